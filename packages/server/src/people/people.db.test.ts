/** Appointing, confirming, replacing, ending: what holds, for whom, and who may not. */
import type { InputOf } from '@balapan/api/contract.ts';
import type { peopleRoutes } from '@balapan/api/people.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay } from '@balapan/domain/day.ts';
import { composeIin } from '@balapan/domain/iin.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { brokenChains } from '../kernel/auditCheck.ts';
import { perform } from '../kernel/operation.ts';
import { holderOf } from '../settlement/signQueries.ts';
import { district, tinyWorld } from '../testing/world.ts';
import { appoint, replace } from './appoint.ts';
import { confirm } from './confirm.ts';
import { end } from './end.ts';
import { member } from './read.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const house = { ...world.house, wall: () => wall };
let wall = 1_757_561_400_000;
const administrator = await world.staff('administrator');
const departmentHead = await world.staff('departmentHead');
const kindergarten = await world.provider();
const other = await world.provider();
const group = await world.careGroup(kindergarten);
const otherGroup = await world.careGroup(other);
const head = await world.staff('head', { provider: kindergarten });
let serial = 6000;

type Appointing = InputOf<typeof peopleRoutes.appoint>;
const somebody = () => {
  serial += 1;
  const birthDate = asDay('1991-03-08');
  const iin = composeIin(birthDate, 'female', serial) ?? composeIin(birthDate, 'female', serial + 2000) ?? '';
  return { iin, birthDate, surname: 'Омарова', givenName: 'Әсел', patronymic: 'Қайратқызы' };
};
const order = { orderNumber: '17-л', orderDate: asDay('2025-09-10') };
const today = asDay('2025-09-11');
const days = { from: today, to: null };
const educator = (over: Partial<Appointing> = {}): Appointing => ({
  ...somebody(),
  role: 'educator',
  providerId: kindergarten.id,
  careGroupId: group.id,
  ...days,
  ...order,
  ...over,
});
const office = (role: Appointing['role'], over: Partial<Appointing> = {}): Appointing => ({
  ...somebody(),
  role,
  organisation: 'financialCentre',
  district,
  providerId: kindergarten.id,
  ...days,
  ...order,
  ...over,
});
const rowOf = async (id: string) =>
  (await world.query<Record<string, unknown>>('SELECT * FROM ~appointment WHERE id = $1', [id]))[0];
const events = async () => (await world.query('SELECT count(*)::integer AS n FROM ~audit_event'))[0]?.n;
/** A refusal changes nothing. */
async function refused(asked: () => Promise<unknown>, code: string, field?: string) {
  const before = await events();
  await expect(asked()).rejects.toMatchObject({ code, ...(field === undefined ? {} : { fact: { field } }) });
  expect(await events()).toBe(before);
}

beforeEach(async () => {
  await world.at('2025-09-11');
  wall += 3_600_000;
});

