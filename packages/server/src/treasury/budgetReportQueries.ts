/** SQL of the report on the execution of the budget. Sums come from balances by month: entries are not read. */
import type { Day } from '@balapan/domain/day.ts';
import type { FundingSource } from '@balapan/domain/ledger.ts';
import type { Runs } from '../kernel/audit.ts';

type Reads = Pick<Runs, 'query'>;

export interface ReportLineRow {
  readonly code: string;
  readonly programme: string;
  readonly specific: string;
  readonly source: FundingSource;
  readonly name_kk: string;
  readonly name_ru: string;
  readonly name_en: string;
  readonly initial: bigint;
  readonly amended: bigint;
  readonly planned: bigint;
  readonly bound: bigint;
  readonly owed: bigint;
  readonly paid: bigint;
  readonly paid_in_quarter: bigint;
}

/**
 * The lines of a year as they stood at the end of a quarter.
 * @param first first day of the quarter
 * @param lastMonth first day of its last month
 * @param end its last day
 */
export function reportLines(
  sql: Reads,
  { year, first, lastMonth, end }: { year: number; first: Day; lastMonth: Day; end: Day },
): Promise<ReportLineRow[]> {
  return sql.query<ReportLineRow>(
    `SELECT l.code, l.programme, l.specific, l.funding_source AS source, coalesce(c.name_kk, l.programme) AS name_kk,
            coalesce(c.name_ru, l.programme) AS name_ru, coalesce(c.name_en, l.programme) AS name_en, l.amount_tiyn AS initial,
            (l.amount_tiyn + coalesce(g.amended, 0))::bigint AS amended, (coalesce(p.planned, 0) + coalesce(g.planned, 0))::bigint AS planned,
            coalesce(m.bound, 0)::bigint AS bound, coalesce(m.owed, 0)::bigint AS owed, coalesce(m.paid, 0)::bigint AS paid,
            coalesce(m.paid_in_quarter, 0)::bigint AS paid_in_quarter
       FROM budget_line l
       LEFT JOIN budget_code c ON c.kind = 'programme' AND c.code = l.programme AND c.period @> make_date(l.year, l.half * 6 - 5, 1)
       LEFT JOIN LATERAL (SELECT sum(amount_tiyn) AS planned FROM budget_month WHERE budget_line = l.code AND month <= $3) p ON true
       LEFT JOIN LATERAL (
         SELECT sum(x.amount_tiyn) AS amended, sum(x.amount_tiyn) FILTER (WHERE x.month <= $3) AS planned
           FROM budget_change x JOIN budget_amendment a ON a.proposal_id = x.proposal_id
          WHERE x.budget_line = l.code AND a.registered_on <= $4) g ON true
       LEFT JOIN (
         SELECT budget_line, sum(debit_tiyn - credit_tiyn) AS bound, sum(debit_tiyn - credit_tiyn) FILTER (WHERE account IN ('1300', '1400')) AS owed,
                sum(debit_tiyn - credit_tiyn) FILTER (WHERE account = '1400') AS paid,
                sum(debit_tiyn - credit_tiyn) FILTER (WHERE account = '1400' AND month >= $2) AS paid_in_quarter
           FROM account_month WHERE account IN ('1200', '1300', '1400') AND month <= $3 GROUP BY 1) m ON m.budget_line = l.code
      WHERE l.year = $1 ORDER BY l.code`,
    [year, first, lastMonth, end],
  );
}

export interface ReportAmendment {
  readonly proposal_id: string;
  readonly decision: string;
  readonly session: string;
  readonly decided_on: Day;
  readonly registered_on: Day;
}

/** Amendments of some lines that were registered up to a day, in order. */
export function amendmentsUntil(sql: Reads, codes: readonly string[], end: Day): Promise<ReportAmendment[]> {
  return sql.query<ReportAmendment>(
    `SELECT a.proposal_id, a.decision, a.session, a.decided_on, a.registered_on FROM budget_amendment a
      WHERE a.registered_on <= $2
        AND EXISTS (SELECT FROM budget_change c WHERE c.proposal_id = a.proposal_id AND c.budget_line = ANY ($1::text[]))
      ORDER BY a.registered_on, a.proposal_id`,
    [codes, end],
  );
}
