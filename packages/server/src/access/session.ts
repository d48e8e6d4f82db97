import { accessRoutes } from '@balapan/api/access.ts';
import type { AnswerOf } from '@balapan/api/contract.ts';
import { cabinetOfRole, type Role, scopeOfRole } from '@balapan/api/roles.ts';
import { reading } from '@balapan/database/scope.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { type Actor, system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { changing, scopeOf } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { endSession, findAppointment, findSession, insertSession, isGuardian } from './queries.ts';
import type { Visitor } from './signIn.ts';

/** Twelve hours: a working day with its evening. */
export const sessionMillis = 12 * 3_600_000;

export type SignedIn = AnswerOf<typeof accessRoutes.signIn>;

/** The actor of a session's token hash; null where it has ended or its appointment is over. */
export async function findActor(house: House, tokenHash: Buffer): Promise<Actor | null> {
  const session = await reading(house.pool, scopeOf(house, system), (sql) =>
    findSession(sql, tokenHash, house.wall(), dayAt(house.now())),
  );
  if (session === null) return null;
  const role: Role = session.role ?? 'guardian';
  const one = (id: string | null): string[] => (id === null ? [] : [id]);
  return {
    personId: session.personId,
    role,
    source: 'web',
    kind: scopeOfRole[role],
    districts: one(session.district),
    providers: one(session.providerId),
    careGroups: one(session.careGroupId),
    children: session.children,
    organisation: session.organisation,
    sessionId: session.id,
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
  return changing(house, { ...system, source: 'web' }, accessRoutes.signIn.name, async ({ sql, now, newId }) => {
    const role = appointmentId === null ? 'guardian' : await findAppointment(sql, appointmentId, personId, dayAt(now));
    const cabinet = role === null ? null : cabinetOfRole[role];
    if (role === null || cabinet === null || (appointmentId === null && !(await isGuardian(sql, personId)))) {
      throw refuse('request.notFound');
    }
    const id = newId();
    const madeAt = house.wall();
    const times = { madeAt, endsAt: madeAt + sessionMillis };
    await insertSession(sql, { id, tokenHash, personId, appointmentId, ...times, method: 'demonstration', ...visitor });
    return {
      answer: { sessionId: id, role, cabinet },
      events: [{ chain: null, subjectId: personId, payload: { session: id, role, appointmentId } }],
    };
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
