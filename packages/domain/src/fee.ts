/**
 * The parents' fee for meals (domain.md 1: 25,000 tenge a month). Nothing is published of how a month is charged: our reading [P] is
 * fee × days attended ÷ working days of the month, rounded half up once for the child and month. Which days count is the policy's
 * `feeDays`. The money is the kindergarten's own: its entries stand apart from the budget's ledger.
 */
import { negateTiyn, roundHalfUp, type Tiyn, tiyn } from './money.ts';

/** `present`: days attended; `payable`: with the excused ones that the city pays for; `month`: the whole month whatever was attended. */
export const feeDayKinds = ['present', 'payable', 'month'] as const;
export type FeeDays = (typeof feeDayKinds)[number];

export interface AttendedDays {
  readonly present: number;
  readonly payable: number;
  readonly workingDays: number;
}

/** The days that a month is charged for; a child that was never there pays nothing by any rule. */
export function feeDaysOf({ present, payable, workingDays }: AttendedDays, rule: FeeDays): number {
  if (rule === 'month') return present + payable > 0 ? workingDays : 0;
  return Math.min(workingDays, rule === 'present' ? present : payable);
}

/** A month's charge: 25,000 tenge for 19 of 21 days is 22,619.05. @param fee of a whole month */
export function feeCharge(fee: Tiyn, days: number, workingDays: number): Tiyn {
  if (workingDays < 1 || days < 0 || days > workingDays) throw new RangeError(`no month: ${days} of ${workingDays}`);
  return tiyn(roundHalfUp(fee * BigInt(days), BigInt(workingDays)));
}

/** `parentDebt`: what parents owe, below zero what they paid too much; `feeIncome`: earned; `feeBank`: on the kindergarten's account. */
export type FeeAccount = 'parentDebt' | 'feeIncome' | 'feeBank';
export type FeeKind = 'charge' | 'correction' | 'payment' | 'refund';

/** Debit above zero, credit below. */
export type FeeEntry = readonly [account: FeeAccount, amount: Tiyn];

const moves: Readonly<Record<FeeKind, readonly [debit: FeeAccount, credit: FeeAccount]>> = {
  charge: ['parentDebt', 'feeIncome'],
  correction: ['parentDebt', 'feeIncome'],
  payment: ['feeBank', 'parentDebt'],
  refund: ['parentDebt', 'feeBank'],
};

/** The two entries of one operation; they sum to zero. Only a correction may be below zero. */
export function feeEntries(kind: FeeKind, amount: Tiyn): readonly [FeeEntry, FeeEntry] {
  if (amount === 0n || (amount < 0n && kind !== 'correction')) throw new RangeError(`no ${kind} of ${amount}`);
  const [debit, credit] = moves[kind];
  return [
    [debit, amount],
    [credit, negateTiyn(amount)],
  ];
}

/** What a purpose of payment names by number, as numbers of vouchers are written: `№ 75-25-0001234` gives `75-25-0001234`. */
export function numbersInPurpose(purpose: string): string[] {
  const words = purpose.toUpperCase().match(/[\p{L}\d]+(?:[-/][\p{L}\d]+)+/gu) ?? [];
  return [...new Set(words.filter((word) => /\d/u.test(word)))];
}

/** Whose payment a line of a statement is: the one child that its numbers name. @param children by number, of this kindergarten */
export function feePayer(
  purpose: string,
  children: ReadonlyMap<string, string>,
): { readonly childId: string } | { readonly reason: 'noNumber' | 'unknownNumber' | 'severalChildren' } {
  const numbers = numbersInPurpose(purpose);
  const found = [...new Set(numbers.flatMap((number) => children.get(number) ?? []))];
  const [childId] = found;
  if (childId === undefined) return { reason: numbers.length === 0 ? 'noNumber' : 'unknownNumber' };
  return found.length === 1 ? { childId } : { reason: 'severalChildren' };
}