describe('appointing', () => {
  test('a head appoints an educator of the own kindergarten: it holds at once, the event names no person by name', async () => {
    const input = educator();
    const { appointmentId, state } = await perform(house, head, appoint, input);
    expect(state).toBe('current');
    expect(await rowOf(appointmentId)).toMatchObject({
      role: 'educator',
      provider_id: kindergarten.id,
      care_group_id: group.id,
      period: { from: today, to: null },
      order_number: '17-л',
      made_by: head.personId,
      confirmed_by: null,
    });
    const [event] = await world.query<{ payload: unknown; chain_id: string }>(
      `SELECT payload, chain_id FROM ~audit_event WHERE operation = 'people.appoint' ORDER BY at DESC, seq DESC LIMIT 1`,
    );
    expect(event?.chain_id).toBe(kindergarten.id);
    expect(JSON.stringify(event?.payload)).not.toMatch(/Омарова|\d{12}/u);
    expect((await brokenChains(house)).broken).toEqual([]);
  });

  test('what is not theirs is refused: other places, other roles, oneself', async () => {
    await refused(() => perform(house, head, appoint, educator({ providerId: other.id })), 'access.forbidden');
    await refused(() => perform(house, head, appoint, educator({ careGroupId: otherGroup.id })), 'request.notFound');
    await refused(() => perform(house, head, appoint, office('head')), 'access.forbidden');
    await refused(() => perform(house, head, appoint, office('payerReleaser')), 'access.forbidden');
    await refused(() => perform(house, administrator, appoint, educator()), 'access.forbidden');
    const self = { personId: administrator.personId, iin: undefined };
    await refused(() => perform(house, administrator, appoint, office('auditor', self)), 'people.oneself');
    for (const role of ['methodist', 'departmentHead', 'guardian', 'auditor'] as const) {
      const actor = role === 'guardian' ? world.parent(await world.child()) : await world.staff(role);
      await refused(() => perform(house, actor, appoint, educator()), 'access.forbidden');
    }
  });

  test('days begin today or later; the order is not from the future; a place is asked for', async () => {
    await refused(() => perform(house, head, appoint, educator({ from: asDay('2025-09-10') })), 'people.daysPast');
    await refused(() => perform(house, head, appoint, educator({ to: asDay('2025-09-10') })), 'people.daysPast');
    await refused(
      () => perform(house, head, appoint, educator({ orderDate: asDay('2025-09-12') })),
      'people.orderAhead',
    );
    const nowhere = office('districtSpecialist', { district: undefined });
    await refused(() => perform(house, administrator, appoint, nowhere), 'field.required', 'district');
  });

  test('number, day of birth and names must agree', async () => {
    const wrong = { ...educator(), iin: '910308400001' };
    await refused(() => perform(house, head, appoint, wrong), 'iin.control', 'iin');
    const differs = educator({ birthDate: asDay('1991-03-09') });
    await refused(() => perform(house, head, appoint, differs), 'iin.birthDateDiffers', 'birthDate');
    const birthDate = asDay('2015-05-05');
    const child = educator({ iin: composeIin(birthDate, 'male', 77) ?? '', birthDate });
    await refused(() => perform(house, head, appoint, child), 'people.tooYoung', 'birthDate');
    const { guardian } = await world.child();
    const known = { iin: guardian.iin, birthDate: asDay('1990-05-05'), patronymic: undefined };
    const asked = educator({ ...known, surname: 'Иванова', givenName: guardian.given_name });
    await refused(() => perform(house, head, appoint, asked), 'people.nameDiffers');
    const right = educator({ ...known, surname: guardian.surname.toUpperCase(), givenName: guardian.given_name });
    await perform(house, head, appoint, right);
    expect(await world.query('SELECT staff FROM ~person WHERE id = $1', [guardian.id])).toEqual([{ staff: true }]);
  });

  test('who tries numbers one after the other is stopped', async () => {
    const guesser = await world.staff('head', { provider: kindergarten });
    const { guardian } = await world.child();
    const known = { iin: guardian.iin, birthDate: asDay('1990-05-05'), givenName: 'Анна' };
    for (let n = 0; n < 20; n += 1)
      await refused(
        () => perform(house, guesser, appoint, educator({ ...known, surname: `Аб${n}` })),
        'people.nameDiffers',
      );
    const right = educator({ ...known, surname: guardian.surname });
    await refused(() => perform(house, guesser, appoint, right), 'request.tooMany');
  });

  test('the same role in the same place overlaps; another group, another time, another role do not', async () => {
    const input = educator({ to: asDay('2025-09-30') });
    const { appointmentId } = await perform(house, head, appoint, input);
    const personId = String((await rowOf(appointmentId))?.person_id);
    const again = { personId, iin: undefined };
    await refused(
      () => perform(house, head, appoint, educator({ ...again, from: asDay('2025-09-30') })),
      'people.overlaps',
    );
    const second = await world.careGroup(kindergarten);
    await perform(house, head, appoint, educator({ ...again, careGroupId: second.id }));
    await perform(house, head, appoint, educator({ ...again, from: asDay('2025-10-01') }));
    await perform(house, head, appoint, { ...educator(again), role: 'methodist' });
    const told = await perform(house, head, member, { personId });
    expect(told.rows.map(({ role, state }) => `${role} ${state}`).sort()).toEqual([
      'educator current',
      'educator current',
      'educator future',
      'methodist current',
    ]);
    // In the database too, whoever writes.
    const twice = world.query(
      `INSERT INTO ~appointment (id, person_id, role, provider_id, period) VALUES ($1, $2, 'methodist', $3, '[2025-10-01,)')`,
      [world.newId(), personId, kindergarten.id],
    );
    await expect(twice).rejects.toMatchObject({ code: '23P01' });
  });
});

