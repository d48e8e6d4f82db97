/** The end of an appointment: on a day, at once, before it begins; or on as ordered. Deputies go with the place. */
import { peopleRoutes } from '@balapan/api/people.ts';
import { appointmentState, commonDays, type Days, isWithin, withEnd } from '@balapan/domain/appointment.ts';
import { addDays, type Day } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { type WriteHandle, writeOperation } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { mayHandle } from './view.ts';
import {
  hasDeputy,
  holdsAlready,
  type LockedAppointment,
  lockAdministrators,
  lockAppointment,
  lockDeputies,
  setHeld,
} from './writeQueries.ts';

/** @throws DomainError request.notFound, people.over, people.lastAdministrator, people.overlaps */
export const end = writeOperation(peopleRoutes.end, async ({ sql, actor, input, now }) => {
  const today = dayAt(now);
  const row = await lockAppointment(sql, input.appointmentId);
  const mine = row !== null && mayHandle(actor, { ...row, deputy: row.deputyFor !== null });
  if (row === null || !mine || actor.personId === null) throw refuse('request.notFound');
  const after = await heldAfter(sql, row, input.lastDay, today);
  const by = actor.personId;
  const deputies = await cutDeputies(sql, row, after, by, now);
  await setHeld(sql, row.id, after, by, now);
  const state = appointmentState({ ordered: row.ordered, held: after, ended: true }, today);
  const appointment = { id: row.id, role: row.role, before: { held: row.held }, after: { held: after, state } };
  return {
    answer: { appointmentId: row.id, state },
    events: [
      { chain: row.providerId, subjectId: row.personId, payload: { appointment, deputies, basis: input.basis } },
    ],
  };
});

async function heldAfter(
  sql: WriteHandle,
  row: LockedAppointment,
  lastDay: Day | null,
  today: Day,
): Promise<Days | null> {
  if (appointmentState(row, today) === 'waiting') return null;
  const found = withEnd(row, lastDay, today);
  if (found === 'no') throw lastDay === null ? refuse('people.over') : refuseField('lastDay', 'people.over');
  const { held } = found;
  if (held !== null && (await holdsAlready(sql, row, held))) throw refuse('people.overlaps');
  if (held !== null && row.deputyFor !== null) await mustFitPrincipal(sql, row, row.deputyFor, held);
  if (row.role === 'administrator' && row.deputyFor === null && held?.to !== null) {
    const free = held === null ? row.held?.from : addDays(held.to, 1);
    const left = await lockAdministrators(sql, free === undefined || free < today ? today : free);
    if (!left.some((id) => id !== row.id)) throw refuse('people.lastAdministrator');
  }
  return held;
}

/** A deputy who is to go on, after the principal's own end was set or another one was named. */
async function mustFitPrincipal(
  sql: WriteHandle,
  row: LockedAppointment,
  principalId: string,
  held: Days,
): Promise<void> {
  const principal = await lockAppointment(sql, principalId);
  if (principal?.held == null || !isWithin(held, principal.held)) throw refuse('people.deputyOutside');
  if (await hasDeputy(sql, principalId, row.id, held)) throw refuse('people.deputyTaken');
}

/** Nobody stands in for a place that nobody holds. @returns the deputies whose days became fewer */
async function cutDeputies(
  sql: WriteHandle,
  row: LockedAppointment,
  after: Days | null,
  by: string,
  now: number,
): Promise<string[]> {
  const cut: string[] = [];
  for (const { id, held } of await lockDeputies(sql, row.id)) {
    const left = held === null || after === null ? null : commonDays(held, after);
    if (left?.from === held?.from && left?.to === held?.to) continue;
    await setHeld(sql, id, left, by, now);
    cut.push(id);
  }
  return cut;
}
