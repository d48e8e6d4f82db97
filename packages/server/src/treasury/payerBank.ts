/** When the payer's bank moves the money of an order that is given now. */
import { valueDayOf } from '@balapan/domain/cutOff.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import type { ReadHandle } from '../kernel/operation.ts';
import { calendarOf } from '../roster/queries.ts';
import { payerBankOn } from './bankFileQueries.ts';
import type { Payer } from './registerQueries.ts';

export async function valueDayNow(sql: Pick<ReadHandle, 'named' | 'query'>, payer: Payer, now: number) {
  const { cutOff } = await payerBankOn(sql, payer, dayAt(now));
  return { ...valueDayOf(now, cutOff, await calendarOf(sql)), cutOff };
}
