import { testDatabase } from '@balapan/database/testing/database.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, type Enrolled, openDoor, type Reply } from '../../testing/door.ts';
import { tinyWorld, type World } from '../../testing/world.ts';
import { tryLimits } from '../tries.ts';

const db = await testDatabase();
let world: World;
let door: Door;
let payer: Enrolled;

beforeAll(async () => {
  world = await tinyWorld(db);
  door = await openDoor(world);
  payer = await door.enrol(await world.staff('payerOperator'));
});
afterAll(() => door.app.close());

const codeOf = ({ body }: Reply): unknown => (body as { code?: unknown }).code;
/** Money: a register is made, if there is anything to pay. */
const money = async (cookie: string): Promise<unknown> => {
  const { status, body } = await makeRegister(cookie);
  return body.code === 'access.stepUpNeeded' ? 'stepUp' : status;
};
const makeRegister = async (cookie: string) => {
  const reply = await door.app.inject({
    method: 'POST',
    url: '/api/v1/treasury/registers',
    headers: { 'x-balapan': '1', cookie },
    payload: {},
  });
  return { status: reply.statusCode, body: reply.json() as { code?: string } };
};
const comeIn = async (who = payer): Promise<string> => {
  door.tick(86_400 * 2);
  const { cookie } = await door.signIn(who);
  door.tick(16 * 60);
  return cookie;
};
const code = async (cookie: string, text: string): Promise<Reply> => door.post('step-up/code', { code: text }, cookie);

describe('whoever came in a while ago', () => {
  it('moves no money before a new proof, and does after a code; a quarter of an hour later not again', async () => {
    const cookie = await comeIn();
    expect(await money(cookie)).toBe('stepUp');
    expect((await code(cookie, await door.codeOf(payer.secret))).body).toEqual({ done: true });
    expect(await money(cookie)).not.toBe('stepUp');
    door.tick(15 * 60 + 1);
    expect(await money(cookie)).toBe('stepUp');
  });

  it('is told which ways there are', async () => {
    const cookie = await comeIn();
    expect((await door.get('step-up', cookie)).body).toEqual({ code: true, passkey: false, certificate: false });
    expect(codeOf(await door.post('step-up/passkey/challenge', {}, cookie))).toBe('access.noPasskey');
  });

  it('with a used, an old, a wrong code proves nothing; the tries end', async () => {
    const cookie = await comeIn();
    const used = await door.codeOf(payer.secret);
    await code(cookie, used);
    door.tick(16 * 60);
    expect(codeOf(await code(cookie, used))).toBe('access.wrongCode');
    expect(codeOf(await code(cookie, await door.codeOf(payer.secret, -3)))).toBe('access.wrongCode');
    const told = await Promise.all(Array.from({ length: 20 }, () => code(cookie, '123456')));
    expect(told.filter((reply) => codeOf(reply) === 'request.tooMany')).toHaveLength(22 - tryLimits.secondFactor.most);
    expect(await money(cookie)).toBe('stepUp');
    const events = await world.query(
      `SELECT 1 FROM ~audit_event WHERE operation = 'access.stepUpWithCode' AND payload->>'refused' = 'code'`,
    );
    expect(events).toHaveLength(tryLimits.secondFactor.most);
  });

  it('proves it by their own passkey, not by another’s, and a sign-in’s question is none for it', async () => {
    const [mine, other] = [await comeIn(), await door.enrol(await world.staff('payerOperator'))];
    const device = await door.addDevice(await door.demoSession(payer));
    const stranger = await door.addDevice(other.cookie);
    const go = async (answering: typeof device): Promise<unknown> => {
      const { challengeId, options } = (await door.post('step-up/passkey/challenge', {}, mine)).body;
      return codeOf(await door.post('step-up/passkey', { challengeId, response: answering.answer(options) }, mine));
    };
    expect(await go(stranger)).toBe('access.passkeyWrong');
    expect(await money(mine)).toBe('stepUp');
    const { challengeId, options } = (await door.post('sign-in/passkey/challenge')).body;
    const foreign = await door.post('step-up/passkey', { challengeId, response: device.answer(options) }, mine);
    expect(codeOf(foreign)).toBe('access.challengeOver');
    expect(await go(device)).toBeUndefined();
    expect(await money(mine)).not.toBe('stepUp');
  });

  it('proves only their own session: a stolen token that was ended proves nothing', async () => {
    const cookie = await comeIn();
    const { sessionId } = (await door.get('sessions', cookie)).body.sessions.find(
      (one: { current: boolean }) => one.current,
    );
    await door.post(`sessions/${sessionId}/end`, {}, cookie);
    const replayed = await code(cookie, await door.codeOf(payer.secret));
    expect([replayed.status, codeOf(replayed)]).toEqual([401, 'access.signInNeeded']);
  });
});

