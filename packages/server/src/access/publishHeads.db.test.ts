import { createHash } from 'node:crypto';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay } from '@balapan/domain/day.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp } from '../http/app.ts';
import { job, system } from '../kernel/actor.ts';
import { runDueJobs, setClock } from '../kernel/jobs.ts';
import { changing } from '../kernel/operation.ts';
import { publicPages } from '../report/publicPage/index.ts';
import { tinyWorld, type World } from '../testing/world.ts';
import { verify } from '../verify/verify.ts';
import { publishHeads } from './publishHeads.ts';

const db = await testDatabase();
let world: World;
let app: FastifyInstance;
let chain = '';

const happen = (payload: object) =>
  changing(world.house, system, 'test.happen', async () => ({
    answer: null,
    events: [{ chain, subjectId: null, payload }],
  }));
const nightsUntil = (day: string) =>
  runDueJobs(world.house, [publishHeads], momentOf(asDay(day as never), '08:30'), (at) => setClock(world.house, at));
const faults = async () =>
  (await verify(world.house)).flatMap(({ name, faults: all }) => all.map((one) => [name, one.where]));

beforeAll(async () => {
  world = await tinyWorld(db);
  chain = (await world.provider()).id;
  app = await makeApp(world.house, { pages: publicPages });
});
afterAll(() => app.close());

test('nothing is published before something has happened', async () => {
  expect(await nightsUntil('2025-09-12')).toEqual([]);
});

test('each night one file, which names the one before', async () => {
  await world.at('2025-09-12');
  await happen({ first: true });
  expect(await nightsUntil('2025-09-14')).toMatchObject([
    { job: 'access.publishHeads', count: 1 },
    { job: 'access.publishHeads', count: 1 },
  ]);
  const rows = await world.query<{ day: string; file: Buffer; sha256: Buffer; events: bigint }>(
    'SELECT day, file, sha256, events FROM ~audit_publication ORDER BY day',
  );
  expect(rows.map(({ day, events }) => [day, events])).toEqual([
    ['2025-09-12', 1n],
    ['2025-09-13', 2n],
  ]);
  expect(rows[1]?.file.toString()).toContain(`previous ${rows[0]?.sha256.toString('hex')}`);
  expect(await faults()).toEqual([]);
  expect(await nightsUntil('2025-09-14')).toEqual([]);
});

test('the public page shows it, and anybody may keep the file', async () => {
  const [row] = await world.query<{ sha256: Buffer }>("SELECT sha256 FROM ~audit_publication WHERE day = '2025-09-13'");
  const hash = row?.sha256.toString('hex') ?? '';
  for (const language of ['kk', 'ru', 'en']) {
    const page = await app.inject(`/${language}/audit`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(hash);
  }
  const file = await app.inject('/open-data/audit/2025-09-13.txt');
  expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(hash);
  for (const name of ['2025-09-30.txt', '2025-02-30.txt', '2025-09-13.cms', '..%2f2025-09-13.txt', 'x'])
    expect((await app.inject(`/open-data/audit/${name}`)).statusCode).toBe(404);
});

test('a history that was written anew, heads and all, is found', async () => {
  await db.pool.query(`ALTER TABLE almaty.audit_event DISABLE TRIGGER USER`);
  await world.query('DELETE FROM ~audit_event WHERE chain_id = $1', [chain]);
  await world.query('DELETE FROM ~audit_head WHERE chain_id = $1', [chain]);
  await happen({ first: false });
  expect(await faults()).toEqual([
    ['publications', `2025-09-12: ${chain} № 1`],
    ['publications', `2025-09-13: ${chain} № 1`],
  ]);
});

test('so is a file that was changed', async () => {
  await world.query("UPDATE ~audit_publication SET file = file || 'x'::bytea WHERE day = '2025-09-12'");
  expect(await faults()).toContainEqual(['publications', '2025-09-12']);
});

test('so is a file that is gone, or whose seal is', async () => {
  await world.query("UPDATE ~audit_publication SET seal = 'x'::bytea WHERE day = '2025-09-12'");
  await world.query("DELETE FROM ~audit_publication WHERE day = '2025-09-13'");
  const found = (await verify(world.house)).find(({ name }) => name === 'publications')?.faults ?? [];
  expect(found).toContainEqual(expect.objectContaining({ where: '2025-09-12', actual: 'another file or seal' }));
  expect(found).toContainEqual(expect.objectContaining({ where: '2025-09-13', actual: 'no file' }));
});

test('the application may not change what it has published', async () => {
  const change = changing(world.house, job, 'test.change', async ({ sql }) => {
    await sql.query('UPDATE audit_publication SET events = 0');
    return { answer: null, events: [{ chain: null, subjectId: null, payload: null }] };
  });
  await expect(change).rejects.toThrow('permission denied');
});
