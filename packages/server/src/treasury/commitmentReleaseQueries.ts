/** SQL of the end of a budget year. Sums come from balances by kindergarten and month. */
import type { Half } from '@balapan/domain/budget.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { Runs } from '../kernel/audit.ts';

type Reads = Pick<Runs, 'query'>;

export interface LeftoverRow {
  readonly provider_id: string;
  readonly programme: string;
  readonly half: Half;
  readonly local: bigint;
  readonly republican: bigint;
}

/** What each kindergarten has bound in the lines of a year, and no act has taken. */
export function leftoversOf(sql: Reads, year: number): Promise<LeftoverRow[]> {
  return sql.query<LeftoverRow>(
    `SELECT m.provider_id, l.programme, l.half,
            coalesce(sum(m.debit_tiyn - m.credit_tiyn) FILTER (WHERE m.funding_source = 'local'), 0)::bigint AS local,
            coalesce(sum(m.debit_tiyn - m.credit_tiyn) FILTER (WHERE m.funding_source = 'republican'), 0)::bigint AS republican
       FROM budget_line l JOIN provider_account_month m ON m.budget_line = l.code AND m.account = '1200'
      WHERE l.year = $1 GROUP BY 1, 2, 3
     HAVING sum(m.debit_tiyn - m.credit_tiyn) > 0 ORDER BY 1, 2, 3`,
    [year],
  );
}

/** The lines of a year stay as they are until the end of the transaction: no act takes from them meanwhile. */
export async function lockLinesOfYear(sql: Reads, year: number): Promise<void> {
  await sql.query('SELECT budget_line FROM lock_budget((SELECT array_agg(code) FROM budget_line WHERE year = $1))', [
    year,
  ]);
}

/** Kindergartens with an act of these months that waits for its second signature and has something to pay. */
export async function waitingForActs(sql: Reads, first: Day, last: Day): Promise<Set<string>> {
  const rows = await sql.query<{ provider_id: string }>(
    `SELECT DISTINCT provider_id FROM act
      WHERE month BETWEEN $1::date AND $2::date AND department_signed_at IS NULL AND payable_tiyn > 0 AND state <> 'replaced'`,
    [first, last],
  );
  return new Set(rows.map(({ provider_id }) => provider_id));
}

export async function hasActsOf(sql: Reads, month: Day): Promise<boolean> {
  const rows = await sql.query('SELECT FROM act WHERE month = $1 LIMIT 1', [month]);
  return rows.length > 0;
}

/** What was released of a year before. */
export async function releasedOf(sql: Reads, year: number): Promise<{ local: bigint; republican: bigint }> {
  const [row] = await sql.query<{ local: bigint; republican: bigint }>(
    `SELECT coalesce(sum(e.amount_tiyn) FILTER (WHERE e.funding_source = 'local'), 0)::bigint AS local,
            coalesce(sum(e.amount_tiyn) FILTER (WHERE e.funding_source = 'republican'), 0)::bigint AS republican
       FROM journal j JOIN entry e ON e.journal_id = j.id AND e.account = '1100'
      WHERE j.kind = 'commitmentReleased' AND j.month >= make_date($1, 12, 1) AND split_part(j.operation_key, '/', 1) = 'commitmentReleased:' || $1::text`,
    [year],
  );
  return row ?? { local: 0n, republican: 0n };
}
