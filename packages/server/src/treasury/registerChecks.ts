/** The checks of a payment register before it may go on (domain's `registerChecks`), each counted over its lines. */
import { banks } from '@balapan/domain/banks.ts';
import { checkIban, ibanMatchesBik } from '@balapan/domain/iban.ts';
import { isPayable, type RegisterCheck, registerChecks } from '@balapan/domain/payment.ts';
import { readFileOrders } from '../adapters/bank/readOrders.ts';
import type { Runs } from '../kernel/audit.ts';
import { refuse } from '../kernel/refuse.ts';
import { budgetGap } from './budgetQueries.ts';
import { paidTwice } from './registerCheckQueries.ts';
import type { PaymentRow } from './registerLineQueries.ts';
import { registerHash } from './registerLines.ts';
import type { RegisterRow } from './registerQueries.ts';

type BudgetGap = NonNullable<Awaited<ReturnType<typeof budgetGap>>>;

export interface CheckResult {
  readonly check: RegisterCheck;
  readonly ok: boolean;
  readonly good: number;
  readonly of: number;
  /** The budget line that does not suffice. */
  readonly gap?: BudgetGap;
}

/** What of a register is checked; one that is not made yet has no hash and no file. */
export type Checked = Pick<RegisterRow, 'payer' | 'month' | 'total_tiyn' | 'state' | 'number' | 'made_at'> & {
  readonly sha256: Buffer | null;
};

/** A warning for the checker's eyes; all others forbid to go on. */
const warnings: readonly RegisterCheck[] = ['accountChanged'];

/** Left the house: whatever its lines' accounts are today, it went to those of then. */
const gone: readonly RegisterRow['state'][] = ['released', 'handedOver', 'reconciled', 'cancelled'];

/** The checks of a line by itself. */
const lineChecks: Partial<Readonly<Record<RegisterCheck, (row: PaymentRow, of: Pick<Checked, 'state'>) => boolean>>> = {
  bothSignatures: (row) => row.signed,
  lineEqualsAct: (row) => row.amount_tiyn === row.act_total,
  sumInRange: (row) => isPayable(row.amount_tiyn),
  bikMatchesIban: (row) => checkIban(row.iban).ok && ibanMatchesBik(row.iban, row.bik, banks),
  accountInForce: (row, { state }) => gone.includes(state) || row.account_in_force,
  contractInForce: (row) => row.contract_in_force === true,
  accountChanged: (row) => !row.account_changed,
  notSentBefore: (row) => (row.act_state !== 'paid' || row.state === 'confirmed') && !row.paid_elsewhere,
};

/** The checks that a line does not pass, warnings among them. */
export function lineFaults(row: PaymentRow, of: Pick<Checked, 'state'>): RegisterCheck[] {
  return registerChecks.filter((check) => lineChecks[check]?.(row, of) === false);
}

export const isWarning = (check: RegisterCheck): boolean => warnings.includes(check);

export async function checkRegister(
  sql: Runs,
  register: Checked,
  rows: readonly PaymentRow[],
  file: Uint8Array | null,
): Promise<CheckResult[]> {
  const twice = await paidTwice(
    sql,
    rows.map((row) => row.act_id),
  );
  const gap = gone.includes(register.state) ? null : await budgetGap(sql, rows);
  const whole: Partial<Readonly<Record<RegisterCheck, readonly [good: number, of: number]>>> = {
    childDayPaidOnce: [twice.children === 0 ? twice.days : twice.days - twice.children, twice.days],
    budgetSuffices: [gap === null ? 1 : 0, 1],
    fileEqualsRegister: file === null ? hashEquals(register, rows) : fileEquals(file, rows),
  };
  return registerChecks.map((check) => {
    const good = (row: PaymentRow): boolean => lineChecks[check]?.(row, register) ?? true;
    const [passed, of] = whole[check] ?? [rows.filter(good).length, rows.length];
    const result = { check, ok: passed === of, good: passed, of };
    return check === 'budgetSuffices' && gap !== null ? { ...result, gap } : result;
  });
}

/** @throws DomainError budget.exceeded, payment.registerChanged, payment.checkFailed for the first check that forbids to go on */
export function mustPass(results: readonly CheckResult[]): void {
  const bad = results.find(({ ok, check }) => !ok && !isWarning(check));
  if (bad === undefined) return;
  if (bad.gap !== undefined) throw refuse('budget.exceeded', bad.gap);
  if (bad.check === 'fileEqualsRegister') throw refuse('payment.registerChanged');
  throw refuse('payment.checkFailed', { check: bad.check });
}

function hashEquals(register: Checked, rows: readonly PaymentRow[]): readonly [number, number] {
  const same = register.sha256 === null || registerHash(register, rows).equals(register.sha256);
  return [same ? rows.length : 0, rows.length];
}

/** Reads the file's own bytes back and lays each order beside its line. */
function fileEquals(file: Uint8Array, rows: readonly PaymentRow[]): readonly [number, number] {
  const lines = readFileOrders(file);
  const byNumber = new Map(lines.map((line) => [line.documentNumber, line]));
  const good = rows.filter((row) => {
    const line = byNumber.get(row.document_number);
    return line?.amount === row.amount_tiyn && line.partyIban === row.iban && line.partyBin === row.bin;
  }).length;
  return [lines.length === rows.length ? good : 0, rows.length];
}
