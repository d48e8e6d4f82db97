/** A passkey's answer to a challenge: whose it is, whether it holds, its use counted. */
import { type AuthenticationResponseJSON, checkPasskey, type Place } from '../../adapters/proof/passkeys.ts';
import type { Runs } from '../../kernel/audit.ts';
import type { House } from '../../kernel/house.ts';
import { countPasskey, lockPasskey, type PasskeyFactor } from './proofQueries.ts';

export interface PasskeyTry {
  readonly challenge: Buffer;
  readonly response: object;
  readonly place: Place;
}

export type PasskeyProof =
  | { readonly ok: true; readonly factor: PasskeyFactor }
  | { readonly ok: false; readonly reason: 'unknown' | 'wrong' | 'cloned'; readonly personId: string | null };

/** Checks and counts within the transaction of `sql`: of two answers with one count the second tells of a copy. */
export async function provePasskey(
  sql: Runs,
  house: House,
  { challenge, response, place }: PasskeyTry,
): Promise<PasskeyProof> {
  const answer = response as AuthenticationResponseJSON;
  const factor = await lockPasskey(sql, answer.id);
  if (factor === null) return { ok: false, reason: 'unknown', personId: null };
  const verdict = await checkPasskey(place, challenge, answer, factor);
  if (typeof verdict === 'string') return { ok: false, reason: verdict, personId: factor.personId };
  await countPasskey(sql, factor.id, verdict.counter, house.wall());
  return { ok: true, factor };
}
