/** Coming in by a QR code in eGov Mobile, over real HTTP: the app is played by the simulator, browser and server speak as they are. */
import { openAuthority } from '@balapan/city/simulators/authority/authority.ts';
import { openEgovMobile } from '@balapan/city/simulators/egovMobile/egovMobile.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { errorText, errorTexts } from '@balapan/domain/text/texts/errors.ts';
import { rsaVerifier } from '@balapan/server/adapters/signature/rsaVerifier.ts';
import { makeApp } from '@balapan/server/http/app.ts';
import type { House } from '@balapan/server/kernel/house.ts';
import { tinyWorld, type World } from '@balapan/server/testing/world.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';

const db = await testDatabase();
const authority = await openAuthority();
let world: World;
let house: House;
let app: FastifyInstance;
let base = '';
let wall = Date.UTC(2026, 10, 24, 5);

beforeAll(async () => {
  world = await tinyWorld(db);
  house = { ...world.house, wall: () => wall, signatures: rsaVerifier([authority.rootPem]) };
  app = await makeApp(house, { unlimited: true });
  base = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

const own = { 'x-balapan': '1', 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/130.0' };
const post = (url: string, payload: object, cookies: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, headers: { ...own, host: new URL(base).host }, payload, cookies });
const cookie = (reply: Awaited<ReturnType<typeof post>>, name: string): string =>
  reply.cookies.find((one) => one.name === name)?.value ?? '';

interface Asked {
  readonly qrId: string;
  readonly text: string;
  readonly svg: string;
  readonly secret: string;
}
async function ask(): Promise<Asked> {
  const reply = await post('/api/v1/access/qr', {});
  expect(reply.statusCode, reply.body).toBe(200);
  expect(reply.cookies[0]).toMatchObject({ name: 'balapan_qr', httpOnly: true, sameSite: 'Strict' });
  return { ...(reply.json() as Asked), secret: cookie(reply, 'balapan_qr') };
}
const state = async ({ qrId, secret }: Asked, other = secret) =>
  (await app.inject({ url: `/api/v1/access/qr/${qrId}`, headers: own, cookies: { balapan_qr: other } })).json();
const come = ({ qrId, secret }: Asked, other = secret) =>
  post('/api/v1/access/sign-in/qr', { qrId }, { balapan_qr: other });
const facts = (iin: string) =>
  ({ iin, surname: 'А', givenName: 'Б', patronymic: null, organisation: null, roles: ['individual'] }) as const;
const phone = () => openEgovMobile(authority, [new URL(base).host], () => world.house.now());
const events = (id: string) =>
  world.query<{ operation: string; payload: { refusal?: string | null } }>(
    'SELECT operation, payload FROM ~audit_event WHERE subject_id = $1 ORDER BY seq',
    [id],
  );
const sessions = () => world.query('SELECT id FROM ~session ORDER BY id');

test('signed in the app by a known parent it opens their cabinet in the browser that asked, strongly proven', async () => {
  const { guardian } = await world.child();
  const asked = await ask();
  expect(await state(asked)).toEqual({ state: 'waiting', refusal: null });
  const scanned = await phone().scan(asked.text, { who: facts(guardian.iin), language: 'kk' });
  expect(scanned).toMatchObject({ step: 'signed', status: 200 });
  expect(scanned.description).toContain(new URL(base).host);
  expect(scanned.meta).toContain('Браузер: Firefox, Windows');
  expect(await state(asked)).toEqual({ state: 'signed', refusal: null });
  const reply = await come(asked);
  expect(reply.json()).toMatchObject({ role: 'guardian', cabinet: 'parent' });
  const session = { balapan_session: cookie(reply, 'balapan_session') };
  const me = await app.inject({ url: '/api/v1/access/me', headers: own, cookies: session });
  expect(me.json().person).toMatchObject({ personId: guardian.id, proof: 'fresh' });
  const list = await app.inject({ url: '/api/v1/access/sessions', headers: own, cookies: session });
  expect(list.json().sessions[0]).toMatchObject({ method: 'qr' });
});

test('neither another browser nor the same one twice gets the session; without a signature nobody does', async () => {
  const { guardian } = await world.child();
  const asked = await ask();
  expect((await come(asked)).json()).toMatchObject({ code: 'access.qrExpired' });
  await phone().scan(asked.text, { who: facts(guardian.iin) });
  const before = await sessions();
  expect(await state(asked, 'another')).toMatchObject({ state: 'expired' });
  expect((await come(asked, 'another')).json()).toMatchObject({ code: 'access.qrExpired' });
  expect(await sessions()).toEqual(before);
  expect((await come(asked)).statusCode).toBe(200);
  const after = await sessions();
  expect((await come(asked)).json()).toMatchObject({ code: 'access.qrUsed' });
  expect(await sessions()).toEqual(after);
});

const codeOf = (body: unknown): string => (body as { code: string }).code;

test('a code is good once: the second phone is told so in its language, whoever was first', async () => {
  const [first, second] = [await world.child(), await world.child()];
  const asked = await ask();
  const opened = await openedBy(asked);
  await phone().scan(asked.text, { who: facts(first.guardian.iin) });
  const again = await phone().scan(asked.text, { who: facts(second.guardian.iin), language: 'en' });
  expect(again).toMatchObject({ status: 403, code: 'access.qrUsed', message: errorTexts.en['access.qrUsed'] });
  const late = await opened.put(second.guardian.iin);
  expect([late.status, codeOf(await late.json())]).toEqual([403, 'access.qrUsed']);
  expect((await come(asked)).json()).toMatchObject({ role: 'guardian' });
  const told = await events(asked.qrId);
  expect(told.map(({ operation }) => operation)).toEqual([
    'access.qr',
    'access.qrUsed',
    'access.qrAnswered',
    'access.qrUsed',
  ]);
});

/** A phone that has read everything and not signed yet. */
async function openedBy(asked: Asked) {
  const begun = (await (await fetch(asked.text.slice('mobileSign:'.length))).json()) as {
    document: { uri: string; auth_token: string };
  };
  const authorization = `Bearer ${begun.document.auth_token}`;
  const documents = (await (await fetch(begun.document.uri, { headers: { authorization } })).json()) as {
    documentsToSign: [{ document: { file: { data: string } } }];
  };
  const send = (data: string, headers: Record<string, string> = { authorization }) =>
    fetch(begun.document.uri, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ ...documents, documentsToSign: [{ document: { file: { data } } }] }),
    });
  const put = async (iin: string) => {
    const bytes = Buffer.from(documents.documentsToSign[0].document.file.data, 'base64');
    return send(Buffer.from(await authority.sign(facts(iin), bytes, world.house.now())).toString('base64'));
  };
  return { uri: begun.document.uri, authorization, send, put };
}

