/** What is done to the audit behind the back of the application, by whoever owns the database: each is told as what it is. */
import { reading } from '@balapan/database/scope.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { expect, test } from 'vitest';
import { tinyWorld } from '../testing/world.ts';
import { system } from './actor.ts';
import { hashOf } from './audit.ts';
import { brokenChains } from './auditCheck.ts';
import { type EventRow, readEventsAfter } from './auditQueries.ts';
import { changing, scopeOf } from './operation.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;

/** A chain of six events, each with its own payload. */
async function chainOfSix(): Promise<string> {
  const chain = world.newId();
  const events = [1, 2, 3].map((n) => ({ chain, subjectId: null, payload: { n, chain } })) as never;
  await changing(house, system, 'test.change', async () => ({ answer: null, events }));
  const actor = { ...system, source: 'web' as const, sessionId: world.newId() };
  await changing(house, actor, 'test.change', async () => ({ answer: null, events }));
  return chain;
}

const told = async (...chains: string[]) =>
  (await brokenChains(house)).broken.filter(({ chain }) => chains.includes(chain));
const put = (chain: string, seq: number, set: string, values: unknown[] = []) =>
  world.query(`UPDATE ~audit_event SET ${set} WHERE chain_id = $1 AND seq = $2`, [chain, seq, ...values]);
const remove = (chain: string, from: number, to: number) =>
  world.query('DELETE FROM ~audit_event WHERE chain_id = $1 AND seq BETWEEN $2 AND $3', [chain, from, to]);
async function swap(chain: string, a: number, b: number): Promise<void> {
  await put(chain, a, 'seq = 1000');
  await put(chain, b, 'seq = $3', [a]);
  await put(chain, 1000, 'seq = $3', [b]);
}
async function eventAt(chain: string, seq: number): Promise<EventRow> {
  const [row] = await reading(house.pool, scopeOf(house, system), (sql) =>
    readEventsAfter(sql, { chain, seq: BigInt(seq - 1) }, 1),
  );
  if (row === undefined) throw new Error(`no event ${seq}`);
  return row;
}

test('a whole chain, with events of a session and without, is not told', async () => {
  expect(await told(await chainOfSix())).toEqual([]);
});

test.each([
  ['the payload', `payload = '{}'`],
  ['who acted', 'user_id = gen_random_uuid()'],
  ['the session', 'session_id = gen_random_uuid()'],
  ['no session any more', 'session_id = NULL'],
  ['when', `at = at + interval '1 second'`],
  ['the hash before', 'prev_hash = sha256(prev_hash)'],
  ['its own hash', 'hash = sha256(hash)'],
])('an altered event in the middle: %s', async (_, set) => {
  const chain = await chainOfSix();
  await put(chain, 5, set);
  expect(await told(chain)).toEqual([{ chain, seq: 5, what: 'changed' }]);
});

test('an altered event at the end, at the beginning', async () => {
  const [end, beginning] = [await chainOfSix(), await chainOfSix()];
  await put(end, 6, `payload = '{}'`);
  await put(beginning, 1, `payload = '{}'`);
  expect(await told(end)).toEqual([{ chain: end, seq: 6, what: 'changed' }]);
  expect(await told(beginning)).toEqual([{ chain: beginning, seq: 1, what: 'changed' }]);
});

test('an event that was written anew with a hash that fits, in the middle and at the end', async () => {
  const [chain, end] = [await chainOfSix(), await chainOfSix()];
  for (const [of, seq] of [
    [chain, 3],
    [end, 6],
  ] as const) {
    const row = { ...(await eventAt(of, seq)), payload: '{"n":0}' };
    await put(of, seq, 'payload = $3::json, hash = $4', [row.payload, hashOf(row.prev, row)]);
  }
  expect(await told(chain)).toEqual([{ chain, seq: 3, what: 'rewritten' }]);
  expect(await told(end)).toEqual([{ chain: end, seq: 6, what: 'head' }]);
});

