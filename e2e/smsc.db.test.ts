/** Messages through the gateway, which is played over HTTP: what reaches people, what is kept from logs, retries of the relay. */
import { openSmsc, type Smsc } from '@balapan/city/simulators/smsc/smsc.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { smscSender } from '@balapan/server/adapters/message/smscSender.ts';
import { deliver } from '@balapan/server/relay/deliver.ts';
import { tinyWorld, type World } from '@balapan/server/testing/world.ts';
import { beforeAll, beforeEach, expect, test } from 'vitest';

const db = await testDatabase();
const apiKey = 'the-key-of-the-gateway';
const message = { key: '019936d2-aac0-7688', phone: '+77011234567', text: 'Ребёнку предложен ваучер. 1414' };
let world: World;
let smsc: Smsc;

beforeAll(async () => {
  world = await tinyWorld(db);
});
beforeEach(async () => {
  smsc = await openSmsc(apiKey);
  return () => smsc.close();
});
const sender = (over: object = {}) => smscSender({ apiKey, sender: 'Balapan', address: smsc.address, ...over });

test('a message reaches its phone in its own letters; no address holds the key, the phone or the text', async () => {
  await sender().send(message);
  expect(smsc.sent).toEqual([{ phone: message.phone, text: message.text, sender: 'Balapan' }]);
  expect(smsc.addresses).toEqual(['/sys/status.php', '/sys/send.php']);
});

test('every refusal of the gateway is an error that names its code and nothing of the message', async () => {
  for (const error of [2, 3, 4, 6, 7, 9]) {
    smsc.mood = { kind: 'refuses', error };
    const told = await sender()
      .send(message)
      .catch((one: Error) => one.message);
    expect(told).toMatch(new RegExp(`^smsc (send|status): error ${error}$`));
    smsc.mood = { kind: 'works' };
  }
  await expect(sender({ apiKey: 'another' }).send(message)).rejects.toThrow('smsc status: error 2');
  smsc.mood = { kind: 'breaks' };
  await expect(sender().send(message)).rejects.toThrow('smsc status: HTTP 502');
  expect(smsc.sent).toEqual([]);
});

test('where nothing answers the error says so', async () => {
  const { address } = smsc;
  await smsc.close();
  await expect(smscSender({ apiKey, address }).send(message)).rejects.toThrow('smsc status: no answer');
  smsc = await openSmsc(apiKey);
});

test('an answer that got lost: the relay tries again, and the message reaches the person once', async () => {
  const person = await world.person({ phone: '+77015551234' });
  const id = world.newId();
  const payload = JSON.stringify({ template: 'dataAnswer', personId: person.id, text: 'Ответ в кабинете. 1414' });
  await world.query(
    `INSERT INTO ~outbox (id, kind, key, payload, made_at, relayed_at) VALUES ($1, 'message', $2, $3, now(), now())`,
    [id, `t/${id}`, payload],
  );
  const outside = { messages: sender({ patience: 150 }), bankFolder: '/nowhere' };
  smsc.mood = { kind: 'takesInSilence' };
  await expect(deliver(world.house, outside, id)).rejects.toThrow('smsc send: no answer');
  smsc.mood = { kind: 'works' };
  expect(await deliver(world.house, outside, id)).toBe(true);
  expect(await deliver(world.house, outside, id)).toBe(false);
  expect(smsc.sent).toHaveLength(1);
});
