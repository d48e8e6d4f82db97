/** The support acts for a caller, over HTTP: only with the caller's code, and everything names both. */
import { accessRoutes } from '@balapan/api/access.ts';
import { phoneAccessRoutes as routes } from '@balapan/api/phoneAccess.ts';
import { placementRoutes } from '@balapan/api/placement.ts';
import { privacyRoutes } from '@balapan/api/privacy.ts';
import { queueRoutes } from '@balapan/api/queue.ts';
import type { Role } from '@balapan/api/roles.ts';
import { voucherRoutes } from '@balapan/api/voucher.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp } from '../http/app.ts';
import type { House } from '../kernel/house.ts';
import { tinyWorld, type World } from '../testing/world.ts';
import { endOverBehalfs } from './endBehalf.ts';

const db = await testDatabase();
let world: World;
let house: House;
let app: FastifyInstance;
let wall = Date.UTC(2026, 10, 24, 5);
let serial = 0;

beforeAll(async () => {
  world = await tinyWorld(db);
  house = { ...world.house, wall: () => wall };
  app = await makeApp(house, { unlimited: true });
});
afterAll(() => app.close());

interface Seat {
  readonly personId: string;
  readonly jar: Record<string, string>;
}

/** Somebody at a browser that keeps its cookies. */
async function call(seat: Pick<Seat, 'jar'>, method: 'GET' | 'POST', url: string, payload: object = {}) {
  const headers = { 'x-balapan': '1', 'user-agent': 'Chrome at 1414' };
  const reply = await app.inject({
    method,
    url,
    headers,
    cookies: seat.jar,
    ...(method === 'POST' ? { payload } : {}),
  });
  for (const { name, value } of reply.cookies) seat.jar[name] = value;
  return reply;
}
async function sit(role: Role): Promise<Seat> {
  const { personId, appointmentId } = await world.staff(role);
  const jar: Record<string, string> = {};
  await call({ jar }, 'POST', accessRoutes.signIn.path, { personId, appointmentId });
  return { personId, jar };
}
async function caller() {
  serial += 1;
  const phone = `+7701777${String(1000 + serial)}`;
  const child = await world.child();
  await world.query('UPDATE ~person SET phone = $2 WHERE id = $1', [child.guardian.id, phone]);
  const application = await world.application({ child, state: 'offered' });
  return { child, phone, guardian: child.guardian, application };
}
type Caller = Awaited<ReturnType<typeof caller>>;

async function ask(seat: Seat, by: object) {
  const reply = await call(seat, 'POST', routes.askBehalfCode.path, by);
  const { codeId = '' } = reply.json() as { codeId?: string };
  const [row] = await world.query<{ payload: { text?: string } }>('SELECT payload FROM ~outbox WHERE key = $1', [
    `code/${codeId}`,
  ]);
  const text = row?.payload.text ?? '';
  return { reply, codeId, text, code: /\d{6}/.exec(text)?.[0] ?? '' };
}
const begin = (seat: Seat, input: object) => call(seat, 'POST', routes.beginBehalf.path, { reason: 'offer', ...input });
const me = async (seat: Pick<Seat, 'jar'>) => (await call(seat, 'GET', accessRoutes.me.path)).json().person;
async function begun(seat: Seat, { phone }: Caller, over: object = {}) {
  const { codeId, code } = await ask(seat, { phone });
  const reply = await begin(seat, { phone, codeId, code, ...over });
  expect(reply.statusCode).toBe(200);
  return reply.json() as { sessionId: string };
}
const fact = (reply: { json(): { code?: string; field?: string } }) => [reply.json().code, reply.json().field];

test('with the caller’s code the operator acts for them: weakly, for twenty minutes, both are named', async () => {
  const [seat, who] = [await sit('callCentreOperator'), await caller()];
  const asked = await ask(seat, { phone: who.phone });
  expect(asked.reply.json()).toEqual({
    codeId: asked.codeId,
    seconds: 300,
    to: expect.stringMatching(/^\+7.701.\*{3}.\*\*.\d\d$/u),
  });
  expect(asked.text).toBe(`Код ${asked.code}: сотрудник 1414 сможет действовать от вашего имени`);
  const reply = await begin(seat, { phone: who.phone, codeId: asked.codeId, code: asked.code });
  expect(reply.json()).toMatchObject({ role: 'guardian', cabinet: 'parent' });
  expect(await me(seat)).toMatchObject({
    personId: who.guardian.id,
    proof: 'weak',
    onBehalf: { operator: expect.any(String), until: '2026-11-24T10:20:00+05:00' },
  });
  await call(seat, 'POST', privacyRoutes.ask.path, { kind: 'copy', childId: who.child.id, text: 'Копию, пожалуйста' });
  const events = await world.query<{ operation: string; user_id: string; on_behalf_of: string }>(
    `SELECT operation, user_id, on_behalf_of FROM ~audit_event WHERE on_behalf_of = $1 ORDER BY seq`,
    [who.guardian.id],
  );
  expect(events.map(({ operation }) => operation)).toEqual(['access.beginBehalf', 'privacy.ask']);
  for (const event of events) expect(event).toMatchObject({ user_id: seat.personId });
  wall += 20 * 60_000;
  expect(await me(seat)).toMatchObject({ role: 'callCentreOperator' });
});

