import { openAuthority } from '@balapan/city/simulators/authority/authority.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
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
let wall = Date.UTC(2026, 10, 24, 5);
const own = { 'x-balapan': '1', 'user-agent': 'Firefox on a phone' };

beforeAll(async () => {
  world = await tinyWorld(db);
  house = { ...world.house, wall: () => wall, signatures: rsaVerifier([authority.rootPem]) };
  app = await makeApp(house);
});
afterAll(() => app.close());

interface Browser {
  readonly secret: string;
  readonly challengeId: string;
  readonly bytes: Buffer;
}

async function ask(): Promise<Browser> {
  const reply = await app.inject({ method: 'POST', url: '/api/v1/access/challenge', headers: own, payload: {} });
  const cookie = reply.cookies.find(({ name }) => name === 'balapan_challenge');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
  const { challengeId, bytes } = reply.json() as { challengeId: string; bytes: string };
  return { secret: cookie?.value ?? '', challengeId, bytes: Buffer.from(bytes, 'base64') };
}

const signed = async (iin: string, bytes: Uint8Array): Promise<string> => {
  const facts = {
    iin,
    surname: 'А',
    givenName: 'Б',
    patronymic: null,
    organisation: null,
    roles: ['individual'],
  } as const;
  return Buffer.from(await authority.sign(facts, bytes, world.house.now())).toString('base64');
};
const come = (browser: Browser, cms: string, secret = browser.secret) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/access/sign-in/certificate',
    headers: own,
    cookies: { balapan_challenge: secret },
    payload: { challengeId: browser.challengeId, cms },
  });
const tokenOf = (reply: Awaited<ReturnType<typeof come>>): string =>
  reply.cookies.find(({ name }) => name === 'balapan_session')?.value ?? '';
const as = (token: string, url: string, payload?: object) =>
  app.inject({
    ...(payload === undefined ? { url } : { method: 'POST' as const, url, payload }),
    headers: own,
    cookies: { balapan_session: token },
  });
const me = async (token: string) => (await as(token, '/api/v1/access/me')).json().person;

test('the text names the site; signed by a known parent it opens their cabinet', async () => {
  const child = await world.child();
  const browser = await ask();
  expect(browser.bytes.toString()).toContain('localhost');
  const reply = await come(browser, await signed(child.guardian.iin, browser.bytes));
  expect(reply.json()).toMatchObject({ role: 'guardian', cabinet: 'parent' });
  expect(await me(tokenOf(reply))).toMatchObject({ personId: child.guardian.id });
});

test('it is good once, in one browser, for five minutes', async () => {
  const { guardian } = await world.child();
  const browser = await ask();
  const cms = await signed(guardian.iin, browser.bytes);
  expect((await come(browser, cms, 'another')).json()).toMatchObject({ code: 'access.challengeOver' });
  expect((await come(browser, cms)).statusCode).toBe(200);
  expect((await come(browser, cms)).json()).toMatchObject({ code: 'access.challengeOver' });
  const late = await ask();
  wall += 5 * 60_000;
  expect((await come(late, await signed(guardian.iin, late.bytes))).json()).toMatchObject({
    code: 'access.challengeOver',
  });
});

test('another text, a cut signature, an unknown person: each refused, told to the audit, no session', async () => {
  const { guardian } = await world.child();
  const before = await world.query('SELECT count(*) AS n FROM ~session');
  const cases = [
    ['signature.otherBytes', async () => signed(guardian.iin, Buffer.from('x'))],
    ['signature.malformed', async () => 'AAAA'],
    ['access.notKnown', async (bytes: Buffer) => signed('210315550015', bytes)],
  ] as const;
  for (const [code, sign] of cases) {
    const browser = await ask();
    expect((await come(browser, await sign(browser.bytes))).json()).toMatchObject({ code });
    const events = await world.query('SELECT 1 FROM ~audit_event WHERE subject_id = $1', [browser.challengeId]);
    expect(events.length).toBeGreaterThan(2);
  }
  expect(await world.query('SELECT count(*) AS n FROM ~session')).toEqual(before);
});

test('a person with several roles comes in with the oldest and goes on in another; the old token is over', async () => {
  const provider = await world.provider();
  const head = await world.staff('head', { provider });
  const [person] = await world.query<{ iin: string }>('SELECT iin FROM ~person WHERE id = $1', [head.personId]);
  const child = await world.child();
  await world.query(
    `INSERT INTO ~guardianship (child_id, person_id, relation, signs) VALUES ($1, $2, 'mother', true)`,
    [child.id, head.personId],
  );
  const browser = await ask();
  const token = tokenOf(await come(browser, await signed(person?.iin ?? '', browser.bytes)));
  expect(await me(token)).toMatchObject({ role: 'head' });
  const { roles } = (await as(token, '/api/v1/access/roles')).json() as { roles: { role: string }[] };
  expect(roles.map(({ role }) => role)).toEqual(['head', 'guardian']);
  const strange = await as(token, '/api/v1/access/roles/switch', { appointmentId: world.newId() });
  expect(strange.json()).toMatchObject({ code: 'request.notFound' });
  const reply = await as(token, '/api/v1/access/roles/switch', { appointmentId: null });
  expect(reply.json()).toMatchObject({ role: 'guardian' });
  expect(await me(token)).toBeNull();
  expect(await me(tokenOf(reply))).toMatchObject({ role: 'guardian' });
});

test('sessions are shown with device and address, and ended one by one or all others', async () => {
  const { guardian } = await world.child();
  const tokens: string[] = [];
  for (let time = 0; time < 3; time += 1) {
    const browser = await ask();
    tokens.push(tokenOf(await come(browser, await signed(guardian.iin, browser.bytes))));
  }
  const [first = '', second = '', third = ''] = tokens;
  const list = async () =>
    ((await as(third, '/api/v1/access/sessions')).json() as { sessions: { sessionId: string; current: boolean }[] })
      .sessions;
  expect(await list()).toMatchObject([
    { current: true, device: 'Firefox on a phone', address: '127.0.0.1', method: 'certificate' },
    { current: false },
    { current: false },
  ]);
  const last = (await list()).at(-1)?.sessionId ?? '';
  expect((await as(third, `/api/v1/access/sessions/${last}/end`, {})).json()).toEqual({ ended: 1 });
  expect([await me(first), await me(second)]).toEqual([null, expect.anything()]);
  const other = await ask();
  const stranger = tokenOf(await come(other, await signed((await world.child()).guardian.iin, other.bytes)));
  const kept = (await list())[0]?.sessionId ?? '';
  expect((await as(stranger, `/api/v1/access/sessions/${kept}/end`, {})).statusCode).toBe(404);
  expect((await as(third, '/api/v1/access/sessions/end-others', {})).json()).toEqual({ ended: 1 });
  expect([await me(second), await me(third)]).toEqual([null, expect.anything()]);
});

test('where no signatures are checked nobody is asked for one', async () => {
  const { signatures: _, ...without } = house;
  const bare = await makeApp(without);
  const reply = await bare.inject({ method: 'POST', url: '/api/v1/access/challenge', headers: own, payload: {} });
  expect(reply.statusCode).toBe(503);
  await bare.close();
});
