/** SQL of a place in the queue: counted over all children, told to one parent. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { ApplicationState } from '@balapan/domain/application.ts';
import type { Tier, WishedLanguage } from '@balapan/domain/category.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';

type Reads = Pick<ReadHandle, 'query'>;

export interface QueuedRow {
  readonly id: string;
  readonly number: string;
  readonly childId: string;
  readonly district: string | null;
  readonly birthDate: Day;
  readonly filedAt: number;
  readonly tier: Tier;
  readonly category: number;
  readonly language: WishedLanguage;
  readonly wishedStart: Day;
  readonly state: ApplicationState;
  readonly stateSince: number;
  readonly restored: boolean;
  /** Of the open offer. */
  readonly answerBy: number | null;
}

const queued = `SELECT a.id, a.number, a.child_id AS "childId", a.district, c.birth_date AS "birthDate", a.filed_at AS "filedAt", a.tier,
    a.category, a.language, a.wished_start AS "wishedStart", a.state, a.state_since AS "stateSince", a.restored,
    o.answer_by AS "answerBy"
  FROM application a JOIN child c ON c.id = a.child_id LEFT JOIN offer o ON o.application_id = a.id AND o.state = 'open'`;

const newest = `NOT EXISTS (SELECT 1 FROM application n WHERE n.child_id = a.child_id AND (n.filed_at, n.id) > (a.filed_at, a.id))`;

/** The newest application of each child. */
export async function readApplications(sql: Reads, children: readonly string[]): Promise<QueuedRow[]> {
  return sql.query<QueuedRow>(`${queued} WHERE a.child_id = ANY ($1::uuid[]) AND ${newest}`, [children]);
}

/** An application, if its child has no newer one. */
export async function readNewest(sql: Reads, id: string): Promise<QueuedRow | null> {
  const [row] = await sql.query<QueuedRow>(`${queued} WHERE a.id = $1 AND ${newest}`, [id]);
  return row ?? null;
}

export async function readByNumber(sql: Reads, number: string): Promise<QueuedRow | null> {
  const [row] = await sql.query<QueuedRow>(`${queued} WHERE a.number = $1`, [number]);
  return row ?? null;
}

/** Waiting children of a category: all, and those before a moment and id. */
export async function countCategory(
  sql: Reads,
  { category, filedAt, id }: Pick<QueuedRow, 'category' | 'filedAt' | 'id'>,
): Promise<{ readonly all: number; readonly ahead: number }> {
  const [row] = await sql.query<{ all: number; ahead: number }>(
    `SELECT count(*)::int AS all, count(*) FILTER (WHERE (filed_at, id) < ($2::timestamptz, $3::uuid))::int AS ahead
       FROM application WHERE category = $1 AND state = 'waiting'`,
    [category, isoOf(filedAt), id],
  );
  return row ?? { all: 0, ahead: 0 };
}

/** Waiting children over the whole city whose wished start has come: extraordinary ones, and those of some tiers before this one. */
export async function countCity(
  sql: Reads,
  { filedAt, id }: Pick<QueuedRow, 'filedAt' | 'id'>,
  tiers: readonly Tier[],
  youngest: number,
  startBy: Day,
): Promise<{ readonly extraordinary: number; readonly ahead: number }> {
  const [row] = await sql.query<{ extraordinary: number; ahead: number }>(
    `SELECT count(*) FILTER (WHERE tier = 'extraordinary')::int AS extraordinary,
            count(*) FILTER (WHERE tier = ANY ($3::text[]) AND (filed_at, id) < ($1::timestamptz, $2::uuid))::int AS ahead
       FROM application WHERE state = 'waiting' AND category <> $4 AND wished_start <= $5::date`,
    [isoOf(filedAt), id, tiers, youngest, startBy],
  );
  return row ?? { extraordinary: 0, ahead: 0 };
}

export interface MoveRow {
  readonly at: number;
  readonly event: string;
  readonly iteration: number | null;
  /** By so many the number of waiting children ahead changed. */
  readonly change: number;
}

