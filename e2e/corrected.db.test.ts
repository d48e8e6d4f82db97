/**
 * A day of a closed month corrected under a real signature, told before in money; the act that follows goes through all hands to
 * `netted`; from its figure one comes to the line and to the child's days; who may not is refused.
 */
import { openAuthority } from '@balapan/city/simulators/authority/authority.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay, asMonth, type Day } from '@balapan/domain/day.ts';
import { correctionBytes } from '@balapan/domain/markCorrection.ts';
import { rsaVerifier } from '@balapan/server/adapters/signature/rsaVerifier.ts';
import { correctDay } from '@balapan/server/attendance/correct.ts';
import { previewCorrection } from '@balapan/server/attendance/previewCorrection.ts';
import type { Actor } from '@balapan/server/kernel/actor.ts';
import type { House } from '@balapan/server/kernel/house.ts';
import { perform } from '@balapan/server/kernel/operation.ts';
import { closeMonth } from '@balapan/server/settlement/closing/closeMonth.ts';
import { check, signAsDepartment, signAsProvider } from '@balapan/server/settlement/moveOperations.ts';
import { act } from '@balapan/server/settlement/readActs.ts';
import { actChild, lines } from '@balapan/server/settlement/readLines.ts';
import { enrolled, markDays } from '@balapan/server/testing/month.ts';
import { insert } from '@balapan/server/testing/rows.ts';
import { district, tinyWorld, type World } from '@balapan/server/testing/world.ts';
import { beforeAll, describe, expect, it } from 'vitest';

const db = await testDatabase();
const authority = await openAuthority();
type Staff = Actor & { readonly personId: string };
let world: World;
let house: House;
let place: Awaited<ReturnType<typeof enrolled>>;
let head: Staff;
let departmentHead: Staff;
let district1: Staff;
const days: readonly Day[] = ['2025-08-18', '2025-08-19', '2025-08-20', '2025-08-21'].map(asDay);

beforeAll(async () => {
  world = await tinyWorld(db);
  house = { ...world.house, signatures: rsaVerifier([authority.rootPem]) };
  place = await enrolled(world, 2);
  head = await world.staff('head', { provider: place.provider });
  departmentHead = await world.staff('departmentHead');
  district1 = await world.staff('districtSpecialist', { district });
  const marks = place.children.flatMap((child) =>
    days.map((day) => ({ child, day, mark: 'present', document: false }) as const),
  );
  await markDays(world, place.group, marks, place.children);
  await world.at('2025-09-08');
  await closeMonth(house, { month: asMonth('2025-08') });
  await world.query(`UPDATE ~act SET state = 'paid', desk = 'closed'`);
});

async function signed(by: Staff, bin: string, bytes: Uint8Array): Promise<string> {
  const [person] = await world.query<{ iin: string }>('SELECT iin FROM ~person WHERE id = $1', [by.personId]);
  const facts = {
    ...{ iin: person?.iin ?? '', surname: 'А', givenName: 'Б', patronymic: null },
    organisation: { bin, name: 'Ұйым' },
    roles: ['ceo'] as const,
  };
  return Buffer.from(await authority.sign(facts, bytes, house.now())).toString('base64');
}
const wish = (day: Day) => ({
  careGroupId: place.group.id,
  childId: place.children[0]?.id ?? '',
  day,
  to: 'unexcused' as const,
});
async function correct(day: Day, correctionId: string, by = head, over: object = {}) {
  const entry = { ...wish(day), correctionId, from: 'present' as const, document: false, reason: 'Ошибка воспитателя' };
  const cms = await signed(head, place.provider.bin, correctionBytes({ ...entry, ...over }));
  return perform(house, by, correctDay, { ...entry, cms });
}
const departmentBin = async (): Promise<string> =>
  (await world.query<{ bin: string }>(`SELECT bin FROM ~organisation WHERE code = 'department'`))[0]?.bin ?? '';
const journals = () => world.query('SELECT count(*)::integer AS journals FROM ~journal');
const actOf = async (month: string): Promise<string> =>
  (await world.query<{ id: string }>('SELECT id FROM ~act WHERE month = $1', [`${month}-01`]))[0]?.id ?? '';

describe('a day of a closed month', () => {
  it('tells before what it changes in money, and in which act', async () => {
    const told = await perform(house, head, previewCorrection, { ...wish(days[0] as Day), document: '0' });
    // 55,659 × 4 of 21 days = 10,601.71; of 3 days = 7,951.29.
    expect(told).toMatchObject({
      from: 'present',
      before: { days: 4, amount: { total: '1060171' } },
      after: { days: 3, amount: { total: '795129' } },
      difference: { total: '-265042' },
      actNumber: '08-2025/0001',
      goesInto: '2025-09',
    });
    expect(await world.query('SELECT 1 FROM ~mark_correction')).toEqual([]);
  });

  it('is not told to others, nor where nothing may be corrected', async () => {
    const asked = { ...wish(days[0] as Day), document: '0' as const };
    for (const role of ['methodist', 'accountant'] as const)
      await expect(
        perform(house, await world.staff(role, { provider: place.provider }), previewCorrection, asked),
      ).rejects.toMatchObject({ code: 'access.forbidden' });
    const stranger = await world.staff('head', { provider: await world.provider() });
    await expect(perform(house, stranger, previewCorrection, asked)).rejects.toMatchObject({
      code: 'request.notFound',
    });
    await expect(perform(house, head, previewCorrection, { ...asked, day: asDay('2025-09-03') })).rejects.toMatchObject(
      { code: 'register.open' },
    );
  });

  it('is corrected by the head’s signature over these very bytes, once; a signature of other bytes is refused', async () => {
    const id = '01980000-0000-7000-8000-00000000c001';
    await expect(correct(days[0] as Day, id, head, { reason: 'Другая причина' })).rejects.toMatchObject({
      code: 'signature.otherBytes',
    });
    const methodist = await world.staff('methodist', { provider: place.provider });
    await expect(correct(days[0] as Day, id, methodist)).rejects.toMatchObject({ code: 'access.forbidden' });
    expect(await world.query('SELECT 1 FROM ~mark_correction')).toEqual([]);
    expect(await correct(days[0] as Day, id)).toEqual({ version: 2 });
    await expect(correct(days[0] as Day, id)).rejects.toMatchObject({ code: 'request.stale' });
    for (const [n, day] of days.slice(1).entries()) await correct(day, `01980000-0000-7000-8000-00000000c10${n}`);
    const signatures = await world.query(`SELECT 1 FROM ~signature WHERE document_kind = 'markCorrection'`);
    expect(signatures).toHaveLength(4);
  });
});

