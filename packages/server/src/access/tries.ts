/**
 * Limits of tries, kept in the database: they hold over all processes and restarts. The row is locked while it is counted, so that
 * of many at once no more are taken than the limit says.
 */
import { createHash } from 'node:crypto';
import { writing } from '@balapan/database/scope.ts';
import { noTries, type TryLimit, takeTry } from '@balapan/domain/tries.ts';
import { system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { scopeOf } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { keepTries, lockTries } from './tryQueries.ts';

const minutes = (number: number): number => number * 60;

/** What is limited, by whose tries. */
export const tryLimits = {
  /** A person's password, by the person. */
  password: { most: 5, windowSeconds: minutes(15), waitSeconds: minutes(5) },
  /** A second factor, by the person. */
  secondFactor: { most: 5, windowSeconds: minutes(15), waitSeconds: minutes(5) },
  /** One-time invitations typed in, by the number of the person invited. */
  invitation: { most: 5, windowSeconds: minutes(15), waitSeconds: minutes(5) },
  /** Codes sent to a phone, by the phone: each costs money and disturbs. */
  smsSend: { most: 3, windowSeconds: minutes(15), waitSeconds: minutes(15) },
  /** Codes typed in, by the phone. */
  smsCode: { most: 5, windowSeconds: minutes(15), waitSeconds: minutes(15) },
  /** Whatever proves who somebody is, by the address: many people share one behind a provider's gateway. */
  address: { most: 60, windowSeconds: minutes(5), waitSeconds: minutes(5) },
  /** Numbers of people typed in to appoint somebody, by whoever types: the answer tells whether a name belongs to a number. */
  staffNumber: { most: 20, windowSeconds: minutes(15), waitSeconds: minutes(15) },
} as const satisfies Record<string, TryLimit>;

export type TryKind = keyof typeof tryLimits;

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/**
 * Counts one try, in a transaction of its own: a try that is refused afterwards is counted all the same.
 * @param key whose tries they are: a person's id, a phone, an address; kept as a hash
 * @throws DomainError request.tooMany with the seconds to wait
 */
export async function countTry(house: House, kind: TryKind, key: string): Promise<void> {
  const verdict = await writing(house.pool, scopeOf(house, system), async (sql) => {
    const keyHash = hashOf(key);
    const taken = takeTry(await lockTries(sql, kind, keyHash), tryLimits[kind], house.wall());
    await keepTries(sql, kind, keyHash, taken.count);
    return taken;
  });
  if (!verdict.allowed) throw refuse('request.tooMany', { seconds: verdict.waitSeconds });
}

/** After a success: the tries before it no longer count. */
export function forgetTries(house: House, kind: TryKind, key: string): Promise<void> {
  return writing(house.pool, scopeOf(house, system), async (sql) => {
    const keyHash = hashOf(key);
    await lockTries(sql, kind, keyHash);
    await keepTries(sql, kind, keyHash, noTries);
  });
}
