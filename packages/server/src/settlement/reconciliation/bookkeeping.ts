/** Acts and payments of a month for an accounting program (docs/bookkeeping.md): CSV, and payments as 1CClientBankExchange. */
import { reconciliationRoutes } from '@balapan/api/reconciliation.ts';
import { banks } from '@balapan/domain/banks.ts';
import { type Day, firstDay, lastDay } from '@balapan/domain/day.ts';
import { bankOfIban } from '@balapan/domain/iban.ts';
import { dayAt, timeAt } from '@balapan/domain/moment.ts';
import { tengeText, tiyn } from '@balapan/domain/money.ts';
import type { FileTerms, PaymentOrder } from '../../adapters/bank/paymentOrder.ts';
import { prepareOrders } from '../../adapters/bank/prepareOrders.ts';
import { writePaymentFile } from '../../adapters/bank/writePaymentFile.ts';
import { csvText } from '../../adapters/table/csvText.ts';
import { readOperation } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { voucherKnp } from '../../treasury/registerLines.ts';
import { actsOfMonth, type BookedPayment, districtOf, paymentsOfMonth } from './bookkeepingQueries.ts';

export const bookkeeping = readOperation(reconciliationRoutes.bookkeeping, async ({ input, sql, now, rule }) => {
  const { providerId = null, month, kind, payer } = input;
  if (providerId !== null) {
    const district = await districtOf(sql, providerId);
    if (district === null) throw refuse('request.notFound');
    rule.allow({ provider: providerId, district });
  }
  const own = rule.own('p', 4);
  const asked = { from: firstDay(month), to: lastDay(month), providerId, own };
  const encode = (text: string): string => Buffer.from(text).toString('base64');
  if (kind === 'acts')
    return { name: `acts-${month}.csv`, bytes: encode(csvText(actRows(await actsOfMonth(sql, asked)))) };
  const payments = await paymentsOfMonth(sql, asked);
  if (kind === 'payments') return { name: `payments-${month}.csv`, bytes: encode(csvText(paymentRows(payments))) };
  const orders = payments.filter((row) => row.payer === payer).map(orderOf);
  // The file names the payer's account, and without payments there is none.
  if (orders.length === 0) throw refuse('payment.noneOfMonth', { month });
  const bytes = writePaymentFile(prepareOrders(orders, forBookkeeping), { day: dayAt(now), time: `${timeAt(now)}:00` });
  return { name: `payments-${month}-${payer}.txt`, bytes: Buffer.from(bytes).toString('base64') };
});

/** Accounting programs read 1CClientBankExchange in UTF-8, purposes of any length. */
const forBookkeeping: FileTerms = { format: 'oneC', encoding: 'utf8', purposeLimit: null, chief: '', accountant: '' };
const tenge = (value: bigint): string => tengeText(tiyn(value));

function actRows(rows: Awaited<ReturnType<typeof actsOfMonth>>) {
  return [
    [
      'document',
      'date',
      'month',
      'contract',
      'provider',
      'provider_bin',
      'customer',
      'customer_bin',
      'service',
      'unit',
      'quantity',
      'sum',
      'sum_local',
      'sum_republican',
      'vat',
      'state',
    ],
    ...rows.map((row) => [
      row.number,
      row.day,
      row.month.slice(0, 7),
      row.contract ?? '',
      row.provider,
      row.bin,
      row.customer,
      row.customer_bin,
      'Услуги дошкольного воспитания и обучения по государственному образовательному заказу',
      'дето-день',
      row.payable_days,
      tenge(row.total),
      tenge(row.local),
      tenge(row.republican),
      'Без НДС',
      row.state,
    ]),
  ];
}

function paymentRows(rows: readonly BookedPayment[]) {
  return [
    [
      'document',
      'date',
      'act',
      'act_date',
      'contract',
      'payer',
      'payer_bin',
      'payer_iban',
      'provider',
      'provider_bin',
      'provider_iban',
      'knp',
      'sum',
      'state',
    ],
    ...rows.map((row) => [
      row.document,
      row.day,
      row.act,
      row.act_day,
      row.contract ?? '',
      row.payer_name,
      row.payer_bin,
      row.payer_iban,
      row.provider,
      row.bin,
      row.iban,
      voucherKnp,
      tenge(row.amount),
      row.state,
    ]),
  ];
}

function orderOf(row: BookedPayment): PaymentOrder {
  const bankOf = (iban: string): string => bankOfIban(iban, banks)?.nameRu ?? '';
  const dots = (day: Day): string => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
  return {
    number: row.document,
    day: row.day,
    amount: tiyn(row.amount),
    payer: {
      name: row.payer_name,
      iinBin: row.payer_bin,
      kbe: row.payer_kbe,
      iban: row.payer_iban,
      bankName: bankOf(row.payer_iban),
      bik: row.payer_bik,
    },
    payee: {
      name: row.provider,
      iinBin: row.bin,
      kbe: row.kbe ?? '',
      iban: row.iban,
      bankName: bankOf(row.iban),
      bik: row.bik,
    },
    knp: voucherKnp,
    purpose: `Оплата по акту № ${row.act} от ${dots(row.act_day)}${row.contract === null ? '' : `, договор № ${row.contract}`}. Без НДС`,
    valueDay: row.day,
  };
}
