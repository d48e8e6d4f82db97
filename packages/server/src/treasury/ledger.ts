/** Writes journals of the domain. One business operation has one journal: what stands already under its key stays as it is. */
import { halfOf } from '@balapan/domain/budget.ts';
import type { Month } from '@balapan/domain/day.ts';
import { monthOf } from '@balapan/domain/day.ts';
import type { FundingSource, Journal } from '@balapan/domain/ledger.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';
import { refuse } from '../kernel/refuse.ts';

export interface Booking {
  readonly journal: Journal;
  /** The month of the service that the money is for; with programme and source it names the budget line. */
  readonly month: Month;
  /** When it is booked, for what a file brings of the past; default: now. Epoch milliseconds. */
  readonly at?: number;
}

/**
 * Books journals with their entries; triggers refuse what does not sum to zero and what a budget line has no money for, and keep the
 * balances. A journal of a closed month is booked in the first open one.
 * @returns the keys that were new; the others had been booked before and nothing was written for them
 * @throws DomainError budget.noLine
 */
export async function book(
  sql: Runs,
  bookings: readonly Booking[],
  made: { readonly now: number; newId(): string },
): Promise<Set<string>> {
  if (bookings.length === 0) return new Set();
  const lineOf = await linesOf(sql);
  const lines = bookings.map(({ journal, month }) =>
    journal.entries.map(({ programme, fundingSource }) => lineOf(month, programme, fundingSource)),
  );
  const written = await sql.query<{ id: string; operation_key: string }>(
    `INSERT INTO journal (id, operation_key, kind, month, posted_at, reverses)
     SELECT n.id, n.operation_key, n.kind, greatest(n.month, (h.closed_to + interval '1 month')::date), n.posted_at, r.id
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::text[], $6::timestamptz[])
         AS n (id, operation_key, kind, month, reverses, posted_at)
      CROSS JOIN ledger_head h
       LEFT JOIN journal r ON r.operation_key = n.reverses
     ON CONFLICT (operation_key) DO NOTHING RETURNING id, operation_key`,
    [
      bookings.map(() => made.newId()),
      bookings.map(({ journal }) => journal.key),
      bookings.map(({ journal }) => journal.kind),
      bookings.map(({ journal }) => `${monthOf(journal.day)}-01`),
      bookings.map(({ journal }) => journal.reverses),
      bookings.map(({ at }) => isoOf(at ?? made.now)),
    ],
  );
  const ids = new Map(written.map((row) => [row.operation_key, row.id]));
  const entries = bookings.flatMap(({ journal, month }, place) => {
    const id = ids.get(journal.key);
    if (id === undefined) return [];
    return journal.entries.map((entry, at) => ({ id, seq: at + 1, month, entry, line: lines[place]?.[at] ?? null }));
  });
  if (entries.length > 0)
    await sql.query(
      `INSERT INTO entry (journal_id, seq, account, provider_id, month, funding_source, amount_tiyn, budget_line)
       SELECT * FROM unnest($1::uuid[], $2::smallint[], $3::text[], $4::uuid[], $5::date[], $6::text[], $7::bigint[], $8::text[])`,
      [
        entries.map(({ id }) => id),
        entries.map(({ seq }) => seq),
        entries.map(({ entry }) => entry.account),
        entries.map(({ entry }) => entry.providerId),
        entries.map(({ month }) => `${month}-01`),
        entries.map(({ entry }) => entry.fundingSource),
        entries.map(({ entry }) => entry.amount),
        entries.map(({ line }) => line),
      ],
    );
  return new Set(ids.keys());
}

/** The code of the line of a month, programme and source. Throws `budget.noLine` where there is none. */
async function linesOf(sql: Runs): Promise<(month: Month, programme: string, source: FundingSource) => string> {
  const rows = await sql.query<{ code: string; key: string }>(
    `SELECT code, concat_ws('/', year, half, programme, funding_source) AS key FROM budget_line`,
  );
  const codes = new Map(rows.map(({ code, key }) => [key, code]));
  return (month, programme, source) => {
    const { year, half } = halfOf(month);
    const code = codes.get(`${year}/${half}/${programme}/${source}`);
    if (code === undefined) throw refuse('budget.noLine', { programme, month, source });
    return code;
  };
}
