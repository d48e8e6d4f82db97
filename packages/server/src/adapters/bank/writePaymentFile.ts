/** The bytes of a payment file in the format and the encoding of a bank. */
import type { Day } from '@balapan/domain/day.ts';
import { windows1251Bytes } from './encoding.ts';
import { mt100Text } from './mt100Text.ts';
import { oneCText } from './oneCText.ts';
import type { PreparedOrders } from './prepareOrders.ts';

/**
 * @param made day and time (`'14:05:00'`) of making, by the city's clock
 * @throws RangeError when there is no order, one leaves another account, or one cannot be written (`faults`)
 */
export function writePaymentFile(
  { orders, terms, faults }: PreparedOrders,
  made: { readonly day: Day; readonly time: string },
): Uint8Array {
  const account = orders[0]?.payer.iban;
  if (account === undefined) throw new RangeError('a payment file without orders');
  const other = orders.find(({ payer }) => payer.iban !== account);
  if (other !== undefined) throw new RangeError(`order ${other.number} leaves another account`);
  const [fault] = faults;
  if (fault !== undefined) throw new RangeError(`${fault.code}: line ${fault.params.line}, ${fault.params.field}`);
  const text = terms.format === 'mt100' ? mt100Text(orders, terms) : oneCText(orders, made, terms.encoding);
  return terms.encoding === 'utf8' ? new TextEncoder().encode(text) : windows1251Bytes(text);
}
