/** The payment register (domain.md 2.12): control totals, the bytes under its hash, and the list of checks before release. */
import { canonicalJson, utf8 } from './bytes.ts';
import type { Day, Month } from './day.ts';
import type { SplitAmount } from './entitlement.ts';
import { DomainError } from './errors.ts';
import { sumTiyn, type Tiyn, tengeText, tiyn } from './money.ts';
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

export type PaymentRegisterState =
  | 'draft'
  | 'made'
  | 'checked'
  | 'released'
  | 'handedOver'
  | 'reconciled'
  | 'cancelled';
export type PaymentRegisterEvent = 'sign' | 'check' | 'giveBack' | 'release' | 'cancel' | 'handOver' | 'reconcile';

/**
 * Three different people sign the same sheet: maker, checker, releaser. Count, sum and hash are fixed when it is made; what is wrong
 * with it is not mended but given back, and its acts are free for another register. What was released may be cancelled until its
 * file has left the house. A register of the old system has left it before, and goes straight from released to reconciled.
 */
export const paymentRegisterLife = makeLife<PaymentRegisterState, PaymentRegisterEvent>('draft', [
  ['draft', 'sign', 'made'],
  ['draft', 'giveBack', 'cancelled'],
  ['made', 'check', 'checked'],
  ['made', 'giveBack', 'cancelled'],
  ['checked', 'release', 'released'],
  ['checked', 'giveBack', 'cancelled'],
  ['released', 'cancel', 'cancelled'],
  ['released', 'handOver', 'handedOver'],
  ['released', 'reconcile', 'reconciled'],
  ['handedOver', 'reconcile', 'reconciled'],
]);

/** The hands of a register, in order, and the event that each one's signature is. */
export const registerSteps = { maker: 'sign', checker: 'check', releaser: 'release' } as const;
export type RegisterStep = keyof typeof registerSteps;

export type RegisterCheck =
  | 'bothSignatures'
  | 'lineEqualsAct'
  | 'childDayPaidOnce'
  | 'sumInRange'
  | 'bikMatchesIban'
  | 'accountInForce'
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
  'sumInRange',
  'bikMatchesIban',
  'accountInForce',
  'contractInForce',
  'budgetSuffices',
  'accountChanged',
  'notSentBefore',
  'fileEqualsRegister',
];

/** Ten trillion tenge: more than the whole budget of the city, so it can only be a mistake. */
export const paymentLimit = tiyn(1_000_000_000_000_000n);

/** Whether a sum may be paid at all: above zero and below the limit. */
export function isPayable(total: bigint): boolean {
  return total > 0n && total < paymentLimit;
}

/**
 * Count and sums of the lines.
 * @throws DomainError `payment.negative`, `payment.tooLarge`, `payment.partsDiffer` for a line that must not be paid
 */
export function registerTotals(lines: readonly Pick<PaymentLine, 'total' | 'local' | 'republican'>[]): RegisterTotals {
  for (const line of lines) {
    if (line.total <= 0n || line.local < 0n || line.republican < 0n)
      throw new DomainError({ code: 'payment.negative', params: {} });
    if (line.total >= paymentLimit)
      throw new DomainError({ code: 'payment.tooLarge', params: { limit: tengeText(paymentLimit) } });
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

export interface RegisterSheet {
  readonly head: PaymentRegisterHead;
  readonly month: Month;
  readonly totals: RegisterTotals;
  /** Hexadecimal SHA-256 of `registerBytes`: the sheet stands for every line to the tiyn. */
  readonly linesSha256: string;
}

/** The bytes that three people sign: who pays what, how many lines, which sums, and the hash of the lines, as one canonical line. */
export function registerSheetBytes({ head, month, totals, linesSha256 }: RegisterSheet): Uint8Array {
  const sheet = { form: registerSheetForm, ...head, month, totals: { ...totals }, linesSha256 };
  return utf8(`${canonicalJson(sheet)}\n`);
}

export const registerSheetForm = 'balapan.paymentRegisterSheet/1';
