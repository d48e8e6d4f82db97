/** SQL of the lists of the parents' fee. Of one kindergarten (some hundred children) or of one child. */
import type { Day } from '@balapan/domain/day.ts';
import type { FeeKind } from '@balapan/domain/fee.ts';
import type { Runs } from '../kernel/audit.ts';

interface Page {
  readonly page: number;
  readonly size: number;
}

/** Sums of each child; `$1`: the kindergarten. */
const byChild = `SELECT child_id, coalesce(sum(amount_tiyn) FILTER (WHERE kind IN ('charge', 'correction')), 0)::bigint AS charged,
    coalesce(-sum(amount_tiyn) FILTER (WHERE kind IN ('payment', 'refund')), 0)::bigint AS paid, max(day) FILTER (WHERE kind = 'payment') AS last_paid
  FROM fee_entry WHERE account = 'parentDebt' AND provider_id = $1 GROUP BY child_id`;

const sorts = {
  balance: 'b.charged - b.paid',
  name: 'name COLLATE "kk-KZ-x-icu"',
  charged: 'b.charged',
  paid: 'b.paid',
};

export function listBalances(
  sql: Runs,
  providerId: string,
  list: Page & {
    readonly state?: 'owes' | 'overpaid' | undefined;
    readonly search?: string | undefined;
    readonly sort: keyof typeof sorts;
    readonly order: 'asc' | 'desc';
  },
): Promise<
  {
    child_id: string;
    name: string;
    voucher: string | null;
    charged: bigint;
    paid: bigint;
    last_paid: Day | null;
    refund_asked: boolean;
    listed_charged: bigint;
    listed_paid: bigint;
    of: number;
  }[]
> {
  const { search = '' } = list;
  return sql.query(
    `SELECT b.*, n.name, v.number AS voucher, (count(*) OVER ())::integer AS of,
            (sum(b.charged) OVER ())::bigint AS listed_charged, (sum(b.paid) OVER ())::bigint AS listed_paid,
            EXISTS (SELECT FROM fee_refund r WHERE r.provider_id = $1 AND r.child_id = b.child_id AND r.approved_by IS NULL) AS refund_asked
       FROM (${byChild}) b LEFT JOIN child c ON c.id = b.child_id
       CROSS JOIN LATERAL (SELECT coalesce(c.surname || ' ' || c.given_name, '') AS name) n
       LEFT JOIN LATERAL (SELECT number FROM voucher WHERE child_id = b.child_id ORDER BY issued_at DESC LIMIT 1) v ON true
      WHERE ($2::text IS NULL OR $2 = CASE WHEN b.charged > b.paid THEN 'owes' WHEN b.charged < b.paid THEN 'overpaid' END)
        AND ($3::text IS NULL OR n.name ILIKE $3 OR v.number LIKE $3)
      ORDER BY ${sorts[list.sort]} ${list.order === 'asc' ? 'ASC' : 'DESC'}, name, b.child_id LIMIT $4 OFFSET $5`,
    [
      providerId,
      list.state ?? null,
      search === '' ? null : `%${search.replace(/[\\%_]/gu, '\\$&')}%`,
      list.size,
      (list.page - 1) * list.size,
    ],
  );
}

export async function sumBalances(
  sql: Runs,
  providerId: string,
): Promise<{ charged: bigint; paid: bigint; debt: bigint; overpaid: bigint; debtors: number }> {
  const [row] = await sql.query<{ charged: bigint; paid: bigint; debt: bigint; overpaid: bigint; debtors: number }>(
    `SELECT coalesce(sum(charged), 0)::bigint AS charged, coalesce(sum(paid), 0)::bigint AS paid,
            coalesce(sum(greatest(0, charged - paid)), 0)::bigint AS debt, coalesce(sum(greatest(0, paid - charged)), 0)::bigint AS overpaid,
            (count(*) FILTER (WHERE charged > paid))::integer AS debtors FROM (${byChild}) b`,
    [providerId],
  );
  return row ?? { charged: 0n, paid: 0n, debt: 0n, overpaid: 0n, debtors: 0 };
}

/** Months with a frozen register, newest first. */
export function closedMonths(sql: Runs, providerId: string): Promise<{ month: string; charged: boolean }[]> {
  return sql.query(
    `SELECT to_char(r.month, 'YYYY-MM') AS month,
            EXISTS (SELECT FROM fee_charge c WHERE c.provider_id = $1 AND c.month = r.month) AS charged
       FROM register r WHERE r.provider_id = $1 GROUP BY r.month ORDER BY r.month DESC`,
    [providerId],
  );
}

