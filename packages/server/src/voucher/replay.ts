/** Replaying an iteration: the same input must give the same bytes. */
import { voucherRoutes } from '@balapan/api/voucher.ts';
import { reading } from '@balapan/database/scope.ts';
import { replayIteration } from '@balapan/domain/iteration/record.ts';
import { system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { readOperation, scopeOf } from '../kernel/operation.ts';
import { sha256 } from './hash.ts';
import { recordOf } from './readIteration.ts';

export interface Replay {
  readonly number: number;
  /** The replay gave the very bytes of the record, and their hashes are those of the iteration. */
  readonly same: boolean;
  readonly bytes: number;
  readonly inputHash: string;
  readonly resultHash: string;
}

/** @throws DomainError request.notFound */
export async function replay(house: House, number: number): Promise<Replay> {
  return compare(number, await reading(house.pool, scopeOf(house, system), (sql) => recordOf(sql, number)));
}

/** The same for the Department's screen. */
export const replayOperation = readOperation(voucherRoutes.replay, async ({ sql, input: { number } }) =>
  compare(number, await recordOf(sql, number)),
);

function compare(number: number, { bytes, inputHash, resultHash }: Awaited<ReturnType<typeof recordOf>>): Replay {
  let again: Uint8Array;
  try {
    again = replayIteration(bytes, sha256);
  } catch {
    // Bytes that cannot be read back are not those that were written.
    return { number, same: false, bytes: bytes.length, inputHash, resultHash };
  }
  const split = bytes.indexOf(resultHead);
  const hashed = sha256(bytes.subarray(0, split)) === inputHash && sha256(bytes.subarray(split)) === resultHash;
  return { number, same: split > 0 && hashed && bytes.equals(again), bytes: bytes.length, inputHash, resultHash };
}

/** Where the result begins in a record. */
const resultHead = '{"form":"balapan.iteration/1.result"';
