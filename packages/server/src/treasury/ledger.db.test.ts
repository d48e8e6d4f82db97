/** The ledger as it is read: trial balance, entries down to their document, the clearing account, closed months, money reports. */
import { writing } from '@balapan/database/scope.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay, asMonth, type Day } from '@balapan/domain/day.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import { paymentConfirmed, paymentSent } from '@balapan/domain/ledger.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { perform, scopeOf, type WriteHandle } from '../kernel/operation.ts';
import { closeMonth } from '../settlement/closing/closeMonth.ts';
import { enrolled, markDays } from '../testing/month.ts';
import { insert } from '../testing/rows.ts';
import { tinyWorld } from '../testing/world.ts';
import { actBudget, budget } from './budgetOperations.ts';
import { clearing, closeLedgerMonth, ledgerMonths } from './closeLedger.ts';
import { book } from './ledger.ts';
import { entries, journal, trialBalance } from './ledgerOperations.ts';
import { moneyReportCity, moneyReportEntries, moneyReportKindergarten } from './moneyReports.ts';
import { oblige } from './obligation.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;
let [accountant, head, auditor]: Actor[] = [];
let provider = '';
let actId = '';
const paymentId = world.newId();
const [august, september] = [asMonth('2025-08'), asMonth('2025-09')];
const call = () => ({ now: house.now(), newId: house.newId });
const within = <T>(work: (sql: WriteHandle) => Promise<T>): Promise<T> =>
  writing(house.pool, scopeOf(house, head as Actor), work);
const factOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    return await work;
  } catch (error) {
    return error instanceof DomainError ? error.fact : String(error);
  }
};
const span = { from: asMonth('2025-01'), to: september };
const page = { page: 1, size: 50 } as const;
const amount = { local: tiyn(0n), republican: tiyn(0n) };

beforeAll(async () => {
  accountant = await world.staff('departmentAccountant');
  head = await world.staff('departmentHead');
  auditor = await world.staff('auditor');
  const place = await enrolled(world, 1);
  provider = place.provider.id;
  const [child] = place.children;
  if (child === undefined) throw new Error('no child');
  await markDays(world, place.group, [{ child, day: '2025-08-15' as Day, mark: 'present', document: false }], [child]);
  await closeMonth(house, { month: august });
  const [act] = await world.query<{ id: string; local: bigint; republican: bigint }>(
    'SELECT id, local_tiyn AS local, republican_tiyn AS republican FROM ~act',
  );
  actId = act?.id ?? '';
  Object.assign(amount, { local: tiyn(act?.local ?? 0n), republican: tiyn(act?.republican ?? 0n) });
});

describe('before the second signature', () => {
  test('the act is told what its lines have left', async () => {
    const { lines } = await perform(house, head as Actor, actBudget, { actId });
    expect(lines).toEqual([
      {
        ...{ programme: '360-202', half: 2 },
        source: 'local',
        line: 'V-L',
        left: '152004000',
        needed: String(amount.local),
        missing: '0',
      },
      {
        ...{ programme: '360-202', half: 2 },
        source: 'republican',
        line: 'V-R',
        left: '14973000',
        needed: String(amount.republican),
        missing: '0',
      },
    ]);
  });
});

