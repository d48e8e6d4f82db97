/**
 * Signing in with a password and a code at once. Whoever it is said to be, the same is done (one comparison of a hash, the same
 * number of codes) and the same is answered, so that nobody learns who works here, whose password was right or who has none.
 */
import { staffSignInRoutes } from '@balapan/api/staffSignIn.ts';
import { reading } from '@balapan/database/scope.ts';
import { normalizePassword } from '@balapan/domain/password.ts';
import type { House } from '../../kernel/house.ts';
import { changing, scopeOf } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { enter, type SignedIn, type Visitor } from '../enter.ts';
import { countTry, forgetTries } from '../tries.ts';
import { matchCode, mustHaveTools, takeCode } from './codes.ts';
import { accountByIin, totpFactors } from './proofQueries.ts';
import { doorkeeper, tellRefused } from './refused.ts';

export interface PasswordSignIn {
  readonly iin: string;
  readonly password: string;
  readonly code: string;
  readonly tokenHash: Buffer;
  readonly visitor: Visitor;
}

/** The database is asked as often for an unknown person. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** @throws DomainError access.wrongPassword whatever of it is wrong, request.tooMany, request.unavailable */
export async function signInWithPassword(house: House, wanted: PasswordSignIn): Promise<SignedIn> {
  const tools = mustHaveTools(house);
  const { iin, password, code, tokenHash, visitor } = wanted;
  await countTry(house, 'address', visitor.address ?? '');
  // By the number that was given and not by the person found: an unknown one is stopped at the same try.
  await countTry(house, 'password', iin);
  const { account, factors } = await reading(house.pool, scopeOf(house, doorkeeper), async (sql) => {
    const known = await accountByIin(sql, iin);
    return { account: known, factors: await totpFactors(sql, known?.personId ?? nobody) };
  });
  const isRight = await tools.passwords.verify(account?.hash ?? null, normalizePassword(password));
  const matched = await matchCode(house, factors, code);
  const personId = account?.personId ?? null;
  if (personId === null || !isRight || matched === null) {
    const reason = personId === null ? 'unknown' : account?.hash === null ? 'none' : isRight ? 'code' : 'password';
    return await notIn(house, personId, reason, visitor);
  }
  const signedIn = await changing(house, doorkeeper, staffSignInRoutes.signInWithPassword.name, async (call) => {
    const isFirst = await takeCode(call.sql, matched, house.wall());
    const order = { personId, appointmentId: 'first', method: 'password', tokenHash, visitor } as const;
    const entered = isFirst ? await enter(call, order) : null;
    const told = entered?.told ?? { refused: isFirst ? 'noRole' : 'codeUsed' };
    return {
      answer: entered?.answer ?? null,
      events: [{ chain: null, subjectId: personId, payload: { ...told, factor: matched.factorId, ...visitor } }],
    };
  });
  if (signedIn === null) throw refuse('access.wrongPassword');
  await forgetTries(house, 'password', iin);
  return signedIn;
}

async function notIn(house: House, personId: string | null, reason: string, visitor: Visitor): Promise<never> {
  await tellRefused(house, { way: 'password', reason, personId }, visitor);
  throw refuse('access.wrongPassword');
}