/** What moved the children ahead in the same category: each iteration as one, other events by day and kind. */
export async function readMovesAhead(
  sql: Reads,
  { category, filedAt, id }: Pick<QueuedRow, 'category' | 'filedAt' | 'id'>,
): Promise<MoveRow[]> {
  return sql.query<MoveRow>(
    `SELECT max(e.at) AS at, e.event, i.number AS iteration,
            sum((e.to_state = 'waiting')::int - (coalesce(e.from_state, '') = 'waiting')::int)::int AS change
       FROM application a JOIN application_event e ON e.application_id = a.id AND e.event NOT IN ('file', 'filed')
       LEFT JOIN iteration i ON i.id = e.iteration_id
      WHERE a.category = $1 AND (a.filed_at, a.id) < ($2::timestamptz, $3::uuid)
      GROUP BY e.event, i.number, CASE WHEN i.number IS NULL THEN (e.at AT TIME ZONE 'Asia/Almaty')::date END
     HAVING sum((e.to_state = 'waiting')::int - (coalesce(e.from_state, '') = 'waiting')::int) <> 0
      ORDER BY max(e.at), e.event`,
    [category, isoOf(filedAt), id],
  );
}

export interface CleanupRow {
  readonly at: number;
  /** Lines of the old file that stood ahead in the category, and how many of them the clean-up removed, by verdict. */
  readonly ahead: number;
  readonly enrolled: number;
  readonly notInterested: number;
  readonly wrong: number;
}

/** The clean-up of the old file, for lines ahead of a moment in the same category. Null: there was none. */
export async function readCleanupAhead(
  sql: Reads,
  number: string,
  filedAt: number,
  category: { readonly tier: Tier | null; readonly birthYears: readonly [number, number] },
): Promise<CleanupRow | null> {
  const [row] = await sql.query<CleanupRow>(
    `WITH own AS (SELECT l.file_day, k.id, k.run_at FROM queue_line l JOIN cleanup k ON k.file_day = l.file_day WHERE l.number = $1)
     SELECT own.run_at AS at, count(*)::int AS ahead, count(*) FILTER (WHERE v.verdict = 'enrolled')::int AS enrolled,
            count(*) FILTER (WHERE v.verdict = 'notInterested')::int AS "notInterested",
            count(*) FILTER (WHERE v.verdict IN ('duplicate', 'otherRegion', 'overAge'))::int AS wrong
       FROM own JOIN queue_line l ON l.file_day = own.file_day AND l.number <> $1 AND l.filed_at <= $2::timestamptz
            AND ($3::text IS NULL OR l.tier = $3) AND l.birth_date BETWEEN make_date($4, 1, 1) AND make_date($5, 12, 31)
       JOIN cleanup_verdict v ON v.cleanup_id = own.id AND v.number = l.number
      GROUP BY own.run_at`,
    [number, isoOf(filedAt), category.tier, category.birthYears[0], category.birthYears[1]],
  );
  return row ?? null;
}

export interface OwnEventRow {
  readonly at: number;
  readonly event: string;
  readonly reason: string;
  readonly params: Record<string, string | number | boolean | null>;
  readonly iteration: number | null;
}

export async function readOwnEvents(sql: Reads, applicationId: string): Promise<OwnEventRow[]> {
  return sql.query<OwnEventRow>(
    `SELECT e.at, e.event, e.reason, e.params, i.number AS iteration FROM application_event e
       LEFT JOIN iteration i ON i.id = e.iteration_id WHERE e.application_id = $1 ORDER BY e.seq`,
    [applicationId],
  );
}

export interface OutcomeRow {
  readonly number: number;
  readonly at: number;
  readonly outcome: 'offered' | 'passedOver' | 'notReached' | 'notYet';
  readonly reason: string;
  readonly params: Record<string, string | number | boolean | null>;
}

export async function readLastOutcome(sql: Reads, applicationId: string): Promise<OutcomeRow | null> {
  const [row] = await sql.query<OutcomeRow>(
    `SELECT i.number, i.run_at AS at, o.outcome, o.reason, o.params FROM iteration_outcome o
       JOIN iteration i ON i.id = o.iteration_id WHERE o.application_id = $1 ORDER BY i.number DESC LIMIT 1`,
    [applicationId],
  );
  return row ?? null;
}

/** How many of a category each of the last iterations served, oldest first. */
export async function readServed(sql: Reads, category: number): Promise<number[]> {
  const rows = await sql.query<{ served: number }>(
    `SELECT (SELECT count(*)::int FROM offer o JOIN application a ON a.id = o.application_id
              WHERE o.iteration_id = i.id AND a.category = $1) AS served
       FROM (SELECT id, number FROM iteration ORDER BY number DESC LIMIT 6) i ORDER BY i.number`,
    [category],
  );
  return rows.map(({ served }) => served);
}
