/** SQL of earlier months: where something may have changed, what is true now, what acts in force have said. */
import type { LineReason } from '@balapan/domain/act.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { Runs } from '../../kernel/audit.ts';
import { normHolds, normOfStretch } from '../../roster/normSql.ts';
import { counts, limitedLeave } from './countDays.ts';
import type { MonthPlan } from './monthPlan.ts';

/** A child in a kindergarten. */
export interface Pair {
  readonly provider_id: string;
  readonly child_id: string;
}

/** A child's month that may have more to say. */
export interface Doubt extends Pair {
  readonly month: Day;
  readonly working_days: number;
  readonly reasons: LineReason[];
}

/**
 * Confirmed months before `first` of which the frozen register may not be the last word: not confirmed then, or held in a dispute;
 * a mark was entered later, also of an earlier month where it was leave, because the year's limit goes through all of them; a norm
 * came later. What was said already is told again here, and gives no difference.
 */
export function doubts(sql: Runs, first: Day, providers: readonly string[]): Promise<Doubt[]> {
  return sql.query<Doubt>(
    `WITH newest AS MATERIALIZED (
       SELECT DISTINCT ON (r.provider_id, r.month) r.id, r.provider_id, r.month, r.version, r.working_days, r.frozen_at
         FROM register r WHERE r.provider_id = ANY ($2::uuid[]) AND r.month < $1 ORDER BY r.provider_id, r.month, r.version DESC
     ), late_norm AS MATERIALIZED (
       SELECT n.id, n.month, x.group_kind, x.hours FROM newest n
         JOIN norm x ON x.known_at >= n.frozen_at AND x.period && daterange(n.month, (n.month + interval '1 month')::date)
     ), doubted AS (
       SELECT l.register_id, l.month, l.child_id, CASE WHEN l.confirmed THEN 'answered' ELSE 'confirmed' END AS reason
         FROM register_line l
        WHERE l.provider_id = ANY ($2::uuid[]) AND l.month < $1 AND (NOT l.confirmed OR l.held > 0)
       UNION
       SELECT n.id, n.month, c.child_id, 'corrected'
         FROM mark_correction c JOIN newest n ON n.provider_id = c.provider_id AND n.month = c.month AND n.version = c.register_version
       UNION
       SELECT l.register_id, l.month, l.child_id, 'corrected'
         FROM mark_correction c JOIN register_line l ON l.child_id = c.child_id AND l.month > c.month AND l.leave > 0
              AND l.month < date_trunc('year', c.month::timestamp) + interval '1 year'
        WHERE l.month < $1 AND (c.to_mark = 'leave' OR c.from_mark = 'leave')
       UNION
       SELECT l.register_id, l.month, l.child_id, 'norm'
         FROM late_norm x JOIN register_line l ON l.register_id = x.id AND l.month = x.month
         JOIN care_group g ON g.id = l.care_group_id AND g.kind = x.group_kind AND g.hours = x.hours
        WHERE l.month < $1
     )
     SELECT n.provider_id, n.month, d.child_id, n.working_days, array_agg(DISTINCT d.reason) AS reasons
       FROM doubted d JOIN newest n ON n.id = d.register_id AND n.month = d.month
      WHERE EXISTS (SELECT FROM month_confirmation f WHERE f.month = d.month AND f.child_id = d.child_id AND f.provider_id = n.provider_id)
         OR EXISTS (SELECT FROM register_line l WHERE l.month = d.month AND l.register_id = n.id AND l.child_id = d.child_id AND l.confirmed)
      GROUP BY n.provider_id, n.month, d.child_id, n.working_days ORDER BY n.month, d.child_id`,
    [first, providers],
  );
}

/** Payable days of a child in a kindergarten and month at one norm. */
export interface TrueDays extends Pair {
  /** `null`: no norm holds on these days. */
  readonly norm_id: string | null;
  readonly payable: number;
}

/** A mark that is thought of, for what it would change. */
export interface Wish {
  readonly day: Day;
  readonly childId: string;
  readonly providerId: string;
  readonly careGroupId: string;
  readonly mark: string;
  readonly document: boolean;
}

/** The marks of a day with the one that is thought of as the newest. */
const marksWithWish = `(SELECT day, child_id, provider_id, care_group_id, mark, document, version::integer FROM attendance_mark
            UNION ALL SELECT $11::date, $12::uuid, $13::uuid, $14::uuid, $15::text, $16::boolean, 32767)`;

/**
 * The days of some children as their marks stand now, counted as a register counts them; with `wish`, as they would be counted
 * then. Children without marks are absent.
 */
