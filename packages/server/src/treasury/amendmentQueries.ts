/** SQL of the budget's amendments. */
import type { WriteHandle } from '@balapan/database/scope.ts';
import type { AmendedLine } from '@balapan/domain/budget.ts';
import { type Day, monthOf } from '@balapan/domain/day.ts';
import type { FundingSource } from '@balapan/domain/ledger.ts';
import { tiyn } from '@balapan/domain/money.ts';
import type { Runs } from '../kernel/audit.ts';
import type { BudgetBody } from '../proposal/kinds/budget.ts';

export interface LineToAmend extends AmendedLine {
  readonly programme: string;
  readonly source: FundingSource;
}

/** Some lines as they stand, with the plan of their months. `lock`: until the end of the transaction, in the order of their code. */
export async function linesToAmend(
  sql: Pick<Runs, 'query'>,
  codes: readonly string[],
  how: 'lock' | 'read',
): Promise<Map<string, LineToAmend>> {
  if (how === 'lock') await sql.query('SELECT budget_line FROM lock_budget($1::text[])', [codes]);
  const rows = await sql.query<{
    code: string;
    programme: string;
    funding_source: FundingSource;
    approved_tiyn: bigint;
    free_tiyn: bigint;
    committed_tiyn: bigint;
    obligated_tiyn: bigint;
    executed_tiyn: bigint;
  }>(
    `SELECT l.code, l.programme, l.funding_source, b.approved_tiyn, b.free_tiyn, b.committed_tiyn, b.obligated_tiyn, b.executed_tiyn
       FROM budget_line l JOIN budget_balance b ON b.budget_line = l.code WHERE l.code = ANY ($1::text[]) ORDER BY l.code`,
    [codes],
  );
  const plans = await planOfMonths(sql, codes);
  return new Map(
    rows.map((row) => {
      const balance = {
        approved: tiyn(row.approved_tiyn),
        free: tiyn(row.free_tiyn),
        committed: tiyn(row.committed_tiyn),
        obligated: tiyn(row.obligated_tiyn),
        executed: tiyn(row.executed_tiyn),
      };
      const months = new Map(
        plans.filter(({ code }) => code === row.code).map(({ month, plan }) => [monthOf(month), tiyn(plan)]),
      );
      return [row.code, { code: row.code, programme: row.programme, source: row.funding_source, months, ...balance }];
    }),
  );
}

/** The plan of each month of some lines, amendments included, in order. */
export function planOfMonths(
  sql: Pick<Runs, 'query'>,
  codes: readonly string[],
): Promise<{ code: string; month: Day; plan: bigint }[]> {
  return sql.query(
    `SELECT m.budget_line AS code, m.month,
            (m.amount_tiyn + coalesce((SELECT sum(c.amount_tiyn) FROM budget_change c
                                        WHERE c.budget_line = m.budget_line AND c.month = m.month), 0))::bigint AS plan
       FROM budget_month m WHERE m.budget_line = ANY ($1::text[]) ORDER BY m.budget_line, m.month`,
    [codes],
  );
}

export async function insertAmendment(sql: WriteHandle, proposalId: string, body: BudgetBody): Promise<void> {
  await sql.query(
    `INSERT INTO budget_amendment (proposal_id, decision, session, decided_on, registered_on, changes)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb)`,
    [proposalId, body.decision, body.session, body.decided_on, body.registered_on, JSON.stringify(body.changes)],
  );
}
