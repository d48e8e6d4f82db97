import { testDatabase } from '@balapan/database/testing/database.ts';
import { expect, test } from 'vitest';
import { tinyWorld } from '../testing/world.ts';
import { makeApp } from './app.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const app = await makeApp(world.house);
const own = { 'x-balapan': '1' };

test('a stranger is told who is here: nobody, and the time of the city', async () => {
  const answer = await app.inject('/api/v1/access/me');
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({ person: null, demonstration: true, now: '2025-09-11T08:30:00+05:00' });
});

test('signing in as a parent gives a session that knows the child, signing out ends it', async () => {
  const child = await world.child();
  const signedIn = await app.inject({
    method: 'POST',
    url: '/api/v1/access/sign-in',
    headers: own,
    payload: { personId: child.guardian.id },
  });
  expect(signedIn.json()).toMatchObject({ role: 'guardian', cabinet: 'parent' });
  const cookie = signedIn.cookies[0];
  expect(cookie).toMatchObject({ name: 'balapan_session', httpOnly: true, sameSite: 'Strict' });
  const cookies = { balapan_session: cookie?.value ?? '' };
  const me = await app.inject({ url: '/api/v1/access/me', cookies });
  expect(me.json().person).toMatchObject({ role: 'guardian', children: 1, personId: child.guardian.id });
  const out = await app.inject({ method: 'POST', url: '/api/v1/access/sign-out', headers: own, cookies, payload: {} });
  expect(out.json()).toEqual({ ended: true });
  expect((await app.inject({ url: '/api/v1/access/me', cookies })).json().person).toBeNull();
  const [session] = await world.query<{ token_hash: Buffer }>('SELECT token_hash FROM ~session');
  expect(session?.token_hash.toString('base64url')).not.toBe(cookie?.value);
});

test('a role that ended yesterday acts no more, in a session that goes on as well', async () => {
  const head = await world.staff('head', { provider: await world.provider() });
  const { personId, appointmentId } = head;
  const signIn = () =>
    app.inject({
      method: 'POST',
      url: '/api/v1/access/sign-in',
      headers: own,
      payload: { personId, appointmentId },
    });
  const cookies = { balapan_session: (await signIn()).cookies[0]?.value ?? '' };
  const today = () => app.inject({ url: '/api/v1/today/provider', cookies });
  const end = (day: string) =>
    world.query('UPDATE ~appointment SET period = daterange(lower(period), $2::date) WHERE id = $1', [
      appointmentId,
      day,
    ]);
  await end('2025-09-12');
  expect((await today()).statusCode).toBe(200);
  await end('2025-09-11');
  expect((await today()).statusCode).toBe(401);
  expect((await signIn()).statusCode).toBe(404);
});

test('a foreign page can change nothing: without our header, or with another origin', async () => {
  const request = { method: 'POST', url: '/api/v1/access/sign-in', payload: { personId: world.newId() } } as const;
  expect((await app.inject(request)).json()).toMatchObject({ code: 'access.foreignRequest' });
  const foreign = await app.inject({ ...request, headers: { ...own, origin: 'https://evil.example' } });
  expect(foreign.statusCode).toBe(403);
});

test('wrong fields are named, each with its code', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/access/sign-in',
    headers: own,
    payload: { personId: 'x' },
  });
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ code: 'field.notAnId', field: 'personId' });
  const empty = await app.inject({ method: 'POST', url: '/api/v1/access/sign-in', headers: own, payload: {} });
  expect(empty.json().errors).toEqual([{ code: 'field.required', field: 'personId' }]);
});

test('nobody signs in as a stranger to the region, or in a role that is not held', async () => {
  const head = await world.staff('head', { provider: await world.provider() });
  const other = await world.person();
  for (const payload of [{ personId: other.id }, { personId: other.id, appointmentId: head.appointmentId }]) {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/access/sign-in', headers: own, payload });
    expect(answer.json()).toEqual({ code: 'request.notFound', params: {} });
  }
});

test('people to be are listed and found by name', async () => {
  const parent = await world.person({ surname: 'Сыдыкова' });
  const child = await world.child();
  await world.query('UPDATE ~guardianship SET person_id = $2 WHERE child_id = $1', [child.id, parent.id]);
  const list = await app.inject('/api/v1/access/people');
  expect(list.statusCode).toBe(200);
  const found = await app.inject('/api/v1/access/people?search=%D0%A1%D1%8B%D0%B4%D1%8B');
  expect(found.json().rows).toMatchObject([{ personId: parent.id, role: 'guardian' }]);
});

test('pages keep to themselves: policy with a nonce, no sniffing, unknown addresses are named', async () => {
  const page = await app.inject('/sign-in');
  expect(page.headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[^']+'/);
  expect(page.headers['x-content-type-options']).toBe('nosniff');
  expect((await app.inject('/api/v1/nothing')).json()).toEqual({ code: 'request.notFound', params: {} });
});

test('OpenAPI tells every route', async () => {
  const document = (await app.inject('/api/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  expect(document.paths['/api/v1/access/sign-in'].post.operationId).toBe('access.signIn');
});

test('the clock moves forward only, and tells the audit', async () => {
  const move = (to: string) =>
    app.inject({ method: 'POST', url: '/api/v1/access/clock', headers: own, payload: { to } });
  expect((await move('2025-09-10T08:30:00+05:00')).json()).toMatchObject({ code: 'field.outOfRange', field: 'to' });
  expect((await move('2025-09-11T09:30:00+05:00')).json()).toEqual({ now: '2025-09-11T09:30:00+05:00', done: [] });
  const events = await world.query("SELECT seq FROM ~audit_event WHERE operation = 'access.moveClock'");
  expect(events).toHaveLength(1);
});