describe('the next act', () => {
  it('says the difference with its reason, and goes over all desks to «netted»', async () => {
    await markDays(
      world,
      place.group,
      [{ child: place.children[1] as { id: string }, day: asDay('2025-09-10'), mark: 'present', document: false }],
      place.children,
      '2025-09',
    );
    await world.at('2025-10-10');
    await closeMonth(house, { month: asMonth('2025-09') });
    const actId = await actOf('2025-09');
    const before = await journals();
    const document = async (): Promise<Buffer> =>
      (await world.query<{ bytes: Buffer }>('SELECT bytes FROM ~act_document WHERE act_id = $1', [actId]))[0]?.bytes ??
      Buffer.alloc(0);
    await perform(house, head, signAsProvider, {
      actId,
      cms: await signed(head, place.provider.bin, await document()),
    });
    await perform(house, district1, check, { actId });
    const cms = await signed(departmentHead, await departmentBin(), await document());
    const accountant = await world.staff('departmentAccountant');
    await expect(perform(house, accountant, signAsDepartment, { actId, cms })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    expect(await perform(house, departmentHead, signAsDepartment, { actId, cms })).toMatchObject({
      state: 'netted',
      desk: 'closed',
    });
    const told = await perform(house, head, act, { actId });
    expect(told.money.payable.total).toBe('0');
    expect(told.groups.map(({ serviceMonth, reason, days }) => [serviceMonth, reason, days])).toEqual([
      ['2025-09', null, 1],
      ['2025-08', 'corrected', -4],
    ]);
    const sum = told.groups.reduce((all, { total }) => all + BigInt(total), 0n);
    expect(String(sum)).toBe(told.total);
    expect(BigInt(told.money.carriedOut.local) + BigInt(told.money.carriedOut.republican)).toBe(sum);
    expect(await journals()).toEqual(before);
  });

  it('opens from a figure to its lines and to the child’s days with who corrected them and why', async () => {
    const actId = await actOf('2025-09');
    const { groups } = await perform(house, head, act, { actId });
    const { serviceMonth, normId } = groups[1] ?? { serviceMonth: asMonth('2025-01'), normId: '' };
    const page = { page: 1, size: 10 };
    const found = await perform(house, head, lines, { actId, serviceMonth, normId, reason: 'corrected', ...page });
    expect(found).toMatchObject({ total: 1, rows: [{ payableDays: -4, reason: 'corrected' }] });
    expect(await perform(house, head, lines, { actId, reason: 'norm', ...page })).toEqual({ total: 0, rows: [] });
    const childId = found.rows[0]?.childId ?? '';
    const month = asMonth('2025-08');
    const told = await perform(house, head, actChild, { actId, childId, month });
    expect(told.truth).toEqual({ days: 0, total: '0' });
    expect(told.said.map(({ days: said }) => said)).toEqual([4, -4]);
    expect(told.cells.filter(({ corrected }) => corrected).map(({ day }) => day)).toEqual(days);
    expect(told.corrections[0]).toMatchObject({ from: 'present', to: 'unexcused', signed: true, acting: false });
    await expect(perform(house, head, actChild, { actId, childId, month: asMonth('2025-07') })).rejects.toMatchObject({
      code: 'request.notFound',
    });
  });

  it('a child that has left keeps its name in what was signed; its days are shown to the office alone', async () => {
    const actId = await actOf('2025-09');
    const child = place.children[0] as { id: string; surname: string };
    await world.query('UPDATE ~enrolment SET period = daterange(lower(period), $2) WHERE child_id = $1', [
      child.id,
      '2025-10-01',
    ]);
    const stay = await world.staff('head', { provider: place.provider });
    const found = await perform(house, stay, lines, { actId, page: 1, size: 10 });
    expect(found.rows.map(({ name }) => name).join()).toContain(child.surname);
    const asked = { actId, childId: child.id, month: asMonth('2025-08') };
    expect((await perform(house, stay, actChild, asked)).name).toContain(child.surname);
    for (const role of ['districtSpecialist', 'payerOperator'] as const)
      await expect(perform(house, await world.staff(role, { district }), actChild, asked)).rejects.toMatchObject({
        code: 'access.forbidden',
      });
    const stranger = await world.staff('head', { provider: await world.provider() });
    await expect(perform(house, stranger, actChild, asked)).rejects.toMatchObject({ code: 'request.notFound' });
  });

  it('a district sees the sums of its own acts, and of no other', async () => {
    const actId = await actOf('2025-09');
    expect((await perform(house, district1, act, { actId })).groups).toHaveLength(2);
    const kato = '751110000';
    await insert(world.query, 'district', { kato, name_kk: 'А', name_ru: 'А', name_en: 'A', outline: '{}' });
    const other = await world.staff('districtSpecialist', { district: kato });
    await expect(perform(house, other, act, { actId })).rejects.toMatchObject({ code: 'request.notFound' });
  });
});
