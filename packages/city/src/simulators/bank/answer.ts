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
  /** Document numbers whose money moves in two debits. */
  readonly inParts?: readonly string[];
  /** All orders of the file leave as one debit that names this register. */
  readonly asRegister?: number;
  /** The movements stand in another order than they happened. */
  readonly reordered?: boolean;
  /** The file ends in the middle of a document. */
  readonly truncated?: boolean;
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
  if (how.asRegister !== undefined) {
    const amount = tiyn(orders.reduce((sum, order) => sum + order.amount, 0n));
    movements.push(bundled(first, amount, day, how.asRegister));
    spent += amount;
  }
  for (const order of how.asRegister === undefined ? orders : []) {
    if (how.inParts?.includes(order.number)) {
      const half = tiyn(order.amount / 2n);
      for (const amount of [half, tiyn(order.amount - half)]) movements.push(outgoing({ ...order, amount }, day));
      spent += order.amount;
      continue;
    }
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
  const inOrder = how.reordered === true ? movements.toReversed() : movements;
  const documents = inOrder.flatMap((lines) => [`СекцияДокумент=${kind}`, ...lines, 'КонецДокумента']);
  const whole = [...head, ...account, ...documents, 'КонецФайла', ''];
  const text = whole.map((line) => asBankWrites(line, how.style ?? 'halyk')).join('\r\n');
  const sent = how.truncated === true ? text.slice(0, Math.floor(text.length * 0.8)) : text;
  return how.style === 'kaspi' ? encode(sent, 'win1251') : new TextEncoder().encode(sent);
}

/** Kaspi quotes names and doubles the quotes within; ЦентрКредит shouts its keys; Halyk puts the sum into the purpose, with a `=`. */
function asBankWrites(line: string, style: 'kaspi' | 'halyk' | 'centerCredit'): string {
  const cut = line.indexOf('=');
  const [key, value] = [line.slice(0, cut), line.slice(cut + 1)];
  if (cut < 0 || value === '') return line;
  if (style === 'kaspi') return /Наименование$/u.test(key) ? `${key}="${value.replaceAll('"', '""')}"` : line;
  if (style === 'centerCredit') return /^(?:Получатель|Плательщик)/u.test(key) ? `${key.toUpperCase()}=${value}` : line;
  return key === 'НазначениеПлатежа' ? `${line}; вид=платеж` : line;
}

function bundled(first: Order, amount: Tiyn, day: string, register: number): string[] {
  return [
    'НомерДокумента=60001',
    `ДатаДокумента=${day}`,
    `ДатаОперации=${day}`,
    `СуммаРасход=${tengeText(amount)}`,
    `ПлательщикИИК=${first.payerIban}`,
    `НазначениеПлатежа=Списание по реестру № ${register}`,
  ];
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
