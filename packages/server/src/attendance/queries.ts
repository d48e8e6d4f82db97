/** SQL of attendance. The newest version of a mark holds; row-level security limits each query to what the actor may see. */

import type { DateRange } from '@balapan/database/values.ts';
import type { Mark } from '@balapan/domain/attendance.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';
import { prepared } from '../kernel/prepared.ts';
import type { Condition } from '../kernel/rule.ts';
import { normHolds } from '../roster/normSql.ts';

export interface GroupRow {
  readonly id: string;
  readonly provider_id: string;
  readonly name: string;
  readonly language: 'kk' | 'ru';
  readonly age: number;
  readonly kind: string;
  readonly hours: string;
}

/** A group; groups are public, so the caller asks the rule whose it is. */
export async function groupOf(sql: Runs, id: string): Promise<GroupRow | null> {
  const [row] = await prepared<GroupRow>(
    sql,
    'group_of',
    'SELECT id, provider_id, name, language, age, kind, hours FROM care_group WHERE id = $1',
    [id],
  );
  return row ?? null;
}

/** One's own groups on a day. */
export function groupsOf(sql: Runs, own: Condition, day: Day): Promise<GroupRow[]> {
  return sql.query<GroupRow>(
    `SELECT g.id, g.provider_id, g.name, g.language, g.age, g.kind, g.hours FROM care_group g
      WHERE g.period @> $1::date AND ${own.text} ORDER BY g.name, g.code`,
    [day, ...own.values],
  );
}

export function groupCounts(
  sql: Runs,
  groups: readonly string[],
  day: Day,
): Promise<{ care_group_id: string; children: number; marked: number; present: number }[]> {
  return sql.query(
    `SELECT e.care_group_id, count(*)::integer AS children, count(m.mark)::integer AS marked,
            (count(*) FILTER (WHERE m.mark = 'present'))::integer AS present
       FROM enrolment e
       LEFT JOIN LATERAL (
         SELECT x.mark FROM attendance_mark x WHERE x.day = $2 AND x.child_id = e.child_id ORDER BY x.version DESC LIMIT 1
       ) m ON true
      WHERE e.care_group_id = ANY ($1::uuid[]) AND e.period @> $2::date GROUP BY e.care_group_id`,
    [groups, day],
  );
}

export interface StayRow {
  readonly child_id: string;
  readonly period: DateRange;
  readonly surname: string;
  readonly given_name: string;
}

/** Children of a group in a span of days, with the period of their stay there. */
export function staysIn(sql: Runs, groupId: string, from: Day, to: Day): Promise<StayRow[]> {
  return prepared<StayRow>(
    sql,
    'stays_in',
    `SELECT e.child_id, e.period, coalesce(c.surname, '') AS surname, coalesce(c.given_name, '') AS given_name
       FROM enrolment e LEFT JOIN child c ON c.id = e.child_id
      WHERE e.care_group_id = $1 AND e.period && daterange($2, $3, '[]') ORDER BY c.surname, c.given_name, e.child_id`,
    [groupId, from, to],
  );
}

export interface MarkRow {
  readonly day: Day;
  readonly child_id: string;
  readonly provider_id: string;
  readonly care_group_id: string;
  readonly version: number;
  readonly mark: Mark;
  readonly document: boolean;
  readonly marked_at: number;
  readonly marked_by: string | null;
}

/** The marks that hold, of some children in a span of days. */
export function marksOf(sql: Runs, children: readonly string[], from: Day, to: Day): Promise<MarkRow[]> {
  return prepared<MarkRow>(
    sql,
    'marks_of',
    `SELECT DISTINCT ON (day, child_id) day, child_id, provider_id, care_group_id, version, mark, document, marked_at, marked_by
       FROM attendance_mark WHERE day BETWEEN $2 AND $3 AND child_id = ANY ($1::uuid[]) ORDER BY day, child_id, version DESC`,
    [children, from, to],
  );
}

/** Whether the register of a month is frozen, and since when. */
export async function frozenAt(sql: Runs, providerId: string, month: Day): Promise<number | null> {
  const [row] = await sql.query<{ frozen_at: number | null }>(
    `SELECT CASE WHEN NOT EXISTS (SELECT FROM act a WHERE a.register_id = r.id AND a.state = 'returned') THEN r.frozen_at END AS frozen_at
       FROM register r WHERE r.provider_id = $1 AND r.month = $2 ORDER BY r.version DESC LIMIT 1`,
    [providerId, month],
  );
  return row?.frozen_at ?? null;
}

export interface NewMark {
  readonly childId: string;
  readonly version: number;
  readonly mark: Mark;
  readonly document: boolean;
  readonly reason: string | null;
}

