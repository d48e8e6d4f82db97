/** A person's own sessions and roles: seen, ended one by one. */
import { accessRoutes } from '@balapan/api/access.ts';
import { cabinetOfRole } from '@balapan/api/roles.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import type { Actor } from '../kernel/actor.ts';
import { readOperation, writeOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { endOwnSessions, ownRoles, ownSessions } from './signInQueries.ts';

function mustBeSomebody({ personId }: Actor): string {
  if (personId === null) throw refuse('access.signInNeeded');
  return personId;
}

export const sessions = readOperation(accessRoutes.sessions, async ({ sql, actor, house }) => {
  const rows = await ownSessions(sql, mustBeSomebody(actor), house.wall());
  return {
    sessions: rows.map(({ id, madeAt, endsAt, ...row }) => ({
      ...row,
      sessionId: id,
      madeAt: localIsoOf(madeAt),
      endsAt: localIsoOf(endsAt),
      current: id === actor.sessionId,
    })),
  };
});

export const myRoles = readOperation(
  accessRoutes.roles,
  async ({ sql, actor, now }) => {
    const rows = await ownRoles(sql, mustBeSomebody(actor), dayAt(now));
    return {
      roles: rows.flatMap(({ appointmentId, role, placeKk, placeRu, placeEn, acting }) => {
        const cabinet = cabinetOfRole[role];
        const isPlaced = placeKk !== null && placeRu !== null && placeEn !== null;
        const place = isPlaced ? { kk: placeKk, ru: placeRu, en: placeEn } : null;
        return cabinet === null ? [] : [{ appointmentId, role, cabinet, place, acting }];
      }),
    };
  },
  { wide: 'whether a person is a guardian is asked before they are one in this session; only their own rows are read' },
);

/** @throws DomainError request.notFound for a session that is not one's own, or over */
export const endSession = writeOperation(
  accessRoutes.endSession,
  async ({ sql, actor, house, input: { sessionId } }) => {
    const personId = mustBeSomebody(actor);
    const ended = await endOwnSessions(sql, personId, { id: sessionId }, house.wall());
    if (ended === 0) throw refuse('request.notFound');
    return {
      answer: { ended },
      events: [{ chain: null, subjectId: personId, payload: { session: sessionId, ended: true } }],
    };
  },
);

export const endOtherSessions = writeOperation(accessRoutes.endOtherSessions, async ({ sql, actor, house }) => {
  const personId = mustBeSomebody(actor);
  if (actor.sessionId === undefined) throw refuse('access.signInNeeded');
  const ended = await endOwnSessions(sql, personId, { allBut: actor.sessionId }, house.wall());
  return {
    answer: { ended },
    events: [{ chain: null, subjectId: personId, payload: { kept: actor.sessionId, ended } }],
  };
});
