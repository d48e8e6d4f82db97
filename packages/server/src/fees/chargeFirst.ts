/**
 * The first charges of a closed month, of many kindergartens in one statement: a city closes 985 at once. The same rule as
 * `chargeMonth`; the test runs that after it and finds nothing to correct.
 */
import { type Day, firstDay, lastDay, type Month } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';
import { policyOn } from '../roster/policy.ts';
import { feeOn } from './chargeQueries.ts';

export interface FirstOrder {
  readonly month: Month;
  /** Kindergartens that were not charged for the month yet; left out: all of the region. */
  readonly providerIds?: readonly string[];
  readonly day: Day;
  readonly now: number;
}

/** Nothing without a fee or a register. @returns children charged */
export async function chargeFirst(sql: Runs, { month, providerIds, day, now }: FirstOrder): Promise<number> {
  const { rules } = await policyOn(sql, lastDay(month));
  const fee = await feeOn(sql, firstDay(month));
  if (fee === null) return 0;
  const [row] = await sql.query<{ charged: number }>(charges, [
    ...[firstDay(month), rules.feeDays, fee, day, isoOf(now), month, providerIds ?? null],
  ]);
  return row?.charged ?? 0;
}

/** Just closed, the lines are not in the planner's statistics: see `attendedDays`. */
const charges = `
WITH newest AS MATERIALIZED (
  SELECT DISTINCT ON (provider_id) id, provider_id, working_days FROM register
   WHERE month = $1 AND ($7::uuid[] IS NULL OR provider_id = ANY ($7::uuid[])) ORDER BY provider_id, version DESC
), lines AS MATERIALIZED (
  SELECT register_id, child_id, sum(present) AS present, sum(payable) AS payable FROM register_line
   WHERE month = $1 AND register_id = ANY (ARRAY(SELECT id FROM newest)) GROUP BY 1, 2
), attended AS (
  SELECT r.provider_id, l.child_id, r.id AS register_id, r.working_days,
         CASE $2 WHEN 'present' THEN least(r.working_days, l.present) WHEN 'payable' THEN least(r.working_days, l.payable)
           ELSE CASE WHEN l.present + l.payable > 0 THEN r.working_days ELSE 0 END END::bigint AS days
    FROM lines l JOIN newest r ON r.id = l.register_id
), sums AS (
  SELECT *, (2 * $3::bigint * days + working_days) / (2 * working_days) AS amount FROM attended
), charged AS (
  INSERT INTO fee_charge (provider_id, child_id, month, version, journal_id, days, working_days, fee_tiyn, amount_tiyn, register_id)
  SELECT provider_id, child_id, $1, 1, gen_random_uuid(), days, working_days, $3, amount, register_id FROM sums WHERE amount > 0
  ON CONFLICT DO NOTHING RETURNING provider_id, child_id, journal_id, amount_tiyn
), booked AS (
  INSERT INTO fee_entry (journal_id, account, provider_id, child_id, kind, operation_key, month, day, amount_tiyn, made_at)
  SELECT c.journal_id, s.account, c.provider_id, c.child_id, 'charge', 'charge ' || c.provider_id || ' ' || c.child_id || ' ' || $6::text || ' 1',
         $1, $4::date, s.sign * c.amount_tiyn, $5::timestamptz
    FROM charged c CROSS JOIN (VALUES ('parentDebt', 1), ('feeIncome', -1)) AS s (account, sign)
)
SELECT count(*)::integer AS charged FROM charged`;
