import { testDatabase } from '@balapan/database/testing/database.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, type Enrolled, goodPassword, openDoor } from '../../testing/door.ts';
import { tinyWorld, type World } from '../../testing/world.ts';
import { tryLimits } from '../tries.ts';

const db = await testDatabase();
let world: World;
let door: Door;
let methodist: Enrolled;

beforeAll(async () => {
  world = await tinyWorld(db);
  door = await openDoor(world);
  methodist = await enrolled();
});
afterAll(() => door.app.close());

const enrolled = async (): Promise<Enrolled> =>
  door.enrol(await world.staff('methodist', { provider: await world.provider() }));
const sessions = async (): Promise<number> => (await world.query('SELECT 1 FROM ~session')).length;
const refusals = (personId: string | null) =>
  world.query<{ payload: Record<string, unknown> }>(
    `SELECT payload FROM ~audit_event WHERE operation = 'access.signInRefused' AND subject_id IS NOT DISTINCT FROM $1::uuid ORDER BY seq`,
    [personId],
  );

describe('a password with a code', () => {
  it('opens the cabinet of the role; the session says how', async () => {
    door.tick();
    const { status, body, cookie } = await door.signIn(methodist);
    expect([status, body.role, body.cabinet]).toEqual([200, 'methodist', 'provider']);
    const [own] = (await door.get('sessions', cookie)).body.sessions;
    expect(own).toMatchObject({ method: 'password', current: true });
  });

  it('is written the same on every keyboard', async () => {
    door.tick();
    const { status } = await door.signIn(methodist, { password: goodPassword.normalize('NFD') });
    expect(status).toBe(200);
  });

  it('is taken once, within its own half minute too, and by one of many at once', async () => {
    door.tick();
    const code = await door.codeOf(methodist.secret);
    const told = await Promise.all(Array.from({ length: 4 }, () => door.signIn(methodist, { code })));
    expect(told.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
    expect((await door.signIn(methodist, { code })).body).toMatchObject({ code: 'access.wrongPassword' });
    await door.signIn(methodist, { code: await door.codeOf(methodist.secret, 1) });
  });

  it.each([
    ['two steps old', -2],
    ['two steps to come', 2],
  ])('%s is refused', async (_, away) => {
    door.tick(3600);
    const { status, body } = await door.signIn(methodist, { code: await door.codeOf(methodist.secret, away) });
    expect([status, body]).toEqual([401, { code: 'access.wrongPassword', params: {} }]);
    expect((await door.signIn(methodist)).status).toBe(200);
  });
});

describe('whoever does not come in', () => {
  it('is told the same, after the same work, whatever was wrong; the audit knows what, but not the guess', async () => {
    door.tick(3600);
    const bare = await world.staff('methodist', { provider: await world.provider() });
    const parent = (await world.child()).guardian;
    const gone = await enrolled();
    await world.query(`UPDATE ~appointment SET period = daterange('2020-01-01', '2025-09-11') WHERE person_id = $1`, [
      gone.personId,
    ]);
    const [bareRow] = await world.query<{ iin: string }>('SELECT iin FROM ~person WHERE id = $1', [bare.personId]);
    const guess = 'сиреневый туман 4711';
    const cases: [string, Enrolled, object][] = [
      ['unknown', { ...methodist, iin: '010101500015' }, {}],
      ['a parent', { ...methodist, iin: parent.iin }, {}],
      ['without a password', { ...methodist, iin: bareRow?.iin ?? '' }, {}],
      ['wrong password', methodist, { password: guess }],
      ['wrong code', methodist, { code: '000000' }],
      ['no code', methodist, { code: '' }],
      ['both wrong', methodist, { password: guess, code: 'abcdef' }],
      ['role ended yesterday', gone, {}],
    ];
    const before = await sessions();
    const told = [];
    for (const [, who, over] of cases) {
      const { hashes, codes } = door.work;
      const { status, body, cookie } = await door.signIn(who, over);
      told.push([status, body, cookie, door.work.hashes - hashes, door.work.codes - codes]);
    }
    expect(told).toEqual(cases.map(() => [401, { code: 'access.wrongPassword', params: {} }, '', 1, 3]));
    expect(await sessions()).toBe(before);
    expect((await refusals(methodist.personId)).slice(-4).map(({ payload }) => payload.reason)).toEqual([
      'password',
      'code',
      'code',
      'password',
    ]);
    expect((await refusals(bare.personId))[0]?.payload).toMatchObject({ way: 'password', reason: 'none' });
    const audit = await world.query<{ row: string }>('SELECT audit_event::text AS row FROM ~audit_event');
    expect(audit.map(({ row }) => row).join()).not.toMatch(/туман|4711|010101500015/u);
  });

  it('a wrong guess before does not help: of many at once no more are taken than the limit', async () => {
    door.tick(86_400 * 2);
    const victim = await enrolled();
    const { hashes } = door.work;
    const guesses = Array.from({ length: 40 }, (_, at) => door.signIn(victim, { password: `угадай меня ${at} раз` }));
    const told = (await Promise.all(guesses)).map(({ status }) => status);
    expect(told.filter((status) => status === 401)).toHaveLength(tryLimits.password.most);
    expect(told.filter((status) => status === 429)).toHaveLength(40 - tryLimits.password.most);
    expect(door.work.hashes - hashes).toBe(tryLimits.password.most);
    expect((await door.signIn(victim)).body).toMatchObject({ code: 'request.tooMany' });
    door.tick(tryLimits.password.waitSeconds);
    expect((await door.signIn(victim)).status).toBe(200);
  });

  it('an unknown number is stopped at the same try as a known one', async () => {
    door.tick(86_400 * 2);
    const nobody = { ...methodist, iin: '020202500016' };
    const told = [];
    for (let time = 0; time <= tryLimits.password.most; time += 1) told.push((await door.signIn(nobody)).status);
    expect(told).toEqual([...Array.from({ length: tryLimits.password.most }, () => 401), 429]);
  });

  it('one address is stopped, whoever it tries to be', async () => {
    door.tick(86_400 * 2);
    const told = [];
    for (let time = 0; time <= tryLimits.address.most; time += 1) {
      const iin = `0303035${String(time).padStart(5, '0')}`;
      told.push((await door.signIn({ ...methodist, iin })).status);
    }
    expect(told.at(-1)).toBe(429);
    expect(told.filter((status) => status === 401)).toHaveLength(tryLimits.address.most);
    door.tick(86_400 * 2);
  });
});

it('a secret is in no row and no answer in clear; one moved to another factor does not open', async () => {
  const { rows } = await db.pool.query('SELECT second_factor::text AS row FROM almaty.second_factor');
  const all = rows.map(({ row }) => row).join();
  expect(all).not.toContain(methodist.secret);
  expect(all).not.toContain(Buffer.from(methodist.secret).toString('hex'));
  const other = await enrolled();
  await world.query(
    'UPDATE ~second_factor SET secret = (SELECT secret FROM ~second_factor WHERE id = $2) WHERE id = $1',
    [other.factorId, methodist.factorId],
  );
  expect((await door.signIn(other, { code: await door.codeOf(methodist.secret) })).status).toBe(500);
});

it('where the settings have no such tools, nobody is asked', async () => {
  const closed = await openDoor(world, { proofs: undefined as never });
  expect((await closed.signIn(methodist)).status).toBe(503);
  await closed.app.close();
});
