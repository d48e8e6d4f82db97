/** SQL of the journal. */
import type { Role } from '@balapan/api/roles.ts';
import type { ReadHandle } from '@balapan/database/scope.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Actor } from '../kernel/actor.ts';

type Reads = Pick<ReadHandle, 'query'>;

export interface JournalRow {
  readonly chain: string;
  readonly seq: bigint;
  readonly at: number;
  readonly operation: string;
  readonly role: Role;
  readonly source: Actor['source'];
  readonly userId: string | null;
  readonly userName: string | null;
  readonly onBehalfOf: string | null;
  readonly onBehalfName: string | null;
  readonly providerId: string | null;
  readonly kk: string | null;
  readonly ru: string | null;
  readonly en: string | null;
}

/** Whose names the reader is told: everybody's, or those of the staff and of these people. */
export type Names = 'all' | readonly string[];

/** @param place of the parameter that lists the people */
const nameOf = (person: string, names: Names, place: string): string => {
  const name = `concat_ws(' ', ${person}.surname, ${person}.given_name, ${person}.patronymic)`;
  return names === 'all'
    ? `CASE WHEN ${person}.id IS NOT NULL THEN ${name} END`
    : `CASE WHEN ${person}.staff OR ${person}.id = ANY (${place}::uuid[]) THEN ${name} END`;
};
const columns = (
  names: Names,
  place: string,
): string => `e.chain_id AS chain, e.seq, e.at, e.operation, e.role, e.source, COALESCE(e.user_id, p.id) AS "userId",
  ${nameOf('p', names, place)} AS "userName", e.on_behalf_of AS "onBehalfOf", ${nameOf('b', names, place)} AS "onBehalfName",
  k.id AS "providerId", k.name_kk AS kk, k.name_ru AS ru, k.name_en AS en`;
/** Whoever signs in is nobody yet when the event is written: it is about them. */
const actedBy = `COALESCE(e.user_id, CASE WHEN e.operation LIKE 'access.%' THEN e.subject_id END)`;
const tables = `audit_event e LEFT JOIN person p ON p.id = ${actedBy} LEFT JOIN person b ON b.id = e.on_behalf_of
  LEFT JOIN provider k ON k.id = e.chain_id`;

/** Where a page ends: the next one begins after it. */
export interface Cursor {
  readonly at: number;
  readonly chain: string;
  readonly seq: bigint;
}

export interface JournalFilter {
  /** Moments: from the one on, before the other. */
  readonly from: number;
  readonly to: number;
  readonly after: Cursor | null;
  /** Chains; null: all of the region. */
  readonly chains: readonly string[] | null;
  readonly userId: string | null;
  readonly operation: string | null;
  readonly size: number;
}

/**
 * A page by its last row, never by number: an index gives it in order, however many events lie before it. Only what is asked stands
 * in the text, so that the plan fits it. One row more than `size` tells that there are more.
 */
export function eventsQuery(filter: JournalFilter, names: Names): { text: string; values: unknown[] } {
  const values: unknown[] = [isoOf(filter.from), isoOf(filter.to), filter.size + 1];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const where = ['e.at >= $1::timestamptz', 'e.at < $2::timestamptz'];
  if (filter.after !== null) {
    const { at, chain, seq } = filter.after;
    where.push(
      `(e.at, e.chain_id, e.seq) < (${put(isoOf(at))}::timestamptz, ${put(chain)}::uuid, ${put(seq)}::bigint)`,
    );
  }
  if (filter.chains !== null) where.push(`e.chain_id = ANY (${put(filter.chains)}::uuid[])`);
  if (filter.userId !== null) where.push(`e.user_id = ${put(filter.userId)}::uuid`);
  if (filter.operation !== null) where.push(`e.operation = ${put(filter.operation)}`);
  const place = names === 'all' ? '' : put(names);
  const text = `SELECT ${columns(names, place)} FROM ${tables} WHERE ${where.join(' AND ')}
     ORDER BY e.at DESC, e.chain_id DESC, e.seq DESC LIMIT $3`;
  return { text, values };
}

export async function listEvents(sql: Reads, filter: JournalFilter, names: Names): Promise<JournalRow[]> {
  const { text, values } = eventsQuery(filter, names);
  return sql.query<JournalRow>(text, values);
}

export interface EventDetail extends JournalRow {
  readonly subjectId: string | null;
  readonly sessionId: string | null;
  readonly prev: Buffer;
  readonly hash: Buffer;
  readonly payload: string;
  readonly method: string | null;
  readonly madeAt: number | null;
  readonly address: string | null;
  readonly device: string | null;
}

export async function readEvent(sql: Reads, chain: string, seq: number, names: Names): Promise<EventDetail | null> {
  const [row] = await sql.query<EventDetail>(
    `SELECT ${columns(names, '$3')}, e.subject_id AS "subjectId", e.session_id AS "sessionId", e.prev_hash AS prev, e.hash,
            e.payload::text AS payload, s.method, s.made_at AS "madeAt", s.address, s.device
       FROM ${tables} LEFT JOIN session s ON s.id = e.session_id WHERE e.chain_id = $1 AND e.seq = $2`,
    names === 'all' ? [chain, seq] : [chain, seq, names],
  );
  return row ?? null;
}

/** The contents as stored, if row-level security shows the event. */
export async function readContents(
  sql: Reads,
  chain: string,
  seq: number,
): Promise<{ readonly payload: string; readonly subjectId: string | null } | null> {
  const [row] = await sql.query<{ payload: string; subjectId: string | null }>(
    'SELECT payload::text AS payload, subject_id AS "subjectId" FROM audit_event WHERE chain_id = $1 AND seq = $2',
    [chain, seq],
  );
  return row ?? null;
}