test('the parent sees the session, what was read and done, by whom; and gets a message when it is over', async () => {
  const [seat, who] = [await sit('callCentreOperator'), await caller()];
  await begun(seat, who);
  await call(seat, 'GET', queueRoutes.myChildren.path);
  expect((await call(seat, 'POST', routes.endBehalf.path)).json()).toEqual({ ended: true });
  expect(await me(seat)).toMatchObject({ role: 'callCentreOperator', onBehalf: null });
  const jar: Record<string, string> = {};
  await call({ jar }, 'POST', accessRoutes.signIn.path, { personId: who.guardian.id });
  const traces = accessRoutes.traces.path.replace(':childId', who.child.id);
  const { rows } = (await call({ jar }, 'GET', traces)).json() as { rows: { operation: string }[] };
  const told = rows.map(({ operation }) => operation).sort();
  expect(told).toEqual(['access.beginBehalf', 'access.endBehalf', 'queue.myChildren']);
  for (const row of rows) expect(row).toMatchObject({ role: 'callCentreOperator', onBehalf: true, own: false });
  const { sessions } = (await call({ jar }, 'GET', accessRoutes.sessions.path)).json();
  expect(sessions).toMatchObject([{ method: 'demonstration' }]);
  expect(await messages(who)).toEqual(['Сотрудник 1414 действовал от вашего имени. Подробно в кабинете.']);
});

const messages = async ({ guardian }: Caller): Promise<string[]> =>
  (
    await world.query<{ text: string }>(
      `SELECT payload ->> 'text' AS text FROM ~outbox WHERE payload ->> 'personId' = $1 AND key LIKE 'behalfDone/%'`,
      [guardian.id],
    )
  ).map(({ text }) => text);

test('what needs a signature or the person themselves is not done on behalf', async () => {
  const [seat, who] = [await sit('callCentreOperator'), await caller()];
  await begun(seat, who);
  const refused = [
    ['POST', voucherRoutes.refuse.path.replace(':applicationId', who.application.id)],
    ['POST', placementRoutes.choose.path.replace(':voucherId', world.newId())],
    ['POST', privacyRoutes.giveConsent.path.replace(':childId', who.child.id)],
    ['GET', privacyRoutes.exportOwn.path],
    ['GET', accessRoutes.sessions.path],
    ['POST', accessRoutes.endOtherSessions.path],
    ['POST', accessRoutes.switchRole.path],
  ] as const;
  const told = [];
  for (const [method, url] of refused) {
    told.push((await call(seat, method, url)).json().code);
  }
  expect(told).toEqual(refused.map(() => 'access.notOnBehalf'));
  expect(await me(seat)).toMatchObject({ onBehalf: expect.anything() });
});

test('without the right code nothing; a code for a sign-in is none, and the other way round', async () => {
  const [seat, who] = [await sit('callCentreOperator'), await caller()];
  const { codeId, code } = await ask(seat, { phone: who.phone });
  const { phone } = who;
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  expect(fact(await begin(seat, { phone, codeId, code: wrong }))).toEqual(['access.codeWrong', 'code']);
  const other = await sit('callCentreOperator');
  other.jar.balapan_code = seat.jar.balapan_code ?? '';
  expect(fact(await begin(other, { phone, codeId, code }))).toEqual(['access.codeWrong', 'code']);
  const asSignIn = await call({ jar: { ...seat.jar } }, 'POST', routes.signInWithCode.path, { phone, codeId, code });
  expect(asSignIn.json()).toMatchObject({ code: 'access.codeOver' });
  const parents = { jar: {} as Record<string, string> };
  const signIn = (await call(parents, 'POST', routes.askCode.path, { phone })).json() as { codeId: string };
  const [row] = await world.query<{ text: string }>(`SELECT payload ->> 'text' AS text FROM ~outbox WHERE key = $1`, [
    `code/${signIn.codeId}`,
  ]);
  seat.jar.balapan_code = parents.jar.balapan_code ?? '';
  const stolen = { phone, codeId: signIn.codeId, code: /\d{6}/.exec(row?.text ?? '')?.[0] };
  expect(fact(await begin(seat, stolen))).toEqual(['access.codeOver', undefined]);
  expect(await world.query('SELECT 1 FROM ~on_behalf WHERE person_id = $1', [who.guardian.id])).toEqual([]);
});

