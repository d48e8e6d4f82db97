import { createHash } from 'node:crypto';
import type { WriteHandle } from '@balapan/database/scope.ts';
import { type Day, firstDay, type Month } from '@balapan/domain/day.ts';
import { type Journal, paymentConfirmed, paymentReturned, paymentSent } from '@balapan/domain/ledger.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import { type Tiyn, tengeText } from '@balapan/domain/money.ts';
import { type Booking, book } from '../../treasury/ledger.ts';
import type { LineReader } from '../line.ts';
import { type Counts, momentText, once, type Reading, readLines } from '../reading.ts';
import type { Act } from '../world.ts';
import { accountOf } from './places.ts';
import { payerOf, providerOf } from './roster.ts';

interface PaymentRow {
  readonly id: string;
  readonly register: number;
  readonly registerDay: Day;
  readonly payer: string;
  readonly act: Act;
  readonly iban: string;
  readonly bik: string;
  readonly amount: Tiyn;
  readonly document: string;
  readonly sentOn: Day;
  readonly state: 'sent' | 'confirmed' | 'returned';
  readonly paidOn: Day | null;
}

/** Payments of a month with their registers, booked on the days on which the bank moved the money. */
export async function readPayments(reading: Reading): Promise<Counts> {
  const { world, run, sql } = reading;
  const rows: PaymentRow[] = [];
  const seen = new Map<string, number>();
  const counts = await readLines(reading, (line) => {
    const row = paymentOf(line, reading);
    const key = `${row?.payer}/${row?.document}`;
    if (line.bad || row === null || !once(line, seen, key)) return false;
    const known = world.payments.get(key);
    if (known !== undefined && (known.amount !== row.amount || known.act !== row.act.number))
      line.refuse('amount', 'file.contradiction', { file: 'payment', value: tengeText(known.amount) });
    if (line.bad || known !== undefined) return false;
    world.payments.set(key, { amount: row.amount, act: row.act.number });
    rows.push({ ...row, id: run.newId() });
    return true;
  });
  if (sql !== null && rows.length > 0) {
    await writePayments(sql, rows, reading.month as Month, run.newId);
    await book(
      sql,
      rows.flatMap((row) => bookingsOf(row, reading.month as Month)),
      run,
    );
  }
  return counts;
}

function paymentOf(line: LineReader, reading: Reading): Omit<PaymentRow, 'id'> | null {
  const [register, registerDay] = [line.whole('register_number', 1, 1_000_000_000), line.day('register_date')];
  const payer = payerOf(line, reading);
  const number = line.text('act_number', 40);
  const act = reading.world.acts.get(number);
  const provider = providerOf(line, reading);
  const [iban, bik] = accountOf(line);
  const amount = line.money('amount');
  const document = line.text('document_number', 40);
  const sentOn = line.day('sent_on');
  const state = line.oneOf('state', ['sent', 'confirmed', 'returned']);
  const paidOn = line.optionalDay('paid_on');
  if (state !== 'sent' && paidOn === null) line.text('paid_on');
  if (line.bad || provider === null) return null;
  const acts = `acts-${reading.month}.csv`;
  if (act === undefined) line.refuse('act_number', 'file.referenceUnknown', { value: number, file: acts });
  else if (act.provider !== provider) line.refuse('bin', 'file.contradiction', { file: acts, value: act.provider.bin });
  else if (act.payer !== payer) line.refuse('payer', 'file.contradiction', { file: acts, value: act.payer });
  else if (act.total !== amount)
    line.refuse('amount', 'file.contradiction', { file: acts, value: tengeText(act.total) });
  if (line.bad || act === undefined) return null;
  return { register, registerDay, payer, act, iban, bik, amount, document, sentOn, state, paidOn };
}

async function writePayments(
  sql: WriteHandle,
  rows: readonly PaymentRow[],
  month: Month,
  newId: () => string,
): Promise<void> {
  const groups = [...Map.groupBy(rows, ({ payer, register }) => `${payer}/${register}`).values()];
  const heads = groups.map((group) => ({ id: newId(), group, first: group[0] as PaymentRow }));
  await sql.query(
    `INSERT INTO payment_register (id, number, payer, month, made_at, state, payments, total_tiyn, sha256)
     SELECT id, number, payer, $8, made_at, state, payments, total, sha256
       FROM unnest($1::uuid[], $2::int[], $3::text[], $4::timestamptz[], $5::text[], $6::int[], $7::bigint[], $9::bytea[])
         AS n (id, number, payer, made_at, state, payments, total, sha256)
     ON CONFLICT (payer, number) DO NOTHING`,
    [
      heads.map(({ id }) => id),
      heads.map(({ first }) => first.register),
      heads.map(({ first }) => first.payer),
      heads.map(({ first }) => momentText(momentOf(first.registerDay, '10:00'))),
      heads.map(({ group }) => (group.some(({ state }) => state === 'sent') ? 'released' : 'reconciled')),
      heads.map(({ group }) => group.length),
      heads.map(({ group }) => group.reduce((sum, { amount }) => sum + amount, 0n)),
      firstDay(month),
      heads.map(({ group }) => hashOf(group)),
    ],
  );
  const stored = await sql.query<{ id: string; payer: string; number: number }>(
    'SELECT id, payer, number FROM payment_register WHERE number = ANY ($1::int[])',
    [heads.map(({ first }) => first.register)],
  );
  const registers = new Map(stored.map(({ id, payer, number }) => [`${payer}/${number}`, id]));
  await sql.query(
    `INSERT INTO payment (id, register_id, act_id, provider_id, payer, document_number, iban, bik, amount_tiyn, state, sent_on, settled_on)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::bigint[], $10::text[], $11::date[], $12::date[])`,
    [
      rows.map(({ id }) => id),
      rows.map(({ payer, register }) => registers.get(`${payer}/${register}`)),
      rows.map(({ act }) => act.id),
      rows.map(({ act }) => act.provider.id),
      rows.map(({ payer }) => payer),
      rows.map(({ document }) => document),
      rows.map(({ iban }) => iban),
      rows.map(({ bik }) => bik),
      rows.map(({ amount }) => amount),
      rows.map(({ state }) => state),
      rows.map(({ sentOn }) => sentOn),
      rows.map(({ paidOn }) => paidOn),
    ],
  );
}

function hashOf(rows: readonly PaymentRow[]): Buffer {
  const hash = createHash('sha256');
  for (const { document, act, iban, amount } of rows) hash.update(`${document};${act.number};${iban};${amount}\n`);
  return hash.digest();
}

/** What a payment's dates prove: sent, then confirmed or given back. */
function bookingsOf({ id, act, sentOn, state, paidOn }: PaymentRow, month: Month): Booking[] {
  const { programme, provider } = act;
  const posting = (day: Day) => ({
    operationId: id,
    day,
    programme: programme ?? '',
    providerId: provider.id,
    amount: act,
  });
  const booking = (journal: Journal, day: Day, time: string): Booking => ({ journal, month, at: momentOf(day, time) });
  const sent = booking(paymentSent(posting(sentOn)), sentOn, '11:00');
  if (state === 'sent' || paidOn === null) return [sent];
  const settled = state === 'confirmed' ? paymentConfirmed(posting(paidOn)) : paymentReturned(posting(paidOn), false);
  return [sent, booking(settled, paidOn, '17:00')];
}
