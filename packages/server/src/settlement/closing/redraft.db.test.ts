import { testDatabase } from '@balapan/database/testing/database.ts';
import type { Mark } from '@balapan/domain/attendance.ts';
import { makeCalendar } from '@balapan/domain/calendar.ts';
import { draftCalendar } from '@balapan/domain/calendarDraft.ts';
import { asMonth, type Day } from '@balapan/domain/day.ts';
import { childMonthAmount } from '@balapan/domain/entitlement.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerDispute } from '../../attendance/disputes.ts';
import { mark } from '../../attendance/mark.ts';
import { perform } from '../../kernel/operation.ts';
import { enrolled, type Marked, markDays } from '../../testing/month.ts';
import { district, tinyWorld, type World } from '../../testing/world.ts';
import { giveBack } from '../moveOperations.ts';
import { closeMonth } from './closeMonth.ts';
import { redraft } from './redraft.ts';

const [august, september] = [asMonth('2025-08'), asMonth('2025-09')];
const calendar = makeCalendar(draftCalendar(2024, 2027));
const days = calendar.workingDays(august);
const db = await testDatabase();
let world: World;

beforeAll(async () => {
  world = await tinyWorld(db);
});

type Place = Awaited<ReturnType<typeof enrolled>>;
type One = { readonly id: string };
const all = (child: One, month: readonly Day[] = days, what: Mark = 'present'): Marked[] =>
  month.map((day) => ({ child, day, mark: what, document: false }));
const sumFor = (payableDays: number): bigint =>
  childMonthAmount({
    stretches: [{ normTiyn: tiyn(5_565_900), localTiyn: tiyn(5_066_800), republicanTiyn: tiyn(499_100), payableDays }],
    workingDays: days.length,
  }).total;
const confirm = (child: One, providerId: string): Promise<unknown> =>
  world.query(
    `INSERT INTO ~month_confirmation SELECT '2025-08-01', child_id, $2, person_id, now(), 'cabinet' FROM ~guardianship WHERE child_id = $1`,
    [child.id, providerId],
  );
const dispute = async (child: One, day: Day, providerId: string, claim: Mark): Promise<string> => {
  const id = world.newId();
  await world.query(
    `INSERT INTO ~day_dispute (id, number, day, child_id, provider_id, person_id, claim, note, opened_at, answer_by, state)
     SELECT $1, (SELECT count(*) + 1 FROM ~day_dispute), $2, $3, $4, person_id, $5, '', now(), $2, 'open'
       FROM ~guardianship WHERE child_id = $3`,
    [id, day, child.id, providerId, claim],
  );
  return id;
};
interface Act {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly total_tiyn: bigint;
}
const actsOf = (place: Place): Promise<Act[]> =>
  world.query<Act>('SELECT id, state, version, total_tiyn FROM ~act WHERE provider_id = $1 ORDER BY month, version', [
    place.provider.id,
  ]);
const paidFor = (child: One): Promise<{ act_id: string; payable_days: number; total_tiyn: bigint }[]> =>
  world.query(
    `SELECT l.act_id, l.payable_days, l.total_tiyn FROM ~act_line l JOIN ~act a ON a.id = l.act_id
      WHERE l.child_id = $1 AND l.month = '2025-08-01' AND a.state <> 'replaced' ORDER BY a.month`,
    [child.id],
  );
/** The month closed, signed by the kindergarten and given back by the district. */
async function givenBack(place: Place): Promise<Act> {
  await closeMonth(world.house, { month: august, providers: [place.provider.id] });
  const [act] = await actsOf(place);
  if (act === undefined) throw new Error('no act');
  await world.query(
    `UPDATE ~act SET state = 'signedByProvider', desk = 'districtSpecialist', provider_signed_at = now() WHERE id = $1`,
    [act.id],
  );
  const specialist = await world.staff('districtSpecialist', { district });
  await perform(world.house, specialist, giveBack, { actId: act.id, note: 'Один день не сходится' });
  return act;
}

