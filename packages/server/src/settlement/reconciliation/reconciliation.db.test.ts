/** The reconciliation with a kindergarten out of the ledger, and the files for an accounting program. */
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay, asMonth, type Day } from '@balapan/domain/day.ts';
import {
  actApproved,
  contractCommitted,
  type Journal,
  paymentConfirmed,
  paymentReturned,
  paymentSent,
} from '@balapan/domain/ledger.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { beforeAll, expect, test } from 'vitest';
import { readStatement } from '../../adapters/bank/readStatement.ts';
import { system } from '../../kernel/actor.ts';
import { changing, perform } from '../../kernel/operation.ts';
import { contractOf } from '../../testing/month.ts';
import { insert } from '../../testing/rows.ts';
import { tinyWorld, type World } from '../../testing/world.ts';
import { book } from '../../treasury/ledger.ts';
import { bookkeeping } from './bookkeeping.ts';
import { reconciliation, reconciliationPdf } from './reconciliation.ts';

const db = await testDatabase();
const world: World = await tinyWorld(db);
const { house } = world;
const provider = await world.provider();
const elsewhere = await world.provider();
const accountant = await world.staff('accountant', { provider });
const stranger = await world.staff('accountant', { provider: elsewhere });
const department = await world.staff('departmentAccountant');
const [july, august] = [world.newId(), world.newId()];
const payments = [world.newId(), world.newId()] as const;
const iban = 'KZ18722S000012345678';

async function act(id: string, number: string, month: string, signed: string, total: number): Promise<void> {
  await insert(world.query, 'act', {
    id,
    number,
    provider_id: provider.id,
    month,
    version: 1,
    district: '751710000',
    payer: 'financialCentre',
    children: 1,
    payable_days: 20,
    total_tiyn: total,
    local_tiyn: total - 100,
    republican_tiyn: 100,
    made_at: signed,
    state: 'paid',
    desk: 'closed',
    since: signed,
    department_signed_at: signed,
    due_on: '2025-10-30',
  });
}

const bookOn = (journal: Journal, day: string) =>
  changing(house, system, 'test', async ({ sql, now, newId }) => {
    await book(sql, [{ journal, month: asMonth('2025-08'), at: momentOf(asDay(day as Day), '10:00') }], { now, newId });
    return { answer: null, events: [{ chain: null, subjectId: null, payload: {} }] };
  });

const posting = (operationId: string, total: bigint) => ({
  operationId,
  day: asDay('2025-08-01'),
  programme: '360-202',
  providerId: provider.id,
  amount: { local: tiyn(total - 100n), republican: tiyn(100n) },
});

beforeAll(async () => {
  await world.query(`UPDATE ~organisation SET iban = 'KZ86125KZT5004100100' WHERE code = 'financialCentre'`);
  await contractOf(world, provider, iban);
  await act(july, '07-2025/0001', '2025-07-01', '2025-08-05', 500_000);
  await act(august, '08-2025/0001', '2025-08-01', '2025-09-04', 700_000);
  const registerId = world.newId();
  await insert(world.query, 'payment_register', {
    id: registerId,
    number: 1,
    payer: 'financialCentre',
    month: '2025-07-01',
    made_at: '2025-08-20',
    state: 'reconciled',
    payments: 2,
    total_tiyn: 1_200_000,
    sha256: Buffer.alloc(32),
  });
  for (const [at, id] of payments.entries())
    await insert(world.query, 'payment', {
      id,
      register_id: registerId,
      act_id: at === 0 ? july : august,
      provider_id: provider.id,
      payer: 'financialCentre',
      document_number: `31${at}`,
      iban,
      bik: 'CASPKZKA',
      amount_tiyn: at === 0 ? 500_000 : 700_000,
      state: at === 0 ? 'confirmed' : 'sent',
      sent_on: '2025-09-01',
      settled_on: at === 0 ? '2025-09-02' : null,
    });
  for (const total of [500_000n, 700_000n])
    await bookOn(contractCommitted(posting(world.newId(), total)), '2025-07-02');
  await bookOn(actApproved(posting(july, 500_000n)), '2025-08-05');
  await bookOn(paymentSent(posting(payments[0], 500_000n)), '2025-09-01');
  await bookOn(paymentConfirmed(posting(payments[0], 500_000n)), '2025-09-09');
  await bookOn(actApproved(posting(august, 700_000n)), '2025-09-04');
  await bookOn(paymentSent(posting(payments[1], 700_000n)), '2025-09-10');
});

