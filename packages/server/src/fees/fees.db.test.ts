/** The parents' fee: charged by days attended, paid by the bank's file, owed, paid back by two people; nobody sees another's. */
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asMonth, type Day } from '@balapan/domain/day.ts';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, expect, test } from 'vitest';
import { perform } from '../kernel/operation.ts';
import { closeMonth } from '../settlement/closing/closeMonth.ts';
import { feeStatement, type Paid } from '../testing/feeStatement.ts';
import { enrolled, markDays } from '../testing/month.ts';
import { insert } from '../testing/rows.ts';
import { tinyWorld, type World } from '../testing/world.ts';
import { firstFees } from './firstFees.ts';
import { feeOperations } from './operations.ts';
import { account, balances, exceptions, refunds } from './readOperations.ts';
import { receipt } from './receipt.ts';

const db = await testDatabase();
const world: World = await tinyWorld(db);
const { house } = world;
const month = asMonth('2025-08');
const { provider, group, children } = await enrolled(world, 3);
const [first, second, third] = children;
if (first === undefined || second === undefined || third === undefined) throw new Error('three children');
const providerId = provider.id;
const accountant = await world.staff('accountant', { provider });
const head = await world.staff('head', { provider });
const other = await world.staff('accountant', { provider: await world.provider() });

// biome-ignore lint/suspicious/noExplicitAny: operations by name, each checked by its route's schema
const run = (name: string, actor: typeof head, input: object): Promise<any> => {
  const operation = feeOperations.find(({ route }) => route.name === `fees.${name}`);
  if (operation === undefined) throw new Error(name);
  return operation.perform(house, actor, input as never);
};
const list = { sort: 'balance', order: 'desc', page: 1, size: 50 } as const;
const page = { page: 1, size: 50 } as const;

const line = (document: string, sum: string, purpose: string, day?: string): Paid => ({
  document,
  sum,
  purpose,
  ...(day === undefined ? {} : { day }),
});

beforeAll(async () => {
  await insert(world.query, 'parent_fee', {
    id: world.newId(),
    amount_tiyn: 2_500_000,
    period: '[2025-01-01,)',
    legal_act: 'test',
  });
  for (const [at, child] of [first, second, third].entries())
    await insert(world.query, 'voucher', {
      id: world.newId(),
      number: `75-25-000000${at + 1}`,
      child_id: child.id,
      state: 'used',
      state_since: '2025-07-01',
      issued_at: '2025-07-01',
    });
  const days = ['2025-08-04', '2025-08-05', '2025-08-06'] as Day[];
  await markDays(
    world,
    group,
    [
      ...days.map((day) => ({ child: first, day, mark: 'present' as const, document: false })),
      { child: second, day: days[0] as Day, mark: 'present', document: false },
      { child: second, day: days[1] as Day, mark: 'ill', document: true },
      { child: third, day: days[0] as Day, mark: 'unexcused', document: false },
    ],
    [first],
  );
});

test('a month is charged when it is closed: fee × days attended ÷ working days; again nothing; a child that was absent nothing', async () => {
  await expect(run('charge', accountant, { providerId, month })).rejects.toMatchObject({ code: 'fee.notClosed' });
  await closeMonth(house, { month, providers: [providerId] });
  // 20 working days in August 2025: the 30th is a holiday's Saturday, the 29th works.
  const [{ working_days: of } = { working_days: 0 }] = await world.query<{ working_days: number }>(
    'SELECT working_days FROM ~register',
  );
  expect(await run('months', accountant, { providerId })).toEqual({ rows: [{ month, charged: false }] });
  await expect(run('months', other, { providerId })).rejects.toMatchObject({ code: 'request.notFound' });
  const told = await run('charge', accountant, { providerId, month });
  const charge = (days: bigint) => (2n * 2_500_000n * days + BigInt(of)) / (2n * BigInt(of));
  expect(told).toMatchObject({ charged: 2, corrected: 0, total: String(charge(3n) + charge(1n)) });
  expect(await run('charge', accountant, { providerId, month })).toMatchObject({ charged: 0, corrected: 0 });
  expect(await run('months', head, { providerId })).toEqual({ rows: [{ month, charged: true }] });
  const { rows, debt, debtors } = await perform(house, accountant, balances, { providerId, ...list });
  expect(rows.map(({ childId, balance }) => [childId, balance])).toEqual([
    [first.id, String(charge(3n))],
    [second.id, String(charge(1n))],
  ]);
  expect({ debt, debtors }).toEqual({ debt: told.total, debtors: 2 });
  await expect(run('charge', other, { providerId, month })).rejects.toMatchObject({ code: 'request.notFound' });
});

