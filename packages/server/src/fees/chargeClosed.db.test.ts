/** The fee of a month that is closed is charged by itself, once; a later register is corrected; what was closed long before stays. */
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay, asMonth } from '@balapan/domain/day.ts';
import { beforeAll, expect, test } from 'vitest';
import { runDueJobs, setClock } from '../kernel/jobs.ts';
import { closeMonth } from '../settlement/closing/closeMonth.ts';
import { enrolled, markDays } from '../testing/month.ts';
import { insert } from '../testing/rows.ts';
import { tinyWorld, type World } from '../testing/world.ts';
import { chargeClosed } from './chargeClosed.ts';

const db = await testDatabase();
const world: World = await tinyWorld(db);
const { house } = world;
const place = await enrolled(world, 2);
const old = await enrolled(world, 1);
const charges = () =>
  world.query('SELECT version, days, amount_tiyn AS amount FROM ~fee_charge ORDER BY version, days DESC');
const run = async (day: string) => {
  const until = await world.at(day);
  return runDueJobs(house, [chargeClosed], until, (at) => setClock(house, at));
};

beforeAll(async () => {
  const fee = { amount_tiyn: 2_100_000, period: '[2025-01-01,)', legal_act: 'test' };
  await insert(world.query, 'parent_fee', { id: world.newId(), ...fee });
  for (const { group, children } of [place, old])
    await markDays(
      world,
      group,
      children.map((child) => ({ child, day: asDay('2025-08-20'), mark: 'present', document: false }) as const),
      children,
    );
});

test('nothing is due before a month is closed; then each kindergarten is charged once', async () => {
  expect(await run('2025-09-05')).toEqual([]);
  await closeMonth(house, { month: asMonth('2025-08'), providers: [old.provider.id] });
  await world.query(`UPDATE ~register SET frozen_at = '2025-08-01'`);
  await world.at('2025-09-08');
  await closeMonth(house, { month: asMonth('2025-08'), providers: [place.provider.id] });
  expect(await run('2025-09-09')).toMatchObject([{ job: 'fees.chargeClosed', count: 1 }]);
  // 21,000 tenge for one of 21 days; the kindergarten that was closed long before is left alone.
  expect(await charges()).toEqual([
    { version: 1, days: 1, amount: 100_000n },
    { version: 1, days: 1, amount: 100_000n },
  ]);
  expect(await run('2025-09-10')).toEqual([]);
  const [told] = await world.query<{ payload: unknown }>(
    `SELECT payload FROM ~audit_event WHERE operation = 'fees.chargeClosed'`,
  );
  expect(told?.payload).toMatchObject({ fees: { registers: 1, charged: 2, corrected: 0 } });
});

test('a later register of the month is taken up, and says the difference', async () => {
  const [child] = place.children;
  const registerId = world.newId();
  await world.query(
    `INSERT INTO ~register (id, provider_id, month, version, frozen_at, working_days, children, sha256)
     SELECT $2, provider_id, month, 2, '2025-09-11', working_days, 1, sha256 FROM ~register WHERE provider_id = $1`,
    [place.provider.id, registerId],
  );
  await world.query(
    `INSERT INTO ~register_line (month, register_id, child_id, care_group_id, norm_id, provider_id, present, ill, leave, quarantine,
                                 unexcused, held, payable, confirmed)
     SELECT month, $2, child_id, care_group_id, norm_id, provider_id, 3, 0, 0, 0, 0, 0, 3, true FROM ~register_line WHERE child_id = $1`,
    [child?.id, registerId],
  );
  expect(await run('2025-09-12')).toMatchObject([{ count: 1 }]);
  expect(await run('2025-09-13')).toEqual([]);
  // One child has three days now, the other none.
  expect(await charges()).toEqual([
    { version: 1, days: 1, amount: 100_000n },
    { version: 1, days: 1, amount: 100_000n },
    { version: 2, days: 3, amount: 300_000n },
    { version: 2, days: 0, amount: 0n },
  ]);
  const [sum] = await world.query<{ sum: bigint }>(
    `SELECT sum(amount_tiyn)::bigint AS sum FROM ~fee_entry WHERE account = 'parentDebt'`,
  );
  expect(sum?.sum).toBe(300_000n);
});
