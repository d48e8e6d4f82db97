import { testDatabase } from '@balapan/database/testing/database.ts';
import { asMonth, type Day } from '@balapan/domain/day.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { perform } from '../kernel/operation.ts';
import { closeMonth } from '../settlement/closing/closeMonth.ts';
import { enrolled, markDays } from '../testing/month.ts';
import { tinyWorld, type World } from '../testing/world.ts';
import { answerDispute, dispute, disputes } from './disputes.ts';
import { group, groups } from './group.ts';
import { mark } from './mark.ts';
import { confirmMonth, myMonth } from './myMonth.ts';
import { register } from './register.ts';

const db = await testDatabase();
let world: World;
let place: Awaited<ReturnType<typeof enrolled>>;
let educator: Actor;
let head: Actor;
let stranger: Actor;
const day = (text: string): Day => text as Day;

beforeAll(async () => {
  world = await tinyWorld(db);
  place = await enrolled(world, 3);
  educator = await world.staff('educator', { careGroup: place.group });
  head = await world.staff('head', { provider: place.provider });
  stranger = await world.staff('educator', { careGroup: (await enrolled(world, 1)).group });
});

const marking = (
  text: string,
  childId: string,
  what: 'present' | 'ill' | 'leave' | 'quarantine' | 'unexcused',
  more = {},
) => ({
  careGroupId: place.group.id,
  day: day(text),
  marks: [{ childId, mark: what, document: false }],
  ...more,
});
const firstChild = () => place.children[0] as (typeof place.children)[number];

describe('marking a day', () => {
  it('writes once, says nothing new the second time, corrects by a new version', async () => {
    const { id } = firstChild();
    expect(await perform(world.house, educator, mark, marking('2025-09-11', id, 'present'))).toEqual({
      written: 1,
      corrected: 0,
      unchanged: 0,
    });
    expect(await perform(world.house, educator, mark, marking('2025-09-11', id, 'present'))).toEqual({
      written: 0,
      corrected: 0,
      unchanged: 1,
    });
    expect(await perform(world.house, educator, mark, marking('2025-09-11', id, 'ill'))).toMatchObject({
      corrected: 1,
    });
    const shown = await perform(world.house, educator, group, { careGroupId: place.group.id });
    expect(shown).toMatchObject({ day: '2025-09-11', isWorkingDay: true, frozen: false, marked: 1 });
    expect(shown.children.find(({ childId }) => childId === id)).toMatchObject({ mark: 'ill', version: 2 });
    expect((await perform(world.house, educator, groups, {})).groups).toMatchObject([
      { children: 3, marked: 1, present: 0 },
    ]);
    const events = await world.query(`SELECT payload FROM ~audit_event WHERE operation = 'attendance.mark'`);
    expect(events).toHaveLength(3);
  });

  it.each([
    ['on a day off', '2025-09-06', 'present', 'mark.dayOff'],
    ['of the future', '2025-09-12', 'present', 'mark.future'],
    ['before the enrolment', '2025-06-30', 'present', 'mark.beforeEnrolment'],
    ['of quarantine without an order', '2025-09-10', 'quarantine', 'mark.orderNeeded'],
  ] as const)('refuses a mark %s', async (_, on, what, code) => {
    await expect(perform(world.house, educator, mark, marking(on, firstChild().id, what))).rejects.toMatchObject({
      code,
    });
  });

  it('refuses after the child has left, other groups, other roles, a correction of an earlier day without a reason', async () => {
    const left = await world.child();
    await world.enrolment(left, place.group, '2025-07-01', '2025-09-01');
    await expect(perform(world.house, educator, mark, marking('2025-09-10', left.id, 'present'))).rejects.toMatchObject(
      { code: 'mark.afterEnrolment' },
    );
    const { id } = firstChild();
    await expect(perform(world.house, stranger, mark, marking('2025-09-10', id, 'present'))).rejects.toMatchObject({
      code: 'request.notFound',
    });
    await expect(perform(world.house, stranger, group, { careGroupId: place.group.id })).rejects.toMatchObject({
      code: 'request.notFound',
    });
    const parent = world.parent(firstChild());
    await expect(perform(world.house, parent, mark, marking('2025-09-10', id, 'present'))).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    const outsider = await world.child();
    await expect(
      perform(world.house, educator, mark, marking('2025-09-10', outsider.id, 'present')),
    ).rejects.toMatchObject({ code: 'request.notFound' });
    await perform(world.house, educator, mark, marking('2025-09-10', id, 'unexcused'));
    await expect(perform(world.house, educator, mark, marking('2025-09-10', id, 'present'))).rejects.toMatchObject({
      code: 'field.required',
      fact: { field: 'reason' },
    });
    expect(
      await perform(world.house, educator, mark, marking('2025-09-10', id, 'present', { reason: 'Пришёл к обеду' })),
    ).toMatchObject({ corrected: 1 });
  });
});