describe('the second person', () => {
  test('what moves money or decides holds when somebody else has confirmed it, from that day on', async () => {
    const { appointmentId, state } = await perform(house, administrator, appoint, office('payerReleaser'));
    expect(state).toBe('waiting');
    const yes = { appointmentId, accept: true };
    await refused(() => perform(house, administrator, confirm, yes), 'access.sameHand');
    const accountant = await world.staff('departmentAccountant');
    await refused(() => perform(house, accountant, confirm, yes), 'access.forbidden');
    await world.at('2025-09-15');
    expect((await perform(house, departmentHead, confirm, yes)).state).toBe('current');
    expect(await rowOf(appointmentId)).toMatchObject({ period: { from: '2025-09-15', to: null } });
    await refused(() => perform(house, departmentHead, confirm, yes), 'request.stale');
  });

  test('nobody confirms their own appointment, nor one whose days are over', async () => {
    const second = await world.staff('administrator');
    const role = 'departmentHead' as const;
    const own = office(role, { personId: second.personId, iin: undefined });
    const { appointmentId } = await perform(house, administrator, appoint, own);
    await refused(() => perform(house, second, confirm, { appointmentId, accept: true }), 'people.oneself');
    const short = await perform(house, administrator, appoint, office(role, { to: asDay('2025-09-12') }));
    await world.at('2025-09-13');
    const late = { appointmentId: short.appointmentId, accept: true };
    await refused(() => perform(house, departmentHead, confirm, late), 'people.tooLate');
    expect((await perform(house, departmentHead, confirm, { ...late, accept: false })).state).toBe('withdrawn');
    await refused(() => perform(house, departmentHead, confirm, late), 'request.stale');
  });

  test('the database holds it too', async () => {
    const write = (by: string | null, confirmed: string | null, period: string) =>
      world.query(
        `INSERT INTO ~appointment (id, person_id, role, organisation, ordered, period, order_number, order_date, made_by, made_at, confirmed_by)
         VALUES ($1, $2, 'payerReleaser', 'department', '[2025-09-11,)', $3, '1', '2025-09-10', $4, now(), $5)`,
        [world.newId(), head.personId, period, by, confirmed],
      );
    const [a, b] = [administrator.personId, departmentHead.personId];
    await expect(write(a, null, '[2025-09-11,)')).rejects.toThrow('appointment_confirmed');
    await expect(write(a, a, '[2025-09-11,)')).rejects.toThrow('appointment_two_people');
    await expect(write(a, head.personId, '[2025-09-11,)')).rejects.toThrow('appointment_not_oneself');
    await expect(write(a, b, '[2025-09-10,)')).rejects.toThrow('appointment_within_order');
  });
});

