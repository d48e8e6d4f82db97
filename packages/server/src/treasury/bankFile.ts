/** The file of a register as the payer's bank takes it: format, encoding and longest purpose are the agreement's (`payer_bank`). */
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
 * The orders of a register as its file would hold them, with what is respelled and what forbids the file. For the treasury's own
 * system, which takes no file, the orders are kept as 1CClientBankExchange.
 */
export async function preparedFile(
  sql: Runs,
  register: Pick<RegisterRow, 'payer'>,
  rows: readonly PaymentRow[],
  { bank, today, valueDay }: { readonly bank: PayerBank; readonly today: Day; readonly valueDay: Day },
): Promise<PreparedOrders> {
  const payer = await payerRow(sql, register.payer);
  if (payer === null) throw refuse('request.notFound');
  const { format, encoding, purposeLimit, chief, accountant } = bank;
  const terms: FileTerms = {
    ...{ encoding, purposeLimit, chief, accountant },
    format: format === 'mt100' ? 'mt100' : 'oneC',
  };
  return prepareOrders(paymentOrders(rows, payer, { today, valueDay }), terms);
}

/** @throws DomainError payment.fileSign, payment.fileTooLong, payment.fileValue: the first of what the file cannot hold */
export function writableFile(prepared: PreparedOrders, made: { readonly day: Day; readonly time: string }): Uint8Array {
  const [fault] = prepared.faults;
  if (fault !== undefined) throw new DomainError(fault);
  return writePaymentFile(prepared, made);
}

export function bankFileName({ payer, number }: RegisterRow, day: Day, { format }: FileTerms): string {
  return `${payer}-${number}-${day}.${format === 'mt100' ? 'mt' : 'txt'}`;
}
