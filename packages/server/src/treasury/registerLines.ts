/** The lines of a payment register as its hash and the bank's file need them; made of what stands in the database, every time. */
import { createHash } from 'node:crypto';
import { type Bank, banks } from '@balapan/domain/banks.ts';
import { type Month, monthNumber, monthOf, yearOf } from '@balapan/domain/day.ts';
import { bankOfIban } from '@balapan/domain/iban.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { tiyn } from '@balapan/domain/money.ts';
import {
  type PaymentLine,
  type PaymentRegisterHead,
  registerBytes,
  registerSheetBytes,
  registerTotals,
} from '@balapan/domain/payment.ts';
import type { PaymentOrder } from '../adapters/bank/paymentOrder.ts';
import type { PaymentRow } from './registerLineQueries.ts';
import type { PayerRow, RegisterRow } from './registerQueries.ts';

/** КНП of payments for vouchers (kazakhstan.md 1.4: services of education); the payer's accountant confirms it before go-live. */
export const voucherKnp = '861';
const monthsRu = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
];

export function paymentLines(rows: readonly PaymentRow[]): PaymentLine[] {
  return rows.map((row, at) => ({
    no: at + 1,
    actId: row.act_id,
    actNumber: row.act_number,
    payeeName: row.payee,
    payeeIinBin: row.bin,
    iban: row.iban,
    bik: row.bik,
    kbe: row.kbe ?? '',
    knp: voucherKnp,
    total: tiyn(row.amount_tiyn),
    local: tiyn(row.local_tiyn),
    republican: tiyn(row.republican_tiyn),
    dueOn: row.due_on ?? dayAt(row.act_made_at),
    purpose: purposeOf(row),
  }));
}

type Head = Pick<RegisterRow, 'number' | 'payer' | 'made_at'>;

const headOf = ({ number, payer, made_at }: Head, rows: readonly PaymentRow[]): PaymentRegisterHead => ({
  number,
  payer,
  programme: programmeOf(rows),
  madeOn: dayAt(made_at),
});

/** Head and lines of a register: number, payer, programme, day, and every line to the tiyn. */
export function registerText(register: Head, rows: readonly PaymentRow[]): Uint8Array {
  return registerBytes(headOf(register, rows), paymentLines(rows));
}

/** Hash of the lines of a register. */
export function registerHash(register: Head, rows: readonly PaymentRow[]): Buffer {
  return hashOf(registerText(register, rows));
}

/** What three people sign, and what it stands for. */
export function registerDocument(register: Head & Pick<RegisterRow, 'month'>, rows: readonly PaymentRow[]) {
  const lines = registerText(register, rows);
  const linesSha256 = hashOf(lines);
  const bytes = registerSheetBytes({
    head: headOf(register, rows),
    month: monthOf(register.month),
    totals: registerTotals(paymentLines(rows)),
    linesSha256: linesSha256.toString('hex'),
  });
  return { bytes, sha256: hashOf(bytes), lines, linesSha256 };
}

const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

export function programmeOf(rows: readonly PaymentRow[]): string {
  return [...new Set(rows.map((row) => row.programme ?? ''))].sort().join(', ');
}

/** Banks of Kazakhstan read Russian; names are matched by number and account, not by spelling. */
function purposeOf(row: PaymentRow): string {
  const made = dayAt(row.act_made_at);
  const month: Month = monthOf(row.month);
  const contract = row.contract_number === null ? '' : `, договор № ${row.contract_number}`;
  return `Оплата по акту № ${row.act_number} от ${made.slice(8)}.${made.slice(5, 7)}.${made.slice(0, 4)}${contract}. Государственный образовательный заказ за ${monthsRu[monthNumber(month) - 1]} ${yearOf(month)}. Без НДС`;
}

export function paymentOrders(
  rows: readonly PaymentRow[],
  payer: PayerRow,
  days: { readonly today: PaymentOrder['day']; readonly valueDay: PaymentOrder['day'] },
): PaymentOrder[] {
  const lines = paymentLines(rows);
  const from = {
    name: payer.name_ru,
    iinBin: payer.bin,
    kbe: payer.kbe,
    iban: payer.iban,
    bankName: bankName(payer.bank, payer.iban),
    bik: payer.bik,
  };
  return rows.map((row, at) => {
    const line = lines[at] as PaymentLine;
    return {
      number: row.document_number,
      day: days.today,
      amount: line.total,
      payer: from,
      payee: {
        name: line.payeeName,
        iinBin: line.payeeIinBin,
        kbe: line.kbe,
        iban: line.iban,
        bankName: bankName(row.bank, line.iban),
        bik: line.bik,
      },
      knp: line.knp,
      purpose: line.purpose,
      valueDay: days.valueDay,
    };
  });
}

function bankName(known: string | null, iban: string): string {
  const bank: Bank | null = bankOfIban(iban, banks);
  return known ?? bank?.nameRu ?? '';
}
