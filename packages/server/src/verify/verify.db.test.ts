import { testDatabase } from '@balapan/database/testing/database.ts';
import { expect, test } from 'vitest';
import { insert } from '../testing/rows.ts';
import { tinyWorld } from '../testing/world.ts';
import { runIteration } from '../voucher/runIteration.ts';
import { verify } from './verify.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;
const kindergarten = await world.provider();
const group = await world.careGroup(kindergarten, { capacity: 3 });
await world.enrolment(await world.child(), group);
await world.application();
await runIteration(house);

const faults = async () =>
  (await verify(house)).flatMap(({ name, faults: found }) => found.map(({ where }) => `${name}: ${where}`));

test('a whole city has no faults, and every check is made', async () => {
  expect(await faults()).toEqual([]);
  expect((await verify(house)).map(({ name }) => name)).toEqual([
    'audit',
    'publications',
    'reads',
    'ledger',
    'acts',
    'payments',
    'money',
    'balances',
    'documents',
    'places',
    'signatures',
    'iterations',
  ]);
});

test('each fault is told where it is', async () => {
  const actId = world.newId();
  await insert(world.query, 'act', {
    id: actId,
    number: '08-2025/0001',
    provider_id: kindergarten.id,
    month: '2025-08-01',
    version: 1,
    district: '751710000',
    payer: 'department',
    children: 1,
    payable_days: 20,
    total_tiyn: 100,
    local_tiyn: 90,
    republican_tiyn: 10,
    made_at: '2025-09-05T00:00:00Z',
    state: 'draft',
    desk: 'provider',
    since: '2025-09-05T00:00:00Z',
  });
  await insert(world.query, 'act_line', {
    month: '2025-08-01',
    act_id: actId,
    child_id: world.newId(),
    provider_id: kindergarten.id,
    norm_id: world.newId(),
    payable_days: 20,
    working_days: 21,
    total_tiyn: 99,
    local_tiyn: 90,
    republican_tiyn: 9,
  });
  await insert(world.query, 'act_document', {
    act_id: actId,
    provider_id: kindergarten.id,
    bytes: Buffer.from('a'),
    sha256: Buffer.alloc(32),
  });
  await insert(world.query, 'journal', {
    id: world.newId(),
    operation_key: 'k1',
    kind: 'actApproved',
    month: '2025-08-01',
    posted_at: '2025-09-05T00:00:00Z',
  });
  await world.query('UPDATE ~care_group_places SET held = 1');
  await world.query("UPDATE ~iteration SET input_hash = decode(repeat('00', 32), 'hex')");
  expect(await faults()).toEqual([
    'ledger: k1',
    'acts: 08-2025/0001',
    'documents: 08-2025/0001',
    `places: ${kindergarten.name_ru} ${group.code}`,
    'iterations: № 1',
  ]);
});
