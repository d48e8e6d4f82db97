/**
 * SQL of the ledger's reports. Sums come from the balances by month, which the booking statement keeps, so that no report grows with
 * the years behind it; entries are read for one span of months, a page at a time.
 */
import type { Day } from '@balapan/domain/day.ts';
import type { AccountCode, FundingSource } from '@balapan/domain/ledger.ts';
import type { Runs } from '../kernel/audit.ts';

export type ByWhat = 'account' | 'month' | 'line' | 'provider';
export interface Wanted {
  /** First days of the first and last month of booking. */
  readonly from: Day;
  readonly to: Day;
  readonly account: AccountCode | null;
  readonly source: FundingSource | null;
  readonly line: string | null;
  readonly providerId: string | null;
  /** First day of the month of service, where only one is asked for. */
  readonly service: Day | null;
}

export interface BalanceRow {
  readonly account: AccountCode;
  readonly source: FundingSource;
  readonly key: string;
  readonly name_kk: string | null;
  readonly name_ru: string | null;
  readonly name_en: string | null;
  readonly opening: bigint;
  readonly debit: bigint;
  readonly credit: bigint;
  readonly entries: number;
}

const keys: Readonly<Record<ByWhat, string>> = {
  account: `''`,
  month: `to_char(m.month, 'YYYY-MM')`,
  line: 'm.budget_line',
  provider: 'm.provider_id::text',
};
const valuesOf = ({ from, to, account, source, line, providerId }: Wanted): unknown[] => [
  from,
  to,
  account,
  source,
  line,
  providerId,
];

/** Opening and movements of each account and source, and of each month, line or kindergarten within them. */
export function trialBalance(sql: Pick<Runs, 'query'>, by: ByWhat, wanted: Wanted): Promise<BalanceRow[]> {
  const isByProvider = by === 'provider' || wanted.providerId !== null;
  const table = isByProvider ? 'provider_account_month' : 'account_month';
  const ofProvider = isByProvider ? '($6::uuid IS NULL OR m.provider_id = $6)' : '$6::uuid IS NULL';
  const sums = `SELECT m.account, m.funding_source AS source, ${keys[by]} AS key,
         coalesce(sum(m.debit_tiyn - m.credit_tiyn) FILTER (WHERE m.month < $1), 0)::bigint AS opening,
         coalesce(sum(m.debit_tiyn) FILTER (WHERE m.month >= $1), 0)::bigint AS debit,
         coalesce(sum(m.credit_tiyn) FILTER (WHERE m.month >= $1), 0)::bigint AS credit,
         coalesce(sum(m.entries) FILTER (WHERE m.month >= $1), 0)::integer AS entries
    FROM ${table} m
   WHERE m.month <= $2 AND ($3::text IS NULL OR m.account = $3) AND ($4::text IS NULL OR m.funding_source = $4)
     AND ($5::text IS NULL OR m.budget_line = $5) AND ${ofProvider}
   GROUP BY 1, 2, 3`;
  if (by === 'month')
    return sql.query(
      `SELECT * FROM (
         SELECT account, source, key, NULL AS name_kk, NULL AS name_ru, NULL AS name_en, debit, credit, entries,
                (sum(opening + debit - credit) OVER (PARTITION BY account, source ORDER BY key) - debit + credit)::bigint AS opening
           FROM (${sums}) s) t WHERE key >= to_char($1::date, 'YYYY-MM') ORDER BY key, account, source`,
      valuesOf(wanted),
    );
  const isNamed = by === 'provider';
  return sql.query(
    `SELECT s.*, ${isNamed ? 'p.name_kk, p.name_ru, p.name_en' : 'NULL AS name_kk, NULL AS name_ru, NULL AS name_en'}
       FROM (${sums}) s ${isNamed ? 'JOIN provider p ON p.id::text = s.key' : ''}
      WHERE s.opening <> 0 OR s.entries > 0 ORDER BY s.account, ${isNamed ? 'p.number' : 's.key'}, s.source`,
    valuesOf(wanted),
  );
}