describe('the end', () => {
  test('on a day, at once, back as ordered; what is over stays over', async () => {
    const { appointmentId } = await perform(house, head, appoint, educator());
    const endIt = (lastDay: string | null, actor = head) =>
      perform(house, actor, end, {
        appointmentId,
        lastDay: lastDay === null ? null : asDay(lastDay),
        basis: 'приказ 18-л',
      });
    const foreign = await world.staff('head', { provider: other });
    await refused(() => endIt('2025-09-20', foreign), 'request.notFound');
    await refused(() => endIt('2025-09-20', administrator), 'request.notFound');
    expect((await endIt('2025-09-20')).state).toBe('current');
    expect((await endIt(null)).state).toBe('current');
    expect(await rowOf(appointmentId)).toMatchObject({ period: { from: today, to: null } });
    await world.at('2025-09-15');
    await refused(() => endIt('2025-09-13'), 'people.over');
    expect((await endIt('2025-09-14')).state).toBe('past');
    await refused(() => endIt(null), 'people.over');
    await refused(() => endIt('2025-09-30'), 'people.over');
  });

  test('before it begins it is taken back; in the database it does not come again', async () => {
    const { appointmentId } = await perform(house, head, appoint, educator({ from: asDay('2025-09-20') }));
    const told = await perform(house, head, end, { appointmentId, lastDay: asDay('2025-09-11'), basis: 'ошибка' });
    expect(told.state).toBe('withdrawn');
    const revive = db.pool.query(
      `BEGIN; SET LOCAL ROLE balapan_app; UPDATE almaty.appointment SET period = ordered WHERE id = '${appointmentId}'; COMMIT`,
    );
    await expect(revive).rejects.toMatchObject({ code: '23514' });
    await db.pool.query('ROLLBACK');
  });

  test('the last administrator stays, also when two end each other at once', async () => {
    const second = await world.staff('administrator');
    await world.query(
      `UPDATE ~appointment SET period = '[2025-07-01,2025-09-01)' WHERE role = 'administrator' AND id <> ALL ($1)`,
      [[administrator.appointmentId, second.appointmentId]],
    );
    const last = asDay('2025-09-10');
    const ends = await Promise.allSettled([
      perform(house, administrator, end, { appointmentId: second.appointmentId, lastDay: last, basis: 'a' }),
      perform(house, second, end, { appointmentId: administrator.appointmentId, lastDay: last, basis: 'b' }),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const left = await world.query<{ id: string }>(
      `SELECT id FROM ~appointment WHERE role = 'administrator' AND period @> '2025-09-11'::date`,
    );
    expect(left).toHaveLength(1);
    const self = { appointmentId: left[0]?.id ?? '', lastDay: asDay('2025-12-31'), basis: 'c' };
    const actor = left[0]?.id === second.appointmentId ? second : administrator;
    await refused(() => perform(house, actor, end, self), 'people.lastAdministrator');
    await world.query(`UPDATE ~appointment SET period = '[2025-07-01,)' WHERE id = $1`, [administrator.appointmentId]);
  });
});

describe('a deputy', () => {
  const standIn = (from: string, to: string) => ({ ...somebody(), from: asDay(from), to: asDay(to), ...order });

  test('takes the desk for the period; the region’s midnight begins and ends it', async () => {
    const principal = await world.staff('districtSpecialist', { district });
    const { appointmentId: id, state } = await perform(house, administrator, replace, {
      appointmentId: principal.appointmentId,
      ...standIn('2025-09-12', '2025-09-14'),
    });
    expect(state).toBe('future');
    const deputyId = String((await rowOf(id))?.person_id);
    const desk = (day: string) =>
      holderOf(
        { query: async (text, values) => (await scoped(text, values)) as never },
        'districtSpecialist',
        { district },
        asDay(day),
      );
    const scoped = (text: string, values?: readonly unknown[]) =>
      world.query(
        text.replace('FROM appointment', 'FROM ~appointment').replace('JOIN appointment', 'JOIN ~appointment'),
        values,
      );
    expect(await desk('2025-09-11')).toBe(principal.personId);
    expect(await desk('2025-09-12')).toBe(deputyId);
    expect(await desk('2025-09-14')).toBe(deputyId);
    expect(await desk('2025-09-15')).toBe(principal.personId);
  });

  test('stands in the principal’s place and days only, one at a time, confirmed where the role is', async () => {
    const { appointmentId } = await perform(house, head, appoint, educator({ to: asDay('2025-09-30') }));
    const ask = (from: string, to: string) => ({ appointmentId, ...standIn(from, to) });
    await refused(() => perform(house, head, replace, ask('2025-09-20', '2025-10-01')), 'people.deputyOutside');
    await refused(() => perform(house, administrator, replace, ask('2025-09-20', '2025-09-21')), 'request.notFound');
    const foreign = await world.staff('head', { provider: other });
    await refused(() => perform(house, foreign, replace, ask('2025-09-20', '2025-09-21')), 'request.notFound');
    const first = await perform(house, head, replace, ask('2025-09-15', '2025-09-20'));
    await refused(() => perform(house, head, replace, ask('2025-09-20', '2025-09-21')), 'people.deputyTaken');
    const further = { ...ask('2025-09-16', '2025-09-17'), appointmentId: first.appointmentId };
    await refused(() => perform(house, head, replace, further), 'people.over');
    const own = await perform(house, head, replace, {
      ...standIn('2025-09-15', '2025-09-20'),
      appointmentId: head.appointmentId,
    });
    expect(own.state).toBe('waiting');
    const accept = { appointmentId: own.appointmentId, accept: true };
    expect((await perform(house, departmentHead, confirm, accept)).state).toBe('future');
  });

  test('goes when the principal goes', async () => {
    const { appointmentId } = await perform(house, head, appoint, educator());
    const [early, late] = [
      await perform(house, head, replace, { appointmentId, ...standIn('2025-09-11', '2025-09-20') }),
      await perform(house, head, replace, { appointmentId, ...standIn('2025-09-25', '2025-09-26') }),
    ];
    await perform(house, head, end, { appointmentId, lastDay: asDay('2025-09-15'), basis: 'приказ' });
    expect(await rowOf(early.appointmentId)).toMatchObject({ period: { from: today, to: '2025-09-16' } });
    expect(
      (await perform(house, head, member, { personId: String((await rowOf(late.appointmentId))?.person_id) })).rows,
    ).toMatchObject([{ state: 'withdrawn', held: null }]);
    const beyond = world.query(`UPDATE ~appointment SET period = '[2025-09-11,2025-09-20)' WHERE id = $1`, [
      early.appointmentId,
    ]);
    await expect(beyond).rejects.toMatchObject({ code: '23514' });
  });
});
