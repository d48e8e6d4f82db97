/** The file of a register as the payer's bank takes it: format, encoding and longest purpose are the agreement's (`payer_bank`). */
import { createHash } from 'node:crypto';
import type { Day } from '@balapan/domain/day.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import type { FileTerms } from '../adapters/bank/paymentOrder.ts';
import { type PreparedOrders, prepareOrders } from '../adapters/bank/prepareOrders.ts';
import { writePaymentFile } from '../adapters/bank/writePaymentFile.ts';
import type { Runs } from '../kernel/audit.ts';
import { refuse } from '../kernel/refuse.ts';
import type { PayerBank } from './bankFileQueries.ts';
import type { PaymentRow } from './registerLineQueries.ts';
import { paymentOrders } from './registerLines.ts';
import { payerRow, type RegisterRow } from './registerQueries.ts';

/**
 * The orders of a register as its file would hold them, with what is respelled and what forbids the file; `null` for the treasury's
 * own system, which takes no file: its people enter a list by hand.
 */
export async function preparedFile(
  sql: Runs,
  register: Pick<RegisterRow, 'payer'>,
  rows: readonly PaymentRow[],
  { bank, today, valueDay }: { readonly bank: PayerBank; readonly today: Day; readonly valueDay: Day },
): Promise<PreparedOrders | null> {
  const payer = await payerRow(sql, register.payer);
  if (payer === null) throw refuse('request.notFound');
  const { format, encoding, purposeLimit, chief, accountant } = bank;
  if (format === 'treasury') return null;
  const terms: FileTerms = { format, encoding, purposeLimit, chief, accountant };
  return prepareOrders(paymentOrders(rows, payer, { today, valueDay }), terms);
}

/** @throws DomainError payment.fileSign, payment.fileTooLong, payment.fileValue: the first of what the file cannot hold */
export function writableFile(prepared: PreparedOrders, made: { readonly day: Day; readonly time: string }): Uint8Array {
  const [fault] = prepared.faults;
  if (fault !== undefined) throw new DomainError(fault);
  return writePaymentFile(prepared, made);
}

/** Hash of what a file says differently from the register: whoever releases it says with it what they have been shown. */
export const changesHash = ({ respelled }: PreparedOrders): string =>
  createHash('sha256').update(JSON.stringify(respelled)).digest('hex');

export function bankFileName({ payer, number }: RegisterRow, day: Day, { format }: FileTerms): string {
  return `${payer}-${number}-${day}.${format === 'mt100' ? 'mt' : 'txt'}`;
}
