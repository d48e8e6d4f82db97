/** What a passkey is asked to sign: chance, good once, for one browser or one session and one purpose, for five minutes. */
import { createHash, randomBytes } from 'node:crypto';
import { signInMinutes } from '@balapan/domain/signInText.ts';
import type { AuditEvent, Runs } from '../../kernel/audit.ts';
import type { House } from '../../kernel/house.ts';
import { changing } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { insertChallenge, useChallenge } from '../signInQueries.ts';
import { doorkeeper } from './refused.ts';

export type ChallengePurpose = 'signIn' | 'stepUp' | 'newPasskey' | 'invitation';

/** A purpose is part of whose challenge it is: one asked for a step-up opens no door. */
export interface ChallengeOwner {
  readonly purpose: ChallengePurpose;
  /** The secret of a browser's cookie, the id of a session or of an invitation. */
  readonly key: string;
}

const challengeBytes = 32;
const hashOf = ({ purpose, key }: ChallengeOwner): Buffer => createHash('sha256').update(`${purpose}:${key}`).digest();

/** Keeps a new challenge in the transaction of `sql`. */
export async function putChallenge(
  sql: Runs,
  house: Pick<House, 'newId' | 'wall'>,
  owner: ChallengeOwner,
): Promise<{ challengeId: string; challenge: Buffer }> {
  const [id, challenge, madeAt] = [house.newId(), randomBytes(challengeBytes), house.wall()];
  const endsAt = madeAt + signInMinutes * 60_000;
  await insertChallenge(sql, { id, browserHash: hashOf(owner), bytes: challenge, madeAt, endsAt });
  return { challengeId: id, challenge };
}

/**
 * Uses a challenge up in a transaction of its own, before its answer is looked at.
 * @throws DomainError access.challengeOver: unknown, another's, used or over
 */
export async function takeChallenge(house: House, id: string, owner: ChallengeOwner): Promise<Buffer> {
  const challenge = await changing(house, doorkeeper, 'access.challengeUsed', async ({ sql }) => {
    const events: [AuditEvent] = [{ chain: null, subjectId: id, payload: { purpose: owner.purpose } }];
    return { answer: await useChallenge(sql, id, hashOf(owner), house.wall()), events };
  });
  if (challenge === null) throw refuse('access.challengeOver');
  return challenge;
}