describe('an act that was given back', () => {
  it('is made again from the register as it is true now; the former version stays as it was', async () => {
    const place = await enrolled(world, 3);
    const [first, second, silent] = place.children as unknown as [One, One, One];
    await markDays(
      world,
      place.group,
      place.children.flatMap((child) => all(child)),
      [first, second],
    );
    const old = await givenBack(place);
    expect(old.total_tiyn).toBe(sumFor(21) * 2n);
    const before = await world.query('SELECT bytes FROM ~act_document WHERE act_id = $1', [old.id]);
    const head = await world.staff('head', { provider: place.provider });
    const accountant = await world.staff('accountant', { provider: place.provider });
    const educator = await world.staff('educator', { careGroup: place.group });

    const correction = {
      careGroupId: place.group.id,
      day: days[3] as Day,
      marks: [{ childId: first.id, mark: 'unexcused' as const, document: false }],
      reason: 'Не приходил',
    };
    await expect(perform(world.house, educator, mark, correction)).rejects.toMatchObject({ code: 'mark.frozen' });
    expect(await perform(world.house, head, mark, correction)).toMatchObject({ corrected: 1 });
    await confirm(silent, place.provider.id);

    const foreign = await world.staff('head', { provider: (await enrolled(world, 1)).provider });
    await expect(perform(world.house, foreign, redraft, { actId: old.id })).rejects.toMatchObject({
      code: 'request.notFound',
    });
    await expect(perform(world.house, educator, redraft, { actId: old.id })).rejects.toMatchObject({
      code: 'access.forbidden',
    });

    const total = sumFor(20) + sumFor(21) * 2n;
    const told = await perform(world.house, accountant, redraft, { actId: old.id });
    expect(told).toMatchObject({ state: 'draft', desk: 'provider', version: 2, total: `${total}` });
    expect(await actsOf(place)).toMatchObject([
      { id: old.id, state: 'replaced', version: 1, total_tiyn: old.total_tiyn },
      { id: told.actId, state: 'draft', version: 2, total_tiyn: total },
    ]);
    expect(await world.query('SELECT bytes FROM ~act_document WHERE act_id = $1', [old.id])).toEqual(before);
    const registers = 'SELECT version FROM ~register WHERE provider_id = $1 ORDER BY version';
    expect(await world.query(registers, [place.provider.id])).toEqual([{ version: 1 }, { version: 2 }]);
    const [event] = await world.query<{ payload: unknown }>(
      `SELECT payload FROM ~audit_event WHERE operation = 'settlement.redraft' AND subject_id = $1`,
      [told.actId],
    );
    expect(event?.payload).toMatchObject({ act: { replaces: old.id, version: 2 }, before: { state: 'returned' } });

    // Frozen again; and a version is made again only when it is given back again.
    const again = { ...correction, marks: [{ childId: second.id, mark: 'ill' as const, document: false }] };
    await expect(perform(world.house, head, mark, again)).rejects.toMatchObject({ code: 'mark.frozen' });
    for (const actId of [old.id, told.actId])
      await expect(perform(world.house, head, redraft, { actId })).rejects.toMatchObject({ code: 'state.refused' });
  });

  it('is never made again after the second signature', async () => {
    const place = await enrolled(world, 1);
    await markDays(world, place.group, all(place.children[0] as One), place.children);
    await closeMonth(world.house, { month: august, providers: [place.provider.id] });
    const [act] = await actsOf(place);
    const head = await world.staff('head', { provider: place.provider });
    for (const state of ['signedByDepartment', 'returned']) {
      await world.query(
        `UPDATE ~act SET state = $2, department_signed_at = now(), due_on = '2025-10-11' WHERE id = $1`,
        [act?.id, state],
      );
      await expect(perform(world.house, head, redraft, { actId: act?.id ?? '' })).rejects.toMatchObject({
        code: 'state.refused',
      });
    }
  });

  it('does not pay again what a later act has paid meanwhile', async () => {
    const place = await enrolled(world, 2);
    const [sure, late] = place.children as unknown as [One, One];
    await markDays(world, place.group, [...all(sure), ...all(late)], [sure]);
    const old = await givenBack(place);
    await confirm(late, place.provider.id);
    await markDays(world, place.group, all(sure, ['2025-09-02' as Day]), [sure], '2025-09');
    await world.at('2025-10-08');
    await closeMonth(world.house, { month: september, providers: [place.provider.id] });
    const head = await world.staff('head', { provider: place.provider });
    const told = await perform(world.house, head, redraft, { actId: old.id });
    await world.at('2025-09-11');
    expect(told.total).toBe(`${sumFor(21)}`);
    expect(await paidFor(late)).toMatchObject([{ payable_days: 21, total_tiyn: sumFor(21) }]);
    expect(await paidFor(sure)).toMatchObject([{ act_id: told.actId, payable_days: 21 }]);
  });

  it('of a month that came in a file keeps the lines that came', async () => {
    const place = await enrolled(world, 1);
    const [child] = place.children as unknown as [One];
    const [register, act] = [world.newId(), world.newId()];
    await world.query(`INSERT INTO ~register VALUES ($1, $2, '2025-07-01', 1, '2025-08-07', NULL, 22, 1, '\\x00')`, [
      register,
      place.provider.id,
    ]);
    await world.query(
      `INSERT INTO ~register_line SELECT '2025-07-01', $1, $2, $3, id, $4, 22, 0, 0, 0, 0, 0, 22, true FROM ~norm WHERE code = 'general'`,
      [register, child.id, place.group.id, place.provider.id],
    );
    await world.query(
      `INSERT INTO ~act (id, number, provider_id, month, version, district, register_id, payer, children, payable_days, total_tiyn,
                         local_tiyn, republican_tiyn, made_at, state, desk, since)
       VALUES ($1, '07-2025/0001', $2, '2025-07-01', 1, $3, $4, 'financialCentre', 1, 22, 5565900, 5066800, 499100, now(), 'returned',
               'provider', now())`,
      [act, place.provider.id, district, register],
    );
    const head = await world.staff('head', { provider: place.provider });
    const told = await perform(world.house, head, redraft, { actId: act });
    expect(told).toMatchObject({ version: 2, total: '5565900', number: '07-2025/0002' });
  });
});