const september = { providerId: provider.id, from: asDay('2025-09-01'), to: asDay('2025-09-30') };

test('opening, acts, payments by the bank’s day, closing; what is only sent is still owed', async () => {
  const told = await perform(house, accountant, reconciliation, september);
  expect(told).toMatchObject({ opening: '500000', act: '700000', payment: '-500000', return: '0', closing: '700000' });
  expect(told.rows).toEqual([
    { day: '2025-09-02', kind: 'payment', document: '310', amount: '-500000', after: '0' },
    { day: '2025-09-04', kind: 'act', document: '08-2025/0001', amount: '700000', after: '700000' },
  ]);
  const before = await perform(house, department, reconciliation, {
    ...september,
    from: asDay('2025-08-01'),
    to: asDay('2025-08-31'),
  });
  expect(before).toMatchObject({ opening: '0', closing: told.opening });
});

test('it is the ledger’s: closing is what stands on the accounts of the debt and of the way', async () => {
  const [row] = await world.query<{ owed: string }>(
    `SELECT (-sum(amount_tiyn))::text AS owed FROM ~entry WHERE account IN ('3000', '4000') AND provider_id = $1`,
    [provider.id],
  );
  expect((await perform(house, accountant, reconciliation, september)).closing).toBe(row?.owed);
});

test('on paper in both languages; nobody of another kindergarten, no period that ends before it begins', async () => {
  for (const language of ['kk', 'ru'] as const) {
    const { bytes } = await perform(house, department, reconciliationPdf, { ...september, language });
    expect(Buffer.from(bytes, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  }
  await expect(perform(house, stranger, reconciliation, september)).rejects.toMatchObject({ code: 'request.notFound' });
  await expect(
    perform(house, accountant, reconciliation, { ...september, to: asDay('2025-08-01') }),
  ).rejects.toMatchObject({ code: 'field.endsBeforeStart' });
});

const textOf = async (actor: typeof accountant, kind: 'acts' | 'payments' | 'bank', month = '2025-09') => {
  const asked = { month: asMonth(month), kind, payer: 'financialCentre' as const };
  const { bytes } = await perform(house, actor, bookkeeping, asked);
  return Buffer.from(bytes, 'base64').toString('utf8');
};

test('acts and payments of a month as tables, one’s own alone; the bank’s file is read back to the tiyn', async () => {
  expect(await textOf(accountant, 'acts')).toMatch(/08-2025\/0001;2025-09-04;2025-08;.*;7000\.00;6999\.00;1\.00;/u);
  expect(await textOf(accountant, 'payments')).toMatch(/310;2025-09-02;07-2025\/0001;.*;5000\.00;confirmed/u);
  expect((await textOf(stranger, 'acts')).split('\r\n')).toHaveLength(2);
  expect(await textOf(department, 'acts')).toContain('08-2025/0001');
  const { statement } = readStatement(new TextEncoder().encode(await textOf(accountant, 'bank')), 'ordered');
  expect(statement?.lines).toMatchObject([
    { documentNumber: '310', amount: 500_000n, partyIban: iban, day: '2025-09-02' },
  ]);
  // A table of an empty month has its head; the bank's format names the payer's account, so there is no such file.
  await expect(textOf(accountant, 'bank', '2025-10')).rejects.toMatchObject({
    code: 'payment.noneOfMonth',
    fact: { params: { month: '2025-10' } },
  });
});

test('a payment that came back is owed again', async () => {
  await world.query(`UPDATE ~payment SET state = 'returned', settled_on = '2025-09-20' WHERE id = $1`, [payments[0]]);
  await bookOn(paymentReturned(posting(payments[0], 500_000n), true), '2025-09-20');
  const told = await perform(house, accountant, reconciliation, september);
  expect(told).toMatchObject({ return: '500000', closing: '1200000' });
});
