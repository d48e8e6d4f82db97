/** SQL of walking the audit chains. */
import type { HashedEvent } from './audit.ts';
import type { ReadHandle } from './operation.ts';

type Reads = Pick<ReadHandle, 'query'>;

export interface EventRow extends HashedEvent {
  readonly prev: Buffer;
  readonly hash: Buffer;
}

export interface HeadRow {
  readonly chain: string;
  readonly seq: bigint;
  readonly hash: Buffer;
}

/** The events after one, in order of the chains, at most `most`. */
export async function readEventsAfter(
  sql: Reads,
  from: { readonly chain: string; readonly seq: bigint },
  most: number,
): Promise<EventRow[]> {
  return sql.query<EventRow>(
    `SELECT chain_id AS chain, seq, at, user_id AS "userId", on_behalf_of AS "onBehalfOf", role, operation,
            subject_id AS "subjectId", source, session_id AS "sessionId", payload::text AS payload, prev_hash AS prev, hash
       FROM audit_event WHERE (chain_id, seq) > ($1::uuid, $2::bigint) ORDER BY chain_id, seq LIMIT $3`,
    [from.chain, from.seq, most],
  );
}

export async function readHeads(sql: Reads): Promise<HeadRow[]> {
  return sql.query('SELECT chain_id AS chain, seq, hash FROM audit_head ORDER BY chain_id');
}

/** Where events with this hash stand; through the whole table, so only for what is broken. */
export async function placesOfHash(
  sql: Reads,
  hash: Buffer,
): Promise<{ readonly chain: string; readonly seq: bigint }[]> {
  return sql.query('SELECT chain_id AS chain, seq FROM audit_event WHERE hash = $1 ORDER BY chain_id, seq LIMIT 10', [
    hash,
  ]);
}
