/** Writes journals of the domain. One business operation has one journal: what stands already under its key stays as it is. */
import type { Month } from '@balapan/domain/day.ts';
import { monthOf } from '@balapan/domain/day.ts';
import type { Journal } from '@balapan/domain/ledger.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';

export interface Booking {
  readonly journal: Journal;
  /** The month of the service that the money is for. */
  readonly month: Month;
  /** When it is booked, for what a file brings of the past; default: now. Epoch milliseconds. */
  readonly at?: number;
}

/**
 * Books journals with their entries, all in two statements; a trigger refuses what does not sum to zero.
 * @returns the keys that were new; the others had been booked before and nothing was written for them
 */
export async function book(
  sql: Runs,
  bookings: readonly Booking[],
  made: { readonly now: number; newId(): string },
): Promise<Set<string>> {
  if (bookings.length === 0) return new Set();
  const written = await sql.query<{ id: string; operation_key: string }>(
    `INSERT INTO journal (id, operation_key, kind, month, posted_at, reverses)
     SELECT n.id, n.operation_key, n.kind, n.month, n.posted_at, r.id
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::text[], $6::timestamptz[])
         AS n (id, operation_key, kind, month, reverses, posted_at)
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
  const entries = bookings.flatMap(({ journal, month }) => {
    const id = ids.get(journal.key);
    return id === undefined ? [] : journal.entries.map((entry, at) => ({ id, seq: at + 1, month, entry }));
  });
  if (entries.length > 0)
    await sql.query(
      `INSERT INTO entry (journal_id, seq, account, provider_id, month, funding_source, amount_tiyn)
       SELECT * FROM unnest($1::uuid[], $2::smallint[], $3::text[], $4::uuid[], $5::date[], $6::text[], $7::bigint[])`,
      [
        entries.map(({ id }) => id),
        entries.map(({ seq }) => seq),
        entries.map(({ entry }) => entry.account),
        entries.map(({ entry }) => entry.providerId),
        entries.map(({ month }) => `${month}-01`),
        entries.map(({ entry }) => entry.fundingSource),
        entries.map(({ entry }) => entry.amount),
      ],
    );
  return new Set(ids.keys());
}
