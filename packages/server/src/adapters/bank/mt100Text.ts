/**
 * Payment orders as MT100 of the interbank centre (kazakhstan.md 6.2), one message each: CRLF, days `261122`, sums with a comma.
 * Every value stands behind its tag, so that nothing in it can begin a line.
 */
import type { Day } from '@balapan/domain/day.ts';
import { tengeText } from '@balapan/domain/money.ts';
import type { FileTerms, Party, PaymentOrder } from './paymentOrder.ts';

/** Terminals and session are zeros: they are the bank's, who puts its own. `SGROSS`: each payment by itself, at once. */
const heads = ['{1:F01K055640000000000000000}', '{2:O1000000000000SGROSS00000000000000000000000000U}', '{4:'];

/** @param orders prepared (prepareOrders.ts): one line a value, КОд and КБе of two digits */
export function mt100Text(
  orders: readonly PaymentOrder[],
  { chief, accountant }: Pick<FileTerms, 'chief' | 'accountant'>,
): string {
  const messages = orders.map((order) =>
    [
      ...heads,
      `:20:${order.number}${shortDay(order.day)}`,
      `:32A:${shortDay(order.valueDay)}KZT${tengeText(order.amount).replace('.', ',')}`,
      `:50:/D/${order.payer.iban}`,
      ...names(order.payer),
      `/CHIEF/${chief}`,
      `/MAINBK/${accountant}`,
      ...sector(order.payer),
      `:52B:${order.payer.bik}`,
      `:57B:${order.payee.bik}`,
      `:59:${order.payee.iban}`,
      ...names(order.payee),
      ...sector(order.payee),
      `:70:/NUM/${order.number}`,
      `/DATE/${shortDay(order.day)}`,
      `/KNP/${order.knp}`,
      `/ASSIGN/${order.purpose}`,
      '-}',
    ].join('\r\n'),
  );
  return `${messages.join('\r\n')}\r\n`;
}

const names = ({ name, iinBin }: Party): string[] => [`/NAME/${name}`, `/IDN/${iinBin}`];
/** КОд and КБе in two parts: residency and sector of the economy. */
const sector = ({ kbe }: Party): string[] => [`/IRS/${kbe.slice(0, 1)}`, `/SECO/${kbe.slice(1)}`];

/** `2026-11-22` as `261122`. */
function shortDay(day: Day): string {
  return day.slice(2).replaceAll('-', '');
}