describe('one’s own ways', () => {
  it('are changed with a fresh proof only', async () => {
    const cookie = await comeIn();
    const { factorId } = payer;
    const changes = [
      'sign-in-ways/password',
      'sign-in-ways/totp',
      `sign-in-ways/factors/${factorId}/remove`,
      'sign-in-ways/passkey/challenge',
    ];
    const told = await Promise.all(changes.map((path) => door.post(path, { password: 'x', name: 'x' }, cookie)));
    expect(told.map(codeOf)).toEqual(changes.map(() => 'access.stepUpNeeded'));
  });

  it('a new password ends all other sessions, and the person is told without a word of theirs', async () => {
    const member = await door.enrol(await world.staff('payerOperator'));
    const other = await door.demoSession(member);
    const set = await door.post('sign-in-ways/password', { password: 'жеті қазына сегізінші' }, member.cookie);
    expect(set.body.ended).toBeGreaterThan(0);
    expect((await door.get('sessions', other)).status).toBe(401);
    expect((await door.get('sessions', member.cookie)).status).toBe(200);
    const [message] = await world.query<{ payload: { text: string } }>(
      `SELECT payload FROM ~outbox WHERE payload->>'personId' = $1 ORDER BY id DESC LIMIT 1`,
      [member.personId],
    );
    expect(message?.payload).toMatchObject({ template: 'accessChanged' });
    expect(message?.payload.text).not.toMatch(/Тест|\d{6}/u);
  });

  it.each([
    ['too short', 'короткий', 'password.short'],
    ['a keyboard’s row', 'qwertyuiop123', 'password.common'],
    ['common, twice', 'passwordpassword', 'password.common'],
  ])('a password that is %s is refused on its field, and the old one stays', async (_, password, told) => {
    const before = await world.query('SELECT hash FROM ~staff_password WHERE person_id = $1', [payer.personId]);
    const reply = await door.post('sign-in-ways/password', { password }, await door.demoSession(payer));
    expect(reply.body).toMatchObject({ code: told, field: 'password' });
    expect(await world.query('SELECT hash FROM ~staff_password WHERE person_id = $1', [payer.personId])).toEqual(
      before,
    );
  });

  it('the last second factor stays, of two that are removed at once one does', async () => {
    const member = await door.enrol(await world.staff('payerOperator'));
    const remove = (id: string) => door.post(`sign-in-ways/factors/${id}/remove`, {}, member.cookie);
    expect(codeOf(await remove(member.factorId))).toBe('access.lastFactor');
    await door.addDevice(member.cookie);
    const ids = (await door.get('sign-in-ways', member.cookie)).body.factors.map(
      (one: { factorId: string }) => one.factorId,
    );
    const told = await Promise.all(ids.map((id: string) => remove(id)));
    expect(told.map(codeOf).sort()).toEqual(['access.lastFactor', undefined].sort());
  });

  it('another’s factor is not found; a begun application opens nothing', async () => {
    const member = await door.enrol(await world.staff('payerOperator'));
    const strange = await door.post(`sign-in-ways/factors/${payer.factorId}/rename`, { name: 'Мой' }, member.cookie);
    expect(strange.status).toBe(404);
    const { secret } = (await door.post('sign-in-ways/totp', { name: 'Второй' }, member.cookie)).body;
    door.tick();
    expect((await door.signIn({ ...member, secret })).status).toBe(401);
    expect((await door.signIn(member)).status).toBe(200);
  });

  it('are not for a parent', async () => {
    const { guardian } = await world.child();
    const cookie = await door.demoSession({ personId: guardian.id });
    expect((await door.get('sign-in-ways', cookie)).status).toBe(403);
  });
});
