/** SQL of the budget's page. */
import type { Day } from '@balapan/domain/day.ts';
import type { FundingSource } from '@balapan/domain/ledger.ts';
import type { Runs } from '../kernel/audit.ts';

type Reads = Pick<Runs, 'query'>;

export interface LineRow {
  readonly code: string;
  readonly half: number;
  readonly programme: string;
  readonly name_kk: string;
  readonly name_ru: string;
  readonly name_en: string;
  readonly specific: string;
  readonly source: FundingSource;
  readonly initial: bigint;
  readonly approved: bigint;
  readonly free: bigint;
  readonly committed: bigint;
  readonly obligated: bigint;
  readonly executed: bigint;
  readonly decision: string;
  readonly decided_on: Day;
  readonly registered_on: Day;
}

export async function listYears(sql: Reads): Promise<number[]> {
  const rows = await sql.query<{ year: number }>('SELECT DISTINCT year FROM budget_line ORDER BY year');
  return rows.map(({ year }) => year);
}

/** The lines of a year with their balances; a programme is named by the classification of the line's first day. */
export function listLines(sql: Reads, year: number): Promise<LineRow[]> {
  return sql.query<LineRow>(
    `SELECT l.code, l.half, l.programme, coalesce(c.name_kk, l.programme) AS name_kk, coalesce(c.name_ru, l.programme) AS name_ru,
            coalesce(c.name_en, l.programme) AS name_en, l.specific, l.funding_source AS source, l.amount_tiyn AS initial,
            b.approved_tiyn AS approved, b.free_tiyn AS free, b.committed_tiyn AS committed, b.obligated_tiyn AS obligated,
            b.executed_tiyn AS executed, l.decision, l.decided_on, l.registered_on
       FROM budget_line l JOIN budget_balance b ON b.budget_line = l.code
       LEFT JOIN budget_code c ON c.kind = 'programme' AND c.code = l.programme AND c.period @> make_date(l.year, l.half * 6 - 5, 1)
      WHERE l.year = $1 ORDER BY l.half, l.programme, l.funding_source`,
    [year],
  );
}

/** What was owed and paid for each month of service, by line. */
export function movedByMonth(
  sql: Reads,
  codes: readonly string[],
  year: number,
): Promise<{ code: string; month: Day; owed: bigint; paid: bigint }[]> {
  return sql.query(
    `SELECT budget_line AS code, month, coalesce(sum(amount_tiyn) FILTER (WHERE account = '2000'), 0)::bigint AS owed,
            coalesce(-sum(amount_tiyn) FILTER (WHERE account = '5000'), 0)::bigint AS paid
       FROM entry WHERE account IN ('2000', '5000') AND month >= make_date($2, 1, 1) AND month < make_date($2 + 1, 1, 1) AND budget_line = ANY ($1::text[])
      GROUP BY 1, 2 ORDER BY 1, 2`,
    [codes, year],
  );
}

export async function administratorOn(
  sql: Reads,
  code: string,
  day: Day,
): Promise<{ code: string; name: { kk: string; ru: string; en: string } } | null> {
  const [row] = await sql.query<{ name_kk: string; name_ru: string; name_en: string }>(
    `SELECT name_kk, name_ru, name_en FROM budget_code WHERE kind = 'administrator' AND code = $1 AND period @> $2::date`,
    [code, day],
  );
  return row === undefined ? null : { code, name: { kk: row.name_kk, ru: row.name_ru, en: row.name_en } };
}

export interface AmendmentRow {
  readonly proposal_id: string;
  readonly decision: string;
  readonly session: string;
  readonly decided_on: Day;
  readonly registered_on: Day;
  readonly changes: readonly { readonly line: string; readonly month: Day; readonly amount: number }[];
}

/** Amendments that touch some lines, the newest first. */
export function listAmendments(sql: Reads, codes: readonly string[]): Promise<AmendmentRow[]> {
  return sql.query<AmendmentRow>(
    `SELECT a.proposal_id, a.decision, a.session, a.decided_on, a.registered_on,
            json_agg(json_build_object('line', c.budget_line, 'month', c.month, 'amount', c.amount_tiyn) ORDER BY c.budget_line, c.month) AS changes
       FROM budget_amendment a JOIN budget_change c ON c.proposal_id = a.proposal_id
      WHERE c.budget_line = ANY ($1::text[]) GROUP BY a.proposal_id ORDER BY a.registered_on DESC, a.proposal_id DESC`,
    [codes],
  );
}
