/**
 * A bank in place of the real one: reads our payment file and answers with a statement as such a bank writes it, also with what
 * goes wrong in life: payments that come back, a line printed twice, money that nobody waits for, a fee.
 */
import { addDays, type Day } from '@balapan/domain/day.ts';
import { type Tiyn, tengeText, tiyn } from '@balapan/domain/money.ts';
import { encode } from 'iconv-lite';
import { type Order, readOrders } from './readOrders.ts';

export interface BankBehaviour {
  /** The day on which the money moves. */
  readonly day: Day;
  /** Document numbers that come back on the next day, because the account is closed. */
  readonly returned?: readonly string[];
  /** Document numbers whose line stands twice in the statement. */
  readonly doubled?: readonly string[];
  /** A sum that comes in and belongs to nobody, in tiyn. */
  readonly stranger?: Tiyn;
  /** The bank's own fee, in tiyn. */
  readonly fee?: Tiyn;
  readonly opening?: Tiyn;
  readonly style?: 'kaspi' | 'halyk' | 'centerCredit';
}

/**
 * The bank's answer to a payment file.
 * @throws Error when the bank refuses the file
 */
export function answerOf(file: Uint8Array, how: BankBehaviour): Uint8Array {
  const orders = readOrders(file);
  const first = orders[0];
  if (first === undefined) throw new Error('The file has no orders.');
  const [day, next] = [bankDay(how.day), bankDay(addDays(how.day, 1))];
  const movements: string[][] = [];
  let [spent, came] = [0n, 0n];
  for (const order of orders) {
    const times = how.doubled?.includes(order.number) ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      movements.push(outgoing(order, day));
      spent += order.amount;
    }
  }
  for (const [at, order] of orders.filter(({ number }) => how.returned?.includes(number)).entries()) {
    movements.push(incoming(order, `9${at + 1}`, order.amount, next, returnPurpose(order)));
    came += order.amount;
  }
  if (how.stranger !== undefined) {
    movements.push(incoming(first, '70001', how.stranger, next, 'Поступление по договору б/н'));
    came += how.stranger;
  }
  if (how.fee !== undefined) {
    movements.push(fee(first, how.fee, day));
    spent += how.fee;
  }
  const opening = how.opening ?? tiyn(spent);
  const head = headOf(first.payerIban, day, next, how.style ?? 'halyk');
  const account = [
    'СекцияРасчСчет',
    `ДатаНачала=${day}`,
    `ДатаКонца=${next}`,
    `РасчСчет=${first.payerIban}`,
    `НачальныйОстаток=${tengeText(opening)}`,
    `ВсегоПоступило=${tengeText(tiyn(came))}`,
    `ВсегоСписано=${tengeText(tiyn(spent))}`,
    `КонечныйОстаток=${tengeText(tiyn(opening + came - spent))}`,
    'КонецРасчСчет',
  ];
  const kind = how.style === 'centerCredit' ? '"Выписка"' : 'выписка';
  const documents = movements.flatMap((lines) => [`СекцияДокумент=${kind}`, ...lines, 'КонецДокумента']);
  const text = [...head, ...account, ...documents, 'КонецФайла', ''].join('\r\n');
  return how.style === 'kaspi' ? encode(text, 'win1251') : new TextEncoder().encode(text);
}

const returnPurpose = (order: Order): string =>
  `Возврат платежного поручения № ${order.number} от ${order.day}: счет получателя закрыт`;

/** Kaspi writes Windows-1251 and version 1.01, ЦентрКредит no encoding at all. */
function headOf(account: string, from: string, to: string, style: 'kaspi' | 'halyk' | 'centerCredit'): string[] {
  const encoding = { kaspi: ['Кодировка=Windows'], halyk: ['Кодировка=UTF8'], centerCredit: [] }[style];
  const sender = { kaspi: 'KASPI BANK', halyk: 'Халык Банк', centerCredit: 'Банк ЦентрКредит' }[style];
  const version = style === 'kaspi' ? '1.01' : '2.0';
  return [
    '1CClientBankExchange',
    `ВерсияФормата=${version}`,
    ...encoding,
    `Отправитель=${sender}`,
    'Получатель=',
    `ДатаСоздания=${to}`,
    'ВремяСоздания=06:00:00',
    `ДатаНачала=${from}`,
    `ДатаКонца=${to}`,
    `РасчСчет=${account}`,
  ];
}

function outgoing(order: Order, day: string): string[] {
  return [
    `НомерДокумента=${order.number}`,
    `ДатаДокумента=${order.day}`,
    `ДатаОперации=${day}`,
    `СуммаРасход=${tengeText(order.amount)}`,
    `ПлательщикНаименование=${order.payerName}`,
    `ПлательщикБИН_ИИН=${order.payerBin}`,
    `ПлательщикИИК=${order.payerIban}`,
    `ПолучательНаименование=${order.payeeName}`,
    `ПолучательБИН_ИИН=${order.payeeBin}`,
    `ПолучательКБЕ=1`,
    `ПолучательИИК=${order.payeeIban}`,
    'ПолучательБанкБИК=',
    `НазначениеПлатежа=${order.purpose}`,
  ];
}

function incoming(order: Order, number: string, amount: Tiyn, day: string, purpose: string): string[] {
  return [
    `НомерДокумента=${number}`,
    `ДатаДокумента=${day}`,
    `ДатаОперации=${day}`,
    `СуммаПриход=${tengeText(amount)}`,
    `ПлательщикНаименование=${order.payeeName}`,
    `ПлательщикБИН_ИИН=${order.payeeBin}`,
    `ПлательщикИИК=${order.payeeIban}`,
    `ПолучательИИК=${order.payerIban}`,
    `НазначениеПлатежа=${purpose}`,
  ];
}

function fee(order: Order, amount: Tiyn, day: string): string[] {
  return [
    'НомерДокумента=80001',
    `ДатаДокумента=${day}`,
    `ДатаОперации=${day}`,
    `СуммаРасход=${tengeText(amount)}`,
    `ПлательщикИИК=${order.payerIban}`,
    'НазначениеПлатежа=Комиссия банка за ведение счета',
  ];
}

function bankDay(day: Day): string {
  return `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}
