import { writing } from '@balapan/database/scope.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import type { Mark } from '@balapan/domain/attendance.ts';
import { makeCalendar } from '@balapan/domain/calendar.ts';
import { draftCalendar } from '@balapan/domain/calendarDraft.ts';
import { asMonth, type Day } from '@balapan/domain/day.ts';
import { childMonthAmount, type NormStretch } from '@balapan/domain/entitlement.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../kernel/actor.ts';
import { perform, scopeOf } from '../../kernel/operation.ts';
import { actsInForce, confirmLate, correctMark, lateNorm, saidOf } from '../../testing/corrections.ts';
import { contractOf, enrolled, type Marked, markDays } from '../../testing/month.ts';
import { tinyWorld, type World } from '../../testing/world.ts';
import { oblige } from '../../treasury/obligation.ts';
import { debts } from '../debts.ts';
import { closeMonth } from './closeMonth.ts';
import { replace } from './redraft.ts';

const calendar = makeCalendar(draftCalendar(2024, 2027));
const days = (month: string): readonly Day[] => calendar.workingDays(asMonth(month));
const db = await testDatabase();
let world: World;

beforeAll(async () => {
  world = await tinyWorld(db);
});

type Place = Awaited<ReturnType<typeof enrolled>>;
type One = { readonly id: string };
const norm = (local = 5_066_800, republican = 499_100) => ({
  normTiyn: tiyn(local + republican),
  localTiyn: tiyn(local),
  republicanTiyn: tiyn(republican),
});
const sum = (workingDays: number, ...stretches: NormStretch[]) => childMonthAmount({ stretches, workingDays });
const full = (month: string, payableDays = days(month).length) => sum(days(month).length, { ...norm(), payableDays });
const present = (child: One, on: readonly Day[]): Marked[] =>
  on.map((day) => ({ child, day, mark: 'present' as Mark, document: false }));
const nextMonth: Readonly<Record<string, string>> = {
  '2025-08': '2025-09-10',
  '2025-09': '2025-10-10',
  '2025-10': '2025-11-10',
  '2025-11': '2025-12-10',
};
/** The month is marked as given, confirmed by all and closed on the tenth of the next. */
async function close(place: Place, month: string, marks: readonly Marked[] = []): Promise<void> {
  await markDays(world, place.group, marks, place.children, month);
  await world.at(nextMonth[month] as string);
  await closeMonth(world.house, { month: asMonth(month), providers: [place.provider.id] });
}
const pay = (place: Place): Promise<unknown> =>
  world.query(`UPDATE ~act SET state = 'paid', desk = 'closed' WHERE provider_id = $1 AND payable_tiyn > 0`, [
    place.provider.id,
  ]);