export function trueDays(sql: Runs, plan: MonthPlan, pairs: readonly Pair[], wish?: Wish): Promise<TrueDays[]> {
  const { month, stretches, rules } = plan;
  const wished =
    wish === undefined ? [] : [wish.day, wish.childId, wish.providerId, wish.careGroupId, wish.mark, wish.document];
  return sql.query<TrueDays>(
    `WITH asked AS MATERIALIZED (
       SELECT DISTINCT * FROM unnest($3::uuid[], $4::uuid[]) AS a (provider_id, child_id)
     ), newest AS MATERIALIZED (
       SELECT m.* FROM (SELECT DISTINCT child_id FROM asked) c
         CROSS JOIN generate_series($1::date::timestamp, $2::date::timestamp, interval '1 day') AS s (day)
         CROSS JOIN LATERAL (
           SELECT x.day, x.child_id, x.provider_id, x.care_group_id, x.mark, x.document FROM ${wish === undefined ? 'attendance_mark' : marksWithWish} x
            WHERE x.day = s.day::date AND x.day BETWEEN $1 AND $2 AND x.child_id = c.child_id ORDER BY x.version DESC LIMIT 1) m
     ), counted AS (
       SELECT m.child_id, m.care_group_id, width_bucket(m.day, $5::date[]) AS stretch, ${counts}
         FROM newest m JOIN asked a ON a.child_id = m.child_id AND a.provider_id = m.provider_id
         LEFT JOIN day_dispute d ON d.day = m.day AND d.child_id = m.child_id AND d.state = 'open'
        GROUP BY m.child_id, m.care_group_id, stretch
     ), ${limitedLeave}, ${normOfStretch}
     SELECT g.provider_id, l.child_id, n.norm_id, sum(l.paid + l.leave_paid)::integer AS payable
       FROM limited l JOIN care_group g ON g.id = l.care_group_id
       LEFT JOIN norm_of n ON n.care_group_id = g.id AND n.stretch = l.stretch
      GROUP BY g.provider_id, l.child_id, n.norm_id ORDER BY g.provider_id, l.child_id, n.norm_id`,
    [
      month.first,
      month.last,
      ...pairArrays(pairs),
      stretches,
      rules.always,
      rules.withDocument,
      rules.leave,
      rules.leaveDays,
      month.yearStart,
      ...wished,
    ],
  );
}

/** The same of a month that came in a file: the days of its newest register; a later norm only where it holds all the month. */
export function fileDays(sql: Runs, plan: MonthPlan, pairs: readonly Pair[]): Promise<TrueDays[]> {
  return sql.query<TrueDays>(
    `SELECT r.provider_id, l.child_id, coalesce(n.id, l.norm_id) AS norm_id, sum(l.payable)::integer AS payable
       FROM unnest($2::uuid[], $3::uuid[]) AS a (provider_id, child_id)
       JOIN register r ON r.provider_id = a.provider_id AND r.month = $1
        AND NOT EXISTS (SELECT FROM register o WHERE o.provider_id = r.provider_id AND o.month = r.month AND o.version > r.version)
       JOIN register_line l ON l.month = $1 AND l.register_id = r.id AND l.child_id = a.child_id
       JOIN care_group g ON g.id = l.care_group_id JOIN provider p ON p.id = r.provider_id
       LEFT JOIN norm n ON ${normHolds('$1::date')} AND n.period @> $4::date AND n.known_at >= r.frozen_at
      GROUP BY r.provider_id, l.child_id, coalesce(n.id, l.norm_id)`,
    [plan.month.first, ...pairArrays(pairs), plan.month.last],
  );
}

export interface SaidRow extends Pair {
  readonly days: number;
  readonly total: bigint;
  readonly local: bigint;
  readonly republican: bigint;
  readonly norm_id: string;
}

/** What acts in force have said of children in a month. */
export function said(sql: Runs, month: Day, pairs: readonly Pair[]): Promise<SaidRow[]> {
  return sql.query<SaidRow>(
    `SELECT t.provider_id, l.child_id, sum(l.payable_days)::integer AS days, sum(l.total_tiyn)::bigint AS total,
            sum(l.local_tiyn)::bigint AS local, sum(l.republican_tiyn)::bigint AS republican,
            (array_agg(l.norm_id ORDER BY t.month DESC, t.version DESC))[1] AS norm_id
       FROM (SELECT DISTINCT * FROM unnest($2::uuid[], $3::uuid[]) AS a (provider_id, child_id)) a
       JOIN act_line l ON l.month = $1 AND l.child_id = a.child_id AND l.provider_id = a.provider_id
       JOIN act t ON t.id = l.act_id AND t.state <> 'replaced'
      GROUP BY t.provider_id, l.child_id`,
    [month, ...pairArrays(pairs)],
  );
}

function pairArrays(pairs: readonly Pair[]): [providers: string[], children: string[]] {
  return [pairs.map(({ provider_id }) => provider_id), pairs.map(({ child_id }) => child_id)];
}
