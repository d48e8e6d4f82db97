import { testDatabase } from '@balapan/database/testing/database.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findActor, signIn as signInAs } from '../access/session.ts';
import { publicPages } from '../report/publicPage/index.ts';
import { tinyWorld, type World } from '../testing/world.ts';
import { makeApp } from './app.ts';
import { readSite } from './site.ts';

const db = await testDatabase();
const origin = 'https://balapan.example.kz';
const host = 'balapan.example.kz';
const own = { 'x-balapan': '1', host, origin };
let world: World;
let app: FastifyInstance;

beforeAll(async () => {
  world = await tinyWorld(db);
  app = await makeApp(world.house, { pages: publicPages, site: readSite(origin, '10.0.0.1', false) });
});
afterAll(() => app.close());

const signIn = async (more: object = {}) => {
  const { guardian } = await world.child();
  const payload = { personId: guardian.id };
  return app.inject({ method: 'POST', url: '/api/v1/access/sign-in', headers: { ...own, ...more }, payload });
};

test('over HTTPS the session’s cookie is locked to the host and to HTTPS, and no script or other site gets it', async () => {
  const reply = await signIn();
  const [cookie] = reply.cookies;
  expect(cookie).toMatchObject({
    name: '__Host-balapan_session',
    secure: true,
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
  });
  expect(cookie).not.toHaveProperty('domain');
  const value = cookie?.value ?? '';
  const me = async (cookies: Record<string, string>) =>
    (await app.inject({ url: '/api/v1/access/me', headers: { host }, cookies })).json().person;
  expect(await me({ '__Host-balapan_session': value })).not.toBeNull();
  // A name that a plain-HTTP neighbour could plant opens nothing.
  expect(await me({ balapan_session: value })).toBeNull();
  expect(reply.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
});

test('the choice of a language is bound to the host too, and is no secret', async () => {
  const [cookie] = (await app.inject({ url: '/ru', headers: { host } })).cookies;
  expect(cookie).toMatchObject({ name: '__Host-language', value: 'ru', secure: true, path: '/', sameSite: 'Lax' });
  const again = await app.inject({ url: '/', headers: { host }, cookies: { '__Host-language': 'ru' } });
  expect(again.headers.location).toBe('/ru');
});

test('a session that nobody uses for an hour is over, one that is used goes on; reading writes seldom', async () => {
  let wall = Date.UTC(2026, 10, 26, 5);
  const house = { ...world.house, wall: () => wall };
  const { personId, appointmentId } = await world.staff('head', { provider: await world.provider() });
  const token = Buffer.alloc(32, 7);
  const { sessionId } = await signInAs(house, token, { personId, appointmentId }, { address: null, device: null });
  const seen = async () => (await world.query('SELECT seen_at FROM ~session WHERE id = $1', [sessionId]))[0]?.seen_at;
  const after = async (minutes: number): Promise<boolean> => {
    wall += minutes * 60_000;
    return (await findActor(house, token)) !== null;
  };
  expect([await after(4), await seen()]).toEqual([true, null]);
  expect([await after(50), await seen()]).toEqual([true, wall]);
  expect([await after(50), await after(59), await after(60)]).toEqual([true, true, false]);
});

test('a request under another name is refused, whatever it asks; health is not', async () => {
  for (const url of ['/kk', '/api/v1/access/me', '/sign-in', '/nothing']) {
    for (const wrong of ['evil.example', 'localhost:80']) {
      const reply = await app.inject({ url, headers: { host: wrong, 'x-forwarded-host': host } });
      expect([url, reply.statusCode, reply.body.includes('evil')]).toEqual([url, 421, false]);
    }
  }
  expect((await app.inject({ url: '/health', headers: { host: '10.0.0.7:8080' } })).statusCode).toBe(200);
});

test('the address behind the proxy is believed only from the proxy', async () => {
  const seen = async (remoteAddress: string): Promise<unknown> => {
    const { guardian } = await world.child();
    const headers = { ...own, 'x-forwarded-for': '6.6.6.6, 203.0.113.9' };
    const payload = { personId: guardian.id };
    await app.inject({ method: 'POST', url: '/api/v1/access/sign-in', headers, payload, remoteAddress });
    const [row] = await world.query('SELECT address FROM ~session WHERE person_id = $1', [guardian.id]);
    return row;
  };
  expect(await seen('10.0.0.1')).toEqual({ address: '203.0.113.9' });
  expect(await seen('198.51.100.4')).toEqual({ address: '198.51.100.4' });
});

test('one session goes on in one other role: of two switches at once the second finds it ended', async () => {
  const { personId, appointmentId } = await world.staff('head', { provider: await world.provider() });
  const url = '/api/v1/access/sign-in';
  const reply = await app.inject({ method: 'POST', url, headers: own, payload: { personId, appointmentId } });
  const cookies = { '__Host-balapan_session': reply.cookies[0]?.value ?? '' };
  const go = () =>
    app.inject({
      method: 'POST',
      url: '/api/v1/access/roles/switch',
      headers: own,
      cookies,
      payload: { appointmentId },
    });
  const codes = (await Promise.all([go(), go(), go()])).map(({ statusCode }) => statusCode);
  expect(codes.filter((code) => code === 200)).toHaveLength(1);
  expect(
    await world.query('SELECT 1 FROM ~session WHERE person_id = $1 AND ended_at IS NULL', [personId]),
  ).toHaveLength(1);
});