export function listExceptions(
  sql: Runs,
  providerId: string,
  page: Page,
): Promise<
  {
    statementId: string;
    lineNo: number;
    day: Day;
    document: string;
    amount: bigint;
    party: string | null;
    purpose: string;
    reason: 'noNumber' | 'unknownNumber' | 'severalChildren';
    of: number;
  }[]
> {
  return sql.query(
    `SELECT statement_id AS "statementId", line_no AS "lineNo", day, document, amount_tiyn AS amount, party_name AS party, purpose, reason,
            (count(*) OVER ())::integer AS of
       FROM fee_statement_line WHERE provider_id = $1 AND child_id IS NULL ORDER BY day, statement_id, line_no LIMIT $2 OFFSET $3`,
    [providerId, page.size, (page.page - 1) * page.size],
  );
}

export interface ChildEntryRow {
  readonly journal_id: string;
  readonly provider_id: string;
  readonly kind: FeeKind;
  readonly day: Day;
  readonly month: Day | null;
  readonly amount: bigint;
  readonly document: string | null;
  readonly days: number | null;
  readonly working_days: number | null;
  readonly fee: bigint | null;
  readonly name_kk: string;
  readonly name_ru: string;
  readonly name_en: string;
}

/** A child's entries that the scope shows, newest first. */
export function childEntries(sql: Runs, childId: string): Promise<ChildEntryRow[]> {
  return sql.query<ChildEntryRow>(
    `SELECT e.journal_id, e.provider_id, e.kind, e.day, e.month, e.amount_tiyn AS amount, e.document, c.days::integer, c.working_days::integer,
            c.fee_tiyn AS fee, p.name_kk, p.name_ru, p.name_en
       FROM fee_entry e JOIN provider p ON p.id = e.provider_id
       LEFT JOIN fee_charge c ON c.child_id = e.child_id AND c.month = e.month AND c.journal_id = e.journal_id
      WHERE e.account = 'parentDebt' AND e.child_id = $1 ORDER BY e.day DESC, e.made_at DESC, e.journal_id DESC LIMIT 500`,
    [childId],
  );
}

export interface PaymentFacts extends ChildEntryRow {
  readonly bin: string;
  readonly surname: string;
  readonly given_name: string;
  readonly voucher: string | null;
}

export async function paymentOf(sql: Runs, childId: string, journalId: string): Promise<PaymentFacts | null> {
  const [row] = await sql.query<PaymentFacts>(
    `SELECT e.journal_id, e.provider_id, e.kind, e.day, e.month, e.amount_tiyn AS amount, e.document, NULL::integer AS days,
            NULL::integer AS working_days, NULL::bigint AS fee, p.name_kk, p.name_ru, p.name_en, p.bin, coalesce(c.surname, '') AS surname, coalesce(c.given_name, '') AS given_name,
            (SELECT number FROM voucher WHERE child_id = e.child_id ORDER BY issued_at DESC LIMIT 1) AS voucher
       FROM fee_entry e JOIN provider p ON p.id = e.provider_id LEFT JOIN child c ON c.id = e.child_id
      WHERE e.account = 'parentDebt' AND e.kind = 'payment' AND e.child_id = $1 AND e.journal_id = $2`,
    [childId, journalId],
  );
  return row ?? null;
}

export interface ChargeFileRow {
  readonly child_id: string;
  readonly name: string;
  readonly voucher: string | null;
  readonly days: number;
  readonly working_days: number;
  readonly fee: bigint;
  readonly amount: bigint;
}

/** The newest charge of each child of a kindergarten and month, by name. */
export function chargesOf(sql: Runs, providerId: string, month: Day): Promise<ChargeFileRow[]> {
  return sql.query<ChargeFileRow>(
    `SELECT f.child_id, n.name, v.number AS voucher, f.days::integer, f.working_days::integer, f.fee_tiyn AS fee, f.amount_tiyn AS amount
       FROM (SELECT DISTINCT ON (child_id) * FROM fee_charge WHERE provider_id = $1 AND month = $2 ORDER BY child_id, version DESC) f
       LEFT JOIN child c ON c.id = f.child_id
       CROSS JOIN LATERAL (SELECT coalesce(c.surname || ' ' || c.given_name, '') AS name) n
       LEFT JOIN LATERAL (SELECT number FROM voucher WHERE child_id = f.child_id ORDER BY issued_at DESC LIMIT 1) v ON true
      ORDER BY n.name COLLATE "kk-KZ-x-icu", f.child_id`,
    [providerId, month],
  );
}
