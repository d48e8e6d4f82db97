import { testDatabase } from '@balapan/database/testing/database.ts';
import { isPayable, type Mark, marks } from '@balapan/domain/attendance.ts';
import { makeCalendar } from '@balapan/domain/calendar.ts';
import { draftCalendar } from '@balapan/domain/calendarDraft.ts';
import { asMonth, type Day, yearOf } from '@balapan/domain/day.ts';
import { childMonthAmount } from '@balapan/domain/entitlement.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { policyInForce20250701 } from '@balapan/domain/policyInForce.ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { contractOf, enrolled, type Marked, markDays } from '../../testing/month.ts';
import { tinyWorld, type World } from '../../testing/world.ts';
import { closeMonth } from './closeMonth.ts';
import { leaveDaysBefore } from './payableDays.ts';

const august = asMonth('2025-08');
const days = makeCalendar(draftCalendar(2024, 2027)).workingDays(august);
const { rules } = policyInForce20250701;
const db = await testDatabase();
let world: World;

beforeAll(async () => {
  world = await tinyWorld(db);
});

const linesOf = (providerId: string) =>
  world.query<{ child_id: string; payable: number; held: number; confirmed: boolean; present: number }>(
    'SELECT child_id, payable, held, confirmed, present FROM ~register_line WHERE provider_id = $1',
    [providerId],
  );
const actOf = async (providerId: string) =>
  (await world.query<Record<string, unknown>>('SELECT * FROM ~act WHERE provider_id = $1', [providerId]))[0];

