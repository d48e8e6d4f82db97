/** Payment orders as 1CClientBankExchange of Kazakhstan (kazakhstan.md 6.1): CRLF, days `22.11.2026`, sums with a point. */
import type { Day } from '@balapan/domain/day.ts';
import { tengeText } from '@balapan/domain/money.ts';
import type { FileTerms, Party, PaymentOrder } from './paymentOrder.ts';

/** @param orders of one account, at least one, prepared (prepareOrders.ts) */
export function oneCText(
  orders: readonly PaymentOrder[],
  made: { readonly day: Day; readonly time: string },
  encoding: FileTerms['encoding'],
): string {
  const days = orders.map((order) => order.day).sort();
  const head = [
    ['ВерсияФормата', '2.00'],
    ['Кодировка', encoding === 'utf8' ? 'UTF8' : 'Windows'],
    ['Отправитель', 'Balapan'],
    ['Получатель', ''],
    ['ДатаСоздания', bankDay(made.day)],
    ['ВремяСоздания', made.time],
    ['ДатаНачала', bankDay(days[0] as Day)],
    ['ДатаКонца', bankDay(days.at(-1) as Day)],
    ['Документ', 'Платежное поручение'],
    ['РасчСчет', orders[0]?.payer.iban ?? ''],
  ] as const;
  const lines = (pairs: readonly (readonly [string, string])[]): string[] =>
    pairs.map(([key, value]) => `${key}=${value}`);
  return [
    '1CClientBankExchange',
    ...lines(head),
    ...orders.flatMap((order) => ['СекцияДокумент=ПлатежноеПоручение', ...lines(orderPairs(order)), 'КонецДокумента']),
    'КонецФайла',
    '',
  ].join('\r\n');
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

/** `2026-11-22` as `22.11.2026`. */
export function bankDay(day: Day): string {
  return `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}