test('a later register is a correction of its own: what was charged stays', async () => {
  const [register] = await world.query<{ id: string }>('SELECT id FROM ~register');
  const next = world.newId();
  await world.query(
    `INSERT INTO ~register SELECT $2, provider_id, month, 2, frozen_at, frozen_by, working_days, children, sha256 FROM ~register WHERE id = $1`,
    [register?.id, next],
  );
  await world.query(
    `INSERT INTO ~register_line SELECT month, $2, child_id, care_group_id, norm_id, provider_id, CASE WHEN child_id = $3 THEN 2 ELSE present END, ill, leave,
       quarantine, unexcused, held, payable, confirmed FROM ~register_line WHERE register_id = $1`,
    [register?.id, next, first.id],
  );
  expect(await run('charge', accountant, { providerId, month })).toMatchObject({ charged: 0, corrected: 1 });
  const rows = await world.query<{ kind: string; amount_tiyn: bigint }>(
    `SELECT kind, amount_tiyn FROM ~fee_entry WHERE child_id = $1 AND account = 'parentDebt' ORDER BY made_at, journal_id`,
    [first.id],
  );
  expect(rows.map(({ kind }) => kind)).toEqual(['charge', 'correction']);
  expect(rows[1]?.amount_tiyn).toBeLessThan(0n);
  expect(await run('charge', accountant, { providerId, month })).toMatchObject({ corrected: 0 });
});

const file = {
  name: 'kaspi.txt',
  content: feeStatement([
    line('11', '1000.00', 'Родительская плата, ваучер № 75-25-0000001'),
    line('12', '9000.50', 'ваучер 75-25-0000002'),
    line('13', '50.00', 'за питание'),
    line('14', '60.00', '75-25-0000001 и 75-25-0000002'),
    line('15', '70.00', '75-25-9999999'),
  ]),
};

test('the bank’s file is booked by the voucher’s number; the rest are exceptions; the same file and the same document change nothing', async () => {
  const told = await run('readStatement', accountant, { providerId, ...file });
  expect(told).toMatchObject({ known: false, lines: 5, matched: 2, exceptions: 3, repeated: 0, total: '1000050' });
  expect(await run('readStatement', head, { providerId, ...file })).toMatchObject({ known: true, matched: 0 });
  const again = { name: 'again.txt', content: feeStatement([line('11', '1000.00', 'ваучер № 75-25-0000001')]) };
  expect(await run('readStatement', head, { providerId, ...again })).toMatchObject({ matched: 0, repeated: 1 });
  const open = await perform(house, accountant, exceptions, { providerId, ...page });
  expect(open.rows.map(({ reason, age }) => [reason, age])).toEqual([
    ['noNumber', 3],
    ['severalChildren', 3],
    ['unknownNumber', 3],
  ]);
  const elsewhere = { name: 'x.txt', content: feeStatement([], 'KZ86125KZT5004100100') };
  expect(await run('readStatement', accountant, { providerId, ...elsewhere })).toMatchObject({
    problems: [{ code: 'statement.otherAccount' }],
  });
  await expect(run('readStatement', other, { providerId, ...file })).rejects.toMatchObject({
    code: 'request.notFound',
  });
  // The number of who paid is kept nowhere.
  const kept = await world.query<{ text: string }>('SELECT l::text AS text FROM ~fee_statement_line l');
  expect(kept.some(({ text }) => text.includes('850512400333'))).toBe(false);
});

test('sums of a list are of what its filter leaves; those of the kindergarten stay', async () => {
  const ask = (filter: object) => perform(house, accountant, balances, { providerId, ...list, ...filter });
  const all = await ask({});
  expect(all.listed).toEqual({ charged: all.charged, paid: all.paid });
  const one = await ask({ search: '75-25-0000001', size: 1 });
  expect(one.listed).toEqual({ charged: one.rows[0]?.charged, paid: one.rows[0]?.paid });
  expect(one).toMatchObject({ total: 1, charged: all.charged, debt: all.debt });
  expect(await ask({ search: 'nobody' })).toMatchObject({ total: 0, listed: { charged: '0', paid: '0' } });
});