export interface EntryRow {
  readonly journal_id: string;
  readonly seq: number;
  readonly kind: string;
  readonly operation_key: string;
  readonly posted_at: number;
  readonly booked: Day;
  readonly month: Day;
  readonly account: AccountCode;
  readonly source: FundingSource;
  readonly line: string | null;
  readonly name_kk: string | null;
  readonly name_ru: string | null;
  readonly name_en: string | null;
  readonly amount: bigint;
}

const entryColumns = `e.journal_id, e.seq, j.kind, j.operation_key, j.posted_at, j.month AS booked, e.month, e.account,
  e.funding_source AS source, e.budget_line AS line, p.name_kk, p.name_ru, p.name_en, e.amount_tiyn AS amount`;
const filters = `j.month >= $1 AND j.month <= $2 AND ($3::text IS NULL OR e.account = $3) AND ($4::text IS NULL OR e.funding_source = $4)
  AND ($5::text IS NULL OR e.budget_line = $5) AND ($6::uuid IS NULL OR e.provider_id = $6) AND ($7::date IS NULL OR e.month = $7)`;

export function listEntries(
  sql: Pick<Runs, 'query'>,
  wanted: Wanted,
  page: { readonly page: number; readonly size: number },
): Promise<(EntryRow & { of: number; debit: bigint; credit: bigint })[]> {
  return sql.query(
    `SELECT ${entryColumns}, e.of, e.debit, e.credit FROM (
       SELECT e.*, j.posted_at, count(*) OVER ()::integer AS of, coalesce(sum(e.amount_tiyn) FILTER (WHERE e.amount_tiyn > 0) OVER (), 0)::bigint AS debit,
              coalesce(-sum(e.amount_tiyn) FILTER (WHERE e.amount_tiyn < 0) OVER (), 0)::bigint AS credit
         FROM journal j JOIN entry e ON e.journal_id = j.id WHERE ${filters}
        ORDER BY j.posted_at DESC, e.journal_id, e.seq LIMIT $8 OFFSET $9) e
       JOIN journal j ON j.id = e.journal_id LEFT JOIN provider p ON p.id = e.provider_id
      ORDER BY e.posted_at DESC, e.journal_id, e.seq`,
    [...valuesOf(wanted), wanted.service, page.size, (page.page - 1) * page.size],
  );
}

export async function findJournal(
  sql: Pick<Runs, 'query'>,
  id: string,
): Promise<{ reverses: string | null; rows: EntryRow[] } | null> {
  const rows = await sql.query<EntryRow & { reverses: string | null }>(
    `SELECT ${entryColumns}, j.reverses FROM journal j JOIN entry e ON e.journal_id = j.id LEFT JOIN provider p ON p.id = e.provider_id
      WHERE j.id = $1 ORDER BY e.seq`,
    [id],
  );
  const [first] = rows;
  return first === undefined ? null : { reverses: first.reverses, rows };
}

/** Numbers that people know documents by, by id. */
export async function labelsOf(
  sql: Pick<Runs, 'query'>,
  ids: {
    readonly acts: readonly string[];
    readonly payments: readonly string[];
    readonly contracts: readonly string[];
    readonly amendments: readonly string[];
  },
): Promise<Map<string, string>> {
  const rows = await sql.query<{ id: string; label: string }>(
    `SELECT id::text, number AS label FROM act WHERE id = ANY ($1::uuid[])
      UNION ALL SELECT id::text, document_number FROM payment WHERE id = ANY ($2::uuid[])
      UNION ALL SELECT id::text, number FROM service_contract WHERE id = ANY ($3::uuid[])
      UNION ALL SELECT proposal_id::text, decision FROM budget_amendment WHERE proposal_id = ANY ($4::uuid[])`,
    [ids.acts, ids.payments, ids.contracts, ids.amendments],
  );
  return new Map(rows.map(({ id, label }) => [id, label]));
}
