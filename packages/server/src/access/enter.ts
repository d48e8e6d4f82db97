/** The one way into a session, whatever has proven who comes in: a signature, a code, a password, a choice in a demonstration. */
import type { accessRoutes } from '@balapan/api/access.ts';
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { SignInMethod } from '@balapan/api/proof.ts';
import { cabinetOfRole, type Role } from '@balapan/api/roles.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import type { Call, WriteHandle } from '../kernel/operation.ts';
import { insertSession } from './queries.ts';
import { ownRoles } from './signInQueries.ts';

/** Twelve hours: a working day with its evening. */
export const sessionMillis = 12 * 3_600_000;

export type SignedIn = AnswerOf<typeof accessRoutes.signIn>;

/** What a browser tells of itself without being asked. */
export interface Visitor {
  readonly address: string | null;
  readonly device: string | null;
}

export interface Entrance {
  readonly personId: string;
  /** In which of the roles; null: as a guardian; `first`: the one that comes first (appointments before the guardian's). */
  readonly appointmentId: string | null | 'first';
  readonly method: SignInMethod;
  /** sha256 of the cookie's token. */
  readonly tokenHash: Buffer;
  readonly visitor: Visitor;
  /** The member of the support who comes in on the person's behalf. */
  readonly operatorId?: string;
  /** Epoch milliseconds, real time; default: twelve hours from now. */
  readonly endsAt?: number;
  /** The last proof, where it was before this session (a change of role); default: now. */
  readonly provenAt?: number;
}

/**
 * Opens a session in one of the roles that the person has today. The caller's role must see the region.
 * @returns what the browser and the audit are told; null: no such role of theirs today
 */
export async function enter(
  { sql, now, newId, house }: Pick<Call<unknown, WriteHandle>, 'sql' | 'now' | 'newId' | 'house'>,
  { personId, appointmentId: wanted, method, tokenHash, visitor, operatorId, ...times }: Entrance,
): Promise<{ answer: SignedIn; told: { session: string; role: Role; appointmentId: string | null } } | null> {
  const roles = await ownRoles(sql, personId, dayAt(now));
  const found = wanted === 'first' ? roles[0] : roles.find(({ appointmentId }) => appointmentId === wanted);
  const cabinet = found === undefined ? null : cabinetOfRole[found.role];
  if (found === undefined || cabinet === null) return null;
  const { role, appointmentId } = found;
  const [id, madeAt] = [newId(), house.wall()];
  await insertSession(sql, {
    id,
    tokenHash,
    personId,
    appointmentId,
    madeAt,
    endsAt: times.endsAt ?? madeAt + sessionMillis,
    provenAt: times.provenAt ?? madeAt,
    method,
    ...(operatorId === undefined ? {} : { operatorId }),
    ...visitor,
  });
  return { answer: { sessionId: id, role, cabinet }, told: { session: id, role, appointmentId } };
}
