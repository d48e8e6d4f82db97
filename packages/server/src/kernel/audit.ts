import { createHash } from 'node:crypto';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Actor } from './actor.ts';
import { childrenIn } from './childrenIn.ts';
import { prepared } from './prepared.ts';

/** One event of the audit, as the operation tells it. */
export interface AuditEvent {
  /** Kindergarten whose chain it belongs to; null: the region's chain. */
  readonly chain: string | null;
  /** What it is about: an act, a child, a group. */
  readonly subjectId: string | null;
  /** The rows that were changed, before and after. `bigint` becomes decimal text. */
  readonly payload: unknown;
  readonly onBehalfOf?: string;
  /** Children whom it is about and whom the payload does not name by `child` or `childId`. */
  readonly children?: readonly string[];
}

export interface AuditMeta {
  readonly actor: Actor;
  readonly operation: string;
  readonly now: number;
}

/** Runs one statement and gives its rows: a handle of a scoped transaction. */
export interface Runs {
  query<T extends object>(text: string, values?: readonly unknown[]): Promise<T[]>;
  named?<T extends object>(name: string, text: string, values: readonly unknown[]): Promise<T[]>;
}

/** The chain of the region's own matters. */
export const regionChain = '00000000-0000-0000-0000-000000000000';
const nothing = Buffer.alloc(32);

interface Link {
  readonly chain: string;
  readonly seq: bigint;
  readonly payload: string;
  readonly prev: Buffer;
  readonly hash: Buffer;
  readonly event: AuditEvent;
}

/** What of an event goes into its hash, and in which order. */
export interface HashedEvent {
  readonly chain: string;
  readonly seq: bigint;
  readonly at: number;
  readonly userId: string | null;
  readonly onBehalfOf: string | null;
  readonly role: string;
  readonly operation: string;
  readonly subjectId: string | null;
  readonly source: string;
  readonly sessionId: string | null;
  /** As stored. */
  readonly payload: string;
}

/**
 * sha256 over the hash before and the event's own text: a list of its fields as JSON, the payload's text last. An event of a session
 * has one field more than one without: a list of nine and a list of ten can't be taken for each other, so events from before
 * sessions were named hash as they did, and no version has to be kept (decision 23).
 */
export function hashOf(prev: Uint8Array, event: HashedEvent): Buffer {
  const head = JSON.stringify([
    event.chain,
    String(event.seq),
    isoOf(event.at),
    event.userId,
    event.onBehalfOf,
    event.role,
    event.operation,
    event.subjectId,
    event.source,
    ...(event.sessionId === null ? [] : [event.sessionId]),
  ]);
  return createHash('sha256').update(prev).update(head).update('\n').update(event.payload).digest();
}

const payloadText = (payload: unknown): string =>
  JSON.stringify(payload, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) ?? 'null';

/**
 * Appends events to their chains: locks the heads once, in order of their ids (so that two transactions never wait for each
 * other crosswise), links in memory, writes events and heads in one statement: whoever waits for a head waits for two answers
 * of the database and no more. To be called last in a transaction, once.
 */
export async function appendEvents(sql: Runs, events: readonly AuditEvent[], meta: AuditMeta): Promise<void> {
  const chains = [...new Set(events.map((event) => event.chain ?? regionChain))].sort();
  const heads = await lockHeads(sql, chains);
  const links = events.map((event) => link(event, heads, meta));
  await writeLinks(sql, links, heads, meta);
}

interface Head {
  readonly seq: bigint;
  readonly hash: Buffer;
}

/** The heads of the chains, locked; a chain's first event makes its head. */
async function lockHeads(sql: Runs, chains: readonly string[]): Promise<Map<string, Head>> {
  const lock = (): Promise<(Head & { chain_id: string })[]> =>
    prepared(
      sql,
      'audit_lock',
      'SELECT chain_id, seq, hash FROM audit_head WHERE chain_id = ANY ($1::uuid[]) ORDER BY chain_id FOR UPDATE',
      [chains],
    );
  let rows = await lock();
  if (rows.length < chains.length) {
    await sql.query(
      `INSERT INTO audit_head (chain_id, seq, hash) SELECT id, 0, $2 FROM unnest($1::uuid[]) AS id ON CONFLICT DO NOTHING`,
      [chains, nothing],
    );
    rows = await lock();
  }
  return new Map(rows.map((row) => [row.chain_id, row]));
}

