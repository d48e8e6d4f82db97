/** SQL of the lists of the treasury: registers, candidates, statements, exceptions. */
import type { Day } from '@balapan/domain/day.ts';
import { settledReasons } from '@balapan/domain/statementMatch.ts';
import type { Runs } from '../kernel/audit.ts';
import type { Condition } from '../kernel/rule.ts';
import type { PaymentState } from './registerLineQueries.ts';
import type { Payer, RegisterRow } from './registerQueries.ts';

interface Page {
  readonly page: number;
  readonly size: number;
}
const limits = ({ page, size }: Page): [number, number] => [size, (page - 1) * size];

export function waitingActs(
  sql: Runs,
  { text, values }: Condition,
): Promise<
  {
    payer: Payer;
    month: Day;
    count: number;
    total: bigint;
    local: bigint;
    republican: bigint;
    due: Day;
    returned: number;
  }[]
> {
  return sql.query(
    `SELECT payer, month, (count(*) FILTER (WHERE state = 'signedByDepartment'))::integer AS count,
            coalesce(sum(payable_tiyn) FILTER (WHERE state = 'signedByDepartment'), 0)::bigint AS total,
            coalesce(sum(payable_local_tiyn) FILTER (WHERE state = 'signedByDepartment'), 0)::bigint AS local,
            coalesce(sum(payable_republican_tiyn) FILTER (WHERE state = 'signedByDepartment'), 0)::bigint AS republican,
            min(due_on) AS due, (count(*) FILTER (WHERE state = 'paymentReturned'))::integer AS returned
       FROM act WHERE state IN ('signedByDepartment', 'paymentReturned') AND due_on IS NOT NULL AND ${text}
      GROUP BY payer, month ORDER BY month DESC, payer`,
    values,
  );
}

export type ListedRegister = RegisterRow & {
  readonly confirmed: number;
  readonly returned: number;
  readonly of: number;
};

export function listRegisters(
  sql: Runs,
  filter: {
    readonly payer?: string | undefined;
    readonly month?: string | undefined;
    readonly state?: string | undefined;
  } & Page,
  { text, values }: Condition,
): Promise<ListedRegister[]> {
  return sql.query<ListedRegister>(
    `SELECT r.*, (SELECT count(*) FROM payment p WHERE p.register_id = r.id AND p.state = 'confirmed')::integer AS confirmed,
            (SELECT count(*) FROM payment p WHERE p.register_id = r.id AND p.state = 'returned')::integer AS returned,
            (count(*) OVER ())::integer AS of
       FROM payment_register r
      WHERE ($1::text IS NULL OR r.payer = $1) AND ($2::date IS NULL OR r.month = $2) AND ($3::text IS NULL OR r.state = $3) AND ${text}
      ORDER BY r.made_at DESC, r.id LIMIT $4 OFFSET $5`,
    [
      filter.payer ?? null,
      filter.month === undefined ? null : `${filter.month}-01`,
      filter.state ?? null,
      ...limits(filter),
      ...values,
    ],
  );
}

export async function countPayments(sql: Runs, registerId: string): Promise<{ confirmed: number; returned: number }> {
  const [row] = await sql.query<{ confirmed: number; returned: number }>(
    `SELECT (count(*) FILTER (WHERE state = 'confirmed'))::integer AS confirmed, (count(*) FILTER (WHERE state = 'returned'))::integer AS returned
       FROM payment WHERE register_id = $1`,
    [registerId],
  );
  return row ?? { confirmed: 0, returned: 0 };
}

export interface ListedPayment {
  readonly id: string;
  readonly document_number: string;
  readonly name_kk: string;
  readonly name_ru: string;
  readonly name_en: string;
  readonly bin: string;
  readonly act_id: string;
  readonly act_number: string;
  readonly children: number;
  readonly amount_tiyn: bigint;
  readonly iban: string;
  readonly due_on: Day | null;
  readonly state: PaymentState;
  readonly settled_on: Day | null;
  readonly account_changed: boolean;
  readonly replaces: string | null;
  readonly of: number;
}

/** Payments of a register: those with a fresh account or returned first. */
export function listPayments(sql: Runs, registerId: string, page: Page): Promise<ListedPayment[]> {
  return sql.query<ListedPayment>(
    `SELECT p.id, p.document_number, v.name_kk, v.name_ru, v.name_en, v.bin, p.act_id, a.number AS act_number, a.children,
            p.amount_tiyn, p.iban, a.due_on, p.state, p.settled_on, o.document_number AS replaces,
            EXISTS (SELECT FROM provider_account x WHERE x.provider_id = p.provider_id AND x.iban = p.iban
                      AND lower(x.period) > (r.made_at AT TIME ZONE 'Asia/Almaty')::date - 30) AS account_changed,
            (count(*) OVER ())::integer AS of
       FROM payment p JOIN payment_register r ON r.id = p.register_id JOIN provider v ON v.id = p.provider_id
       JOIN act a ON a.id = p.act_id LEFT JOIN payment o ON o.id = p.replaces
      WHERE p.register_id = $1 ORDER BY p.state <> 'returned', account_changed DESC, a.number LIMIT $2 OFFSET $3`,
    [registerId, ...limits(page)],
  );
}

/** Of a line `l` of a statement: it needs no more looking at. */
const isSettled = `l.reason IN (${settledReasons.map((reason) => `'${reason}'`).join(', ')})`;

