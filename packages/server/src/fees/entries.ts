/** Writing the fee's own double entry (domain/fee.ts): the same operation is booked once. */
import type { Day } from '@balapan/domain/day.ts';
import { type FeeKind, feeEntries } from '@balapan/domain/fee.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Tiyn } from '@balapan/domain/money.ts';
import type { Runs } from '../kernel/audit.ts';

export interface FeeJournal {
  readonly id: string;
  readonly kind: FeeKind;
  /** What makes the same operation the same. */
  readonly key: string;
  readonly providerId: string;
  readonly childId: string;
  /** First day of the month charged for. */
  readonly month: Day | null;
  readonly day: Day;
  readonly amount: Tiyn;
  /** Number of the bank's document. */
  readonly document: string | null;
}

/** @returns ids of the journals that are new: an operation that was booked before stays as it is */
export async function bookFees(
  sql: Runs,
  journals: readonly FeeJournal[],
  by: { readonly now: number; readonly personId: string | null },
): Promise<Set<string>> {
  if (journals.length === 0) return new Set();
  const entries = journals.flatMap((journal) =>
    feeEntries(journal.kind, journal.amount).map(([account, amount]) => ({ ...journal, account, amount })),
  );
  const rows = await sql.query<{ journal_id: string }>(
    `INSERT INTO fee_entry (journal_id, account, provider_id, child_id, kind, operation_key, month, day, amount_tiyn, document, made_at, made_by)
     SELECT n.*, $11::timestamptz, $12::uuid FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::date[],
       $8::date[], $9::bigint[], $10::text[]) AS n ON CONFLICT (operation_key, account) DO NOTHING RETURNING journal_id`,
    [
      entries.map(({ id }) => id),
      entries.map(({ account }) => account),
      entries.map(({ providerId }) => providerId),
      entries.map(({ childId }) => childId),
      entries.map(({ kind }) => kind),
      entries.map(({ key }) => key),
      entries.map(({ month }) => month),
      entries.map(({ day }) => day),
      entries.map(({ amount }) => amount),
      entries.map(({ document }) => document),
      isoOf(by.now),
      by.personId,
    ],
  );
  return new Set(rows.map((row) => row.journal_id));
}

/** What a child's parents owe a kindergarten; below zero: paid too much. */
export async function balanceOf(sql: Runs, providerId: string, childId: string): Promise<bigint> {
  const [row] = await sql.query<{ balance: bigint }>(
    `SELECT coalesce(sum(amount_tiyn), 0)::bigint AS balance FROM fee_entry
      WHERE account = 'parentDebt' AND provider_id = $1 AND child_id = $2`,
    [providerId, childId],
  );
  return row?.balance ?? 0n;
}

/** Two operations on one kindergarten's fees must not run into each other: the second waits here. */
export async function lockFees(sql: Runs, providerId: string): Promise<void> {
  await sql.query(`SELECT pg_advisory_xact_lock(hashtextextended('fees ' || $1, 0))`, [providerId]);
}
