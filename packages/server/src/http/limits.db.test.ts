/** How much may be asked and sent: by an address, by a person, in one body. */
import type { Route } from '@balapan/api/contract.ts';
import { routes } from '@balapan/api/routes.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { publicPages } from '../report/publicPage/index.ts';
import { tinyWorld, type World } from '../testing/world.ts';
import { type AppOptions, makeApp } from './app.ts';
import { bodyLimitOf, limitOf } from './limits.ts';

const db = await testDatabase();
const own = { 'x-balapan': '1' };
let world: World;
let app: FastifyInstance;

beforeAll(async () => {
  world = await tinyWorld(db);
});
afterEach(() => app.close());

async function open(options: AppOptions & { demonstration?: boolean } = {}): Promise<void> {
  const { demonstration = true, ...rest } = options;
  app = await makeApp({ ...world.house, demonstration }, { pages: publicPages, ...rest });
}
const signInAs = async ({ personId, appointmentId }: { personId: string; appointmentId: string }) => {
  const url = '/api/v1/access/sign-in';
  const reply = await app.inject({ method: 'POST', url, headers: own, payload: { personId, appointmentId } });
  return { balapan_session: reply.cookies[0]?.value ?? '' };
};

describe('requests', () => {
  test('an address that tries to sign in again and again is told to wait, in seconds; another one is not', async () => {
    await open({ demonstration: false });
    const ask = (remoteAddress: string) =>
      app.inject({ method: 'POST', url: '/api/v1/access/challenge', headers: own, payload: {}, remoteAddress });
    for (let time = 0; time < 30; time += 1) expect((await ask('192.0.2.1')).statusCode).not.toBe(429);
    const refused = await ask('192.0.2.1');
    expect(refused.statusCode).toBe(429);
    const { code, params } = refused.json() as { code: string; params: { seconds: number } };
    expect(code).toBe('request.tooMany');
    expect(params.seconds).toBeGreaterThan(0);
    expect(params.seconds).toBeLessThanOrEqual(60);
    expect(refused.headers['retry-after']).toBe(`${params.seconds}`);
    expect((await ask('192.0.2.2')).statusCode).not.toBe(429);
    // What is not a sign-in is not touched by it.
    expect((await app.inject({ url: '/api/v1/access/me', remoteAddress: '192.0.2.1' })).statusCode).toBe(200);
  });

  test('many addresses of one network of IPv6 are one', async () => {
    await open({ demonstration: false });
    const ask = (last: number) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/access/challenge',
        headers: own,
        payload: {},
        remoteAddress: `2001:db8::${last.toString(16)}`,
      });
    for (let time = 0; time < 30; time += 1) await ask(time + 1);
    expect((await ask(99)).statusCode).toBe(429);
  });

  test('a person is counted wherever they come from; their colleague beside them is not', async () => {
    await open();
    const [one, other] = [await world.staff('departmentSpecialist'), await world.staff('departmentSpecialist')];
    const [mine, theirs] = [await signInAs(one), await signInAs(other)];
    const search = (cookies: Record<string, string>, last: number) =>
      app.inject({ url: '/api/v1/settlement/acts?month=2025-08', cookies, remoteAddress: `192.0.2.${last}` });
    for (let time = 0; time < 60; time += 1) expect((await search(mine, time + 1)).statusCode).toBe(200);
    expect((await search(mine, 200)).json()).toMatchObject({ code: 'request.tooMany' });
    expect((await search(theirs, 200)).statusCode).toBe(200);
  });

  test('a page says it in the reader’s words, and health is asked as often as one likes', async () => {
    await open({ demonstration: false });
    const page = () => app.inject({ url: '/nothing', headers: { accept: 'text/html', 'accept-language': 'ru' } });
    for (let time = 0; time < 1200; time += 1) await page();
    const refused = await page();
    expect(refused.statusCode).toBe(429);
    expect(refused.body).toMatch(/секунд/);
    expect((await app.inject('/health')).statusCode).toBe(200);
  });

  test('the filler of a demonstration is not counted', async () => {
    await open({ demonstration: false, unlimited: true });
    const ask = () => app.inject({ method: 'POST', url: '/api/v1/access/challenge', headers: own, payload: {} });
    for (let time = 0; time < 40; time += 1) expect((await ask()).statusCode).not.toBe(429);
  });

  test('each route has its kind: whatever proves who somebody is, searches or hands out much is narrower', () => {
    const all = Object.values(routes).flatMap((subject): Route[] => Object.values(subject));
    const of = (kind: string): string[] => all.filter((route) => limitOf(route) === kind).map(({ name }) => name);
    expect(of('signIn')).toEqual(expect.arrayContaining(['access.challenge', 'access.signInWithCertificate']));
    expect(of('search')).toEqual(expect.arrayContaining(['queue.byNumber', 'settlement.acts', 'roster.choices']));
    expect(of('export')).toEqual(expect.arrayContaining(['privacy.exportOwn', 'treasury.bankFile']));
  });
});

describe('bodies', () => {
  const send = (url: string, payload: string, type = 'application/json') =>
    app.inject({ method: 'POST', url, headers: { ...own, 'content-type': type }, payload });

  test('a route takes what its fields can hold, and no more', async () => {
    await open();
    const url = '/api/v1/access/roles/switch';
    const reply = await send(url, JSON.stringify({ appointmentId: 'x'.repeat(200_000) }));
    expect([reply.statusCode, reply.json()]).toEqual([
      413,
      { code: 'request.tooLarge', params: { limit: expect.any(Number) } },
    ]);
    const limits = Object.values(routes)
      .flatMap((subject): Route[] => Object.values(subject))
      .filter(({ method }) => method === 'POST')
      .map((route) => [route.name, bodyLimitOf(route)] as const);
    // Only what a bank sends and a scan are large.
    const large = limits.filter(([, limit]) => limit > 2 ** 20).map(([name]) => name);
    expect(large.sort()).toEqual([
      'fees.readStatement',
      'proposal.putScan',
      'treasury.readStatement',
      'treasury.readStatuses',
    ]);
    for (const [name, limit] of limits) expect([name, limit >= 16 * 1024]).toEqual([name, true]);
  });

  test('what is no JSON of a moderate depth is refused, and breaks nothing', async () => {
    await open();
    const url = '/api/v1/access/sign-in';
    const deep = `{"personId":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    for (const body of [
      '{',
      'null',
      '[]',
      '"x"',
      '',
      deep,
      '{"__proto__":{"a":1}}',
      '{"constructor":{"prototype":{}}}',
      '\u0000',
    ]) {
      const reply = await send(url, body);
      expect([body.slice(0, 40), reply.statusCode]).toEqual([body.slice(0, 40), 400]);
    }
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'multipart/form-data; boundary=x',
    ]) {
      expect([type, (await send(url, '{}', type)).statusCode]).toEqual([type, 415]);
    }
  });

  test('an address that is longer than any of ours, or a field given twice, is refused', async () => {
    await open();
    expect((await app.inject(`/kk?q=${'x'.repeat(3000)}`)).statusCode).toBe(400);
    const twice = await app.inject('/api/v1/access/people?search=a&search=b');
    expect([twice.statusCode, twice.json().code]).toEqual([400, 'request.invalid']);
  });
});