/** @returns how many were written: fewer than given when somebody else has marked meanwhile */
export async function insertMarks(
  sql: Runs,
  of: { readonly providerId: string; readonly careGroupId: string; readonly day: Day; readonly by: string | null },
  marks: readonly NewMark[],
  now: number,
): Promise<number> {
  const rows = await prepared(
    sql,
    'insert_marks',
    `INSERT INTO attendance_mark (day, child_id, version, provider_id, care_group_id, mark, document, marked_at, marked_by, reason)
     SELECT $1, n.child_id, n.version, $2, $3, n.mark, n.document, $4::timestamptz, $5, n.reason
       FROM unnest($6::uuid[], $7::smallint[], $8::text[], $9::boolean[], $10::text[]) AS n (child_id, version, mark, document, reason)
     ON CONFLICT DO NOTHING RETURNING child_id`,
    [
      of.day,
      of.providerId,
      of.careGroupId,
      isoOf(now),
      of.by,
      marks.map(({ childId }) => childId),
      marks.map(({ version }) => version),
      marks.map(({ mark }) => mark),
      marks.map(({ document }) => document),
      marks.map(({ reason }) => reason),
    ],
  );
  return rows.length;
}

/** Months that guardians confirmed, by child. */
export async function confirmations(
  sql: Runs,
  children: readonly string[],
  month: Day,
  providerId: string | null = null,
): Promise<Map<string, number>> {
  const rows = await prepared<{ child_id: string; confirmed_at: number }>(
    sql,
    'confirmations',
    `SELECT child_id, max(confirmed_at) AS confirmed_at FROM month_confirmation
      WHERE month = $2 AND child_id = ANY ($1::uuid[]) AND ($3::uuid IS NULL OR provider_id = $3) GROUP BY child_id`,
    [children, month, providerId],
  );
  return new Map(rows.map((row) => [row.child_id, row.confirmed_at]));
}

/** @returns whether it is new */
export async function insertConfirmation(
  sql: Runs,
  month: Day,
  childId: string,
  providerId: string,
  personId: string,
  now: number,
): Promise<boolean> {
  const rows = await prepared(
    sql,
    'insert_confirmation',
    `INSERT INTO month_confirmation (month, child_id, provider_id, person_id, confirmed_at, method)
     VALUES ($1, $2, $3, $4, $5::timestamptz, 'cabinet') ON CONFLICT DO NOTHING RETURNING month`,
    [month, childId, providerId, personId, isoOf(now)],
  );
  return rows.length > 0;
}

/** Marked days of leave of the year before this month, in closed registers. */
export async function leaveBefore(sql: Runs, children: readonly string[], month: Day): Promise<Map<string, number>> {
  const rows = await sql.query<{ child_id: string; days: number }>(
    `SELECT l.child_id, sum(l.leave)::integer AS days FROM register_line l
      WHERE l.month >= date_trunc('year', $2::date)::date AND l.month < $2 AND l.child_id = ANY ($1::uuid[])
        AND NOT EXISTS (SELECT FROM register r JOIN register n USING (provider_id, month) WHERE r.id = l.register_id AND n.version > r.version)
      GROUP BY l.child_id`,
    [children, month],
  );
  return new Map(rows.map((row) => [row.child_id, row.days]));
}

export interface NormStretchRow {
  readonly from: Day;
  readonly total_tiyn: bigint;
  readonly local_tiyn: bigint;
  readonly republican_tiyn: bigint;
}

/** The norms of a kind of group in a kindergarten in a month, in order, each from its first day. */
export function normsOf(
  sql: Runs,
  group: { readonly kind: string; readonly hours: string; readonly provider_id: string },
  first: Day,
  last: Day,
): Promise<NormStretchRow[]> {
  return sql.query<NormStretchRow>(
    `SELECT s.day AS "from", n.total_tiyn, n.local_tiyn, n.republican_tiyn
       FROM (SELECT $3::date AS day UNION SELECT lower(period) FROM norm UNION SELECT upper(period) FROM norm) s
       CROSS JOIN (SELECT $1::text AS kind, $2::numeric AS hours) g
       JOIN provider p ON p.id = $5 JOIN norm n ON ${normHolds('s.day')}
      WHERE s.day BETWEEN $3 AND $4 ORDER BY s.day`,
    [group.kind, group.hours, first, last, group.provider_id],
  );
}

export async function parentFeeOn(sql: Runs, day: Day): Promise<bigint | null> {
  const [row] = await sql.query<{ amount_tiyn: bigint }>(
    'SELECT amount_tiyn FROM parent_fee WHERE period @> $1::date',
    [day],
  );
  return row?.amount_tiyn ?? null;
}
