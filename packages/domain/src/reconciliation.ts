/**
 * The reconciliation act of the city with a kindergarten for a period: what was owed at its beginning, what was added by acts and by
 * payments that came back, what was paid, and what is owed at its end. Out of the ledger alone (accounts 3000 and 4000 together, so
 * that a payment counts when the bank has confirmed it, not when it was sent).
 */
import type { Day } from './day.ts';
import { sumTiyn, type Tiyn, tiyn } from './money.ts';

/** `correction`: a reversal, and every other journal that changes what is owed. */
export const reconciledKinds = ['act', 'payment', 'return', 'correction'] as const;
export type ReconciledKind = (typeof reconciledKinds)[number];

export interface ReconciledEntry {
  readonly day: Day;
  readonly kind: ReconciledKind;
  /** Number of the act or of the payment order. */
  readonly document: string;
  /** Above zero: the city owes more; below: less. */
  readonly amount: Tiyn;
}

export interface Reconciliation extends Readonly<Record<ReconciledKind, Tiyn>> {
  readonly opening: Tiyn;
  readonly closing: Tiyn;
  /** Of the period, in order, each with what is owed after it. */
  readonly rows: readonly (ReconciledEntry & { readonly after: Tiyn })[];
}

const kindOfJournal: Readonly<Record<string, ReconciledKind>> = {
  actApproved: 'act',
  paymentConfirmed: 'payment',
  paymentSent: 'payment',
  paidAgain: 'payment',
  paymentReturned: 'return',
};

export const reconciledKindOf = (journal: string): ReconciledKind => kindOfJournal[journal] ?? 'correction';

/** @param entries of all time up to `to`, in any order; @param from first day of the period */
export function reconcile(entries: readonly ReconciledEntry[], from: Day, to: Day): Reconciliation {
  const before = entries.filter(({ day }) => day < from);
  const within = entries
    .filter(({ day }) => day >= from && day <= to)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const opening = sumTiyn(before.map(({ amount }) => amount));
  let after: bigint = opening;
  const rows = within.map((entry) => {
    after += entry.amount;
    return { ...entry, after: tiyn(after) };
  });
  const sumOf = (kind: ReconciledKind): Tiyn =>
    sumTiyn(within.filter((entry) => entry.kind === kind).map(({ amount }) => amount));
  return {
    opening,
    closing: tiyn(after),
    rows,
    act: sumOf('act'),
    payment: sumOf('payment'),
    return: sumOf('return'),
    correction: sumOf('correction'),
  };
}
