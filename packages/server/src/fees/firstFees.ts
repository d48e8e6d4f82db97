/**
 * The demonstration's parents' fee: the closed month is charged for every child, and the first kindergartens of the roster have read a
 * statement of their bank: most parents have paid, some too much, some not, and a few wrote no number. Fully told by the data.
 */
import { lastDay, type Month } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { tengeText, tiyn } from '@balapan/domain/money.ts';
import { bankDay } from '../adapters/bank/oneCText.ts';
import { job } from '../kernel/actor.ts';
import type { Runs } from '../kernel/audit.ts';
import type { House } from '../kernel/house.ts';
import { changing } from '../kernel/operation.ts';
import { chargeFirst } from './chargeFirst.ts';
import { importFeeStatement } from './importStatement.ts';

/** Kindergartens with a statement. */
const kindergartens = 60;

/** @returns children charged */
export function firstFees(house: House, month: Month): Promise<number> {
  return changing(house, job, 'fees.charge', async ({ sql, now, newId }) => {
    const charged = await chargeFirst(sql, { month, day: dayAt(now), now });
    let payments = 0;
    for (const [account, of] of Map.groupBy(await chargesOf(sql, month), ({ iban }) => iban)) {
      const providerId = of[0]?.provider_id ?? '';
      const file = { providerId, name: `fees-${month}.txt`, now, personId: null, newId };
      payments += (await importFeeStatement(sql, { ...file, bytes: statementOf(account, month, of) })).matched;
    }
    const payload = { fees: { month, charged, payments } };
    return { answer: charged, events: [{ chain: null, subjectId: null, payload }] };
  });
}

interface ChargeRow {
  readonly provider_id: string;
  readonly iban: string;
  readonly voucher: string;
  readonly amount: bigint;
}

function chargesOf(sql: Runs, month: Month): Promise<ChargeRow[]> {
  return sql.query<ChargeRow>(
    `SELECT c.provider_id, a.iban, v.number AS voucher, c.amount_tiyn AS amount
       FROM provider p JOIN fee_charge c ON c.provider_id = p.id AND c.month = $1 JOIN voucher v ON v.child_id = c.child_id
       JOIN enrolment e ON e.child_id = c.child_id AND e.provider_id = p.id
       JOIN LATERAL (SELECT iban FROM provider_account WHERE provider_id = p.id ORDER BY lower(period) DESC LIMIT 1) a ON true
      WHERE p.number <= $2 ORDER BY p.number, v.number`,
    [`${month}-01`, kindergartens],
  );
}

/** One in eight has not paid, one in thirteen pays a thousand tenge too much, one in nineteen writes no number. */
function statementOf(account: string, month: Month, of: readonly ChargeRow[]): Uint8Array {
  const day = bankDay(lastDay(month));
  const documents = of.flatMap(({ voucher, amount }, at) => {
    if (at % 8 === 3) return [];
    const sum = tengeText(tiyn(amount + (at % 13 === 5 ? 100_000n : 0n)));
    const purpose = at % 19 === 7 ? 'Родительская плата' : `Родительская плата, ваучер № ${voucher}`;
    return [
      'СекцияДокумент=Выписка',
      `ДатаОперации=${day}`,
      `НомерДокумента=${at + 1}`,
      `СуммаПриход=${sum}`,
      `НазначениеПлатежа=${purpose}`,
      'КонецДокумента',
    ];
  });
  const head = [
    '1CClientBankExchange',
    'ВерсияФормата=2.00',
    'Кодировка=UTF8',
    `ДатаНачала=${day}`,
    `ДатаКонца=${day}`,
    `РасчСчет=${account}`,
  ];
  return new TextEncoder().encode([...head, ...documents, 'КонецФайла', ''].join('\r\n'));
}
