import { testDatabase } from '@balapan/database/testing/database.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { makeDevice } from '../../testing/authenticator.ts';
import { type Door, type Enrolled, goodPassword, openDoor, type Reply } from '../../testing/door.ts';
import { tinyWorld, type World } from '../../testing/world.ts';
import { tryLimits } from '../tries.ts';
import { recoverByOperator } from './recoverByOperator.ts';

const db = await testDatabase();
let world: World;
let door: Door;
type Member = Actor & { appointmentId: string; personId: string };
let [administrator, boss, head, educator]: Member[] = [];
let kindergarten: { id: string };

beforeAll(async () => {
  world = await tinyWorld(db);
  door = await openDoor(world);
  kindergarten = await world.provider();
  administrator = await world.staff('administrator');
  boss = await world.staff('departmentHead');
  head = await world.staff('head', { provider: kindergarten });
  educator = await world.staff('educator', { careGroup: await world.careGroup(kindergarten) });
});
afterAll(() => door.app.close());

const codeOf = ({ body }: Reply): unknown => body.code;
const as = async (who: Member | undefined, path: string, payload: object = {}): Promise<Reply> =>
  door.post(path, payload, await door.demoSession(who as Member));
const iinOf = async ({ personId }: { personId: string }): Promise<string> =>
  (await world.query<{ iin: string }>('SELECT iin FROM ~person WHERE id = $1', [personId]))[0]?.iin ?? '';
const newMember = async (): Promise<Member> => world.staff('methodist', { provider: kindergarten });
const rowOf = async (reader: Member | undefined, { personId }: { personId: string }) => {
  const { body } = await door.get('staff?size=200', await door.demoSession(reader as Member));
  return body.rows.find((row: { personId: string }) => row.personId === personId);
};
const invitationFor = async (member: Member, by = head): Promise<string> =>
  (await as(by, `staff/${member.personId}/invite`)).body.code;
const accept = async (member: Member, invitation: string, over: object = {}): Promise<Reply> => {
  const iin = await iinOf(member);
  const opened = await door.post('invitations/open', { iin, invitation });
  if (opened.status !== 200) return opened;
  const { factorId, secret } = opened.body.totp;
  const factor = { kind: 'totp', factorId, name: 'Телефон', code: await door.codeOf(secret) };
  return door.post('invitations/accept', { iin, invitation, password: goodPassword, factor, ...over });
};