test('a person says whose an exception is, once', async () => {
  const { rows } = await perform(house, accountant, exceptions, { providerId, ...page });
  const { statementId = '', lineNo = 0 } = rows[0] ?? {};
  const input = { providerId, statementId, lineNo, childId: second.id };
  await expect(run('assign', other, input)).rejects.toMatchObject({ code: 'request.notFound' });
  expect(await run('assign', accountant, input)).toMatchObject({ childId: second.id });
  await expect(run('assign', accountant, input)).rejects.toMatchObject({ code: 'request.notFound' });
  expect((await perform(house, accountant, exceptions, { providerId, ...page })).total).toBe(2);
});

test('what was paid too much goes back by two people, and no more than that', async () => {
  const { rows } = await perform(house, accountant, balances, { providerId, ...list, state: 'overpaid' });
  const over = -BigInt(rows[0]?.balance ?? 0);
  expect(rows).toMatchObject([{ childId: second.id }]);
  const ask = { providerId, childId: second.id, reason: 'переплата' };
  await expect(run('askRefund', accountant, { ...ask, amount: String(over + 1n) })).rejects.toMatchObject({
    code: 'fee.notOverpaid',
  });
  const { refundId } = await run('askRefund', accountant, { ...ask, amount: String(over) });
  await expect(run('askRefund', head, { ...ask, amount: '1' })).rejects.toMatchObject({ code: 'fee.refundOpen' });
  await expect(run('approveRefund', accountant, { providerId, refundId })).rejects.toMatchObject({
    code: 'access.sameHand',
  });
  await expect(run('approveRefund', other, { providerId, refundId })).rejects.toMatchObject({
    code: 'request.notFound',
  });
  expect(await run('approveRefund', head, { providerId, refundId })).toMatchObject({ balance: '0' });
  await expect(run('approveRefund', head, { providerId, refundId })).rejects.toMatchObject({
    code: 'request.notFound',
  });
  expect((await perform(house, head, refunds, { providerId, ...page })).rows).toMatchObject([
    { refundId, mayApprove: false, approvedBy: expect.any(String) },
  ]);
});

test('a payment from a day that has not come is a listed problem, a bad sum or day too; the good lines are booked', async () => {
  const purpose = 'ваучер 75-25-0000003';
  const file = feeStatement([
    line('31', '10.00', purpose, '08.09.2035'),
    line('32', '20.00', purpose, '11.09.2025'),
    line('33', '30.00', purpose, '12.09.2025'),
    line('34', '-100', purpose),
    line('35', '12a', purpose),
    line('36', '40.00', purpose, '2025-09-08'),
  ]);
  const text = Buffer.from(file, 'base64').toString().replace('ДатаОперации=12.09', 'ДатаПоступило=12.09');
  const content = Buffer.from(text).toString('base64');
  const told = await run('readStatement', accountant, { providerId, name: 'ahead.txt', content });
  expect(told).toMatchObject({ lines: 1, matched: 1, total: '2000', repeated: 0 });
  const ahead = { code: 'statement.dayAhead', params: { today: '11.09.2025' } };
  const noMoney = { code: 'field.notMoney', field: 'СуммаПриход', params: {} };
  expect(told.problems).toEqual([
    { ...ahead, line: 7, field: 'ДатаОперации', value: '08.09.2035' },
    { ...ahead, line: 23, field: 'ДатаПоступило', value: '12.09.2025' },
    { ...noMoney, line: 31, value: '-100' },
    { ...noMoney, line: 39, value: '12a' },
    { code: 'statement.noDay', line: 47, field: 'ДатаОперации', value: '2025-09-08', params: {} },
  ]);
  const { rows } = await perform(house, accountant, balances, { providerId, ...list, search: '75-25-0000003' });
  expect(rows).toMatchObject([{ paid: '2000', lastPaidOn: '2025-09-11' }]);
});

