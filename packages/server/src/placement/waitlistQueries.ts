/** SQL of the kindergartens' waitlists. */
import type { ReadHandle, WriteHandle } from '@balapan/database/scope.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Condition } from '../kernel/rule.ts';

/** The age of the place that a child on a waitlist needs: that of its category, the youngest those of the first group. */
export interface WaitingRow {
  readonly entryId: string;
  readonly voucherId: string;
  readonly childId: string;
}

/** The first in a kindergarten's list whom a place of this age and language fits; locked. */
export async function lockFirstWaiting(
  sql: WriteHandle,
  providerId: string,
  age: number,
  language: string,
  youngestPlaceAge: number,
): Promise<WaitingRow | null> {
  const [row] = await sql.query<WaitingRow>(
    `SELECT w.id AS "entryId", w.voucher_id AS "voucherId", w.child_id AS "childId"
       FROM waitlist_entry w JOIN voucher v ON v.id = w.voucher_id JOIN application a ON a.id = v.application_id
      WHERE w.provider_id = $1 AND w.state = 'waiting' AND greatest(a.category_age, $4) = $2 AND a.language IN ($3, 'any')
      ORDER BY w.joined_at, w.id LIMIT 1 FOR UPDATE OF w, v`,
    [providerId, age, language, youngestPlaceAge],
  );
  return row ?? null;
}

export async function insertWaiting(
  sql: WriteHandle,
  entry: { id: string; voucherId: string; childId: string; providerId: string; joinedAt: number },
): Promise<void> {
  await sql.query(
    `INSERT INTO waitlist_entry (id, voucher_id, child_id, provider_id, joined_at, state)
     VALUES ($1, $2, $3, $4, $5::timestamptz, 'waiting')`,
    [entry.id, entry.voucherId, entry.childId, entry.providerId, isoOf(entry.joinedAt)],
  );
}

/** How many wait for the same kinds of places of the kindergarten. */
export async function countWaiting(
  sql: Pick<ReadHandle, 'query'>,
  providerId: string,
  age: number,
  language: string,
  youngestPlaceAge: number,
): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM waitlist_entry w JOIN voucher v ON v.id = w.voucher_id
       JOIN application a ON a.id = v.application_id
      WHERE w.provider_id = $1 AND w.state = 'waiting' AND greatest(a.category_age, $4) = $2
        AND ($3 = 'any' OR a.language IN ($3, 'any'))`,
    [providerId, age, language, youngestPlaceAge],
  );
  return row?.count ?? 0;
}

export async function countWaitlist(sql: Pick<ReadHandle, 'query'>, own: Condition): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM waitlist_entry w WHERE ${own.text} AND w.state IN ('waiting', 'offered')`,
    own.values,
  );
  return row?.count ?? 0;
}

export interface EntryRow {
  readonly id: string;
  readonly voucherId: string;
  readonly childId: string;
  readonly providerId: string;
  readonly state: 'waiting' | 'offered' | 'taken' | 'left';
  readonly confirmBy: number | null;
  readonly careGroupId: string | null;
}

const entry = `id, voucher_id AS "voucherId", child_id AS "childId", provider_id AS "providerId", state,
  confirm_by AS "confirmBy", care_group_id AS "careGroupId"`;

export async function lockLivingEntry(sql: WriteHandle, voucherId: string): Promise<EntryRow | null> {
  const [row] = await sql.query<EntryRow>(
    `SELECT ${entry} FROM waitlist_entry WHERE voucher_id = $1 AND state IN ('waiting', 'offered') FOR UPDATE`,
    [voucherId],
  );
  return row ?? null;
}

export async function moveEntry(
  sql: WriteHandle,
  id: string,
  state: EntryRow['state'],
  offer: { readonly confirmBy: number; readonly careGroupId: string } | null,
): Promise<void> {
  await sql.query(
    'UPDATE waitlist_entry SET state = $2, confirm_by = $3::timestamptz, care_group_id = $4 WHERE id = $1',
    [id, state, offer === null ? null : isoOf(offer.confirmBy), offer?.careGroupId ?? null],
  );
}

export async function earliestConfirmation(sql: Pick<ReadHandle, 'query'>): Promise<number | null> {
  const [row] = await sql.query<{ due: number | null }>(
    `SELECT min(confirm_by) AS due FROM waitlist_entry WHERE state = 'offered'`,
  );
  return row?.due ?? null;
}

export async function lockDueEntries(sql: WriteHandle, now: number): Promise<EntryRow[]> {
  return sql.query<EntryRow>(
    `SELECT ${entry} FROM waitlist_entry WHERE state = 'offered' AND confirm_by <= $1::timestamptz ORDER BY id FOR UPDATE`,
    [isoOf(now)],
  );
}

/** Age and language of a group. */
export async function readGroup(
  sql: Pick<ReadHandle, 'query'>,
  careGroupId: string,
): Promise<{ age: number; language: string; providerId: string; free: number } | null> {
  const [row] = await sql.query<{ age: number; language: string; providerId: string; free: number }>(
    `SELECT g.age, g.language, g.provider_id AS "providerId", greatest(0, g.capacity - p.enrolled - p.held) AS free
       FROM care_group g JOIN care_group_places p ON p.care_group_id = g.id WHERE g.id = $1`,
    [careGroupId],
  );
  return row ?? null;
}