describe('closing a month', () => {
  it('counts payable days as the domain does, child by child', async () => {
    const cell = fc.record({ mark: fc.constantFrom<Mark>(...marks), document: fc.boolean() });
    const months = fc.sample(fc.array(cell, { minLength: 21, maxLength: 21 }), { numRuns: 40, seed: 7 });
    const { provider, group, children } = await enrolled(world, months.length);
    const expected = new Map<string, number>();
    for (const [at, month] of months.entries()) {
      const child = children[at] as { id: string };
      let leave = 0;
      expected.set(
        child.id,
        month.filter(({ mark, document }) => {
          if (mark === 'leave') leave += 1;
          return isPayable(mark, document, rules, leaveDaysBefore(leave));
        }).length,
      );
    }
    const all = months.flatMap((month, at) =>
      month.map((one, on): Marked => ({ child: children[at] as { id: string }, day: days[on] as Day, ...one })),
    );
    await markDays(world, group, all, children);
    const told = await closeMonth(world.house, { month: august, providers: [provider.id] });
    expect(told).toMatchObject({ registers: 1, acts: 1, workingDays: 21, unconfirmed: 0 });
    for (const line of await linesOf(provider.id)) expect(line.payable).toBe(expected.get(line.child_id));
  });

  it('limits leave over the year: 30 calendar days are 22 working days', async () => {
    const { provider, group, children } = await enrolled(world, 1);
    const [child] = children;
    if (child === undefined) throw new Error('no child');
    await world.query(
      `INSERT INTO ~register_line SELECT '2025-07-01', $1, $2, $3, id, $4, 10, 0, 12, 0, 0, 0, 22, true FROM ~norm`,
      [world.newId(), child.id, group.id, provider.id],
    );
    await markDays(
      world,
      group,
      days.map((day) => ({ child, day, mark: 'leave' as const, document: false })),
      children,
    );
    await closeMonth(world.house, { month: august, providers: [provider.id] });
    expect((await linesOf(provider.id)).map((line) => line.payable).sort()).toEqual([10, 22]);
  });

  it('holds what is disputed and who is not confirmed; the newest version of a mark holds', async () => {
    const { provider, group, children } = await enrolled(world, 3);
    const [sure, silent, doubting] = children as unknown as [{ id: string }, { id: string }, { id: string }];
    const month = (child: { id: string }): Marked[] =>
      days.map((day) => ({ child, day, mark: 'present' as const, document: false }));
    await markDays(world, group, [...month(sure), ...month(silent), ...month(doubting)], [sure, doubting]);
    const correction = { child: sure, day: days[3] as Day, mark: 'unexcused' as const, document: false, version: 2 };
    await markDays(world, group, [correction], []);
    await world.query(
      `INSERT INTO ~day_dispute (id, number, day, child_id, provider_id, person_id, claim, note, opened_at, answer_by, state)
       SELECT $1, 1, $2, $3, $4, person_id, 'unexcused', '', now(), $2, 'open' FROM ~guardianship WHERE child_id = $3`,
      [world.newId(), days[5], doubting.id, provider.id],
    );
    const told = await closeMonth(world.house, { month: august, providers: [provider.id] });
    expect(told).toMatchObject({ acts: 1, lines: 2, unconfirmed: 1 });
    const byChild = new Map((await linesOf(provider.id)).map((line) => [line.child_id, line]));
    expect(byChild.get(sure.id)).toMatchObject({ payable: 20, held: 0, confirmed: true });
    expect(byChild.get(silent.id)).toMatchObject({ payable: 21, confirmed: false });
    expect(byChild.get(doubting.id)).toMatchObject({ payable: 20, held: 1 });
    const amount = childMonthAmount({
      stretches: [
        { normTiyn: tiyn(5_565_900), localTiyn: tiyn(5_066_800), republicanTiyn: tiyn(499_100), payableDays: 20 },
      ],
      workingDays: 21,
    });
    expect(await actOf(provider.id)).toMatchObject({
      state: 'draft',
      desk: 'provider',
      children: 2,
      payable_days: 40,
      total_tiyn: amount.total * 2n,
    });

    // The silent parent confirms after all: the month enters the next act, at the old month's price and days.
    await world.query(
      `INSERT INTO ~month_confirmation SELECT '2025-08-01', child_id, $2, person_id, now(), 'cabinet' FROM ~guardianship WHERE child_id = $1`,
      [silent.id, provider.id],
    );
    await markDays(
      world,
      group,
      [{ child: sure, day: '2025-09-02' as Day, mark: 'present', document: false }],
      [sure],
      '2025-09',
    );
    await world.at('2025-10-08');
    await closeMonth(world.house, { month: asMonth('2025-09'), providers: [provider.id] });
    const late = await world.query(
      'SELECT child_id, payable_days, working_days FROM ~act_line WHERE month = $1 AND child_id = $2',
      ['2025-08-01', silent.id],
    );
    expect(late).toEqual([{ child_id: silent.id, payable_days: 21, working_days: 21 }]);
    await world.at('2025-09-11');
  });

  it('splits a month at a change of the norm and rounds once for the child', async () => {
    const { provider, group, children } = await enrolled(world, 1, 'sanatorium');
    await markDays(
      world,
      group,
      days.map((day) => ({ child: children[0] as { id: string }, day, mark: 'present' as const, document: false })),
      children,
    );
    await world.query(
      `INSERT INTO ~norm SELECT v.id::uuid, v.code, 'sanatorium', 10.5, v.l + v.r, v.l, v.r, 1, v.p::daterange, 'x', '2024-12-06'
         FROM (VALUES ($1, 's1', 6000001, 1, '[2025-01-01,2025-08-12)'), ($2, 's2', 7000003, 2, '[2025-08-12,)')) AS v (id, code, l, r, p)`,
      [world.newId(), world.newId()],
    );
    await closeMonth(world.house, { month: august, providers: [provider.id] });
    expect((await linesOf(provider.id)).map((line) => line.payable).sort()).toEqual([14, 7]);
    const stretch = (local: number, republican: number, payableDays: number) => ({
      normTiyn: tiyn(local + republican),
      localTiyn: tiyn(local),
      republicanTiyn: tiyn(republican),
      payableDays,
    });
    const amount = childMonthAmount({ stretches: [stretch(6000001, 1, 7), stretch(7000003, 2, 14)], workingDays: 21 });
    expect(await actOf(provider.id)).toMatchObject({ total_tiyn: amount.total, local_tiyn: amount.local, children: 1 });
  });

  it('changes nothing the second time, refuses a running month, leaves a kindergarten without a contract without an act', async () => {
    const before = await world.query('SELECT count(*) FROM ~audit_event');
    expect(await closeMonth(world.house, { month: august })).toMatchObject({ registers: 0, acts: 0 });
    expect(await world.query('SELECT count(*) FROM ~audit_event')).toEqual(before);
    await expect(closeMonth(world.house, { month: asMonth('2025-09') })).rejects.toMatchObject({
      code: 'register.notEnded',
    });
    const provider = await world.provider();
    const group = await world.careGroup(provider);
    const child = await world.child();
    await world.enrolment(child, group);
    await markDays(world, group, [{ child, day: days[0] as Day, mark: 'present', document: false }], [child]);
    expect(await closeMonth(world.house, { month: august })).toMatchObject({
      registers: 1,
      acts: 0,
      withoutAct: [{ number: provider.number, reason: 'noContract' }],
    });
  });

  it('keeps signed bytes that tell the totals, and numbers acts without gaps', async () => {
    const acts = await world.query<{ number: string; bytes: Buffer; total_tiyn: bigint; lines: bigint; sum: bigint }>(
      `SELECT a.number, d.bytes, a.total_tiyn, count(l.*) AS lines, sum(l.total_tiyn)::bigint AS sum
         FROM ~act a JOIN ~act_document d ON d.act_id = a.id JOIN ~act_line l ON l.act_id = a.id
        WHERE a.month = '2025-08-01' GROUP BY a.id, d.bytes ORDER BY a.number`,
    );
    expect(acts.map((act) => act.number)).toEqual(acts.map((_, at) => `08-2025/${`${at + 1}`.padStart(4, '0')}`));
    for (const act of acts) {
      expect(act.sum).toBe(act.total_tiyn);
      const [head, ...lines] = act.bytes.toString('utf8').trimEnd().split('\n');
      expect(BigInt(lines.length)).toBe(act.lines);
      expect(JSON.parse(head ?? '')).toMatchObject({ number: act.number, totals: { total: `${act.total_tiyn}` } });
    }
    expect(yearOf(days[0] as Day)).toBe(2025);
    await contractOf(world, await world.provider());
  });
});
