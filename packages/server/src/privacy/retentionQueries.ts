/**
 * SQL of the terms of keeping: which rows are due, and what is done to them. `t` is the table, `$1` the moment before which a row
 * is due. Run as `balapan_retention`, which may do this and no more.
 */
import type { ReadHandle, WriteHandle } from '@balapan/database/scope.ts';
import { isoOf, type Moment } from '@balapan/domain/moment.ts';
import type { RetentionTerm } from '@balapan/domain/retention.ts';

interface Due {
  readonly where: string;
  /** What masking writes; a term without it destroys. */
  readonly set?: string;
  /** A statement before: `$1` is the moment, `$2` the region. */
  readonly before?: string;
}

const before = '$1::timestamptz';
const day = `(${before} AT TIME ZONE 'Asia/Almaty')::date`;
/** No stay in a kindergarten that runs, begins later, or ended after the moment. */
const hasNoStay = (child: string): string =>
  `NOT EXISTS (SELECT FROM enrolment e WHERE e.child_id = ${child} AND (upper_inf(e.period) OR upper(e.period) > ${day}))`;
/** Of school age at the moment, away from kindergarten and queue since then, and not masked yet. */
const wentToSchool = `t.iin <> t.id::text AND t.birth_date <= ${day} - interval '7 years' AND ${hasNoStay('t.id')}
  AND NOT EXISTS (SELECT FROM voucher v WHERE v.child_id = t.id AND v.state NOT IN ('used', 'ended'))
  AND NOT EXISTS (SELECT FROM application a WHERE a.child_id = t.id
                   AND (a.state NOT IN ('annulled', 'enrolled') OR a.state_since >= ${before}))`;

const dues: Readonly<Record<string, Due>> = {
  sign_in_challenge: { where: `t.ends_at < ${before}` },
  phone_code: { where: `t.ends_at < ${before}` },
  qr_request: { where: `t.ends_at < ${before}` },
  try_count: { where: `coalesce(t.blocked_until, t.since) < ${before}` },
  on_behalf: { where: `t.began_at < ${before}` },
  session: { where: `coalesce(t.ended_at, t.ends_at) < ${before}` },
  outbox: { where: `t.kind = 'message' AND t.done_at < ${before} AND t.payload <> '{}'`, set: `payload = '{}'` },
  import_error: { where: `t.run_id IN (SELECT r.id FROM import_run r WHERE r.started_at < ${before})` },
  other_region_line: { where: `t.file_day < ${day}` },
  queue_line: {
    where: `t.file_day < ${day} AND t.child_iin <> ''`,
    set: `child_iin = '', guardian_iin = '', surname = '', given_name = '', patronymic = NULL, ground = NULL`,
  },
  read_log: { where: `t.at < ${before}` },
  data_request: {
    where: `t.state <> 'open' AND t.decided_at < ${before} AND t.body <> '–'`,
    set: `body = '–', answer = '–'`,
  },
  'health_note.replaced': {
    where: `EXISTS (SELECT FROM health_note n WHERE n.health_file_id = t.health_file_id AND n.kind = t.kind AND n.seq > t.seq
                     AND n.written_at < ${before})`,
  },
  'health_note.left': {
    where: `EXISTS (SELECT FROM enrolment e WHERE e.child_id = t.child_id) AND ${hasNoStay('t.child_id')}`,
  },
  'health_note.ended': {
    where: `t.health_file_id IN (SELECT f.id FROM health_file f WHERE f.ended_at < ${before})`,
  },
  health_file: {
    where: `t.ended_at < ${before} AND NOT EXISTS (SELECT FROM health_note n WHERE n.health_file_id = t.id)`,
  },
  application: {
    where: `t.state = 'annulled' AND t.state_since < ${before} AND t.ground IS NOT NULL`,
    set: 'ground = NULL',
  },
  child: {
    where: wentToSchool,
    set: `iin = t.id::text, surname = '–', given_name = '–', patronymic = NULL`,
    before: `DELETE FROM national.enrolment_claim k USING child t WHERE k.region = $2 AND k.child_iin = t.iin AND ${wentToSchool}`,
  },
  person: {
    // From the few children that are masked: from the grown-ups it would be a walk through all of them each night.
    where: `${before} IS NOT NULL AND NOT t.staff AND t.iin <> t.id::text
      AND t.id IN (SELECT g.person_id FROM child c JOIN guardianship g ON g.child_id = c.id WHERE c.iin = c.id::text)
      AND NOT EXISTS (SELECT FROM guardianship g JOIN child c ON c.id = g.child_id WHERE g.person_id = t.id AND c.iin <> c.id::text)`,
    set: `iin = t.id::text, surname = '–', given_name = '–', patronymic = NULL, phone = NULL`,
  },
};

