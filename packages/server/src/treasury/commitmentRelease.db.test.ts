/** The end of a budget year on living books: who may, when, what is released, what waits, and that all books still hold. */
import { writing } from '@balapan/database/scope.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay, asMonth } from '@balapan/domain/day.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import { contractCommitted } from '@balapan/domain/ledger.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { perform, scopeOf, type WriteHandle } from '../kernel/operation.ts';
import { insert } from '../testing/rows.ts';
import { tinyWorld } from '../testing/world.ts';
import { balancesUnlikeEntries } from '../verify/queries.ts';
import { verify } from '../verify/verify.ts';
import { leftCommitments, releaseCommitments } from './commitmentRelease.ts';
import { book } from './ledger.ts';
import { entries } from './ledgerOperations.ts';
import { oblige } from './obligation.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;
let [accountant, auditor, boss]: Actor[] = [];
let [first, second] = ['', ''];
const [year, programme, august] = [2025, '360-202', asMonth('2025-08')];
const call = () => ({ now: house.now(), newId: house.newId });
const within = <T>(work: (sql: WriteHandle) => Promise<T>): Promise<T> =>
  writing(house.pool, scopeOf(house, accountant as Actor), work);
const ask = () => perform(house, auditor as Actor, leftCommitments, { year });
const release = (by = accountant) => perform(house, by as Actor, releaseCommitments, { year });
const factOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    return await work;
  } catch (error) {
    return error instanceof DomainError ? error.fact : error;
  }
};
const balance = async () => {
  const [row] = await world.query<{ free: bigint; committed: bigint; obligated: bigint }>(
    `SELECT free_tiyn AS free, committed_tiyn AS committed, obligated_tiyn AS obligated FROM ~budget_balance WHERE budget_line = 'V-L'`,
  );
  return row ?? { free: 0n, committed: 0n, obligated: 0n };
};
const commit = (providerId: string, local: bigint) =>
  within((sql) => {
    const amount = { local: tiyn(local), republican: tiyn(0n) };
    const posting = { operationId: `${world.newId()}/2025-2`, day: asDay('2025-07-01'), programme, providerId, amount };
    return book(sql, [{ journal: contractCommitted(posting), month: august }], call());
  });
const actOf = (providerId: string, month: string, signed: boolean) =>
  insert(world.query, 'act', {
    id: world.newId(),
    number: `${month.slice(5, 7)}-2025/${providerId.slice(-4)}`,
    provider_id: providerId,
    month,
    version: 1,
    district: '751710000',
    payer: 'financialCentre',
    children: 1,
    payable_days: 1,
    total_tiyn: 100n,
    local_tiyn: 100n,
    republican_tiyn: 0n,
    made_at: '2026-01-10',
    state: signed ? 'signedByDepartment' : 'checked',
    desk: signed ? 'financialCentre' : 'departmentHead',
    since: '2026-01-10',
    department_signed_at: signed ? '2026-01-12' : null,
    due_on: signed ? '2026-02-11' : null,
  });

beforeAll(async () => {
  accountant = await world.staff('departmentAccountant');
  auditor = await world.staff('auditor');
  boss = await world.staff('departmentHead');
  [first, second] = [(await world.provider()).id, (await world.provider()).id];
  await commit(first, 1000n);
  await commit(second, 500n);
  const amount = { local: tiyn(400n), republican: tiyn(0n) };
  const owed = { id: world.newId(), providerId: first, programme, month: august, day: asDay('2025-09-10') };
  await within((sql) => oblige(sql, { ...owed, amount }, call()));
});

test('not before the year is over, nor before its last month has acts, nor by anybody else', async () => {
  const told = await ask();
  expect(told).toMatchObject({
    fault: { code: 'budget.yearNotOver', params: { year } },
    release: { kindergartens: 2, local: '1100', republican: '0' },
    kept: { kindergartens: 0 },
  });
  expect(await factOf(release())).toMatchObject({ code: 'budget.yearNotOver' });
  await world.at('2026-02-02');
  expect(await factOf(release())).toEqual({ code: 'budget.yearNotActed', params: { month: '2025-12' } });
  for (const other of [boss, auditor]) expect(await factOf(release(other))).toMatchObject({ code: 'access.forbidden' });
  expect(await balance()).toMatchObject({ committed: 1100n });
});

test('what no act has taken becomes free; what waits for an act stays', async () => {
  await actOf(first, '2025-12-01', true);
  await actOf(second, '2025-12-01', false);
  const before = await balance();
  expect(await release()).toEqual({
    year,
    released: { kindergartens: 1, local: '600', republican: '0' },
    kept: { kindergartens: 1, local: '500', republican: '0' },
  });
  expect(await balance()).toEqual({ ...before, free: before.free + 600n, committed: 500n });
  expect((await ask()).released).toEqual({ local: '600', republican: '0' });
});

test('it is booked in December, each entry with its document, and told in the audit', async () => {
  const span = { from: asMonth('2025-12'), to: asMonth('2025-12'), account: '1100', page: 1, size: 50 } as const;
  const { rows, debit } = await perform(house, auditor as Actor, entries, span);
  expect(debit).toBe('600');
  expect(rows).toMatchObject([
    { kind: 'commitmentReleased', line: 'V-L', document: { kind: 'release', id: '2025', label: '2025' } },
  ]);
  const events = await world.query(`SELECT FROM ~audit_event WHERE operation = 'treasury.releaseCommitments'`);
  expect(events).toHaveLength(1);
});

test('a second time there is nothing left, and nothing changes', async () => {
  const before = await balance();
  expect(await factOf(release())).toEqual({ code: 'budget.nothingLeft', params: { year } });
  expect(await balance()).toEqual(before);
});

test('a late act binds again what its line has free, and what waited goes with the next release', async () => {
  const amount = { local: tiyn(150n), republican: tiyn(0n) };
  const owed = { id: world.newId(), providerId: first, programme, month: asMonth('2025-12'), day: asDay('2026-02-02') };
  const before = await balance();
  await within((sql) => oblige(sql, { ...owed, amount }, call()));
  expect(await balance()).toEqual({ ...before, free: before.free - 150n, obligated: before.obligated + 150n });
  await world.query(`UPDATE ~act SET state = 'netted', carried_in_local_tiyn = -100 WHERE provider_id = $1`, [second]);
  expect(await release()).toMatchObject({ released: { kindergartens: 1, local: '500' }, kept: { kindergartens: 0 } });
  expect(await balance()).toMatchObject({ committed: 0n });
});

test('after all of it each journal sums to zero and every balance is the sum of its entries', async () => {
  expect(await within((sql) => balancesUnlikeEntries(sql))).toEqual([]);
  const ledger = (await verify(house)).filter(({ name }) => name === 'ledger' || name === 'balances');
  expect(ledger.map(({ faults }) => faults)).toEqual([[], []]);
});
