/** Walks the audit chains again and tells what exactly is broken in each. */
import { reading } from '@balapan/database/scope.ts';
import { system } from './actor.ts';
import { hashOf } from './audit.ts';
import { type EventRow, type HeadRow, placesOfHash, readEventsAfter, readHeads } from './auditQueries.ts';
import type { House } from './house.ts';
import { type ReadHandle, scopeOf } from './operation.ts';

/**
 * `changed`: the event is not what was hashed. `rewritten`: it agrees with its own hash, but the next one was written after another.
 * `removed`: the events `seq` to `to` are gone, `removedAtEnd`: the newest ones. `moved`: event `other.seq` of this chain stands
 * here. `foreign`: an event of the chain `other.chain` stands here. `added`: the events `seq` to `to` lie beyond the head.
 * `head`: the head does not name the newest event. `headGone`: the chain has no head.
 */
export type ChainFaultKind =
  | 'changed'
  | 'rewritten'
  | 'removed'
  | 'removedAtEnd'
  | 'moved'
  | 'foreign'
  | 'added'
  | 'head'
  | 'headGone';

export interface BrokenChain {
  readonly chain: string;
  /** The event at which it breaks. */
  readonly seq: number;
  readonly what: ChainFaultKind;
  /** Last of several events. */
  readonly to?: number;
  /** Where the event that stands here belongs. */
  readonly other?: { readonly chain: string; readonly seq: number };
}

interface Walked {
  readonly seq: bigint;
  readonly hash: Buffer;
  /** Something was told of it, so that what hangs on it is not told once more. */
  readonly blamed: boolean;
}

/** Events a read; a chain of the region may be long. */
const batch = 5000;
/** Faults told at most: whoever has rewritten a chain has broken all of it. */
const most = 50;
const nothing = Buffer.alloc(32);
const start: Walked = { seq: 0n, hash: nothing, blamed: false };
const zeroId = '00000000-0000-0000-0000-000000000000';

/** Every fault of every chain, the first fifty; an empty list means that nothing was changed since it was written. */
export async function brokenChains(house: House): Promise<{ events: number; broken: BrokenChain[] }> {
  return reading(house.pool, scopeOf(house, system), async (sql) => {
    const broken: BrokenChain[] = [];
    const last = new Map<string, Walked>();
    const heads = await readHeads(sql);
    const lengths = new Map(heads.map(({ chain, seq }) => [chain, seq]));
    let events = 0;
    let from = { chain: zeroId, seq: 0n };
    for (;;) {
      const rows = await readEventsAfter(sql, from, batch);
      for (const row of rows) {
        const before = last.get(row.chain) ?? start;
        const faults = broken.length < most ? await faultsOf(sql, row, before, lengths) : [];
        broken.push(...faults);
        last.set(row.chain, {
          seq: row.seq,
          hash: row.hash,
          blamed: faults.some(({ seq }) => seq === Number(row.seq)),
        });
      }
      events += rows.length;
      const end = rows.at(-1);
      if (end === undefined) break;
      from = { chain: end.chain, seq: end.seq };
    }
    broken.push(...headFaults(heads, last));
    return { events, broken: broken.slice(0, most) };
  });
}

async function faultsOf(
  sql: ReadHandle,
  row: EventRow,
  before: Walked,
  lengths: ReadonlyMap<string, bigint>,
): Promise<BrokenChain[]> {
  const { chain } = row;
  const seq = Number(row.seq);
  const isNext = row.seq === before.seq + 1n;
  const isOwn = hashOf(row.prev, row).equals(row.hash);
  const isLinked = row.prev.equals(before.hash);
  if (isNext && isOwn && isLinked) return [];
  const faults: BrokenChain[] = [];
  if (!isNext) faults.push({ chain, seq: Number(before.seq) + 1, to: seq - 1, what: 'removed' });
  else if (isOwn && !before.blamed) {
    // It says what it said, but was written after another event than the one that stands before it now.
    faults.push({ chain, seq: before === start ? seq : Number(before.seq), what: 'rewritten' });
  }
  if (!isOwn) faults.push({ chain, seq, ...(await placeOf(sql, row, lengths)) });
  return faults;
}

/** An event whose hash does not fit its contents and its number: perhaps it fits another place. */
async function placeOf(
  sql: ReadHandle,
  row: EventRow,
  lengths: ReadonlyMap<string, bigint>,
): Promise<Pick<BrokenChain, 'what' | 'other'>> {
  const fits = (chain: string, seq: bigint): boolean => hashOf(row.prev, { ...row, chain, seq }).equals(row.hash);
  const longest = lengths.get(row.chain) ?? row.seq;
  for (let seq = 1n; seq <= longest; seq += 1n) {
    if (fits(row.chain, seq)) return { what: 'moved', other: { chain: row.chain, seq: Number(seq) } };
  }
  const after = row.prev.equals(nothing)
    ? [...lengths.keys()].map((chain) => ({ chain, seq: 0n }))
    : await placesOfHash(sql, row.prev);
  const found = after.find(({ chain, seq }) => fits(chain, seq + 1n));
  if (found === undefined) return { what: 'changed' };
  return { what: 'foreign', other: { chain: found.chain, seq: Number(found.seq) + 1 } };
}

function headFaults(heads: readonly HeadRow[], last: ReadonlyMap<string, Walked>): BrokenChain[] {
  const headed = new Set(heads.map(({ chain }) => chain));
  const faults: BrokenChain[] = heads.flatMap(({ chain, seq, hash }): BrokenChain[] => {
    const end = last.get(chain) ?? start;
    const isSame = end.hash.equals(hash);
    if (end.seq < seq && !isSame) return [{ chain, seq: Number(end.seq) + 1, to: Number(seq), what: 'removedAtEnd' }];
    if (end.blamed || (end.seq === seq && isSame)) return [];
    if (end.seq > seq) return [{ chain, seq: Number(seq) + 1, to: Number(end.seq), what: 'added' }];
    return [{ chain, seq: Number(end.seq), what: 'head' }];
  });
  for (const [chain, { seq }] of last)
    if (!headed.has(chain)) faults.push({ chain, seq: Number(seq), what: 'headGone' });
  return faults;
}
