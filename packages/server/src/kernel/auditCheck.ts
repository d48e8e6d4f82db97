/** Walks the audit chains again and tells the first place where each is broken. */
import { reading } from '@balapan/database/scope.ts';
import { system } from './actor.ts';
import { type HashedEvent, hashOf } from './audit.ts';
import type { House } from './house.ts';
import { type ReadHandle, scopeOf } from './operation.ts';

export interface BrokenChain {
  readonly chain: string;
  /** The event at which it breaks. */
  readonly seq: number;
  /** `hash`: the event was changed; `gap`: events before it are missing; `head`: the head names another last event. */
  readonly what: 'hash' | 'gap' | 'head';
}

interface EventRow extends HashedEvent {
  readonly prev: Buffer;
  readonly hash: Buffer;
}

/** Events a read; a chain of the region may be long. */
const batch = 5000;
const nothing = Buffer.alloc(32);

/** Every chain that is broken; an empty list means that nothing was changed since it was written. */
export async function brokenChains(house: House): Promise<{ events: number; broken: BrokenChain[] }> {
  return reading(house.pool, scopeOf(house, system), async (sql) => {
    const broken = new Map<string, BrokenChain>();
    const last = new Map<string, { seq: bigint; hash: Buffer }>();
    let events = 0;
    let from = { chain: '00000000-0000-0000-0000-000000000000', seq: 0n };
    for (;;) {
      const rows = await readEvents(sql, from);
      for (const row of rows) {
        if (!broken.has(row.chain)) {
          const fault = faultOf(row, last.get(row.chain));
          if (fault !== null) broken.set(row.chain, { chain: row.chain, seq: Number(row.seq), what: fault });
        }
        last.set(row.chain, row);
      }
      events += rows.length;
      const end = rows.at(-1);
      if (end === undefined) break;
      from = { chain: end.chain, seq: end.seq };
    }
    for (const head of await readHeads(sql)) {
      const end = last.get(head.chain) ?? { seq: 0n, hash: nothing };
      if (!broken.has(head.chain) && (end.seq !== head.seq || !end.hash.equals(head.hash))) {
        broken.set(head.chain, { chain: head.chain, seq: Number(end.seq), what: 'head' });
      }
    }
    return { events, broken: [...broken.values()] };
  });
}

function faultOf(row: EventRow, before: { seq: bigint; hash: Buffer } | undefined): 'hash' | 'gap' | null {
  if (row.seq !== (before?.seq ?? 0n) + 1n) return 'gap';
  const prev = before?.hash ?? nothing;
  return row.prev.equals(prev) && hashOf(prev, row).equals(row.hash) ? null : 'hash';
}

async function readEvents(sql: ReadHandle, from: { chain: string; seq: bigint }): Promise<EventRow[]> {
  return sql.query<EventRow>(
    `SELECT chain_id AS chain, seq, at, user_id AS "userId", on_behalf_of AS "onBehalfOf", role, operation,
            subject_id AS "subjectId", source, payload::text AS payload, prev_hash AS prev, hash
       FROM audit_event WHERE (chain_id, seq) > ($1::uuid, $2::bigint) ORDER BY chain_id, seq LIMIT ${batch}`,
    [from.chain, from.seq],
  );
}

async function readHeads(sql: ReadHandle): Promise<{ chain: string; seq: bigint; hash: Buffer }[]> {
  return sql.query('SELECT chain_id AS chain, seq, hash FROM audit_head ORDER BY chain_id');
}
