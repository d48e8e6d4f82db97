/** SQL of the unexplained tenge: each query gives one component of the domain's sum. */
import type { Day } from '@balapan/domain/day.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { settledReasons } from '@balapan/domain/statementMatch.ts';
import { type Unexplained, type UnexplainedComponent, unexplainedComponents } from '@balapan/domain/unexplained.ts';
import type { Runs } from '../kernel/audit.ts';

/** Of a line of a statement: nobody has found out what it is. */
const isOpen = `reason NOT IN (${settledReasons.map((reason) => `'${reason}'`).join(', ')})`;

/** The document's sum against the ledger's on one account, document by document; a reversal belongs to the document that it takes back. */
const against = (documents: string, account: string, kinds: string): string => `
  SELECT sum(abs(coalesce(d.amount, 0) - coalesce(l.amount, 0))) FROM (${documents}) d
    FULL JOIN (
      SELECT split_part(replace(j.operation_key, 'reversal:', ''), ':', 2) AS id, sum(e.amount_tiyn) AS amount
        FROM journal j JOIN entry e ON e.journal_id = j.id AND e.account = '${account}' WHERE j.kind IN (${kinds}) GROUP BY 1) l ON l.id = d.id`;

const components: Readonly<Record<UnexplainedComponent, string>> = {
  obligations: against(
    `SELECT id::text, payable_tiyn AS amount FROM act
      WHERE state IN ('signedByDepartment', 'held', 'inRegister', 'sent', 'paymentReturned', 'paid', 'netted')`,
    '2000',
    `'actApproved', 'reversal'`,
  ),
  payments: against(
    `SELECT id::text, -amount_tiyn AS amount FROM payment WHERE state = 'confirmed'`,
    '5000',
    `'paymentConfirmed', 'paymentReturned', 'reversal'`,
  ),
  unseen: `SELECT sum(p.amount_tiyn) FROM payment p JOIN act a ON a.id = p.act_id
            WHERE p.state = 'confirmed' AND (p.amount_tiyn <> a.payable_tiyn OR NOT EXISTS (
              SELECT FROM statement_match m WHERE m.payment_id = p.id AND m.undone_by IS NULL)
              AND NOT EXISTS (SELECT FROM bank_status b WHERE b.payment_id = p.id AND b.state = 'executed'))`,
  statementLines: `SELECT sum(amount_tiyn) FROM statement_line WHERE ${isOpen} AND owner_id IS NULL`,
  clearing: `SELECT sum(abs(s)) FROM (
               SELECT coalesce((SELECT sum(credit_tiyn - debit_tiyn) FROM account_month WHERE account = '4000'), 0)
                      - coalesce((SELECT sum(amount_tiyn) FROM payment WHERE state = 'sent'), 0) AS s) x`,
  budget: `SELECT sum(abs(l.amount_tiyn + coalesce(c.amount, 0) - b.approved_tiyn)) FROM budget_line l JOIN budget_balance b ON b.budget_line = l.code
             LEFT JOIN (SELECT budget_line, sum(amount_tiyn) AS amount FROM budget_change GROUP BY 1) c ON c.budget_line = l.code`,
  ledger: 'SELECT abs(sum(debit_tiyn - credit_tiyn)) FROM account_month',
};

export async function readUnexplained(sql: Pick<Runs, 'query'>): Promise<Unexplained> {
  const columns = unexplainedComponents.map((name) => `coalesce((${components[name]}), 0)::bigint AS "${name}"`);
  const [row] = await sql.query<Record<UnexplainedComponent, bigint>>(`SELECT ${columns.join(', ')}`);
  const parts = unexplainedComponents.map((name) => [name, tiyn(row?.[name] ?? 0n)]);
  return Object.fromEntries(parts) as Unexplained;
}

/** Lines that somebody still looks into, and the last day that a statement tells of; `null`: none was read. */
export async function readExceptions(sql: Pick<Runs, 'query'>): Promise<{ lines: number; reconciledTo: Day | null }> {
  const [row] = await sql.query<{ lines: number; reconciled_to: Day | null }>(
    `SELECT (SELECT count(*)::int FROM statement_line WHERE ${isOpen} AND direction = 'out' AND reason <> 'fee') AS lines,
            (SELECT max(to_day) FROM bank_statement) AS reconciled_to`,
  );
  return { lines: row?.lines ?? 0, reconciledTo: row?.reconciled_to ?? null };
}
