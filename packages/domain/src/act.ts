/** The act of services (domain.md 2.11): its lines, number, life and the bytes that are signed. */
import { canonicalJson, utf8 } from './bytes.ts';
import { type Day, isMonth, type Month } from './day.ts';
import type { SplitAmount } from './entitlement.ts';
import { addTiyn, subtractTiyn, sumTiyn, type Tiyn, zero } from './money.ts';
import { makeLife } from './transitions.ts';

export interface ActLine {
  /** 1, 2, 3 … within the act. */
  readonly no: number;
  readonly childId: string;
  readonly voucherNumber: string;
  /** The month of the days; earlier than the act's own in a correction or after a late confirmation. */
  readonly serviceMonth: Month;
  readonly normTiyn: Tiyn;
  readonly payableDays: number;
  readonly workingDays: number;
  /** Below zero where an earlier act had said more than is true now. */
  readonly total: Tiyn;
  readonly local: Tiyn;
  readonly republican: Tiyn;
  /** Why an earlier month is in it; `null`: the act's own month. */
  readonly reason: LineReason | null;
}

/** Confirmed late, a disputed day answered, a mark of a closed month corrected, a norm published late. */
export type LineReason = 'confirmed' | 'answered' | 'corrected' | 'norm';

export interface ActTotals extends SplitAmount {
  readonly children: number;
  readonly payableDays: number;
}

/** What the head of an act says; everything that is signed stands here or in the lines. */
export interface ActHead {
  readonly number: string;
  /** 1 for the first; a correction before payment is the next version and a reversal. */
  readonly version: number;
  readonly month: Month;
  readonly providerId: string;
  readonly providerBin: string;
  readonly providerName: string;
  readonly contractNumber: string;
  readonly contractDay: Day;
  readonly payer: 'department' | 'financialCentre';
  readonly programme: string;
  /** Hash of the frozen register of the month. */
  readonly registerSha256: string;
  /** What the kindergarten's other acts in force leave over. */
  readonly carriedIn: SourceAmount;
}

/** An amount by funding source. */
export type SourceAmount = Pick<SplitAmount, 'local' | 'republican'>;

/** What an act says of money. In each source `carriedIn + lines = payable + carriedOut`, one of the two right ones is zero. */
export interface ActMoney {
  readonly carriedIn: SourceAmount;
  /** Never below zero. */
  readonly payable: SplitAmount;
  /** Never above zero: the next act takes it in. */
  readonly carriedOut: SourceAmount;
}

export type ActState =
  | 'draft'
  | 'signedByProvider'
  | 'returned'
  | 'disputed'
  | 'checked'
  | 'signedByDepartment'
  | 'held'
  | 'inRegister'
  | 'sent'
  | 'paymentReturned'
  | 'paid'
  | 'netted'
  | 'replaced';
export type ActEvent =
  | 'signAsProvider'
  | 'check'
  | 'return'
  | 'redraft'
  | 'dispute'
  | 'settle'
  | 'signAsDepartment'
  | 'hold'
  | 'release'
  | 'register'
  | 'unregister'
  | 'send'
  | 'recall'
  | 'confirm'
  | 'unconfirm'
  | 'bounce'
  | 'answerReturn'
  | 'net'
  | 'replace';
export type Desk = 'provider' | 'districtSpecialist' | 'departmentHead' | 'financialCentre' | 'bank';

/** `redraft` ends a version and begins the next one as a draft; the signed bytes of the former stay as they are. */
export const actLife = makeLife<ActState, ActEvent>('draft', [
  ['draft', 'signAsProvider', 'signedByProvider'],
  ['signedByProvider', 'check', 'checked'],
  ['signedByProvider', 'return', 'returned'],
  ['returned', 'redraft', 'replaced'],
  ['returned', 'dispute', 'disputed'],
  ['disputed', 'settle', 'checked'],
  ['disputed', 'return', 'returned'],
  ['checked', 'signAsDepartment', 'signedByDepartment'],
  ['checked', 'return', 'returned'],
  ['signedByDepartment', 'register', 'inRegister'],
  ['signedByDepartment', 'hold', 'held'],
  ['signedByDepartment', 'net', 'netted'],
  ['signedByDepartment', 'replace', 'replaced'],
  ['held', 'release', 'signedByDepartment'],
  ['held', 'replace', 'replaced'],
  ['inRegister', 'send', 'sent'],
  ['inRegister', 'unregister', 'signedByDepartment'],
  ['sent', 'confirm', 'paid'],
  ['sent', 'recall', 'signedByDepartment'],
  ['sent', 'bounce', 'paymentReturned'],
  ['paid', 'bounce', 'paymentReturned'],
  ['paid', 'unconfirm', 'sent'],
  ['paymentReturned', 'answerReturn', 'signedByDepartment'],
  ['paymentReturned', 'hold', 'held'],
]);