describe('a correction after payment', () => {
  it('down and up again: the next acts say the difference, the paid one stays', async () => {
    const place = await enrolled(world, 2);
    const [child, other] = place.children as unknown as [One, One];
    await close(place, '2025-08', [...present(child, days('2025-08')), ...present(other, days('2025-08'))]);
    await pay(place);
    const before = await world.query('SELECT * FROM ~act WHERE provider_id = $1', [place.provider.id]);
    for (const day of days('2025-08').slice(0, 3)) await correctMark(world, child, day, 'unexcused');
    await close(place, '2025-09', present(other, days('2025-09')));
    expect(await saidOf(world, child, place.provider, '2025-08')).toMatchObject({
      days: 18,
      total: full('2025-08', 18).total,
    });
    await correctMark(world, child, days('2025-08')[0] as Day, 'ill', true);
    await close(place, '2025-10', present(other, days('2025-10')));
    expect(await saidOf(world, child, place.provider, '2025-08')).toMatchObject({
      days: 19,
      total: full('2025-08', 19).total,
    });
    const lines = await world.query(
      `SELECT payable_days, reason FROM ~act_line WHERE child_id = $1 AND month = '2025-08-01' ORDER BY act_id`,
      [child.id],
    );
    expect(lines.map(({ payable_days, reason }) => `${payable_days} ${reason}`).sort()).toEqual([
      '-3 corrected',
      '1 corrected',
      '21 null',
    ]);
    const now = await world.query('SELECT * FROM ~act WHERE provider_id = $1 AND month = $2', [
      place.provider.id,
      '2025-08-01',
    ]);
    expect(now).toEqual(before);
  });

  it('below zero is carried over two months, by source, and paid out when it is covered', async () => {
    const place = await enrolled(world, 2);
    const [child, other] = place.children as unknown as [One, One];
    await close(place, '2025-08', [...present(child, days('2025-08')), ...present(other, days('2025-08'))]);
    await pay(place);
    for (const day of days('2025-08')) await correctMark(world, child, day, 'unexcused');
    await close(place, '2025-09', present(other, days('2025-09').slice(0, 4)));
    await close(place, '2025-10', present(other, days('2025-10').slice(0, 4)));
    const own = await world.staff('head', { provider: place.provider });
    const owed = await perform(world.house, own, debts, { page: 1, size: 10 });
    const found = await perform(world.house, own, debts, { page: 1, size: 10, search: place.provider.bin });
    expect(found).toMatchObject({ total: 1, local: owed.rows[0]?.local, republican: owed.rows[0]?.republican });
    expect(await perform(world.house, own, debts, { page: 1, size: 10, search: 'нет такого%' })).toMatchObject({
      total: 0,
      local: '0',
    });
    const stranger = await world.staff('head', { provider: await world.provider() });
    expect((await perform(world.house, stranger, debts, { page: 1, size: 10 })).total).toBe(0);
    await expect(perform(world.house, world.parent(), debts, { page: 1, size: 10 })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    await close(place, '2025-11', present(other, days('2025-11')));
    const acts = await actsInForce(world, place.provider);
    expect(owed).toMatchObject({
      total: 1,
      rows: [{ providerId: place.provider.id, since: '2025-09', local: `${-(acts[2]?.out_local ?? 0n)}` }],
    });
    expect(await perform(world.house, own, debts, { page: 1, size: 10 })).toMatchObject({ total: 0, rows: [] });
    const [, september, october, november] = acts;
    const small = full('2025-09', 4).total - full('2025-08').total;
    expect(september).toMatchObject({ total: small, payable: 0n, in_local: 0n });
    expect(october?.in_local).toBe(september?.out_local);
    expect(october?.payable).toBe(0n);
    expect(november?.in_local).toBe(october?.out_local);
    expect(november?.out_local).toBe(0n);
    expect(acts.reduce((all, { payable }) => all + payable, 0n)).toBe(acts.reduce((all, { total }) => all + total, 0n));
  });
});

describe('a norm', () => {
  it('published late changes what was closed from its day on, at the price of both', async () => {
    const place = await enrolled(world, 1);
    const [child] = place.children as unknown as [One];
    await close(place, '2025-08', present(child, days('2025-08')));
    await world.at('2025-09-20');
    await lateNorm(world, '2025-08-12' as Day, 4_000_000, 400_000);
    await close(place, '2025-09', present(child, days('2025-09')));
    const august = sum(21, { ...norm(), payableDays: 7 }, { ...norm(4_000_000, 400_000), payableDays: 14 });
    expect(await saidOf(world, child, place.provider, '2025-08')).toEqual({
      days: 21,
      total: august.total,
      local: august.local,
    });
    const [line] = await world.query(
      `SELECT payable_days, reason, total_tiyn < 0 AS below FROM ~act_line WHERE child_id = $1 AND month = '2025-08-01' AND reason IS NOT NULL`,
      [child.id],
    );
    expect(line).toEqual({ payable_days: 0, reason: 'norm', below: true });
    await world.query(`UPDATE ~norm SET period = 'empty' WHERE code = 'late'`);
    await world.query(`UPDATE ~norm SET period = '[2025-01-01,2026-01-01)' WHERE code = 'general'`);
  });
});

describe('parts of a month', () => {
  it('a transfer in its middle gives each kindergarten its days over the same denominator', async () => {
    const [from, to] = [await enrolled(world, 1), await enrolled(world, 0)];
    const [child] = from.children as unknown as [One];
    const [first, second] = [days('2025-08').slice(0, 9), days('2025-08').slice(9)];
    await markDays(world, to.group, present(child, second), [child]);
    await close(from, '2025-08', present(child, first));
    await closeMonth(world.house, { month: asMonth('2025-08'), providers: [to.provider.id] });
    expect(await saidOf(world, child, from.provider, '2025-08')).toMatchObject({
      days: 9,
      total: full('2025-08', 9).total,
    });
    expect(await saidOf(world, child, to.provider, '2025-08')).toMatchObject({
      days: 12,
      total: full('2025-08', 12).total,
    });
  });

  it('a moved holiday: the Saturday that is worked counts, the Friday that is not does not', async () => {
    await world.query(`UPDATE ~calendar_day SET kind = 'movedOff' WHERE day = '2025-10-31'`);
    await world.query(`UPDATE ~calendar_day SET kind = 'movedWork' WHERE day IN ('2025-10-18', '2025-10-11')`);
    const place = await enrolled(world, 1);
    const [child] = place.children as unknown as [One];
    const worked = [...days('2025-10').filter((day) => day !== '2025-10-31'), '2025-10-11', '2025-10-18'] as Day[];
    await close(place, '2025-10', present(child, worked.slice(1)));
    const working = days('2025-10').length + 1;
    expect(await saidOf(world, child, place.provider, '2025-10')).toMatchObject({
      days: working - 1,
      total: sum(working, { ...norm(), payableDays: working - 1 }).total,
    });
    await world.query(`UPDATE ~calendar_day SET kind = 'work' WHERE day = '2025-10-31'`);
    await world.query(`UPDATE ~calendar_day SET kind = 'weekend' WHERE day IN ('2025-10-18', '2025-10-11')`);
  });
});

describe('an act that the Department has signed', () => {
  it('is taken back before it is paid: its journal is reversed, the next version knows what came since', async () => {
    const place = await enrolled(world, 2);
    const [child, late] = place.children as unknown as [One, One];
    await markDays(
      world,
      place.group,
      [...present(child, days('2025-08')), ...present(late, days('2025-08'))],
      [child],
    );
    await world.at('2025-09-10');
    await closeMonth(world.house, { month: asMonth('2025-08'), providers: [place.provider.id] });
    const [act] = await world.query<{ id: string }>('SELECT id FROM ~act WHERE provider_id = $1', [place.provider.id]);
    const head = await world.staff('departmentHead');
    const asked = { actId: act?.id ?? '', note: 'Не тот договор' };
    await expect(perform(world.house, head, replace, asked)).rejects.toMatchObject({ code: 'state.refused' });
    await world.query(
      `UPDATE ~act SET state = 'signedByDepartment', desk = 'financialCentre', department_signed_at = now(), due_on = '2025-10-11' WHERE id = $1`,
      [act?.id],
    );
    const owed = { id: act?.id ?? '', providerId: place.provider.id, programme: '360-202', month: asMonth('2025-08') };
    const signed = { ...owed, day: '2025-09-10' as Day, amount: full('2025-08') };
    const made = { now: world.house.now(), newId: world.newId };
    await writing(world.house.pool, scopeOf(world.house, system), (sql) => oblige(sql, signed, made));
    await confirmLate(world, late, place.provider, '2025-08');
    for (const role of ['head', 'districtSpecialist', 'payerOperator'] as const) {
      const other = await world.staff(role, { provider: place.provider });
      await expect(perform(world.house, other, replace, asked)).rejects.toMatchObject({ code: 'access.forbidden' });
    }
    const told = await perform(world.house, head, replace, asked);
    expect(told).toMatchObject({ state: 'draft', version: 2, total: `${full('2025-08').total * 2n}` });
    const [entry] = await world.query(
      `SELECT sum(e.amount_tiyn)::bigint AS owed FROM ~entry e JOIN ~journal j ON j.id = e.journal_id
        WHERE j.operation_key = $1 AND e.account = '3000'`,
      [`reversal:actApproved:${act?.id}`],
    );
    expect(entry).toEqual({ owed: full('2025-08').total });
    await expect(perform(world.house, head, replace, asked)).rejects.toMatchObject({ code: 'state.refused' });
    await contractOf(world, await world.provider());
  });
});

describe('for whom a norm is', () => {
  it('the most specific one holds, a group without one keeps its kindergarten open, the good ones go on', async () => {
    const [any, owned, gap] = [await enrolled(world, 1), await enrolled(world, 1), await enrolled(world, 1, 'special')];
    await world.query(`UPDATE ~provider SET ownership = 'public' WHERE id = $1`, [owned.provider.id]);
    const insert = (
      id: string,
      kind: string,
      local: number,
      ownership: string | null,
      kato: string | null,
      period: string,
    ) =>
      world.query(
        `INSERT INTO ~norm (id, code, group_kind, hours, total_tiyn, local_tiyn, republican_tiyn, coefficient, period, legal_act, legal_date,
                            ownership, district) VALUES ($1, 'circle', $2, 10.5, $3, $3, 0, 1, $4::daterange, 'x', '2025-01-01', $5, $6)`,
        [id, kind, local, period, ownership, kato],
      );
    const own = world.newId();
    await insert(own, 'general', 7_000_000, 'public', null, '[2025-08-18,2025-08-26)');
    await expect(insert(world.newId(), 'general', 1, 'public', null, '[2025-08-25,)')).rejects.toThrow(
      'norm_no_overlap',
    );
    await insert(world.newId(), 'special', 9_000_000, null, null, '[2025-08-01,2025-08-26)');
    for (const { group, children } of [any, owned, gap])
      await markDays(world, group, present(children[0] as One, days('2025-08')), children);
    await world.at('2025-09-10');
    const providers = [any, owned, gap].map(({ provider }) => provider.id);
    const told = await closeMonth(world.house, { month: asMonth('2025-08'), providers });
    expect(told).toMatchObject({
      acts: 2,
      gaps: [
        { providerId: gap.provider.id, hours: 10.5, kind: 'special', from: '2025-08-26', to: '2025-08-29', days: 4 },
      ],
    });
    expect(await saidOf(world, any.children[0] as One, any.provider, '2025-08')).toMatchObject({
      total: full('2025-08').total,
    });
    const mixed = sum(21, { ...norm(), payableDays: 15 }, { ...norm(7_000_000, 0), payableDays: 6 });
    expect(await saidOf(world, owned.children[0] as One, owned.provider, '2025-08')).toMatchObject({
      total: mixed.total,
    });
    await insert(world.newId(), 'special', 9_500_000, null, null, '[2025-08-26,)');
    expect(await closeMonth(world.house, { month: asMonth('2025-08'), providers })).toMatchObject({
      acts: 1,
      gaps: [],
    });
    const special = sum(21, { ...norm(9_000_000, 0), payableDays: 17 }, { ...norm(9_500_000, 0), payableDays: 4 });
    expect(await saidOf(world, gap.children[0] as One, gap.provider, '2025-08')).toMatchObject({
      total: special.total,
    });
  });
});
