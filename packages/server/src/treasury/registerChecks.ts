/** The checks of a payment register before it may leave the house (domain's `registerChecks`), each counted over its lines. */
import { banks } from '@balapan/domain/banks.ts';
import { ibanMatchesBik } from '@balapan/domain/iban.ts';
import { type RegisterCheck, registerChecks } from '@balapan/domain/payment.ts';
import { readStatement } from '../adapters/bank/readStatement.ts';
import type { Runs } from '../kernel/audit.ts';
import { budgetGap } from './budgetQueries.ts';
import { registerHash } from './registerLines.ts';
import { type PaymentRow, paidTwice, type RegisterRow } from './registerQueries.ts';

export interface CheckResult {
  readonly check: RegisterCheck;
  readonly ok: boolean;
  readonly good: number;
  readonly of: number;
}

/** A warning for the checker's eyes; all others forbid to go on. */
const warnings: readonly RegisterCheck[] = ['accountChanged'];

export async function checkRegister(
  sql: Runs,
  register: RegisterRow,
  rows: readonly PaymentRow[],
  file: Uint8Array | null,
): Promise<CheckResult[]> {
  const twice = await paidTwice(sql, register.id);
  const isSent = register.state === 'released' || register.state === 'reconciled';
  const gap = isSent ? null : await budgetGap(sql, rows);
  const count = (good: (row: PaymentRow) => boolean): readonly [number, number] => [
    rows.filter(good).length,
    rows.length,
  ];
  const results: Readonly<Record<RegisterCheck, readonly [good: number, of: number]>> = {
    bothSignatures: count((row) => row.signed),
    lineEqualsAct: count((row) => row.amount_tiyn === row.act_total),
    childDayPaidOnce: [twice.children === 0 ? twice.days : twice.days - twice.children, twice.days],
    bikMatchesIban: count((row) => ibanMatchesBik(row.iban, row.bik, banks)),
    contractInForce: count((row) => row.contract_in_force === true),
    budgetSuffices: [gap === null ? 1 : 0, 1],
    accountChanged: count((row) => !row.account_changed),
    notSentBefore: count((row) => row.act_state !== 'paid' || row.state === 'confirmed'),
    fileEqualsRegister: file === null ? hashEquals(register, rows) : fileEquals(file, register, rows),
  };
  return registerChecks.map((check) => {
    const [good, of] = results[check];
    return { check, ok: good === of, good, of };
  });
}

/** The checks that forbid to go on. */
export function failures(results: readonly CheckResult[]): CheckResult[] {
  return results.filter(({ ok, check }) => !ok && !warnings.includes(check));
}

function hashEquals(register: RegisterRow, rows: readonly PaymentRow[]): readonly [number, number] {
  return [registerHash(register, rows).equals(register.sha256) ? rows.length : 0, rows.length];
}

/** Reads the file's own bytes back and lays each order beside its line. */
function fileEquals(file: Uint8Array, register: RegisterRow, rows: readonly PaymentRow[]): readonly [number, number] {
  const lines = readStatement(file).statement?.lines ?? [];
  const byNumber = new Map(lines.map((line) => [line.documentNumber, line]));
  const good = rows.filter((row) => {
    const line = byNumber.get(row.document_number);
    return line?.amount === row.amount_tiyn && line.partyIban === row.iban && line.partyBin === row.bin;
  }).length;
  return [lines.length === register.payments ? good : 0, register.payments];
}