/** Who acted, and for whom: a member of the support acts on the behalf of the session's person. */
function whoOf(
  event: AuditEvent,
  { personId, operatorId }: Actor,
): { userId: string | null; onBehalfOf: string | null } {
  return operatorId === undefined
    ? { userId: personId, onBehalfOf: event.onBehalfOf ?? null }
    : { userId: operatorId, onBehalfOf: personId };
}

function link(event: AuditEvent, heads: Map<string, Head>, meta: AuditMeta): Link {
  const chain = event.chain ?? regionChain;
  const head = heads.get(chain);
  if (head === undefined) throw new Error(`no audit chain ${chain}`);
  const payload = payloadText(event.payload);
  const seq = head.seq + 1n;
  const hash = hashOf(head.hash, {
    chain,
    seq,
    at: meta.now,
    ...whoOf(event, meta.actor),
    role: meta.actor.role,
    operation: meta.operation,
    subjectId: event.subjectId,
    source: meta.actor.source,
    sessionId: meta.actor.sessionId ?? null,
    payload,
  });
  heads.set(chain, { seq, hash });
  return { chain, seq, payload, prev: head.hash, hash, event };
}

async function writeLinks(
  sql: Runs,
  links: readonly Link[],
  heads: ReadonlyMap<string, Head>,
  meta: AuditMeta,
): Promise<void> {
  const named = links.flatMap(({ chain, seq, event }) =>
    [...childrenOf(event)].map((child) => ({ child, chain, seq })),
  );
  await prepared(
    sql,
    'audit_write',
    `WITH written AS (
       INSERT INTO audit_event (chain_id, seq, at, user_id, on_behalf_of, role, operation, subject_id, source, payload, prev_hash, hash, session_id)
       SELECT chain_id, seq, $8::timestamptz, $9::uuid, on_behalf_of, $10, $11, subject_id, $12, payload, prev_hash, hash, $19::uuid
         FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::uuid[], $5::json[], $6::bytea[], $7::bytea[])
           AS e (chain_id, seq, on_behalf_of, subject_id, payload, prev_hash, hash)),
     named AS (
       INSERT INTO audit_subject (child_id, chain_id, seq)
       SELECT child_id, chain_id, seq FROM unnest($16::uuid[], $17::uuid[], $18::bigint[]) AS s (child_id, chain_id, seq))
     UPDATE audit_head h SET seq = n.seq, hash = n.hash
       FROM unnest($13::uuid[], $14::bigint[], $15::bytea[]) AS n (chain_id, seq, hash) WHERE h.chain_id = n.chain_id`,
    [
      links.map(({ chain }) => chain),
      links.map(({ seq }) => seq),
      links.map(({ event }) => whoOf(event, meta.actor).onBehalfOf),
      links.map(({ event }) => event.subjectId),
      links.map(({ payload }) => payload),
      links.map(({ prev }) => prev),
      links.map(({ hash }) => hash),
      isoOf(meta.now),
      meta.actor.operatorId ?? meta.actor.personId,
      meta.actor.role,
      meta.operation,
      meta.actor.source,
      [...heads.keys()],
      [...heads.values()].map(({ seq }) => seq),
      [...heads.values()].map(({ hash }) => hash),
      named.map(({ child }) => child),
      named.map(({ chain }) => chain),
      named.map(({ seq }) => seq),
      meta.actor.sessionId ?? null,
    ],
  );
}

const isUuid = (value: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** The children whom an event is about: named in its payload by `child` or `childId`, and those it names beside. */
export function childrenOf({ payload, children = [] }: AuditEvent): ReadonlySet<string> {
  return new Set([...childrenIn(payload, ['childId', 'child']), ...children].filter(isUuid));
}