test('an expired code is refused at every step, and told to the audit', async () => {
  const { guardian } = await world.child();
  const asked = await ask();
  const opened = await openedBy(asked);
  wall += 5 * 60_000;
  expect(await state(asked)).toMatchObject({ state: 'expired' });
  const scanned = await phone().scan(asked.text, { who: facts(guardian.iin) });
  expect(scanned).toMatchObject({ step: 'api1', status: 403, message: errorTexts.ru['access.qrExpired'] });
  const late = await opened.put(guardian.iin);
  expect([late.status, codeOf(await late.json())]).toEqual([403, 'access.qrExpired']);
  expect((await events(asked.qrId)).at(-1)?.operation).toBe('access.qrUsed');
  expect((await come(asked)).json()).toMatchObject({ code: 'access.qrExpired' });
});

test.each([
  ['signature.otherBytes', { bytes: Buffer.from('x') }, null],
  ['signature.malformed', { text: 'AAAA' }, null],
  ['access.notKnown', undefined, '210315550015'],
] as const)(
  '%s: phone and browser are told, the audit too, no session, the code is used up',
  async (code, instead, iin) => {
    const { guardian } = await world.child();
    const before = await sessions();
    const asked = await ask();
    const who = facts(iin ?? guardian.iin);
    const scanned = await phone().scan(asked.text, { who, ...(instead === undefined ? {} : { instead }) });
    expect(scanned).toMatchObject({ step: 'signed', status: 403, code, message: errorTexts.ru[code] });
    expect(await state(asked)).toEqual({ state: 'refused', refusal: { code, params: {} } });
    expect((await events(asked.qrId)).at(-1)).toMatchObject({
      operation: 'access.qrAnswered',
      payload: { refusal: code },
    });
    const right = await phone().scan(asked.text, { who: facts(guardian.iin) });
    expect(right).toMatchObject({ code: 'access.qrUsed' });
    expect((await come(asked)).json()).toMatchObject({ code: 'access.qrExpired' });
    expect(await sessions()).toEqual(before);
  },
);