/** Whose turn it is in a state; `null` when nobody has anything left to do. */
export const actDesks: Readonly<Record<ActState, Desk | null>> = {
  draft: 'provider',
  signedByProvider: 'districtSpecialist',
  returned: 'provider',
  disputed: 'districtSpecialist',
  checked: 'departmentHead',
  signedByDepartment: 'financialCentre',
  held: 'financialCentre',
  inRegister: 'financialCentre',
  sent: 'bank',
  /** Two people of the kindergarten say to which account it is paid again. */
  paymentReturned: 'provider',
  paid: null,
  /** Nothing to pay: what was over went against a debt, or stays one. */
  netted: null,
  replaced: null,
};

/** `actNumber('2025-08', 417)` is `08-2025/0417`. Sequence 1 to 9999 within the month and region. */
export function actNumber(month: Month, sequence: number): string {
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > 9999) throw new RangeError(`no act number ${sequence}`);
  return `${month.slice(5)}-${month.slice(0, 4)}/${`${sequence}`.padStart(4, '0')}`;
}

/** The month and sequence of a number, `null` for another text. */
export function parseActNumber(text: string): { readonly month: Month; readonly sequence: number } | null {
  const match = /^(\d{2})-(\d{4})\/(\d{4})$/.exec(text);
  const month = `${match?.[2]}-${match?.[1]}`;
  const sequence = Number(match?.[3]);
  return match !== null && isMonth(month) && sequence > 0 ? { month, sequence } : null;
}

/** Children, days and sums of the lines. */
export function actTotals(
  lines: readonly Pick<ActLine, 'childId' | 'payableDays' | 'total' | 'local' | 'republican'>[],
): ActTotals {
  return {
    children: new Set(lines.map(({ childId }) => childId)).size,
    payableDays: lines.reduce((sum, line) => sum + line.payableDays, 0),
    total: sumTiyn(lines.map((line) => line.total)),
    local: sumTiyn(lines.map((line) => line.local)),
    republican: sumTiyn(lines.map((line) => line.republican)),
  };
}

/** Nets the lines of an act with what is carried in, source by source: money of one budget never pays a debt to the other. */
export function actMoney(carriedIn: SourceAmount, lines: SourceAmount): ActMoney {
  const [local, republican] = [addTiyn(carriedIn.local, lines.local), addTiyn(carriedIn.republican, lines.republican)];
  const [up, down] = [(sum: Tiyn): Tiyn => (sum > 0n ? sum : zero), (sum: Tiyn): Tiyn => (sum < 0n ? sum : zero)];
  const payable = { local: up(local), republican: up(republican) };
  return {
    carriedIn,
    payable: { total: addTiyn(payable.local, payable.republican), ...payable },
    carriedOut: { local: down(local), republican: down(republican) },
  };
}

/**
 * What an act says of a child and month: what is true now less what other acts in force have said; `null` when it has all been said.
 * So the lines of all acts in force add up to the truth, whatever they were made in.
 */
export function saidLess(truth: SaidOfMonth, said: SaidOfMonth): SaidOfMonth | null {
  const rest = {
    days: truth.days - said.days,
    total: subtractTiyn(truth.total, said.total),
    local: subtractTiyn(truth.local, said.local),
    republican: subtractTiyn(truth.republican, said.republican),
  };
  return rest.days === 0 && rest.local === 0n && rest.republican === 0n ? null : rest;
}

/** Payable days and sum of a child's month in one kindergarten. */
export interface SaidOfMonth extends SplitAmount {
  readonly days: number;
}

/**
 * The bytes that both sides sign: one canonical JSON line for the head with its totals and what is to be paid, one for each line
 * by number. They carry the voucher's number, never an IIN (kazakhstan.md 6.4). Store them; never make them again to check a
 * signature. Form 1, before corrections, had no `carriedIn`, `payable`, `carriedOut` and no `reason`.
 */
export function actBytes(act: ActHead, lines: readonly ActLine[]): Uint8Array {
  const sorted = lines.toSorted((a, b) => a.no - b.no);
  const totals = actTotals(lines);
  const { payable, carriedOut } = actMoney(act.carriedIn, totals);
  const head = canonicalJson({
    form: 'balapan.act/2',
    ...act,
    carriedIn: { ...act.carriedIn },
    totals: { ...totals },
    payable: { ...payable },
    carriedOut: { ...carriedOut },
  });
  return utf8(`${[head, ...sorted.map((line) => canonicalJson({ ...line }))].join('\n')}\n`);
}
