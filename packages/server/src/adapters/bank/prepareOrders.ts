/**
 * Makes orders fit for a bank's file before a byte is written: every text on one line, in letters of the encoding, not longer than
 * the bank takes (kazakhstan.md 6.1, 6.2). What was respelled is told, what cannot be written is a fault with its line and field.
 */

import type { OrderField } from '@balapan/domain/orderField.ts';
import { toWindows1251 } from '@balapan/domain/text/transliterate.ts';
import type { FileFault, FileTerms, Party, PaymentOrder, Respelling } from './paymentOrder.ts';

export interface PreparedOrders {
  /** As they will stand in the file. */
  readonly orders: readonly PaymentOrder[];
  readonly terms: FileTerms;
  readonly respelled: readonly Respelling[];
  /** Empty, or the file must not be written. */
  readonly faults: readonly FileFault[];
}

interface Place {
  readonly line: number;
  readonly document: string;
}

/** КОд and КБе: residency 1 or 2, sector of the economy 1–9. */
const kbeShape = /^[12][1-9]$/u;
/** With the six digits of the day the reference `:20:` takes no more than its sixteen signs. */
const numberShape = /^\d{1,10}$/u;

/** One line without control signs and breaks: a break inside a value would start a field of its own. */
export function oneLine(value: string): string {
  return value
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

export function prepareOrders(orders: readonly PaymentOrder[], terms: FileTerms): PreparedOrders {
  const respelled: Respelling[] = [];
  const faults: FileFault[] = [];
  const isMt100 = terms.format === 'mt100';
  const text = (at: Place, field: OrderField, value: string): string => {
    const meant = oneLine(value);
    const { text: written, changes } = terms.encoding === 'utf8' ? { text: meant, changes: [] } : toWindows1251(meant);
    const unknown = changes.filter(({ to }) => to === '?').map(({ from }) => from);
    // Braces open and close the blocks of MT100.
    const braces = isMt100 ? (meant.match(/[{}]/gu) ?? []) : [];
    for (const sign of new Set([...unknown, ...braces]))
      faults.push({ code: 'payment.fileSign', params: { ...at, field, sign } });
    if (written !== meant) respelled.push({ ...at, field, meant, written });
    return written;
  };
  const shaped = (at: Place, field: OrderField, value: string, shape: RegExp, expected: string): void => {
    if (isMt100 && !shape.test(value))
      faults.push({ code: 'payment.fileValue', params: { ...at, field, value: oneLine(value), expected } });
  };
  const party = (at: Place, who: 'payer' | 'payee', { kbe, ...one }: Party): Party => {
    shaped(at, `${who}Kbe`, kbe, kbeShape, '11–19, 21–29');
    const name = text(at, `${who}Name`, one.name);
    // MT100 names banks by their BIK alone.
    return { ...one, kbe, name, bankName: isMt100 ? '' : text(at, `${who}Bank`, one.bankName) };
  };
  // All orders of a file are one payer's: told once, not for each of a thousand lines.
  const own: Place = { line: 0, document: '' };
  const payers = new Map<string, Party>();
  const payerOf = (payer: Party): Party => {
    const known = payers.get(payer.iban) ?? party(own, 'payer', payer);
    payers.set(payer.iban, known);
    return known;
  };
  const prepared = orders.map((order, index): PaymentOrder => {
    const at = { line: index + 1, document: order.number };
    shaped(at, 'documentNumber', order.number, numberShape, '1–10 × 0–9');
    const payer = payerOf(order.payer);
    const payee = party(at, 'payee', order.payee);
    const purpose = text(at, 'purpose', order.purpose);
    const [length, limit] = [[...purpose].length, terms.purposeLimit];
    if (limit !== null && length > limit)
      faults.push({ code: 'payment.fileTooLong', params: { ...at, field: 'purpose', length, limit } });
    return { ...order, payer, payee, purpose };
  });
  const signers = isMt100
    ? { chief: text(own, 'chief', terms.chief), accountant: text(own, 'accountant', terms.accountant) }
    : {};
  return { orders: prepared, terms: { ...terms, ...signers }, respelled, faults };
}