describe('a day that was in dispute when the register was frozen', () => {
  it.each([
    ['upheld: was there', 'unexcused', 'present', 'upheld', 21],
    ['declined: the mark stands', 'present', 'unexcused', 'declined', 21],
    ['upheld: was not there', 'present', 'unexcused', 'upheld', 20],
    ['still open', 'present', 'unexcused', null, 20],
  ] as const)('%s', async (_, marked, claim, verdict, payable) => {
    const place = await enrolled(world, 1);
    const [child] = place.children as unknown as [One];
    const on = days[5] as Day;
    const month = [
      ...all(
        child,
        days.filter((day) => day !== on),
      ),
      ...all(child, [on], marked),
    ];
    await markDays(world, place.group, month, [child]);
    const id = await dispute(child, on, place.provider.id, claim);
    await closeMonth(world.house, { month: august, providers: [place.provider.id] });
    expect(await paidFor(child)).toMatchObject([{ payable_days: 20, total_tiyn: sumFor(20) }]);
    const head = await world.staff('head', { provider: place.provider });
    if (verdict !== null)
      await perform(world.house, head, answerDispute, { disputeId: id, verdict, answer: 'По журналу' });
    await markDays(world, place.group, all(child, ['2025-09-02' as Day]), [child], '2025-09');
    await world.at('2025-10-08');
    await closeMonth(world.house, { month: september, providers: [place.provider.id] });
    const october = [{ child, day: '2025-10-01' as Day, mark: 'present' as const, document: false }];
    await markDays(world, place.group, october, [child], '2025-10');
    await world.at('2025-11-08');
    await closeMonth(world.house, { month: asMonth('2025-10'), providers: [place.provider.id] });
    await world.at('2025-09-11');
    const lines = await paidFor(child);
    expect(lines.map(({ payable_days }) => payable_days)).toEqual(payable === 21 ? [20, 1] : [20]);
    expect(lines.reduce((sum, { total_tiyn }) => sum + total_tiyn, 0n)).toBe(sumFor(payable));
  });
});
