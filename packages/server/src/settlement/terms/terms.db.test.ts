/** The thirty days: who is told when, what the lists say, and that the forecast is what is owed. */
import { testDatabase } from '@balapan/database/testing/database.ts';
import { beforeEach, expect, test } from 'vitest';
import { runDueJobs, setClock } from '../../kernel/jobs.ts';
import { perform } from '../../kernel/operation.ts';
import { insert } from '../../testing/rows.ts';
import { tinyWorld, type World } from '../../testing/world.ts';
import { forecast } from './forecast.ts';
import { remindDue } from './remind.ts';
import { terms } from './terms.ts';

const db = await testDatabase();
const world: World = await tinyWorld(db);
const { house } = world;
const boss = await world.staff('departmentHead');
const operator = await world.staff('payerOperator');
const releaser = await world.staff('payerReleaser');
const provider = await world.provider();
const other = await world.provider();

async function act(over: Record<string, unknown> = {}): Promise<string> {
  const id = world.newId();
  const { due_on: dueOn = '2025-10-05', ...more } = over;
  await insert(world.query, 'act', {
    id,
    number: `А-${id.slice(-6)}`,
    provider_id: provider.id,
    month: '2025-08-01',
    version: (await world.query('SELECT FROM ~act')).length + 1,
    district: '751710000',
    payer: 'financialCentre',
    children: 1,
    payable_days: 20,
    total_tiyn: 1_000_000,
    local_tiyn: 900_000,
    republican_tiyn: 100_000,
    made_at: '2025-09-01',
    state: 'signedByDepartment',
    desk: 'financialCentre',
    holder_id: operator.personId,
    since: '2025-09-05',
    department_signed_at: dueOn === null ? null : '2025-09-05',
    due_on: dueOn,
    ...more,
  });
  return id;
}

beforeEach(async () => {
  await world.query('TRUNCATE ~act, ~act_due_step, ~outbox CASCADE');
  await world.at('2025-09-11');
});

const runTo = async (day: string) => {
  const to = await world.at(day, '12:00');
  await world.at('2025-09-11');
  return runDueJobs(house, [remindDue], to, (at) => setClock(house, at));
};
const stepsOf = (id: string) =>
  world.query<{ step: string; person_id: string }>(
    'SELECT step, person_id FROM ~act_due_step WHERE act_id = $1 ORDER BY made_at',
    [id],
  );

test('holder, head, head of the Department: each once, with one message a person and step; paid in time nobody', async () => {
  const [first, second] = [await act(), await act()];
  await act({ state: 'paid', desk: 'closed' });
  await act({ due_on: null, state: 'checked', desk: 'departmentHead' });
  const done = await runTo('2025-10-06');
  expect(done.map(({ count }) => count)).toEqual([2, 2, 2]);
  for (const id of [first, second])
    expect(await stepsOf(id)).toEqual([
      { step: 'holder', person_id: operator.personId },
      { step: 'head', person_id: releaser.personId },
      { step: 'late', person_id: boss.personId },
    ]);
  expect(await runTo('2025-10-09')).toEqual([]);
  const sent = await world.query<{ payload: { personId: string; text: string } }>(
    'SELECT payload FROM ~outbox ORDER BY id',
  );
  expect(sent.map(({ payload }) => payload.personId)).toEqual([operator.personId, releaser.personId, boss.personId]);
  expect(sent[0]?.payload.text).toMatch(/2.*10|10.*2/u);
});

test('an act that is late already takes the last step alone, and is nobody’s earlier task again', async () => {
  const id = await act({ due_on: '2025-09-10' });
  expect(await runTo('2025-09-12')).toMatchObject([{ count: 1 }]);
  expect(await stepsOf(id)).toEqual([{ step: 'late', person_id: boss.personId }]);
  expect(await runTo('2025-12-01')).toEqual([]);
});

test('late ones first, the rest by what is left; own tasks; a kindergarten sees its own alone', async () => {
  const late = await act({ due_on: '2025-09-08' });
  const soon = await act({ due_on: '2025-09-14', total_tiyn: 500, local_tiyn: 500, republican_tiyn: 0 });
  const unsigned = await act({ due_on: null, state: 'checked', desk: 'departmentHead', holder_id: boss.personId });
  const later = await act({ due_on: '2025-10-20', provider_id: other.id });
  await act({ state: 'paid', desk: 'closed' });
  await runTo('2025-09-12');
  const list = await perform(house, boss, terms, { sort: 'dueOn', order: 'asc', page: 1, size: 50 });
  expect(list.rows.map(({ actId }) => actId)).toEqual([late, soon, later, unsigned]);
  expect(list.rows.slice(0, 2)).toMatchObject([
    { daysLate: 3, daysLeft: null, step: 'late' },
    { daysLate: 0, daysLeft: 3, planBy: '2025-09-12', step: 'head' },
  ]);
  expect(list.bands).toMatchObject([
    { band: 'late', acts: 1 },
    { band: 'soon', acts: 1, total: '500' },
    { band: 'later', acts: 1 },
    { band: 'unsigned', acts: 1 },
  ]);
  expect(list).toMatchObject({ total: 4, sum: '3000500' });
  const ask = { sort: 'dueOn', order: 'asc', page: 1, size: 50 } as const;
  const mine = await perform(house, boss, terms, { ...ask, mine: '1' });
  expect(mine.rows.map(({ actId }) => actId)).toEqual([late, unsigned]);
  const band = await perform(house, boss, terms, { ...ask, band: 'soon' });
  expect(band).toMatchObject({ total: 1, rows: [{ actId: soon }], sum: '500' });
  const accountant = await world.staff('accountant', { provider: other });
  expect((await perform(house, accountant, terms, ask)).rows.map(({ actId }) => actId)).toEqual([later]);
  const educator = await world.staff('educator', { provider });
  await expect(perform(house, educator, terms, ask)).rejects.toMatchObject({ code: 'access.forbidden' });
});

test('the forecast is what is owed and planned, by day and kind; a payer’s part is its own', async () => {
  await act({ due_on: '2025-10-05' });
  await act({ due_on: null, state: 'checked', desk: 'departmentHead', since: '2025-09-11' });
  await act({ payer: 'department', due_on: '2025-09-01' });
  await act({ state: 'paid', desk: 'closed' });
  const told = await perform(house, boss, forecast, {});
  expect(told).toMatchObject({ signed: '2000000', coming: '1000000', plannedMonths: ['2025-09'] });
  // Three months' money for ten children in the half-year, a sixth of it for September.
  expect(told.plan).toBe(String((5_565_900n * 30n) / 6n));
  const sum = (rows: readonly { total: string }[]) => rows.reduce((all, row) => all + BigInt(row.total), 0n);
  expect(String(sum(told.rows))).toBe(told.sum);
  expect(told.rows[0]).toMatchObject({ day: '2025-09-11', signed: '1000000' });
  expect(told.rows[1]).toMatchObject({ day: '2025-10-03', signed: '1000000' });
  const parts = [
    await perform(house, boss, forecast, { payer: 'department' }),
    await perform(house, boss, forecast, { payer: 'financialCentre' }),
  ];
  expect(String(parts.reduce((all, part) => all + BigInt(part.sum), 0n))).toBe(told.sum);
  const head = await world.staff('head', { provider });
  await expect(perform(house, head, forecast, {})).rejects.toMatchObject({ code: 'access.forbidden' });
});
