/** A code of an application, checked against what a person has and taken once. */
import type { FieldCipher, Wrapped } from '../../adapters/fieldCipher/fieldCipher.ts';
import type { ProofTools } from '../../adapters/proof/proofTools.ts';
import type { Runs } from '../../kernel/audit.ts';
import type { House } from '../../kernel/house.ts';
import { refuse } from '../../kernel/refuse.ts';
import { type TotpFactor, takeStep } from './proofQueries.ts';

/** @throws DomainError request.unavailable where staff cannot prove themselves so */
export function mustHaveTools({ proofs }: House): ProofTools {
  if (proofs === undefined) throw refuse('request.unavailable');
  return proofs;
}

/**
 * Shared secrets are sealed with the outer keys of the settings, each for its own factor.
 * @throws DomainError access.noCodesHere where the settings name no keys: then only passkeys are a second factor
 */
export function mustHaveKeys({ fields }: House): FieldCipher {
  if (fields === undefined) throw refuse('access.noCodesHere');
  return fields;
}

export function sealSecret(house: House, secret: string, factorId: string): Wrapped {
  return mustHaveKeys(house).wrap(Buffer.from(secret), factorId);
}

/** How many applications are looked at for every code, whoever it is said to be from: the work tells nothing. */
const looked = 3;

export interface MatchedCode {
  readonly factorId: string;
  readonly step: number;
}

/** Whose code it is; the same work for nobody, one or several applications. */
export async function matchCode(
  house: House,
  factors: readonly TotpFactor[],
  code: string,
): Promise<MatchedCode | null> {
  const { codes } = mustHaveTools(house);
  let found: MatchedCode | null = null;
  for (let place = 0; place < looked; place += 1) {
    const factor = house.fields === undefined ? undefined : factors[place];
    const secret = factor === undefined ? null : Buffer.from(mustHaveKeys(house).unwrap(factor, factor.id)).toString();
    const step = await codes.stepOf(secret, code, house.wall());
    if (step !== null && factor !== undefined && step > factor.lastStep) found ??= { factorId: factor.id, step };
  }
  return found;
}

/** Takes the code, so that it is good once. @returns false: somebody was quicker with it */
export function takeCode(sql: Runs, { factorId, step }: MatchedCode, wall: number): Promise<boolean> {
  return takeStep(sql, factorId, step, wall);
}