describe('an invitation', () => {
  it('is shown once, brings in whoever holds it with their number, and is used by that', async () => {
    const member = await newMember();
    expect(await rowOf(head, member)).toMatchObject({ hasPassword: false, factors: 0, may: ['invite'] });
    const invitation = await invitationFor(member);
    expect(await rowOf(head, member)).toMatchObject({ invitedUntil: expect.any(String) });
    const rows = await world.query<{ row: string }>('SELECT invitation::text AS row FROM ~invitation');
    expect(rows.map(({ row }) => row).join()).not.toContain(invitation);
    const reply = await accept(member, invitation.toLowerCase());
    expect([reply.status, reply.body.role]).toEqual([200, 'methodist']);
    expect((await door.get('sign-in-ways', reply.cookie)).body).toMatchObject({
      passwordChangedAt: expect.any(String),
      factors: [{ kind: 'totp', name: 'Телефон' }],
    });
    expect(codeOf(await accept(member, invitation))).toBe('access.invitationUsed');
    expect(await rowOf(head, member)).toMatchObject({ hasPassword: true, factors: 1, may: ['ask'] });
  });

  it('takes a passkey for the second factor as well', async () => {
    const member = await newMember();
    const [invitation, iin] = [await invitationFor(member), await iinOf(member)];
    const { passkey } = (await door.post('invitations/open', { iin, invitation })).body;
    const device = makeDevice();
    const factor = {
      kind: 'passkey',
      challengeId: passkey.challengeId,
      name: 'Ключ',
      response: device.make(passkey.options),
    };
    const reply = await door.post('invitations/accept', { iin, invitation, password: goodPassword, factor });
    expect(reply.status).toBe(200);
    const { challengeId, options, ...asked } = await door
      .post('sign-in/passkey/challenge')
      .then(({ body, cookies }) => ({ ...body, cookies }));
    const again = await door.post('sign-in/passkey', { challengeId, response: device.answer(options) }, asked.cookies);
    expect(again.status).toBe(200);
  });

  it('over, replaced, unknown, another’s: each in its own words, and nothing is set up', async () => {
    const member = await newMember();
    const old = await invitationFor(member);
    door.tick(24 * 3600);
    expect(codeOf(await accept(member, old))).toBe('access.invitationOver');
    const [first, second] = [await invitationFor(member), await invitationFor(member)];
    expect(codeOf(await accept(member, first))).toBe('access.invitationOver');
    expect(codeOf(await accept(await newMember(), second))).toBe('access.invitationWrong');
    expect(codeOf(await accept(member, '0000-0000-0000-0000'))).toBe('access.invitationWrong');
    expect(await rowOf(head, member)).toMatchObject({ hasPassword: false, factors: 0 });
    const refused = await world.query(
      `SELECT 1 FROM ~audit_event WHERE operation = 'access.signInRefused' AND payload->>'way' = 'invitation'`,
    );
    expect(refused.length).toBeGreaterThanOrEqual(4);
  });

  it('a weak password or a wrong code leaves it unused, and of two at once one comes in', async () => {
    const member = await newMember();
    const invitation = await invitationFor(member);
    expect(codeOf(await accept(member, invitation, { password: 'parolparolparol' }))).toBe('password.common');
    const strange = { kind: 'totp', factorId: world.newId(), name: 'x', code: '123456' };
    expect((await accept(member, invitation, { factor: strange })).status).toBe(404);
    const told = await Promise.all([accept(member, invitation), accept(member, invitation)]);
    expect(told.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  it('is not for whoever has no post today', async () => {
    const member = await newMember();
    const invitation = await invitationFor(member);
    await world.query(`UPDATE ~appointment SET period = daterange('2020-01-01', '2025-09-11') WHERE person_id = $1`, [
      member.personId,
    ]);
    expect(codeOf(await accept(member, invitation))).toBe('access.noRoleToday');
  });

  it('is guessed a few times only', async () => {
    const iin = await iinOf(await newMember());
    const guesses = Array.from({ length: 20 }, (_, at) =>
      door.post('invitations/open', { iin, invitation: `0000-0000-0000-00${10 + at}` }),
    );
    const told = (await Promise.all(guesses)).map(codeOf);
    expect(told.filter((code) => code === 'access.invitationWrong')).toHaveLength(tryLimits.invitation.most);
  });

  it('is made for one’s own people only, and never for oneself or for whoever can come in', async () => {
    const stranger = await world.staff('methodist', { provider: await world.provider() });
    expect((await as(head, `staff/${stranger.personId}/invite`)).status).toBe(404);
    expect((await as(head, `staff/${(await world.child()).guardian.id}/invite`)).status).toBe(404);
    expect(codeOf(await as(administrator, `staff/${administrator?.personId}/invite`))).toBe('access.notOneself');
    const member = await newMember();
    await door.enrol(member);
    expect(codeOf(await as(head, `staff/${member.personId}/invite`))).toBe('access.hasWays');
    expect((await as(educator, `staff/${member.personId}/invite`)).status).toBe(403);
  });
});

describe('a recovery', () => {
  const ask = (by: Member | undefined, of: { personId: string }): Promise<Reply> =>
    as(by, `staff/${of.personId}/recovery`, { reason: 'Потерян телефон' });
  const confirm = (by: Member | undefined, { body }: Reply): Promise<Reply> =>
    as(by, `recoveries/${body.recoveryId}/confirm`);
  const lost = async (): Promise<Member & { before: Enrolled }> => {
    const member = await newMember();
    return { ...member, before: await door.enrol(member) };
  };

  it('by two people ends password, factors and sessions, and lets in by a new invitation; the audit names both', async () => {
    const member = await lost();
    const asked = await ask(head, member);
    expect(await rowOf(administrator, member)).toMatchObject({
      recovery: { reason: 'Потерян телефон', own: false },
      may: ['confirm', 'drop'],
    });
    const confirmed = await confirm(administrator, asked);
    expect(confirmed.status).toBe(200);
    expect((await door.get('sign-in-ways', member.before.cookie)).status).toBe(401);
    door.tick();
    expect((await door.signIn(member.before)).status).toBe(401);
    expect((await accept(member, confirmed.body.code)).status).toBe(200);
    const [event] = await world.query<{ user_id: string; payload: object }>(
      `SELECT user_id, payload FROM ~audit_event WHERE operation = 'access.confirmRecovery' AND subject_id = $1`,
      [member.personId],
    );
    expect(event).toMatchObject({
      user_id: administrator?.personId,
      payload: { askedBy: head?.personId, confirmedBy: administrator?.personId, factors: 1 },
    });
    const texts = await world.query<{ payload: { template: string } }>(
      `SELECT payload FROM ~outbox WHERE payload->>'personId' = $1 ORDER BY id DESC LIMIT 3`,
      [member.personId],
    );
    expect(texts.map(({ payload }) => payload.template)).toEqual(['accessChanged', 'accessChanged', 'accessRecovery']);
  });

  it('is not confirmed by who asked, nor by whom it is for, nor by somebody else’s head; twice at once it is one', async () => {
    const member = await lost();
    const asked = await ask(administrator, member);
    expect(codeOf(await confirm(administrator, asked))).toBe('access.secondHand');
    const neighbour = await world.staff('head', { provider: await world.provider() });
    expect((await confirm(neighbour, asked)).status).toBe(404);
    expect((await confirm(educator, asked)).status).toBe(403);
    const told = await Promise.all([confirm(head, asked), confirm(boss, asked)]);
    expect(told.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(codeOf(await ask(boss, boss as Member))).toBe('access.notOneself');
  });

  it('waits once, is taken back, is over after three days', async () => {
    const member = await lost();
    const asked = await ask(head, member);
    expect(codeOf(await ask(administrator, member))).toBe('access.recoveryWaits');
    expect((await as(head, `recoveries/${asked.body.recoveryId}/drop`)).status).toBe(200);
    expect((await confirm(administrator, asked)).status).toBe(404);
    const second = await ask(head, member);
    door.tick(72 * 3600);
    expect(codeOf(await confirm(administrator, second))).toBe('access.recoveryOver');
    expect((await door.signIn(member.before)).status).toBe(200);
    expect((await ask(administrator, member)).status).toBe(200);
  });

  it('the database refuses the same hand twice and one’s own', async () => {
    const [by, of] = [(administrator as Member).personId, (educator as Member).personId];
    const insert = (person: string, asker: string, confirmer: string | null): Promise<unknown> =>
      world.query(
        `INSERT INTO ~access_recovery (id, person_id, reason, asked_by, asked_at, ends_at, confirmed_by, confirmed_at)
         VALUES ($1, $2, 'x', $3, now(), now(), $4::uuid, CASE WHEN $4 IS NULL THEN NULL ELSE now() END)`,
        [world.newId(), person, asker, confirmer],
      );
    await expect(insert(of, by, by)).rejects.toThrow('access_recovery_three_people');
    await expect(insert(of, by, of)).rejects.toThrow('access_recovery_three_people');
    await expect(insert(by, by, null)).rejects.toThrow('access_recovery_three_people');
  });

  it('of one who also works for the Department is no matter of their kindergarten’s head', async () => {
    const member = await lost();
    await world.query(
      `INSERT INTO ~appointment (id, person_id, role, organisation, period) VALUES ($1, $2, 'departmentSpecialist', 'department', '[2024-01-01,)')`,
      [world.newId(), member.personId],
    );
    expect((await ask(head, member)).status).toBe(404);
    expect((await rowOf(head, member)).may).toEqual([]);
    expect((await ask(administrator, member)).status).toBe(200);
  });
});

it('a head sees their own staff, a releaser the payer’s, nobody a parent', async () => {
  await world.staff('payerOperator');
  const releaser = await world.staff('payerReleaser');
  const see = async (who: Member | undefined, query = '') => {
    const { body } = await door.get(`staff?size=200${query}`, await door.demoSession(who as Member));
    return body.rows as { posts: { role: string }[] }[];
  };
  const rolesOf = (rows: { posts: { role: string }[] }[]) =>
    new Set(rows.flatMap(({ posts }) => posts.map(({ role }) => role)));
  expect(rolesOf(await see(releaser))).toEqual(new Set(['payerOperator', 'payerReleaser']));
  expect((await see(head)).length).toBeLessThan((await see(administrator)).length);
  expect(rolesOf(await see(administrator))).not.toContain('guardian');
  expect(await see(administrator, '&search=нет%20такого')).toEqual([]);
});

describe('by the operator', () => {
  const reason = 'утерян телефон, заявление № 5';

  it('the only administrator comes in again: what they had ends, an invitation opens the door, the audit tells', async () => {
    const only = administrator as Member;
    const before = await door.enrol(only);
    expect((await door.signIn(before)).status).toBe(200);
    const { name, code } = await recoverByOperator(door.house, null, reason);
    expect(name).not.toBe('');
    door.tick(60);
    expect((await door.signIn(before)).status).not.toBe(200);
    expect((await door.get('me', before.cookie)).body.person).toBeNull();
    expect((await accept(only, code)).status).toBe(200);
    const [told] = await world.query<{ source: string; user_id: string | null; payload: object }>(
      `SELECT source, user_id, payload FROM ~audit_event WHERE operation = 'access.recoverByOperator' AND subject_id = $1`,
      [only.personId],
    );
    expect(told).toMatchObject({ source: 'cli', user_id: null, payload: { reason, factors: 1 } });
    expect(JSON.stringify(told)).not.toContain(code);
    const messages = await world.query(`SELECT 1 FROM ~outbox WHERE payload->>'personId' = $1`, [only.personId]);
    expect(messages.length).toBeGreaterThan(0);
  });

  it('of several administrators one must be named; the Department’s head may be, nobody else', async () => {
    const second = await world.staff('administrator');
    await expect(recoverByOperator(door.house, null, reason)).rejects.toMatchObject({ code: 'request.notFound' });
    for (const one of [second, boss as Member])
      expect((await accept(one, (await recoverByOperator(door.house, await iinOf(one), reason)).code)).status).toBe(
        200,
      );
    for (const one of [head as Member, educator as Member])
      await expect(recoverByOperator(door.house, await iinOf(one), reason)).rejects.toMatchObject({
        code: 'request.notFound',
      });
    const guardian = (await world.child()).guardian.iin;
    await expect(recoverByOperator(door.house, guardian, reason)).rejects.toMatchObject({ code: 'request.notFound' });
  });
});
