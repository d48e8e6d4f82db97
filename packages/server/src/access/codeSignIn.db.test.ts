/** A parent comes in by a code on the known phone, over HTTP: what is told to whom, and every limit. */
import { createHash } from 'node:crypto';
import { accessRoutes } from '@balapan/api/access.ts';
import { phoneAccessRoutes as routes } from '@balapan/api/phoneAccess.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp } from '../http/app.ts';
import { type House, makeHouse } from '../kernel/house.ts';
import { tinyWorld, type World } from '../testing/world.ts';

const db = await testDatabase();
let world: World;
let house: House;
let app: FastifyInstance;
let wall = Date.UTC(2026, 10, 24, 5);
const lines: string[] = [];
let serial = 0;

beforeAll(async () => {
  world = await tinyWorld(db);
  house = { ...world.house, wall: () => wall };
  app = await makeApp(house, { unlimited: true, logLevel: 'info', log: { write: (line) => void lines.push(line) } });
});
afterAll(() => app.close());

const own = { 'x-balapan': '1', 'user-agent': 'Firefox on a phone' };
type Reply = Awaited<ReturnType<typeof post>>;
const post = (url: string, payload: object, cookies: Record<string, string> = {}, remoteAddress = '10.0.0.1') =>
  app.inject({ method: 'POST', url, headers: own, payload, cookies, remoteAddress });
const cookie = (reply: Reply, name: string): string => reply.cookies.find((one) => one.name === name)?.value ?? '';

/** A guardian with a phone of their own. */
async function parent(language = 'ru') {
  serial += 1;
  const phone = `+7701555${String(1000 + serial)}`;
  const child = await world.child();
  await world.query('UPDATE ~person SET phone = $2, language = $3 WHERE id = $1', [child.guardian.id, phone, language]);
  return { child, phone, guardian: child.guardian };
}

async function ask(phone: string, remoteAddress?: string) {
  const reply = await post(routes.askCode.path, { phone }, {}, remoteAddress);
  const { codeId = '', seconds } = reply.json() as { codeId?: string; seconds?: number };
  const [row] = await world.query<{ payload: { text?: string; personId?: string } }>(
    'SELECT payload FROM ~outbox WHERE key = $1',
    [`code/${codeId}`],
  );
  const text = row?.payload.text ?? '';
  return { reply, phone, codeId, seconds, text, payload: row?.payload, code: /\d{6}/.exec(text)?.[0] ?? '' };
}
type Asked = Awaited<ReturnType<typeof ask>>;
const come = (asked: Asked, over: object = {}, secret = cookie(asked.reply, 'balapan_code')) =>
  post(
    routes.signInWithCode.path,
    { codeId: asked.codeId, phone: asked.phone, code: asked.code, ...over },
    { balapan_code: secret },
  );
const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const me = async (reply: Reply) =>
  (
    await app.inject({
      url: accessRoutes.me.path,
      headers: own,
      cookies: { balapan_session: cookie(reply, 'balapan_session') },
    })
  ).json().person;

test('the code that came to the known phone opens the parent’s cabinet, weakly proven', async () => {
  const { phone, guardian } = await parent();
  const asked = await ask(`8 (${phone.slice(2, 5)}) ${phone.slice(5)}`);
  expect(asked.reply.cookies[0]).toMatchObject({ name: 'balapan_code', httpOnly: true, sameSite: 'Strict' });
  expect(asked.text).toBe(`Балапан: код входа ${asked.code}. Никому не сообщайте. 1414`);
  const reply = await come(asked);
  expect(reply.json()).toMatchObject({ role: 'guardian', cabinet: 'parent' });
  expect(await me(reply)).toMatchObject({ personId: guardian.id, proof: 'weak', onBehalf: null });
});

test('a phone that nobody is known by gets the same answer, the same rows, and no message', async () => {
  const { phone } = await parent('kk');
  const before = await counts();
  const known = await ask(phone);
  const between = await counts();
  const unknown = await ask('+77770000001');
  const after = await counts();
  expect(Object.keys(unknown.reply.json())).toEqual(Object.keys(known.reply.json()));
  expect(unknown.seconds).toBe(known.seconds);
  expect(after.map((n, at) => n - (between[at] ?? 0))).toEqual(between.map((n, at) => n - (before[at] ?? 0)));
  expect([known.payload?.personId, unknown.payload?.personId]).toEqual([expect.any(String), undefined]);
  expect((await come(unknown)).json()).toEqual({ code: 'access.codeWrong', params: {}, field: 'code' });
  expect((await come(known, { code: wrong(known.code) })).json()).toEqual((await come(unknown)).json());
});

async function counts(): Promise<number[]> {
  const [row] = await world.query<{ a: number; b: number; c: number; d: number }>(
    `SELECT (SELECT count(*) FROM ~phone_code)::int AS a, (SELECT count(*) FROM ~outbox)::int AS b,
            (SELECT count(*) FROM ~audit_event)::int AS c, (SELECT count(*) FROM ~try_count)::int AS d`,
  );
  return Object.values(row ?? {});
}