test('removed events: in the middle, at the beginning, at the end, all of them', async () => {
  const [middle, beginning, end, all] = [
    await chainOfSix(),
    await chainOfSix(),
    await chainOfSix(),
    await chainOfSix(),
  ];
  await remove(middle, 3, 4);
  await remove(beginning, 1, 1);
  await remove(end, 5, 6);
  await remove(all, 1, 6);
  expect(await told(middle)).toEqual([{ chain: middle, seq: 3, to: 4, what: 'removed' }]);
  expect(await told(beginning)).toEqual([{ chain: beginning, seq: 1, to: 1, what: 'removed' }]);
  expect(await told(end)).toEqual([{ chain: end, seq: 5, to: 6, what: 'removedAtEnd' }]);
  expect(await told(all)).toEqual([{ chain: all, seq: 1, to: 6, what: 'removedAtEnd' }]);
});

test.each([
  [2, 3],
  [2, 5],
  [5, 6],
])('a swapped pair: %i and %i', async (a, b) => {
  const chain = await chainOfSix();
  await swap(chain, a, b);
  expect(await told(chain)).toEqual([
    { chain, seq: a, what: 'moved', other: { chain, seq: b } },
    { chain, seq: b, what: 'moved', other: { chain, seq: a } },
  ]);
});

test('a row that was moved to another chain is missing in the one and foreign in the other', async () => {
  const [from, to] = [await chainOfSix(), await chainOfSix()];
  await put(from, 4, 'chain_id = $3, seq = 7', [to]);
  expect(await told(from)).toEqual([{ chain: from, seq: 4, to: 4, what: 'removed' }]);
  expect(await told(to)).toEqual([{ chain: to, seq: 7, what: 'foreign', other: { chain: from, seq: 4 } }]);
  const [source, target] = [await chainOfSix(), await chainOfSix()];
  await remove(target, 1, 1);
  await put(source, 1, 'chain_id = $3', [target]);
  expect(await told(target)).toEqual([{ chain: target, seq: 1, what: 'foreign', other: { chain: source, seq: 1 } }]);
});

test('a head that was changed, set back, set forward, taken away', async () => {
  const [hash, back, forward, gone] = [await chainOfSix(), await chainOfSix(), await chainOfSix(), await chainOfSix()];
  const head = (chain: string, set: string) =>
    world.query(`UPDATE ~audit_head SET ${set} WHERE chain_id = $1`, [chain]);
  await head(hash, 'hash = sha256(hash)');
  await head(back, `seq = 4, hash = (SELECT hash FROM ~audit_event e WHERE e.chain_id = '${back}' AND e.seq = 4)`);
  await head(forward, 'seq = 9');
  await world.query('DELETE FROM ~audit_head WHERE chain_id = $1', [gone]);
  expect(await told(hash)).toEqual([{ chain: hash, seq: 6, what: 'head' }]);
  expect(await told(back)).toEqual([{ chain: back, seq: 5, to: 6, what: 'added' }]);
  expect(await told(forward)).toEqual([{ chain: forward, seq: 6, what: 'head' }]);
  expect(await told(gone)).toEqual([{ chain: gone, seq: 6, what: 'headGone' }]);
});

test('two faults of one chain are both told', async () => {
  const chain = await chainOfSix();
  await put(chain, 2, `payload = '{}'`);
  await remove(chain, 4, 4);
  await put(chain, 5, `payload = '{}'`);
  expect(await told(chain)).toEqual([
    { chain, seq: 2, what: 'changed' },
    { chain, seq: 4, to: 4, what: 'removed' },
    { chain, seq: 5, what: 'changed' },
  ]);
});

test('events from before sessions were named hash as they did', () => {
  const event = {
    chain: '01980000-0000-7000-8000-000000000001',
    seq: 1n,
    at: 1_757_561_400_000,
    userId: null,
    onBehalfOf: null,
    role: 'system',
    operation: 'test.change',
    subjectId: null,
    source: 'cli',
    sessionId: null,
    payload: '{}',
  };
  expect(hashOf(Buffer.alloc(32), event).toString('hex')).toBe(
    'e9393b172f7bcbf2968a17d7da55f5ec825b19db84036d4d64f2366d09cb4161',
  );
});