/** Codes of terms that this file can do; a test holds them against the list. */
export const doneTerms: readonly string[] = Object.keys(dues);

function dueOf({ code }: RetentionTerm): Due {
  const due = dues[code];
  if (due === undefined) throw new Error(`nobody knows what is due of ${code}`);
  return due;
}

/** How many rows of a term are due before a moment. */
export async function countDue(sql: Pick<ReadHandle, 'query'>, term: RetentionTerm, moment: Moment): Promise<number> {
  const [row] = await sql.query<{ rows: number }>(
    `SELECT count(*)::int AS rows FROM ${term.table} t WHERE ${dueOf(term).where}`,
    [isoOf(moment)],
  );
  return row?.rows ?? 0;
}

/** Masks or destroys what is due before a moment. @returns how many rows */
export async function carryOut(sql: WriteHandle, term: RetentionTerm, moment: Moment, region: string): Promise<number> {
  const { where, set, before: first } = dueOf(term);
  if (first !== undefined) await sql.query(first, [isoOf(moment), region]);
  const what = set === undefined ? `DELETE FROM ${term.table} t` : `UPDATE ${term.table} t SET ${set}`;
  const { rowCount } = await sql.client.query(`${what} WHERE ${where}`, [isoOf(moment)]);
  return rowCount ?? 0;
}

export interface ReportRow {
  readonly rule: string;
  readonly dueBefore: Moment;
  readonly rows: number;
}

export async function insertReport(sql: WriteHandle, runId: string, at: Moment, rows: readonly ReportRow[]) {
  await sql.query(
    `INSERT INTO retention_report (run_id, rule, at, due_before, rows)
     SELECT $1, rule, $2::timestamptz, due_before, rows FROM unnest($3::text[], $4::timestamptz[], $5::int[]) AS r (rule, due_before, rows)`,
    [
      runId,
      isoOf(at),
      rows.map(({ rule }) => rule),
      rows.map(({ dueBefore }) => isoOf(dueBefore)),
      rows.map(({ rows: count }) => count),
    ],
  );
}

/** When the terms were last seen to. */
export async function lastReportAt(sql: Pick<ReadHandle, 'query'>): Promise<Moment | null> {
  const [row] = await sql.query<{ at: Moment | null }>('SELECT max(at) AS at FROM retention_report');
  return row?.at ?? null;
}

interface ListedRun {
  readonly runId: string;
  readonly at: Moment;
  readonly rows: number;
  readonly rules: readonly { readonly code: string; readonly rows: number }[];
  readonly total: number;
}

/** The runs, the newest first; rules under which nothing was due are left out. */
export async function listRuns(sql: Pick<ReadHandle, 'query'>, from: number, size: number): Promise<ListedRun[]> {
  return sql.query<ListedRun>(
    `SELECT run_id AS "runId", max(at) AS at, sum(rows)::int AS rows,
            coalesce(jsonb_agg(jsonb_build_object('code', rule, 'rows', rows) ORDER BY rule) FILTER (WHERE rows > 0), '[]') AS rules,
            count(*) OVER ()::int AS total
       FROM retention_report GROUP BY run_id ORDER BY max(at) DESC, run_id DESC OFFSET $1 LIMIT $2`,
    [from, size],
  );
}
