import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { afterAll, expect, test, vi } from 'vitest';
import { fileSender } from '../adapters/message/fileSender.ts';
import { tinyWorld } from '../testing/world.ts';
import { runIteration } from '../voucher/runIteration.ts';
import { deliver } from './deliver.ts';
import { startRelay } from './relay.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;
const folder = await mkdtemp(join(tmpdir(), 'balapan-relay-'));
const outside = { messages: fileSender(join(folder, 'sms')), bankFolder: join(folder, 'bank') };
const kindergarten = await world.provider();
await world.careGroup(kindergarten, { capacity: 5 });
for (let n = 0; n < 3; n += 1) await world.application();
await runIteration(house);
let relay = await startRelay(house, { outside, every: 20 });
afterAll(() => relay.stop());

const undone = () => world.query('SELECT id FROM ~outbox WHERE done_at IS NULL');

test('what stands in the outbox goes out, each once, and is marked', async () => {
  await vi.waitUntil(async () => (await undone()).length === 0, { timeout: 20_000, interval: 30 });
  const files = await readdir(join(folder, 'sms'));
  expect(files).toHaveLength(3);
  const text = await readFile(join(folder, 'sms', files[0] ?? ''), 'utf8');
  expect(text).toBe('+77010000000\nРебёнку предложен ваучер. Ответьте до 15.09.2025. 1414\n');
});

test('delivered again, a done item is left alone', async () => {
  const [item] = await world.query<{ id: string }>('SELECT id FROM ~outbox LIMIT 1');
  expect(await deliver(house, outside, item?.id ?? '')).toBe(false);
});

test('a job that comes before the relay has let go of its item waits for it', async () => {
  const [item] = await world.query<{ id: string }>(
    'UPDATE ~outbox SET done_at = NULL WHERE id = (SELECT min(id::text)::uuid FROM ~outbox) RETURNING id',
  );
  const id = item?.id ?? '';
  const holder = await db.pool.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM almaty.outbox WHERE id = $1 FOR UPDATE', [id]);
  const delivering = deliver(house, outside, id);
  const waits = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
  await vi.waitUntil(async () => (await world.query(waits)).length > 0, { timeout: 20_000, interval: 10 });
  await holder.query('COMMIT');
  holder.release();
  expect(await delivering).toBe(true);
});

test('an item whose sending fails stays undone, and is sent when the way is open again', async () => {
  const [item] = await world.query<{ id: string }>(
    'UPDATE ~outbox SET done_at = NULL WHERE id = (SELECT min(id::text)::uuid FROM ~outbox) RETURNING id',
  );
  const closed = { ...outside, messages: { send: () => Promise.reject(new Error('no way')) } };
  await expect(deliver(house, closed, item?.id ?? '')).rejects.toThrow('no way');
  expect(await undone()).toEqual([item]);
  expect(await deliver(house, outside, item?.id ?? '')).toBe(true);
  expect(await undone()).toEqual([]);
});

test('a code goes out once, its text is kept no longer; too late it is not sent at all', async () => {
  const [person] = await world.query<{ id: string }>('SELECT id FROM ~person WHERE phone IS NOT NULL LIMIT 1');
  const sent: string[] = [];
  const messages = { send: async ({ text }: { text: string }) => void sent.push(text) };
  const put = async (until: string, personId?: string) => {
    const id = world.newId();
    const payload = {
      template: 'signInCode',
      text: `Код ${id}`,
      until,
      ...(personId === undefined ? {} : { personId }),
    };
    await world.query(
      `INSERT INTO ~outbox (id, kind, key, payload, made_at, relayed_at) VALUES ($1, 'message', $3, $2, now(), now())`,
      [id, JSON.stringify(payload), id],
    );
    await deliver(house, { ...outside, messages }, id);
    return id;
  };
  const ids = [await put('2999-01-01T00:00:00Z', person?.id), await put('2020-01-01T00:00:00Z', person?.id)];
  ids.push(await put('2999-01-01T00:00:00Z'));
  expect(sent).toEqual([`Код ${ids[0]}`]);
  const kept = await world.query(`SELECT 1 FROM ~outbox WHERE payload ? 'until' AND payload ? 'text'`);
  const left = await world.query('SELECT outbox_id FROM ~transfer_log WHERE outbox_id = ANY ($1::uuid[])', [ids]);
  expect([kept, left]).toEqual([[], [{ outbox_id: ids[0] }]]);
});

test('a way that is closed stops nothing but its own item: the relay lives, and tries it again later', async () => {
  let tries = 0;
  const broken = {
    ...outside,
    messages: {
      send: async () => {
        tries += 1;
        if (tries === 1) throw new Error('no way');
      },
    },
  };
  await relay.stop();
  const [person] = await world.query<{ id: string }>('SELECT id FROM ~person WHERE phone IS NOT NULL LIMIT 1');
  const payload = { template: 'test', text: 'Снова', personId: person?.id };
  const id = world.newId();
  await world.query(`INSERT INTO ~outbox (id, kind, key, payload, made_at) VALUES ($1, 'message', $3, $2, now())`, [
    id,
    JSON.stringify(payload),
    id,
  ]);
  relay = await startRelay(house, { outside: broken, every: 20 });
  const isDone = async (): Promise<boolean> =>
    (await world.query('SELECT 1 FROM ~outbox WHERE id = $1 AND done_at IS NOT NULL', [id])).length > 0;
  await vi.waitUntil(isDone, { timeout: 20_000, interval: 50 });
  expect(tries).toBe(2);
});
