/** Writes payment orders as 1CClientBankExchange of Kazakhstan (kazakhstan.md 6.1): CRLF, days `22.11.2026`, sums with a point. */
import type { Day } from '@balapan/domain/day.ts';
import { tengeText } from '@balapan/domain/money.ts';
import { toWindows1251 } from '@balapan/domain/text/transliterate.ts';
import { windows1251Bytes } from './encoding.ts';
import type { Party, PaymentOrder, Respelling } from './paymentOrder.ts';

export interface PaymentFile {
  readonly bytes: Uint8Array;
  /** Values that the encoding forced to respell; empty for UTF-8. */
  readonly respelled: readonly Respelling[];
}

/**
 * The file of some orders from one account.
 * @param made day and time (`'14:05:00'`) of making, by the city's clock
 * @throws RangeError when an order leaves another account, or there is none
 */
export function writePaymentFile(
  orders: readonly PaymentOrder[],
  made: { readonly day: Day; readonly time: string },
  encoding: 'utf8' | 'windows1251' = 'utf8',
): PaymentFile {
  const account = orders[0]?.payer.iban;
  if (account === undefined) throw new RangeError('a payment file without orders');
  const days = orders.map((order) => order.day).sort();
  const respelled: Respelling[] = [];
  const lines: string[] = ['1CClientBankExchange'];
  const put = (document: string, pairs: readonly (readonly [string, string])[]): void => {
    for (const [key, value] of pairs) {
      const meant = oneLine(value);
      const written = encoding === 'utf8' ? meant : toWindows1251(meant).text;
      if (written !== meant) respelled.push({ document, key, meant, written });
      lines.push(`${key}=${written}`);
    }
  };
  put('', [
    ['ВерсияФормата', '2.00'],
    ['Кодировка', encoding === 'utf8' ? 'UTF8' : 'Windows'],
    ['Отправитель', 'Balapan'],
    ['Получатель', ''],
    ['ДатаСоздания', bankDay(made.day)],
    ['ВремяСоздания', made.time],
    ['ДатаНачала', bankDay(days[0] as Day)],
    ['ДатаКонца', bankDay(days.at(-1) as Day)],
    ['Документ', 'Платежное поручение'],
    ['РасчСчет', account],
  ]);
  for (const order of orders) {
    if (order.payer.iban !== account) throw new RangeError(`order ${order.number} leaves another account`);
    put('', [['СекцияДокумент', 'ПлатежноеПоручение']]);
    put(order.number, orderPairs(order));
    lines.push('КонецДокумента');
  }
  lines.push('КонецФайла', '');
  const text = lines.join('\r\n');
  return { bytes: encoding === 'utf8' ? new TextEncoder().encode(text) : windows1251Bytes(text), respelled };
}

function orderPairs(order: PaymentOrder): (readonly [string, string])[] {
  return [
    ['НомерДокумента', order.number],
    ['ДатаДокумента', bankDay(order.day)],
    ['Сумма', tengeText(order.amount)],
    ...partyPairs('Плательщик', order.payer),
    ...partyPairs('Получатель', order.payee),
    ['НазначениеПлатежа', order.purpose],
    ['КодНазначенияПлатежа', order.knp],
    ['ДатаВалютирования', bankDay(order.valueDay)],
    ['Валюта', 'KZT'],
  ];
}

function partyPairs(who: 'Плательщик' | 'Получатель', party: Party): (readonly [string, string])[] {
  return [
    [`${who}Наименование`, party.name],
    [`${who}БИН_ИИН`, party.iinBin],
    [`${who}КБЕ`, party.kbe],
    [`${who}ИИК`, party.iban],
    [`${who}БанкНаименование`, party.bankName],
    [`${who}БанкБИК`, party.bik],
  ];
}

/** A value must not end its line: a line break inside a purpose would start a key of its own. */
function oneLine(value: string): string {
  return value.replace(/[\r\n\t]+/gu, ' ').trim();
}

/** `2026-11-22` as `22.11.2026`. */
function bankDay(day: Day): string {
  return `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}
