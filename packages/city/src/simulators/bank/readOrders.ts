/** How the bank reads a payment file: a parser of its own, strict, so that a wrong file is refused here and not believed. */
import { parseTenge, type Tiyn } from '@balapan/domain/money.ts';

export interface Order {
  readonly number: string;
  /** As written: `22.11.2026`. */
  readonly day: string;
  readonly amount: Tiyn;
  readonly payerName: string;
  readonly payerBin: string;
  readonly payerIban: string;
  readonly payeeName: string;
  readonly payeeBin: string;
  readonly payeeIban: string;
  readonly payeeBik: string;
  readonly purpose: string;
}

const begins = 'СекцияДокумент=ПлатежноеПоручение';

/** @throws Error with the first thing that the bank would refuse */
export function readOrders(bytes: Uint8Array): Order[] {
  const text = new TextDecoder(isWindows(bytes) ? 'windows-1251' : 'utf-8', { fatal: true }).decode(bytes);
  if (!text.startsWith('1CClientBankExchange\r\n'))
    throw new Error('The file does not begin with 1CClientBankExchange.');
  if (!text.endsWith('КонецФайла\r\n')) throw new Error('The file has no end.');
  const [head = '', ...parts] = text.split(`\r\n${begins}\r\n`);
  const account = fieldOf(head, 'РасчСчет');
  return parts.map((part) => {
    const end = part.indexOf('\r\nКонецДокумента');
    if (end < 0) throw new Error('A document has no end.');
    const order = orderOf(part.slice(0, end));
    if (order.payerIban !== account) throw new Error(`Order ${order.number} leaves another account.`);
    return order;
  });
}

/** The head is in Latin letters and digits where it matters: `UTF8` tells the encoding before anything else is read. */
function isWindows(bytes: Uint8Array): boolean {
  return !new TextDecoder('latin1').decode(bytes.subarray(0, 200)).includes('=UTF8');
}

function orderOf(text: string): Order {
  const amount = parseTenge(fieldOf(text, 'Сумма'));
  if (amount === null || amount <= 0n) throw new Error('An order without a sum.');
  if (fieldOf(text, 'Валюта') !== 'KZT') throw new Error('An order in another currency.');
  return {
    number: fieldOf(text, 'НомерДокумента'),
    day: fieldOf(text, 'ДатаДокумента'),
    amount,
    payerName: fieldOf(text, 'ПлательщикНаименование'),
    payerBin: fieldOf(text, 'ПлательщикБИН_ИИН'),
    payerIban: fieldOf(text, 'ПлательщикИИК'),
    payeeName: fieldOf(text, 'ПолучательНаименование'),
    payeeBin: fieldOf(text, 'ПолучательБИН_ИИН'),
    payeeIban: fieldOf(text, 'ПолучательИИК'),
    payeeBik: fieldOf(text, 'ПолучательБанкБИК'),
    purpose: fieldOf(text, 'НазначениеПлатежа'),
  };
}

function fieldOf(text: string, key: string): string {
  const line = text.split('\r\n').find((candidate) => candidate.startsWith(`${key}=`));
  const value = line?.slice(key.length + 1) ?? '';
  if (value === '') throw new Error(`${key} is missing.`);
  return value;
}
