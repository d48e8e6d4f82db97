/** SQL of disputes over days (domain.md 2.10). */
import type { Mark } from '@balapan/domain/attendance.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';
import { prepared } from '../kernel/prepared.ts';
import type { Condition } from '../kernel/rule.ts';

export interface DisputeRow {
  readonly id: string;
  readonly number: number;
  readonly day: Day;
  readonly child_id: string;
  readonly provider_id: string;
  readonly child_name: string;
  readonly claim: Mark;
  readonly mark: Mark | null;
  readonly note: string;
  readonly opened_at: number;
  readonly answer_by: Day;
  readonly state: 'open' | 'upheld' | 'declined';
  readonly answer: string | null;
  readonly of: number;
}

const columns = `d.id, d.number, d.day, d.child_id, d.provider_id, coalesce(c.surname || ' ' || c.given_name, '') AS child_name, d.claim,
  (SELECT m.mark FROM attendance_mark m WHERE m.day = d.day AND m.child_id = d.child_id ORDER BY m.version DESC LIMIT 1) AS mark,
  d.note, d.opened_at, d.answer_by, d.state, d.answer, (count(*) OVER ())::integer AS of`;

export function listDisputes(
  sql: Runs,
  state: string | null,
  own: Condition,
  page: { readonly page: number; readonly size: number },
): Promise<DisputeRow[]> {
  return sql.query<DisputeRow>(
    `SELECT ${columns} FROM day_dispute d LEFT JOIN child c ON c.id = d.child_id
      WHERE ($1::text IS NULL OR d.state = $1) AND ${own.text}
      ORDER BY d.state <> 'open', d.answer_by, d.number LIMIT $2 OFFSET $3`,
    [state, page.size, (page.page - 1) * page.size, ...own.values],
  );
}

export function disputesOf(sql: Runs, children: readonly string[], from: Day, to: Day): Promise<DisputeRow[]> {
  return prepared<DisputeRow>(
    sql,
    'disputes_of',
    `SELECT ${columns} FROM day_dispute d LEFT JOIN child c ON c.id = d.child_id
      WHERE d.child_id = ANY ($1::uuid[]) AND d.day BETWEEN $2 AND $3 ORDER BY d.day, d.number`,
    [children, from, to],
  );
}

export async function lockDispute(sql: Runs, id: string): Promise<DisputeRow | null> {
  const locked = await sql.query('SELECT id FROM day_dispute WHERE id = $1 FOR UPDATE', [id]);
  if (locked.length === 0) return null;
  const [row] = await sql.query<DisputeRow>(
    `SELECT ${columns} FROM day_dispute d LEFT JOIN child c ON c.id = d.child_id WHERE d.id = $1`,
    [id],
  );
  return row ?? null;
}

/** The highest number in the region; to be asked with the region's scope. */
export async function lastNumber(sql: Runs): Promise<number> {
  const [row] = await sql.query<{ last: number }>('SELECT coalesce(max(number), 0) AS last FROM day_dispute');
  return row?.last ?? 0;
}

export interface NewDispute {
  readonly id: string;
  readonly number: number;
  readonly day: Day;
  readonly childId: string;
  readonly providerId: string;
  readonly personId: string;
  readonly claim: Mark;
  readonly note: string;
  readonly answerBy: Day;
}

/** @returns whether it was written: not when its id, its number or an open dispute of the same day is there already */
export async function insertDispute(sql: Runs, dispute: NewDispute, now: number): Promise<boolean> {
  const rows = await sql.query(
    `INSERT INTO day_dispute (id, number, day, child_id, provider_id, person_id, claim, note, opened_at, answer_by, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::timestamptz, $10, 'open') ON CONFLICT DO NOTHING RETURNING id`,
    [
      dispute.id,
      dispute.number,
      dispute.day,
      dispute.childId,
      dispute.providerId,
      dispute.personId,
      dispute.claim,
      dispute.note,
      isoOf(now),
      dispute.answerBy,
    ],
  );
  return rows.length > 0;
}

export async function setAnswer(
  sql: Runs,
  id: string,
  state: 'upheld' | 'declined',
  answer: string,
  now: number,
): Promise<void> {
  await sql.query('UPDATE day_dispute SET state = $2, answer = $3, answered_at = $4::timestamptz WHERE id = $1', [
    id,
    state,
    answer,
    isoOf(now),
  ]);
}