test('a parent sees the own child’s account and receipt, nobody else’s', async () => {
  const parent = world.parent(first);
  const told = await perform(house, parent, account, { childId: first.id });
  expect(told.rows.map(({ kind }) => kind).sort()).toEqual(['charge', 'correction', 'payment']);
  expect(BigInt(told.charged) - BigInt(told.paid)).toBe(BigInt(told.balance));
  expect(told.rows[0]?.after).toBe(told.balance);
  const { journalId = '' } = told.rows.find(({ kind }) => kind === 'payment') ?? {};
  for (const language of ['kk', 'ru', 'en'] as const) {
    const { bytes } = await perform(house, parent, receipt, { childId: first.id, journalId, language });
    expect(Buffer.from(bytes, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  }
  const refused = { code: 'request.notFound' };
  await expect(perform(house, parent, account, { childId: second.id })).rejects.toMatchObject(refused);
  await expect(perform(house, other, account, { childId: first.id })).rejects.toMatchObject(refused);
  await expect(
    perform(house, world.parent(second), receipt, { childId: first.id, journalId, language: 'kk' }),
  ).rejects.toMatchObject(refused);
  await expect(perform(house, accountant, account, { childId: first.id })).resolves.toMatchObject({
    childId: first.id,
  });
});

test('the database itself refuses entries that do not sum to zero, and any change of them', async () => {
  const entry = (account: string, amount: number) =>
    `('01980000-0000-7000-8000-00000000000a', '${account}', '${providerId}', '${first.id}', 'payment', 'x', NULL, '2025-09-09', ${amount}, NULL, '2025-09-09', NULL)`;
  await expect(
    world.query(`INSERT INTO ~fee_entry VALUES ${entry('feeBank', 100)}, ${entry('parentDebt', -99)}`),
  ).rejects.toThrow(/does not sum to zero/u);
  const [sum] = await world.query<{ sum: string }>('SELECT sum(amount_tiyn)::text AS sum FROM ~fee_entry');
  expect(sum?.sum).toBe('0');
  const rights = await world.query<{ changes: boolean }>(
    `SELECT has_table_privilege('balapan_app', 'almaty.fee_entry', 'UPDATE') OR has_table_privilege('balapan_app', 'almaty.fee_entry', 'DELETE') AS changes`,
  );
  expect(rights).toEqual([{ changes: false }]);
});

test('charged at once for the whole region it is the same to the tiyn: charging each kindergarten afterwards finds nothing', async () => {
  const town = await enrolled(world, 4);
  const present = (child: { id: string }, days: readonly number[]) =>
    days.map((at) => ({
      child,
      day: `2025-08-${`${at}`.padStart(2, '0')}` as Day,
      mark: 'present' as const,
      document: false,
    }));
  const marks = town.children.flatMap((child, at) => present(child, [4, 5, 6, 7, 8].slice(0, at + 1)));
  await markDays(world, town.group, marks, []);
  await closeMonth(house, { month, providers: [town.provider.id] });
  const told = await firstFees(house, month);
  expect(told).toBe(4);
  const keeper = await world.staff('head', { provider: town.provider });
  const again = await run('charge', keeper, { providerId: town.provider.id, month });
  expect(again).toMatchObject({ charged: 0, corrected: 0 });
  const [sum] = await world.query<{ sum: bigint }>(
    `SELECT sum(amount_tiyn)::bigint AS sum FROM ~fee_charge WHERE provider_id = $1`,
    [town.provider.id],
  );
  expect(String(sum?.sum)).toBe(again.total);
});

test('the charges of a month as a workbook: each child with its days and sum, for those who keep the fee alone', async () => {
  const asked = { providerId, month, language: 'ru' } as const;
  const told = await run('chargesFile', accountant, asked);
  expect(told.name).toBe('fees-2025-08.xlsx');
  const { sheets } = await readXlsx(Buffer.from(told.bytes, 'base64'));
  const rows = sheets[0]?.rows ?? [];
  expect(rows[0]?.[1]).toBe('Ребёнок');
  expect(rows.at(-1)?.[1]).toBe('Итого');
  const sums = rows.slice(1).map((row) => Number(row[6]));
  expect(Math.round(100 * (sums.at(-1) ?? 0))).toBe(
    Math.round(100 * sums.slice(0, -1).reduce((all, one) => all + one, 0)),
  );
  const newest = await world.query<{ child_id: string }>(
    'SELECT DISTINCT child_id FROM ~fee_charge WHERE provider_id = $1 AND month = $2',
    [providerId, '2025-08-01'],
  );
  expect(told.children).toHaveLength(newest.length);
  expect(sums).toHaveLength(newest.length + 1);
  const [read] = await world.query(`SELECT 1 FROM ~read_log WHERE operation = 'fees.chargesFile'`);
  expect(read).toBeDefined();
  await expect(run('chargesFile', other, asked)).rejects.toMatchObject({ code: 'request.notFound' });
  await expect(run('chargesFile', accountant, { ...asked, month: asMonth('2024-01') })).rejects.toMatchObject({
    code: 'fee.notCharged',
  });
  const methodist = await world.staff('methodist', { provider });
  await expect(run('chargesFile', methodist, asked)).rejects.toMatchObject({ code: 'access.forbidden' });
});