test('it is good once, in the browser that asked, for that phone, for five minutes', async () => {
  const asked = await ask((await parent()).phone);
  const other = await parent();
  expect((await come(asked, {}, 'another')).json()).toMatchObject({ code: 'access.codeWrong' });
  expect((await come(asked, { phone: other.phone })).json()).toMatchObject({ code: 'access.codeWrong' });
  expect((await come(asked)).statusCode).toBe(200);
  expect((await come(asked)).json()).toMatchObject({ code: 'access.codeOver' });
  const late = await ask(other.phone);
  wall += 5 * 60_000;
  expect((await come(late)).json()).toMatchObject({ code: 'access.codeOver' });
});

test('five tries, then not even the right one; the phone waits, whoever tries', async () => {
  const { phone } = await parent();
  const asked = await ask(phone);
  for (let time = 0; time < 5; time += 1) {
    expect((await come(asked, { code: wrong(asked.code) })).json()).toMatchObject({ code: 'access.codeWrong' });
  }
  expect((await come(asked)).json()).toMatchObject({ code: 'request.tooMany' });
  wall += 16 * 60_000;
  const again = await ask(phone);
  expect((await come(again)).statusCode).toBe(200);
  expect((await come(asked)).json()).toMatchObject({ code: 'access.codeOver' });
});

test('three messages to a phone in a quarter of an hour', async () => {
  const { phone } = await parent();
  for (let time = 0; time < 3; time += 1) expect((await ask(phone)).reply.statusCode).toBe(200);
  const { reply } = await ask(phone);
  expect([reply.statusCode, reply.json().code]).toEqual([429, 'request.tooMany']);
});

test('an address that asks for many phones is stopped too', async () => {
  const codes: string[] = [];
  for (let n = 0; n < 61; n += 1) codes.push((await ask(`+7702000${1000 + n}`, '10.9.9.9')).reply.json().code);
  expect(codes.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => undefined));
  expect(codes[60]).toBe('request.tooMany');
});

test('who shares a phone tells themselves by the end of their own number; no name is told', async () => {
  const [first, second] = [await parent(), await parent()];
  await world.query('UPDATE ~person SET phone = $2 WHERE id = $1', [second.guardian.id, first.phone]);
  const asked = await ask(first.phone);
  const shared = await come(asked);
  expect(shared.json()).toEqual({ code: 'access.codeShared', params: {}, field: 'iinTail' });
  expect((await come(asked, { iinTail: '0000' })).json()).toMatchObject({ code: 'access.codeWrong' });
  const reply = await come(asked, { iinTail: second.guardian.iin.slice(-4) });
  expect(await me(reply)).toMatchObject({ personId: second.guardian.id });
});

test('staff come in by it as guardians only, and not at all without a child', async () => {
  const head = await world.staff('head', { provider: await world.provider() });
  await world.query('UPDATE ~person SET phone = $2 WHERE id = $1', [head.personId, '+77015550001']);
  expect((await come(await ask('+77015550001'))).json()).toMatchObject({ code: 'access.codeWrong' });
  const { child } = await parent();
  const link = `INSERT INTO ~guardianship (child_id, person_id, relation, signs) VALUES ($1, $2, 'mother', true)`;
  await world.query(link, [child.id, head.personId]);
  expect((await come(await ask('+77015550001'))).json()).toMatchObject({ role: 'guardian' });
});

test('neither code nor phone stands in logs, audit or the table of codes', async () => {
  const { phone } = await parent();
  const asked = await ask(phone);
  await come(asked, { code: wrong(asked.code) });
  await come(asked);
  const events = await world.query('SELECT operation, payload FROM ~audit_event');
  const [row] = await world.query<{ code_hash: Buffer }>('SELECT * FROM ~phone_code WHERE id = $1', [asked.codeId]);
  const told = JSON.stringify([lines, events, row]).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\\?"time\\?":\d+/g, '');
  expect(lines.length).toBeGreaterThan(10);
  expect([told.includes(asked.code), told.includes(phone), told.includes(phone.slice(1))]).toEqual([
    false,
    false,
    false,
  ]);
  // A hash without the browser's key could be found by trying a million codes.
  const bare = [asked.code, `${asked.codeId}|signIn|${phone}||${asked.code}`].map((text) =>
    createHash('sha256').update(text).digest('hex'),
  );
  expect(bare).not.toContain(row?.code_hash.toString('hex'));
});

test('where no message can be sent nobody is asked for a code', async () => {
  const real = makeHouse(db.pool, 'almaty', false, null, { wall: () => wall });
  const bare = await makeApp(real);
  const asked = await bare.inject({
    method: 'POST',
    url: routes.askCode.path,
    headers: own,
    payload: { phone: '87015551000' },
  });
  expect(asked.statusCode).toBe(503);
  expect((await bare.inject({ url: accessRoutes.me.path, headers: own })).json()).toMatchObject({ codes: false });
  await bare.close();
});