test('a caller is found by the number of an application as well; of an unknown phone nothing is told', async () => {
  const [seat, who] = [await sit('callCentreOperator'), await caller()];
  const application = who.application.number;
  const asked = await ask(seat, { application });
  expect(asked.reply.json().to.slice(-2)).toBe(who.phone.slice(-2));
  await begin(seat, { application, codeId: asked.codeId, code: asked.code });
  expect(await me(seat)).toMatchObject({ personId: who.guardian.id });
  const unknown = await ask(seat, { phone: '+77770001122' });
  expect(unknown.reply.json()).toMatchObject({ to: expect.stringContaining('22'), seconds: 300 });
  expect((await ask(seat, { application: '0000-0000-0000' })).reply.statusCode).toBe(404);
  expect(fact((await ask(seat, {})).reply)).toEqual(['field.required', 'phone']);
});

test('one at a time: the next call ends the one before; the operator’s own session may go on', async () => {
  const seat = await sit('callCentreOperator');
  const [first, second] = [await caller(), await caller()];
  await begun(seat, first);
  const before = { ...seat.jar };
  await begun(seat, second);
  expect(await me({ jar: before })).toMatchObject({ role: 'callCentreOperator' });
  expect(await me(seat)).toMatchObject({ personId: second.guardian.id });
  expect(await messages(first)).toHaveLength(1);
  await expect(
    world.query('UPDATE ~on_behalf SET ended_at = NULL WHERE person_id = $1', [first.guardian.id]),
  ).rejects.toThrow('on_behalf_open');
});

test('it is over with the operator’s session, counts for nobody else, and is told once', async () => {
  const [seat, who] = [await sit('callCentreOperator'), await caller()];
  await begun(seat, who);
  const thief = await sit('callCentreOperator');
  thief.jar.balapan_behalf = seat.jar.balapan_behalf ?? '';
  expect(await me(thief)).toMatchObject({ role: 'callCentreOperator' });
  const alone = { jar: { balapan_session: seat.jar.balapan_behalf ?? '' } };
  const kept = { ...seat.jar };
  expect((await call(seat, 'POST', accessRoutes.signOut.path)).json()).toEqual({ ended: true });
  expect([await me({ jar: kept }), await me(alone)]).toEqual([null, null]);
  await endOverBehalfs(house);
  expect(await endOverBehalfs(house)).toBe(0);
  expect(await messages(who)).toHaveLength(1);
});

test('a clerk notes which kind of document was shown; an operator sees their own calls of the day only', async () => {
  const [clerk, who, operator] = [await sit('consultationClerk'), await caller(), await sit('callCentreOperator')];
  const { phone } = who;
  const { codeId, code } = await ask(clerk, { phone });
  expect(fact(await begin(clerk, { phone, codeId, code }))).toEqual(['field.required', 'document']);
  expect((await begin(clerk, { phone, codeId, code, document: 'identityCard' })).statusCode).toBe(200);
  await call(clerk, 'POST', routes.endBehalf.path);
  const { calls } = (await call(clerk, 'GET', routes.behalfToday.path)).json();
  expect(calls).toMatchObject([{ reason: 'offer', document: 'identityCard', endedAt: expect.any(String) }]);
  expect((await call(operator, 'GET', routes.behalfToday.path)).json()).toEqual({ calls: [] });
});

test('nobody but the support; nobody for themselves; who is signed in to no behalf ends none', async () => {
  const { phone } = await caller();
  for (const role of ['head', 'departmentHead', 'administrator', 'auditor'] as const) {
    expect((await ask(await sit(role), { phone })).reply.statusCode).toBe(403);
  }
  const seat = await sit('callCentreOperator');
  const { child } = await caller();
  await world.query('UPDATE ~person SET phone = $2 WHERE id = $1', [seat.personId, '+77017770001']);
  const link = `INSERT INTO ~guardianship (child_id, person_id, relation, signs) VALUES ($1, $2, 'mother', true)`;
  await world.query(link, [child.id, seat.personId]);
  const { codeId, code } = await ask(seat, { phone: '+77017770001' });
  expect(fact(await begin(seat, { phone: '+77017770001', codeId, code }))).toEqual(['access.codeWrong', 'code']);
  expect((await call(seat, 'POST', routes.endBehalf.path)).statusCode).toBe(404);
});
