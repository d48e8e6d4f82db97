/** What an act's budget lines have left for it, told before the second signature: a line that is short says by how much. */
import { writing } from '@balapan/database/scope.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay, asMonth, type Day } from '@balapan/domain/day.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { perform, scopeOf } from '../kernel/operation.ts';
import { closeMonth } from '../settlement/closing/closeMonth.ts';
import { enrolled, markDays } from '../testing/month.ts';
import { tinyWorld } from '../testing/world.ts';
import { actBudget } from './budgetOperations.ts';
import { oblige } from './obligation.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;
const august = asMonth('2025-08');
let [head, educator]: Actor[] = [];
let act = { id: '', provider: '', local: 0n, republican: 0n };

beforeAll(async () => {
  head = await world.staff('departmentHead');
  educator = await world.staff('educator');
  const place = await enrolled(world, 1);
  const [child] = place.children;
  if (child === undefined) throw new Error('no child');
  await markDays(world, place.group, [{ child, day: '2025-08-15' as Day, mark: 'present', document: false }], [child]);
  await closeMonth(house, { month: august });
  const [row] = await world.query<typeof act>(
    'SELECT id, provider_id AS provider, local_tiyn AS local, republican_tiyn AS republican FROM ~act',
  );
  act = row ?? act;
});

test('a line that is short says what is left and what is missing, the other one that it suffices', async () => {
  const [free] = await world.query<{ sum: bigint }>(
    `SELECT free_tiyn AS sum FROM ~budget_balance WHERE budget_line = 'V-L'`,
  );
  const left = act.local - 1n;
  const amount = { local: tiyn((free?.sum ?? 0n) - left), republican: tiyn(0n) };
  const other = await world.provider();
  const owed = {
    id: world.newId(),
    providerId: other.id,
    programme: '360-202',
    month: august,
    day: asDay('2025-09-10'),
  };
  await writing(house.pool, scopeOf(house, head as Actor), (sql) =>
    oblige(sql, { ...owed, amount }, { now: house.now(), newId: house.newId }),
  );
  const { lines } = await perform(house, head as Actor, actBudget, { actId: act.id });
  expect(lines).toMatchObject([
    {
      programme: '360-202',
      source: 'local',
      half: 2,
      line: 'V-L',
      left: String(left),
      needed: String(act.local),
      missing: '1',
    },
    { source: 'republican', line: 'V-R', needed: String(act.republican), missing: '0' },
  ]);
});

test('it is the Department’s and the auditor’s to know', async () => {
  await expect(perform(house, educator as Actor, actBudget, { actId: act.id })).rejects.toMatchObject({
    code: 'access.forbidden',
  });
});