test('an expired certificate is refused with its day, which the browser is told too', async () => {
  const { guardian } = await world.child();
  const asked = await ask();
  const form = { certificate: { years: [2024, 2025] } } as const;
  const scanned = await phone().scan(asked.text, { who: facts(guardian.iin), form });
  expect(scanned).toMatchObject({ status: 403, code: 'signature.expired' });
  const { refusal } = await state(asked);
  expect(refusal).toEqual({ code: 'signature.expired', params: { day: '2025-01-01' } });
  expect(scanned.message).toBe(errorText(refusal, 'ru'));
  expect(scanned.message).toContain('01.01.2025');
});

test('without the bearer token nothing is shown or taken; a page cannot send for the app', async () => {
  const { guardian } = await world.child();
  const asked = await ask();
  const { uri, authorization, send, put } = await openedBy(asked);
  for (const headers of [{}, { authorization: 'Bearer x' }] as Record<string, string>[])
    expect((await fetch(uri, { headers })).status).toBe(404);
  const unknown = uri.replace(/sign\/.{43}/, `sign/${'A'.repeat(43)}`);
  expect((await fetch(unknown, { headers: { authorization } })).status).toBe(404);
  for (const headers of [{}, { authorization, origin: base }, { authorization, 'sec-fetch-site': 'same-origin' }])
    expect(codeOf(await (await send('AAAA', headers as Record<string, string>)).json())).toBe('access.foreignRequest');
  expect((await send('x'.repeat(60_001))).status).toBe(400);
  expect((await send('x'.repeat(90_000))).status).toBe(413);
  const shown = await fetch(uri, { headers: { authorization } });
  expect(shown.headers.get('cache-control')).toBe('no-store');
  // None of it has used the code up.
  expect((await put(guardian.iin)).status).toBe(200);
});

test('secrets of the code stand in no table and no event', async () => {
  const asked = await ask();
  const token = asked.text.split('/').at(-1) ?? '';
  const [row] = await world.query('SELECT * FROM ~qr_request WHERE id = $1', [asked.qrId]);
  const told = JSON.stringify([row, await events(asked.qrId)]);
  expect(token).toHaveLength(43);
  expect([told.includes(token), told.includes(asked.secret)]).toEqual([false, false]);
});

test('one address may not ask without end', async () => {
  // In a demonstration an address may ask twenty times as much.
  const limited = await makeApp({ ...house, demonstration: false });
  const get = () => limited.inject({ url: `/api/sign/${'A'.repeat(43)}`, remoteAddress: '192.0.2.9' });
  for (let time = 0; time < 300; time += 1) expect((await get()).statusCode).toBe(404);
  const refused = await get();
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, expect.any(String)]);
  await limited.close();
});

test('where no signatures are checked nobody is shown a code', async () => {
  const { signatures: _, ...without } = house;
  const bare = await makeApp(without);
  const reply = await bare.inject({ method: 'POST', url: '/api/v1/access/qr', headers: own, payload: {} });
  expect(reply.statusCode).toBe(503);
  await bare.close();
});
