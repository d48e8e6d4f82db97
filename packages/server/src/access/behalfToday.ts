import { phoneAccessRoutes } from '@balapan/api/phoneAccess.ts';
import { dayAt, localIsoOf, momentOf } from '@balapan/domain/moment.ts';
import { readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { callsSince } from './behalfQueries.ts';

/** A member of the support sees their own calls of this day by the real clock; of the callers nothing is told. */
export const behalfToday = readOperation(phoneAccessRoutes.behalfToday, async ({ sql, actor, house }) => {
  if (actor.personId === null) throw refuse('access.signInNeeded');
  const wall = house.wall();
  const rows = await callsSince(sql, actor.personId, momentOf(dayAt(wall), '00:00'), wall);
  return {
    calls: rows.map(({ beganAt, endedAt, ...row }) => ({
      ...row,
      beganAt: localIsoOf(beganAt),
      endedAt: endedAt === null ? null : localIsoOf(endedAt),
    })),
  };
});
