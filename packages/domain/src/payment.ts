/** The payment register (domain.md 2.12): control totals, the bytes under its hash, and the list of checks before release. */
import { canonicalJson, utf8 } from './bytes.ts';
import type { Day } from './day.ts';
import type { SplitAmount } from './entitlement.ts';
import { DomainError } from './errors.ts';
import { sumTiyn, type Tiyn } from './money.ts';
import { makeLife } from './transitions.ts';

export interface PaymentLine {
  /** 1, 2, 3 … within the register. */
  readonly no: number;
  readonly actId: string;
  readonly actNumber: string;
  readonly payeeName: string;
  readonly payeeIinBin: string;
  readonly iban: string;
  readonly bik: string;
  readonly kbe: string;
  /** Code of the purpose of payment (КНП). */
  readonly knp: string;
  readonly total: Tiyn;
  readonly local: Tiyn;
  readonly republican: Tiyn;
  readonly dueOn: Day;
  readonly purpose: string;
}

export interface PaymentRegisterHead {
  readonly number: number;
  readonly payer: 'department' | 'financialCentre';
  readonly programme: string;
  readonly madeOn: Day;
}

export interface RegisterTotals extends SplitAmount {
  readonly count: number;
}

export type PaymentRegisterState = 'draft' | 'checked' | 'released' | 'reconciled';
export type PaymentRegisterEvent = 'check' | 'giveBack' | 'release' | 'reconcile';

/** Three different people: maker, checker, releaser. After `check` count, sum and hash are fixed. */
export const paymentRegisterLife = makeLife<PaymentRegisterState, PaymentRegisterEvent>('draft', [
  ['draft', 'check', 'checked'],
  ['checked', 'giveBack', 'draft'],
  ['checked', 'release', 'released'],
  ['released', 'reconcile', 'reconciled'],
]);

export type RegisterCheck =
  | 'bothSignatures'
  | 'lineEqualsAct'
  | 'childDayPaidOnce'
  | 'bikMatchesIban'
  | 'contractInForce'
  | 'budgetSuffices'
  | 'accountChanged'
  | 'notSentBefore'
  | 'fileEqualsRegister';

/** The checks in the order in which the payer's screen lists them. */
export const registerChecks: readonly RegisterCheck[] = [
  'bothSignatures',
  'lineEqualsAct',
  'childDayPaidOnce',
  'bikMatchesIban',
  'contractInForce',
  'budgetSuffices',
  'accountChanged',
  'notSentBefore',
  'fileEqualsRegister',
];

/**
 * Count and sums of the lines.
 * @throws DomainError `payment.negative`, `payment.partsDiffer` for a line that must not be paid
 */
export function registerTotals(lines: readonly Pick<PaymentLine, 'total' | 'local' | 'republican'>[]): RegisterTotals {
  for (const line of lines) {
    if (line.total <= 0n || line.local < 0n || line.republican < 0n)
      throw new DomainError({ code: 'payment.negative', params: {} });
    if (line.local + line.republican !== line.total) throw new DomainError({ code: 'payment.partsDiffer', params: {} });
  }
  return {
    count: lines.length,
    total: sumTiyn(lines.map((line) => line.total)),
    local: sumTiyn(lines.map((line) => line.local)),
    republican: sumTiyn(lines.map((line) => line.republican)),
  };
}

/** The bytes that are hashed at the check: a head with count and sums, then each line by number, as canonical JSON lines. */
export function registerBytes(head: PaymentRegisterHead, lines: readonly PaymentLine[]): Uint8Array {
  const sorted = lines.toSorted((a, b) => a.no - b.no);
  const first = canonicalJson({ form: 'balapan.paymentRegister/1', ...head, totals: { ...registerTotals(lines) } });
  return utf8(`${[first, ...sorted.map((line) => canonicalJson({ ...line }))].join('\n')}\n`);
}