describe('after it', () => {
  const posting = () => ({
    operationId: paymentId,
    day: asDay('2025-09-11'),
    programme: '360-202',
    providerId: provider,
    amount,
  });
  beforeAll(async () => {
    const owed = { id: actId, providerId: provider, programme: '360-202', month: august, day: asDay('2025-09-10') };
    await within((sql) => oblige(sql, { ...owed, amount }, call()));
    await world.query('UPDATE ~act SET department_signed_at = $1, due_on = $2', [
      '2025-09-10T10:00:00+05:00',
      '2025-10-10',
    ]);
    const registerId = world.newId();
    const register = { number: 1, payer: 'financialCentre', month: '2025-08-01', made_at: '2025-09-11T09:00:00+05:00' };
    const sums = { payments: 1, total_tiyn: amount.local + amount.republican, sha256: Buffer.alloc(32) };
    await insert(world.query, 'payment_register', { id: registerId, ...register, ...sums, state: 'released' });
    await insert(world.query, 'payment', {
      id: paymentId,
      register_id: registerId,
      act_id: actId,
      provider_id: provider,
      payer: 'financialCentre',
      document_number: '77',
      iban: 'KZ18722S000012345678',
      bik: 'CASPKZKA',
      amount_tiyn: amount.local + amount.republican,
      state: 'sent',
      sent_on: '2025-09-11',
    });
    await within((sql) => book(sql, [{ journal: paymentSent(posting()), month: august }], call()));
  });

  test('the trial balance sums to zero however it is cut, and carries what was before', async () => {
    for (const by of ['account', 'line'] as const) {
      const told = await perform(house, auditor as Actor, trialBalance, { ...span, by });
      expect(told.difference).toBe('0');
    }
    const input = { from: september, to: september, by: 'account', account: '1000' } as const;
    const [row] = (await perform(house, head as Actor, trialBalance, input)).rows;
    expect(row).toMatchObject({ account: '1000', source: 'local', opening: '-152004000', debit: '0', credit: '0' });
    const months = await perform(house, head as Actor, trialBalance, {
      ...span,
      by: 'month',
      account: '1100',
      source: 'local',
    });
    expect(months.rows.map(({ key, opening, closing }) => [key, opening, closing])).toEqual([
      ['2025-06', '0', '152004000'],
      ['2025-09', '152004000', String(152_004_000n - amount.local)],
    ]);
    const kindergartens = await perform(house, head as Actor, trialBalance, {
      ...span,
      by: 'provider',
      account: '3000',
    });
    expect(kindergartens.rows.map(({ key, closing }) => [key, closing])).toEqual([
      [provider, '0'],
      [provider, '0'],
    ]);
  });

  test('a sum opens its entries, an entry its journal and its document', async () => {
    const input = { ...span, account: '2000', ...page } as const;
    const told = await perform(house, head as Actor, entries, input);
    expect(told).toMatchObject({ total: 2, debit: String(amount.local + amount.republican), credit: '0' });
    const [act] = await world.query<{ number: string }>('SELECT number FROM ~act');
    expect(told.rows[0]?.document).toEqual({ kind: 'act', id: actId, label: act?.number });
    const one = await perform(house, head as Actor, journal, { journalId: told.rows[0]?.journalId ?? '' });
    expect(one).toMatchObject({ kind: 'actApproved', reverses: null });
    expect(one.entries).toHaveLength(8);
    expect(await factOf(perform(house, head as Actor, journal, { journalId: world.newId() }))).toMatchObject({
      code: 'request.notFound',
    });
  });

  test('the clearing account is known payment by payment', async () => {
    const told = await perform(house, accountant as Actor, clearing, page);
    expect(told).toMatchObject({ total: 1, balance: String(amount.local + amount.republican), unexplained: '0' });
    expect(told.rows[0]).toMatchObject({ documentNumber: '77', sentOn: '2025-09-11', age: 0 });
  });

  test('the budget tells what is owed and paid by month', async () => {
    const { lines, years } = await perform(house, head as Actor, budget, { year: 2025 });
    expect(years).toEqual([2025]);
    const [local] = lines;
    expect(local).toMatchObject({ code: 'V-L', obligated: String(amount.local), executed: '0', committed: '0' });
    expect(local?.months.find(({ month }) => month === august)).toMatchObject({
      owed: String(amount.local),
      paid: '0',
    });
    expect(local?.programmeName.ru).toContain('государственного образовательного заказа');
  });

  test('the money reports say the same of the month', async () => {
    const city = await perform(house, auditor as Actor, moneyReportCity, { month: august });
    const total = String(amount.local + amount.republican);
    expect(city.kindergartens).toMatchObject([
      { providerId: provider, acts: 1, children: 1, total, owed: total, paid: '0' },
    ]);
    expect(city.months).toEqual([august]);
    expect(city.districts.map(({ kato }) => kato)).toContain(city.kindergartens[0]?.district);
    const one = await perform(house, head as Actor, moneyReportKindergarten, { providerId: provider, month: august });
    expect(one).toMatchObject({ total, owed: total, paid: '0', corrections: '0', months: [august] });
    expect(one.acts).toMatchObject([{ actId, total, payable: total, dueOn: '2025-10-10' }]);
    expect(one.children).toMatchObject([{ payableDays: 1, total }]);
    const hidden = await perform(house, auditor as Actor, moneyReportKindergarten, {
      providerId: provider,
      month: august,
    });
    expect(hidden.children[0]?.name).not.toBe(one.children[0]?.name);
  });

  test('a figure of the money report is the sum of the entries that it opens', async () => {
    const input = { providerId: provider, month: august, account: '2000', ...page } as const;
    const told = await perform(house, auditor as Actor, moneyReportEntries, input);
    expect(told).toMatchObject({ total: 2, debit: String(amount.local + amount.republican) });
    const other = { ...input, month: asMonth('2025-07') };
    expect(await perform(house, head as Actor, moneyReportEntries, other)).toMatchObject({ total: 0, rows: [] });
    const city = { ...span, service: august, account: '2000', ...page } as const;
    expect(await perform(house, head as Actor, entries, city)).toMatchObject({ total: 2, debit: told.debit });
    const none = { ...city, service: asMonth('2025-07') };
    expect(await perform(house, head as Actor, entries, none)).toMatchObject({ total: 0 });
  });

  test('a kindergarten reads its own month and its entries, nobody else’s', async () => {
    const own = await world.staff('accountant', { provider: { id: provider } as never });
    const month = { providerId: provider, month: august };
    expect((await perform(house, own, moneyReportKindergarten, month)).acts).toHaveLength(1);
    expect((await perform(house, own, moneyReportEntries, { ...month, account: '2000', ...page })).total).toBe(2);
    // A child that has left is no longer theirs to see; its sum stays.
    const [line] = (await perform(house, head as Actor, moneyReportKindergarten, month)).children;
    const elsewhere = await world.provider();
    await world.query('UPDATE ~child SET provider_id = $1', [elsewhere.id]);
    expect((await perform(house, own, moneyReportKindergarten, month)).children).toEqual([{ ...line, name: '' }]);
    await world.query('UPDATE ~child SET provider_id = $1', [provider]);
    const stranger = await world.staff('accountant', { provider: elsewhere });
    for (const asked of [
      perform(house, stranger, moneyReportKindergarten, month),
      perform(house, stranger, moneyReportEntries, { ...month, ...page }),
    ])
      expect(await factOf(asked)).toMatchObject({ code: 'request.notFound' });
    expect(await factOf(perform(house, own, moneyReportCity, { month: august }))).toMatchObject({
      code: 'access.forbidden',
    });
  });

  describe('a month is closed', () => {
    test('not before the earlier one, nor before it is over, nor by anybody else', async () => {
      const close = (month: typeof august, by = accountant) =>
        factOf(perform(house, by as Actor, closeLedgerMonth, { month }));
      expect(await close(september)).toMatchObject({ code: 'ledger.monthNotOver' });
      await world.at('2025-10-02');
      expect(await close(september)).toEqual({ code: 'ledger.earlierOpen', params: { month: '2025-06' } });
      expect(await close(asMonth('2025-06'), head)).toMatchObject({ code: 'access.forbidden' });
      expect(await close(asMonth('2025-06'))).toMatchObject({ month: '2025-06' });
      expect(await close(asMonth('2025-06'))).toMatchObject({ code: 'ledger.monthClosed' });
    });

    test('then takes no postings: what comes late is booked in the first open month', async () => {
      await perform(house, accountant as Actor, closeLedgerMonth, { month: september });
      await within((sql) => book(sql, [{ journal: paymentConfirmed(posting()), month: august }], call()));
      const [row] = await world.query<{ month: string }>(`SELECT month FROM ~journal WHERE kind = 'paymentConfirmed'`);
      expect(row?.month).toBe('2025-10-01');
      const around = within((sql) =>
        sql.query(
          `INSERT INTO journal (id, operation_key, kind, month, posted_at) VALUES ($1, 'x', 'actApproved', '2025-09-01', now())`,
          [world.newId()],
        ),
      );
      expect(await factOf(around)).toContain('is closed');
      const { rows } = await perform(house, auditor as Actor, ledgerMonths, {});
      expect(rows.map(({ month, closedAt, closable }) => [month, closedAt !== null, closable])).toEqual([
        ['2025-10', false, false],
        ['2025-09', true, false],
        ['2025-06', true, false],
      ]);
    });

    test('and never opened again', async () => {
      for (const statement of ['DELETE FROM ledger_close', 'UPDATE ledger_head SET closed_to = NULL'])
        expect(await factOf(within((sql) => sql.query(statement)))).toContain('permission denied');
    });

    test('not while the clearing account holds what no payment stands behind', async () => {
      await world.query(`UPDATE ~payment SET state = 'sent'`);
      await world.at('2025-11-02');
      const fact = await factOf(perform(house, accountant as Actor, closeLedgerMonth, { month: asMonth('2025-10') }));
      expect(fact).toMatchObject({ code: 'ledger.clearingUnexplained' });
      // Whoever is about to close it reads the same before the click.
      const { rows, fault } = await perform(house, accountant as Actor, ledgerMonths, {});
      expect(fault).toEqual(fact);
      expect(rows[0]).toMatchObject({ month: '2025-10', closable: true });
    });
  });
});