export function listStatements(
  sql: Runs,
  page: Page,
  { text, values }: Condition,
): Promise<
  {
    id: string;
    name: string;
    payer: Payer;
    account: string;
    from_day: Day;
    to_day: Day;
    read_at: number;
    lines: number;
    matched: number;
    of: number;
  }[]
> {
  return sql.query(
    `SELECT s.id, s.name, s.payer, s.account, s.from_day, s.to_day, s.read_at, count(l.line_no)::integer AS lines,
            (count(*) FILTER (WHERE ${isSettled}))::integer AS matched, (count(*) OVER ())::integer AS of
       FROM bank_statement s LEFT JOIN statement_line l ON l.statement_id = s.id WHERE ${text}
      GROUP BY s.id ORDER BY s.to_day DESC, s.id LIMIT $1 OFFSET $2`,
    [...limits(page), ...values],
  );
}

export interface ListedException {
  readonly kind: 'statementLine' | 'returnedPayment';
  readonly statementId: string | null;
  readonly lineNo: number | null;
  readonly direction: 'in' | 'out' | null;
  /** What one person proposed to do with it by hand, and waits for another. */
  readonly decisionId: string | null;
  readonly decisionKind: 'match' | 'setAside' | 'undo' | null;
  readonly decisionBy: string | null;
  readonly decisionName: string | null;
  readonly decisionReason: string | null;
  readonly reason: string;
  readonly day: Day;
  readonly amount: bigint;
  readonly party: string | null;
  readonly document_number: string;
  readonly purpose: string;
  readonly source: string;
  readonly owner: string | null;
  readonly of: number;
}

/** Lines without a payment, and returned payments that nothing replaces yet; the oldest first. */
export function listExceptions(
  sql: Runs,
  page: Page,
  own: (alias: string, firstParameter: number) => Condition,
): Promise<ListedException[]> {
  // Statements and payments are told apart by the same column.
  const [lines, payments] = [own('s', 3), own('p', 3)];
  return sql.query<ListedException>(
    `SELECT x.*, h.surname || ' ' || h.given_name AS owner, d.id AS "decisionId", d.kind AS "decisionKind", d.made_by AS "decisionBy",
            m.surname || ' ' || m.given_name AS "decisionName", d.reason AS "decisionReason", (count(*) OVER ())::integer AS of FROM (
       SELECT 'statementLine' AS kind, l.statement_id AS "statementId", l.line_no AS "lineNo", l.direction, l.reason, l.day, l.amount_tiyn AS amount, l.party_name AS party, l.document_number, l.purpose,
              s.name || ' / ' || l.line_no AS source, l.owner_id
         FROM statement_line l JOIN bank_statement s ON s.id = l.statement_id
        WHERE NOT (${isSettled}) AND ${lines.text}
       UNION ALL
       SELECT 'returnedPayment', NULL, NULL, NULL, 'returned', p.settled_on, p.amount_tiyn, v.name_ru, p.document_number, coalesce(p.return_words, a.note, ''), a.number, a.holder_id
         FROM payment p JOIN act a ON a.id = p.act_id JOIN provider v ON v.id = p.provider_id
        WHERE p.state = 'returned' AND a.state IN ('paymentReturned', 'signedByDepartment', 'held') AND ${payments.text}
          AND NOT EXISTS (SELECT FROM payment n WHERE n.act_id = p.act_id AND n.id > p.id AND n.state <> 'cancelled')
     ) AS x LEFT JOIN person h ON h.id = x.owner_id
       LEFT JOIN statement_decision d ON d.statement_id = x."statementId" AND d.line_no = x."lineNo" AND d.state = 'proposed'
       LEFT JOIN person m ON m.id = d.made_by ORDER BY x.day, x.document_number LIMIT $1 OFFSET $2`,
    [...limits(page), ...lines.values],
  );
}

export interface ListedLine {
  readonly lineNo: number;
  readonly day: Day;
  readonly direction: 'in' | 'out';
  readonly documentNumber: string;
  readonly amount: bigint;
  readonly party: string | null;
  readonly purpose: string;
  readonly reason: string;
  /** What it is matched to: amounts as decimal text. */
  readonly payments: { documentNumber: string; payee: string; amount: string; score: number; because: string[] }[];
  readonly of: number;
}

/** Lines of a statement with what each is matched to and why. */
export function listLines(
  sql: Runs,
  page: { readonly statementId: string } & Page,
  { text, values }: Condition,
): Promise<ListedLine[]> {
  return sql.query<ListedLine>(
    `SELECT l.line_no AS "lineNo", l.day, l.direction, l.document_number AS "documentNumber", l.amount_tiyn AS amount,
            l.party_name AS party, l.purpose, l.reason,
            coalesce((SELECT json_agg(json_build_object('documentNumber', p.document_number, 'payee', v.name_ru, 'amount', m.amount_tiyn::text,
                        'score', m.score, 'because', m.because) ORDER BY p.document_number)
                        FROM statement_match m JOIN payment p ON p.id = m.payment_id JOIN provider v ON v.id = p.provider_id
                       WHERE m.statement_id = l.statement_id AND m.line_no = l.line_no AND m.undone_by IS NULL), '[]') AS payments,
            (count(*) OVER ())::integer AS of
       FROM statement_line l JOIN bank_statement s ON s.id = l.statement_id
      WHERE l.statement_id = $1 AND ${text} ORDER BY l.line_no LIMIT $2 OFFSET $3`,
    [page.statementId, ...limits(page), ...values],
  );
}
