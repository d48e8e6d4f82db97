/** SQL of the budget's lines: what is left of them. */
import { commitmentKey, halfOf, type Purse, type ToOblige } from '@balapan/domain/budget.ts';
import { asMonth } from '@balapan/domain/day.ts';
import { tengeText, tiyn } from '@balapan/domain/money.ts';
import type { Runs } from '../kernel/audit.ts';
import type { PaymentRow } from './registerLineQueries.ts';

/** What one kindergarten's act may draw on. `lock`: the lines stay locked until the end of the transaction, in order of code. */
export async function purseOf(
  sql: Runs,
  { providerId, programme, month }: Pick<ToOblige, 'providerId' | 'programme' | 'month'>,
  how: 'lock' | 'read',
): Promise<Purse> {
  const { year, half } = halfOf(month);
  const lines = await sql.query<{ code: string; funding_source: string }>(
    'SELECT code, funding_source FROM budget_line WHERE year = $1 AND half = $2 AND programme = $3 ORDER BY code',
    [year, half, programme],
  );
  const codes = lines.map(({ code }) => code);
  const source = how === 'lock' ? 'lock_budget($1)' : 'budget_balance';
  const free = await sql.query<{ budget_line: string; free_tiyn: bigint }>(
    `SELECT budget_line, free_tiyn FROM ${source} WHERE budget_line = ANY ($1::text[])`,
    [codes],
  );
  const bound = await sql.query<{ budget_line: string; sum: bigint }>(
    `SELECT budget_line, sum(debit_tiyn - credit_tiyn)::bigint AS sum FROM provider_account_month
      WHERE account = '1200' AND budget_line = ANY ($1::text[]) AND provider_id = $2 GROUP BY budget_line`,
    [codes, providerId],
  );
  return {
    lineOf: (_, wanted) => lines.find(({ funding_source }) => funding_source === wanted)?.code ?? null,
    free: new Map(free.map(({ budget_line, free_tiyn }) => [budget_line, tiyn(free_tiyn)])),
    committed: new Map(bound.map(({ budget_line, sum }) => [commitmentKey(budget_line, providerId), tiyn(sum)])),
  };
}

type Payable = Pick<PaymentRow, 'programme' | 'month' | 'local_tiyn' | 'republican_tiyn'>;

/**
 * The first budget line that owes less, payments on their way left out, than some payments come to: what is left of it and what is
 * missing, in tenge; `null` when every line suffices. A line is named by its half-year, programme and source where the budget has none.
 */
export async function budgetGap(
  sql: Runs,
  payments: readonly Payable[],
): Promise<{ line: string; left: string; missing: string } | null> {
  const needed = new Map<string, bigint>();
  for (const { programme, month, local_tiyn, republican_tiyn } of payments) {
    const { year, half } = halfOf(asMonth(month.slice(0, 7)));
    for (const [source, amount] of [
      ['local', local_tiyn],
      ['republican', republican_tiyn],
    ] as const) {
      const key = `${year}-${half}-${programme ?? ''}-${source}`;
      needed.set(key, (needed.get(key) ?? 0n) + amount);
    }
  }
  const rows = await sql.query<{ key: string; code: string; left: bigint }>(
    `SELECT l.year || '-' || l.half || '-' || l.programme || '-' || l.funding_source AS key, l.code,
            (b.obligated_tiyn + coalesce((SELECT sum(m.debit_tiyn - m.credit_tiyn) FROM account_month m
                                           WHERE m.account = '4000' AND m.budget_line = l.code), 0))::bigint AS left
       FROM budget_line l JOIN budget_balance b ON b.budget_line = l.code ORDER BY l.code`,
  );
  const found = new Map(rows.map((row) => [row.key, row]));
  for (const [key, amount] of needed) {
    const { code = key, left = 0n } = found.get(key) ?? {};
    if (amount > left) return { line: code, left: tengeText(tiyn(left)), missing: tengeText(tiyn(amount - left)) };
  }
  return null;
}
