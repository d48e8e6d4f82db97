/** SQL of the launch figures: facts with dates, never present states (docs/decisions/0004). */

import type { Day, Month } from '@balapan/domain/day.ts';
import { firstDay } from '@balapan/domain/day.ts';
import { isoOf, type Moment } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';
import { normHolds } from '../roster/normSql.ts';

/** Kindergartens that stand in the roster on the day. */
export async function rosterOn(sql: Runs, day: Day): Promise<{ all: bigint; isPublic: bigint; isPrivate: bigint }> {
  const [row] = await sql.query<{ all: bigint; isPublic: bigint; isPrivate: bigint }>(
    `SELECT count(*) AS all, count(*) FILTER (WHERE ownership = 'public') AS "isPublic",
            count(*) FILTER (WHERE ownership = 'private') AS "isPrivate"
       FROM provider WHERE roster @> $1::date`,
    [day],
  );
  return row ?? { all: 0n, isPublic: 0n, isPrivate: 0n };
}

/** Children enrolled on the day and the norms of their groups, by ownership. */
export async function contingentOn(
  sql: Runs,
  day: Day,
): Promise<{ ownership: 'public' | 'private'; children: bigint; order: bigint }[]> {
  return sql.query(
    `SELECT p.ownership, sum(c.children)::bigint AS children, coalesce(sum(c.children * n.total_tiyn), 0)::bigint AS order
       FROM (SELECT care_group_id, provider_id, count(*) AS children FROM enrolment WHERE period @> $1::date
              GROUP BY care_group_id, provider_id) AS c
       JOIN provider p ON p.id = c.provider_id
       JOIN care_group g ON g.id = c.care_group_id
       LEFT JOIN norm n ON ${normHolds('$1::date')}
      GROUP BY p.ownership`,
    [day],
  );
}

/** The year's plan of two programmes, lines and amendments that the treasury had registered before the day; null without any. */
export async function planOn(sql: Runs, day: Day, programmes: readonly string[]): Promise<bigint | null> {
  const [row] = await sql.query<{ plan: bigint | null }>(
    `SELECT sum(l.amount_tiyn + coalesce(c.sum, 0))::bigint AS plan
       FROM budget_line l
       LEFT JOIN (SELECT c.budget_line, sum(c.amount_tiyn) AS sum FROM budget_change c JOIN budget_amendment a ON a.proposal_id = c.proposal_id
                   WHERE a.registered_on < $1::date GROUP BY 1) c ON c.budget_line = l.code
      WHERE l.year = extract(year FROM $1::date) AND l.programme = ANY ($2::text[]) AND l.registered_on < $1::date`,
    [day, programmes],
  );
  return row?.plan ?? null;
}

export interface QueueFile {
  readonly fileDay: Day;
  readonly lines: bigint;
  readonly under2: bigint;
  readonly since: bigint;
  /** Lines that the clean-up took out; null before it. */
  readonly removed: bigint | null;
}

/** The newest queue file that is not of a later day: lines, those of children under two on its day, those filed lately. */
export async function queueFileOn(sql: Runs, day: Day, since: Moment): Promise<QueueFile | null> {
  const [row] = await sql.query<QueueFile>(
    `SELECT q.file_day AS "fileDay", count(*) AS lines,
            count(*) FILTER (WHERE q.birth_date + interval '24 months' > q.file_day) AS under2,
            count(*) FILTER (WHERE q.filed_at >= $2::timestamptz) AS since,
            (SELECT count(*) FROM cleanup c JOIN cleanup_verdict v ON v.cleanup_id = c.id AND v.verdict <> 'live'
              WHERE c.file_day = q.file_day HAVING count(*) > 0) AS removed
       FROM queue_line q
      WHERE q.file_day = (SELECT max(file_day) FROM queue_line WHERE file_day <= $1::date) GROUP BY q.file_day`,
    [day, isoOf(since)],
  );
  return row ?? null;
}

