/** SQL of the forecast of cash. */
import type { ActState } from '@balapan/domain/act.ts';
import type { Day, Month } from '@balapan/domain/day.ts';
import type { Runs } from '../../kernel/audit.ts';
import type { Condition } from '../../kernel/rule.ts';

/** Open acts summed by term; those without one by state and the day they came to it. */
export function openSums(
  sql: Runs,
  payer: string | null,
  { text, values }: Condition,
): Promise<{ due_on: Day | null; state: ActState; since: Day; total: bigint }[]> {
  return sql.query(
    `SELECT a.due_on, a.state, (a.since AT TIME ZONE 'Asia/Almaty')::date AS since, sum(a.payable_tiyn)::bigint AS total FROM act a
      WHERE a.state NOT IN ('paid', 'netted', 'replaced') AND ($1::text IS NULL OR a.payer = $1) AND ${text}
      GROUP BY 1, 2, 3 HAVING sum(a.payable_tiyn) > 0`,
    [payer, ...values],
  );
}

/** Median of days from coming to a state to the second signature, by the acts of the last year. */
export function usualDays(
  sql: Runs,
  today: Day,
  { text, values }: Condition,
): Promise<{ state: ActState; days: number }[]> {
  return sql.query(
    `SELECT m.to_state AS state, percentile_disc(0.5) WITHIN GROUP (ORDER BY
              (a.department_signed_at AT TIME ZONE 'Asia/Almaty')::date - (m.at AT TIME ZONE 'Asia/Almaty')::date)::integer AS days
       FROM act a JOIN act_move m ON m.act_id = a.id AND m.at <= a.department_signed_at
      WHERE a.month >= $1::date - interval '1 year' AND m.to_state IN ('draft', 'signedByProvider', 'returned', 'disputed', 'checked')
        AND ${text} GROUP BY 1 ORDER BY 1`,
    [today, ...values],
  );
}

/** The newest month with acts, and its sums by payer. */
export async function lastActs(
  sql: Runs,
): Promise<{ month: Month | null; payers: { payer: string; total: bigint }[] }> {
  const payers = await sql.query<{ month: Month; payer: string; total: bigint }>(
    `SELECT to_char(month, 'YYYY-MM') AS month, payer, sum(payable_tiyn)::bigint AS total FROM act
      WHERE month = (SELECT max(month) FROM act) AND state <> 'replaced' GROUP BY 1, 2 ORDER BY payer`,
    [],
  );
  return { month: payers[0]?.month ?? null, payers };
}

/** The plan of a month with its amendments, all programmes and sources. */
export async function planOfMonth(sql: Runs, month: Month): Promise<bigint> {
  const [row] = await sql.query<{ total: bigint }>(
    `SELECT (coalesce((SELECT sum(amount_tiyn) FROM budget_month WHERE month = $1), 0)
             + coalesce((SELECT sum(amount_tiyn) FROM budget_change WHERE month = $1), 0))::bigint AS total`,
    [`${month}-01`],
  );
  return row?.total ?? 0n;
}