describe("the parent's month", () => {
  const august = asMonth('2025-08');
  let working: Day[];

  beforeAll(async () => {
    working = (
      await world.query<{ day: Day }>(
        `SELECT day FROM ~calendar_day WHERE day BETWEEN '2025-08-01' AND '2025-08-31' AND kind IN ('work', 'movedWork') ORDER BY day`,
      )
    ).map((row) => row.day);
    const child = firstChild();
    const marks = working.map((on, at) => ({
      child,
      day: on,
      mark:
        at === 7 || at === 8
          ? ('ill' as const)
          : at === 15 || at === 19
            ? ('unexcused' as const)
            : ('present' as const),
      document: at === 7 || at === 8,
    }));
    await markDays(world, place.group, marks, []);
    await world.at('2025-09-03');
  });

  it('opens for more parents at once than there are connections: nobody waits for another’s', async () => {
    const child = firstChild();
    const asked = Array.from({ length: 25 }, () =>
      perform(world.house, world.parent(child), myMonth, { childId: child.id, month: august }),
    );
    expect(await Promise.all(asked)).toHaveLength(25);
  });

  it('shows what the city pays: 17 + 2 of 21 days are 50,358.14', async () => {
    const child = firstChild();
    const seen = await perform(world.house, world.parent(child), myMonth, { childId: child.id, month: august });
    expect(seen).toMatchObject({
      workingDays: 21,
      days: { present: 17, ill: 2, unexcused: 2, payable: 19, held: 0 },
      amount: { total: '5035814', local: '4584248', republican: '451566' },
      confirmBy: '2025-09-07',
      daysLeft: 4,
      confirmedAt: null,
      late: false,
    });
    expect(seen.cells).toHaveLength(31);
    const other = place.children[1] as (typeof place.children)[number];
    await expect(
      perform(world.house, world.parent(other), myMonth, { childId: child.id, month: august }),
    ).rejects.toMatchObject({ code: 'request.notFound' });
  });

  it('a dispute holds the day, its answer corrects the mark, the confirmation stays', async () => {
    const child = firstChild();
    const parent = world.parent(child);
    const disputeId = world.newId();
    const on = working[19] as Day;
    const input = { disputeId, childId: child.id, day: on, claim: 'present' as const, note: 'Он был' };
    const made = await perform(world.house, parent, dispute, input);
    expect(made).toEqual({ disputeId, number: 1, answerBy: '2025-09-10' });
    expect(await perform(world.house, parent, dispute, input)).toEqual(made);
    await expect(perform(world.house, parent, dispute, { ...input, disputeId: world.newId() })).rejects.toMatchObject({
      code: 'request.stale',
    });
    await expect(
      perform(world.house, parent, dispute, { ...input, disputeId: world.newId(), day: working[0] as Day }),
    ).rejects.toMatchObject({ fact: { field: 'claim' } });
    const held = await perform(world.house, parent, myMonth, { childId: child.id, month: august });
    expect(held).toMatchObject({ days: { held: 1, payable: 19 }, ifUpheld: '265043' });
    expect(await perform(world.house, parent, confirmMonth, { childId: child.id, month: august })).toMatchObject({
      confirmedDays: 20,
      heldDays: 1,
    });
    await expect(
      perform(world.house, parent, answerDispute, { disputeId, verdict: 'upheld', answer: 'да, был' }),
    ).rejects.toMatchObject({ code: 'access.forbidden' });
    const foreignHead = await world.staff('head', { provider: { id: stranger.providers[0] ?? '' } });
    await expect(
      perform(world.house, foreignHead, answerDispute, { disputeId, verdict: 'upheld', answer: 'да, был' }),
    ).rejects.toMatchObject({ code: 'request.notFound' });
    expect((await perform(world.house, head, disputes, { page: 1, size: 50 })).rows).toMatchObject([
      { number: 1, state: 'open', mark: 'unexcused' },
    ]);
    expect(
      await perform(world.house, head, answerDispute, {
        disputeId,
        verdict: 'upheld',
        answer: 'Был, воспитатель ошиблась',
      }),
    ).toEqual({ state: 'upheld', corrected: true });
    await expect(
      perform(world.house, head, answerDispute, { disputeId, verdict: 'declined', answer: 'нет' }),
    ).rejects.toMatchObject({ code: 'state.refused' });
    const after = await perform(world.house, parent, myMonth, { childId: child.id, month: august });
    expect(after).toMatchObject({ days: { present: 18, held: 0, payable: 20 }, amount: { total: '5300857' } });
    expect(after.cells.find((cell) => cell.day === on)).toMatchObject({ mark: 'present', corrected: true });
  });

  it('the head sees the same month, and the act has the same sum', async () => {
    const child = firstChild();
    const seen = await perform(world.house, head, register, { month: august });
    expect(seen.rows.find((row) => row.childId === child.id)).toMatchObject({
      days: { payable: 20 },
      amount: { total: '5300857' },
      confirmed: true,
    });
    expect(seen.presentByDay).toHaveLength(21);
    await expect(
      perform(world.house, stranger, register, { month: august, careGroupId: place.group.id }),
    ).rejects.toMatchObject({ code: 'request.notFound' });
    await expect(
      perform(world.house, world.parent(child), confirmMonth, { childId: child.id, month: asMonth('2025-09') }),
    ).rejects.toMatchObject({ code: 'register.notEnded' });
    await closeMonth(world.house, { month: august, providers: [place.provider.id] });
    expect(await world.query('SELECT total_tiyn FROM ~act_line WHERE child_id = $1', [child.id])).toEqual([
      { total_tiyn: 5300857n },
    ]);
    await expect(
      perform(world.house, educator, mark, marking('2025-08-29', child.id, 'ill', { reason: 'поздно' })),
    ).rejects.toMatchObject({ code: 'mark.frozen' });
    const late = {
      disputeId: world.newId(),
      childId: child.id,
      day: working[0] as Day,
      claim: 'ill' as const,
      note: '',
    };
    await expect(perform(world.house, world.parent(child), dispute, late)).rejects.toMatchObject({
      code: 'register.frozen',
    });
    expect((await perform(world.house, head, register, { month: august })).frozenAt).not.toBeNull();
    const own = await perform(world.house, world.parent(child), myMonth, { childId: child.id, month: august });
    expect(own.frozen).toBe(true);
  });
});