/**
 * Live applications at the moment, and of them the net need on the day: two years or older, wished start come, neither
 * voucher nor place. States come from events; a child of a waitlist is one that had joined it.
 */
export async function queueAt(
  sql: Runs,
  at: Moment,
  day: Day,
  restoreDays: number,
): Promise<{ live: bigint; need: bigint }> {
  const [row] = await sql.query<{ live: bigint; need: bigint }>(
    `WITH last AS (
       SELECT DISTINCT ON (application_id) application_id, to_state, at
         FROM application_event WHERE at < $1::timestamptz ORDER BY application_id, seq DESC),
     live AS (
       SELECT a.child_id, a.wished_start, l.to_state FROM last l JOIN application a ON a.id = l.application_id
        WHERE l.to_state IN ('waiting', 'offered')
           OR (l.to_state = 'inactive' AND (l.at AT TIME ZONE 'Asia/Almaty')::date + $3::int >= $2::date)
           OR (l.to_state = 'accepted' AND a.id IN (
                SELECT v.application_id FROM voucher v JOIN waitlist_entry w ON w.voucher_id = v.id
                 WHERE w.joined_at < $1::timestamptz)))
     SELECT count(*) AS live,
            count(*) FILTER (WHERE l.to_state <> 'accepted' AND l.wished_start <= $2::date
              AND c.birth_date + interval '24 months' <= $2::date AND e.child_id IS NULL) AS need
       FROM live l JOIN child c ON c.id = l.child_id
       LEFT JOIN (SELECT child_id FROM enrolment WHERE period @> $2::date) AS e ON e.child_id = l.child_id`,
    [isoOf(at), day, restoreDays],
  );
  return row ?? { live: 0n, need: 0n };
}

/** The norm of a general group and the parents' fee of the day. The general norm is the one that the others are measured by. */
export async function ratesOn(
  sql: Runs,
  day: Day,
): Promise<{ norm: bigint | null; local: bigint | null; republican: bigint | null; fee: bigint | null }> {
  const [row] = await sql.query<{
    norm: bigint | null;
    local: bigint | null;
    republican: bigint | null;
    fee: bigint | null;
  }>(
    `SELECT n.total_tiyn AS norm, n.local_tiyn AS local, n.republican_tiyn AS republican, f.amount_tiyn AS fee
       FROM (SELECT $1::date AS day) AS d
       LEFT JOIN norm n ON n.group_kind = 'general' AND n.coefficient = 1 AND n.ownership IS NULL AND n.district IS NULL AND n.period @> d.day
       LEFT JOIN parent_fee f ON f.period @> d.day LIMIT 1`,
    [day],
  );
  return row ?? { norm: null, local: null, republican: null, fee: null };
}

/** What the bank had confirmed for a month's acts by one payer before the moment, and to how many kindergartens. */
export async function paidAt(
  sql: Runs,
  month: Month,
  payer: 'department' | 'financialCentre',
  day: Day,
  at: Moment,
): Promise<{ acts: bigint; total: bigint; providers: bigint }> {
  const [row] = await sql.query<{ acts: bigint; total: bigint; providers: bigint }>(
    `SELECT count(*) AS acts, coalesce(sum(p.amount_tiyn), 0)::bigint AS total, count(DISTINCT p.provider_id) AS providers
       FROM act a JOIN payment p ON p.act_id = a.id
      WHERE a.month = $1 AND p.payer = $2 AND (
            (p.state = 'confirmed' AND p.settled_on < $3::date)
         OR (p.state = 'returned' AND p.settled_on >= $3::date AND EXISTS (
               SELECT FROM journal j WHERE j.operation_key = 'paymentConfirmed:' || p.id AND j.posted_at < $4::timestamptz)))`,
    [firstDay(month), payer, day, isoOf(at)],
  );
  return row ?? { acts: 0n, total: 0n, providers: 0n };
}
