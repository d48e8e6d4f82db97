import { accessRoutes } from '@balapan/api/access.ts';
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Role, scopeOfRole } from '@balapan/api/roles.ts';
import { reading, writing } from '@balapan/database/scope.ts';
import { type Actor, system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { changing, scopeOf } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { enter, type SignedIn, type Visitor } from './enter.ts';
import { endSession, findSession, touchSession } from './queries.ts';

/** A use is remembered exact to this. */
const seenMillis = 5 * 60_000;

/** The actor of a session's token hash; null where it has ended or its appointment is over. */
export async function findActor(house: House, tokenHash: Buffer): Promise<Actor | null> {
  const session = await reading(house.pool, scopeOf(house, system), (sql) =>
    findSession(sql, tokenHash, house.wall(), house.now()),
  );
  if (session === null) return null;
  const wall = house.wall();
  // Written seldom: a reading that writes each time would cost twice.
  if (wall - session.seenAt > seenMillis) {
    await writing(house.pool, scopeOf(house, system), (sql) => touchSession(sql, session.id, wall));
  }
  const role: Role = session.role ?? 'guardian';
  const one = (id: string | null): string[] => (id === null ? [] : [id]);
  const { method, provenAt, operatorId } = session;
  return {
    personId: session.personId,
    ...(operatorId === null ? {} : { operatorId }),
    role,
    source: 'web',
    kind: scopeOfRole[role],
    districts: one(session.district),
    providers: one(session.providerId),
    careGroups: one(session.careGroupId),
    children: session.children,
    signsFor: session.signsFor,
    organisation: session.organisation,
    ...(session.unmasked.length === 0 ? {} : { unmasked: session.unmasked }),
    sessionId: session.id,
    proof: { method, provenAt },
    ...(session.acting ? { acting: true } : {}),
    ...(session.replacedUntil === null ? {} : { replacedUntil: session.replacedUntil }),
  };
}

/**
 * Signs in as a person to be. `tokenHash`: sha256 of the cookie's token.
 * @throws DomainError access.demonstrationOnly, request.notFound (no such person in that role today)
 */
export async function signIn(
  house: House,
  tokenHash: Buffer,
  { personId, appointmentId }: { personId: string; appointmentId: string | null },
  visitor: Visitor,
): Promise<SignedIn> {
  if (!house.demonstration) throw refuse('access.demonstrationOnly');
  return changing(house, { ...system, source: 'web' }, accessRoutes.signIn.name, async (call) => {
    const entered = await enter(call, { personId, appointmentId, method: 'demonstration', tokenHash, visitor });
    if (entered === null) throw refuse('request.notFound');
    return { answer: entered.answer, events: [{ chain: null, subjectId: personId, payload: entered.told }] };
  });
}

/** Ends the actor's session; an ended one stays ended. */
export async function signOut(house: House, actor: Actor): Promise<AnswerOf<typeof accessRoutes.signOut>> {
  const { sessionId, personId } = actor;
  if (sessionId === undefined) throw refuse('access.signInNeeded');
  return changing(house, actor, accessRoutes.signOut.name, async ({ sql }) => ({
    answer: { ended: await endSession(sql, sessionId, house.wall()) },
    events: [{ chain: null, subjectId: personId, payload: { session: sessionId, ended: true } }],
  }));
}
