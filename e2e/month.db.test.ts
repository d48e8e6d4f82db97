/**
 * A month from the first mark to the money on the kindergarten's account, on a tiny city: the server's operations, the test
 * authority's signatures, the bank's own reading of the file and its statement. Whatever is done twice changes nothing.
 */

import { type Authority, openAuthority } from '@balapan/city/simulators/authority/authority.ts';
import { answerOf } from '@balapan/city/simulators/bank/answer.ts';
import { reading } from '@balapan/database/scope.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { makeCalendar } from '@balapan/domain/calendar.ts';
import { draftCalendar } from '@balapan/domain/calendarDraft.ts';
import { asDay, asMonth, type Day } from '@balapan/domain/day.ts';
import { composeIban } from '@balapan/domain/iban.ts';
import { tenge } from '@balapan/domain/money.ts';
import { unexplainedParts } from '@balapan/domain/unexplained.ts';
import { rsaVerifier } from '@balapan/server/adapters/signature/rsaVerifier.ts';
import { mark } from '@balapan/server/attendance/mark.ts';
import { confirmMonth } from '@balapan/server/attendance/myMonth.ts';
import type { Actor } from '@balapan/server/kernel/actor.ts';
import type { House } from '@balapan/server/kernel/house.ts';
import { perform, scopeOf } from '@balapan/server/kernel/operation.ts';
import { closeMonth } from '@balapan/server/settlement/closing/closeMonth.ts';
import { moneyReport } from '@balapan/server/settlement/moneyReport.ts';
import { check, giveBack, signAsDepartment, signAsProvider } from '@balapan/server/settlement/moveOperations.ts';
import { act, acts, desks, document } from '@balapan/server/settlement/readActs.ts';
import { lines } from '@balapan/server/settlement/readLines.ts';
import { enrolled } from '@balapan/server/testing/month.ts';
import { tinyWorld, type World } from '@balapan/server/testing/world.ts';
import { readStatement } from '@balapan/server/treasury/operations.ts';
import { document as sheet } from '@balapan/server/treasury/packageRegister.ts';
import * as read from '@balapan/server/treasury/readOperations.ts';
import * as register from '@balapan/server/treasury/registerOperations.ts';
import * as steps from '@balapan/server/treasury/registerSteps.ts';
import { readUnexplained } from '@balapan/server/treasury/unexplainedQueries.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerReturn } from './house/answerReturn.ts';

const august = asMonth('2025-08');
const days = makeCalendar(draftCalendar(2024, 2027)).workingDays(august);
const db = await testDatabase();
let world: World;
let house: House;
let authority: Authority;
type Place = Awaited<ReturnType<typeof enrolled>> & { head: Actor & { personId: string }; educator: Actor };
let places: Place[];
let people: Record<'district' | 'department' | 'maker' | 'checker' | 'releaser', Actor & { personId: string }>;

beforeAll(async () => {
  world = await tinyWorld(db);
  authority = await openAuthority();
  house = { ...world.house, signatures: rsaVerifier([authority.rootPem]) };
  await world.query(`UPDATE ~organisation SET iban = $1 WHERE code = 'financialCentre'`, [
    composeIban('601', '7131000012345'),
  ]);
  places = [];
  for (let at = 0; at < 3; at += 1) {
    const made = await enrolled(world, 2);
    const head = await world.staff('head', { provider: made.provider });
    const educator = await world.staff('educator', { careGroup: made.group });
    places.push({ ...made, head, educator });
  }
  people = {
    district: await world.staff('districtSpecialist', { district: '751710000' }),
    department: await world.staff('departmentHead'),
    maker: await world.staff('payerOperator'),
    checker: await world.staff('payerChecker'),
    releaser: await world.staff('payerReleaser'),
  };
});

async function signatureOf(
  person: Actor & { personId: string },
  bin: string,
  bytes: Uint8Array,
  role: 'ceo' | 'employee' = 'ceo',
) {
  const [row] = await world.query<{ iin: string; surname: string; given_name: string }>(
    'SELECT * FROM ~person WHERE id = $1',
    [person.personId],
  );
  const facts = {
    iin: row?.iin ?? '',
    surname: row?.surname ?? '',
    givenName: row?.given_name ?? '',
    patronymic: null,
    organisation: { bin, name: 'Сад' },
    roles: [role],
  };
  return Buffer.from(await authority.sign(facts, bytes, house.now())).toString('base64');
}

async function sheetSignature(person: Actor & { personId: string }, registerId: string): Promise<string> {
  const { bytes } = await perform(house, people.maker, sheet, { registerId });
  return signatureOf(person, '120140000027', new Uint8Array(Buffer.from(bytes, 'base64')));
}

async function throughHands(registerId: string): Promise<void> {
  const { maker, checker, releaser } = people;
  await perform(house, maker, steps.sign, { registerId, cms: await sheetSignature(maker, registerId) });
  await perform(house, checker, steps.check, { registerId, cms: await sheetSignature(checker, registerId) });
  await perform(house, releaser, steps.release, { registerId, cms: await sheetSignature(releaser, registerId) });
}

const ledger = () =>
  world.query<{ account: string; funding_source: string; sum: string }>(
    'SELECT account, funding_source, sum(amount_tiyn)::text AS sum FROM ~entry GROUP BY 1, 2 ORDER BY 1, 2',
  );
const actIdOf = async (providerId: string): Promise<string> =>
  (await world.query<{ id: string }>('SELECT id FROM ~act WHERE provider_id = $1', [providerId]))[0]?.id ?? '';
const bytesOf = async (actId: string): Promise<Uint8Array> =>
  new Uint8Array(Buffer.from((await perform(house, people.department, document, { actId })).bytes, 'base64'));

describe('a month of a tiny city', () => {
  it('is marked day by day and confirmed by the parents', async () => {
    for (const day of days) {
      await world.at(day);
      for (const { group, educator, children } of places) {
        const input = {
          careGroupId: group.id,
          day: day as Day,
          marks: children.map(({ id }, at) => ({
            childId: id,
            mark: at === 0 && day === '2025-08-22' ? ('unexcused' as const) : ('present' as const),
            document: false,
          })),
        };
        expect(await perform(house, educator, mark, input)).toEqual({ written: 2, corrected: 0, unchanged: 0 });
        expect(await perform(house, educator, mark, input)).toEqual({ written: 0, corrected: 0, unchanged: 2 });
      }
    }
    await world.at('2025-09-03');
    for (const { children } of places)
      for (const child of children) {
        const parent = world.parent(child);
        await perform(house, parent, confirmMonth, { childId: child.id, month: august });
        await perform(house, parent, confirmMonth, { childId: child.id, month: august });
      }
    expect(await world.query('SELECT count(*)::integer AS n FROM ~month_confirmation')).toEqual([{ n: 6 }]);
  });

  it('is closed, and closed again without a change', async () => {
    await world.at('2025-09-08');
    expect(await closeMonth(house, { month: august })).toMatchObject({ registers: 3, acts: 3, lines: 6 });
    expect(await closeMonth(house, { month: august })).toMatchObject({ registers: 0, acts: 0 });
  });

  it('is signed by the right people only', async () => {
    for (const { provider, head } of places) {
      const actId = await actIdOf(provider.id);
      const bytes = await bytesOf(actId);
      const wrong = [
        ['signature.otherBytes', await signatureOf(head, provider.bin, new Uint8Array([...bytes, 10]))],
        ['signature.otherOrganisation', await signatureOf(head, '240840000126', bytes)],
        ['signature.otherPerson', await signatureOf(people.department, provider.bin, bytes)],
        ['signature.noRight', await signatureOf(head, provider.bin, bytes, 'employee')],
        ['signature.malformed', 'AAAA'],
      ] as const;
      for (const [code, cms] of wrong)
        await expect(perform(house, head, signAsProvider, { actId, cms })).rejects.toMatchObject({ code });
      expect(
        await world.query(
          `SELECT payload ->> 'authority' AS authority FROM ~audit_event WHERE operation = 'settlement.signatureRefused'
              AND subject_id = $1 ORDER BY seq`,
          [actId],
        ),
      ).toEqual(['ok', 'otherOrganisation', 'otherPerson', 'noRight', 'noRight'].map((authority) => ({ authority })));
      const cms = await signatureOf(head, provider.bin, bytes);
      await expect(perform(house, people.department, signAsProvider, { actId, cms })).rejects.toMatchObject({
        code: 'access.forbidden',
      });
      await expect(
        perform(house, places.find((one) => one.head !== head)?.head as Actor, signAsProvider, { actId, cms }),
      ).rejects.toMatchObject({ code: 'request.notFound' });
      expect(await perform(house, head, signAsProvider, { actId, cms })).toMatchObject({
        state: 'signedByProvider',
        desk: 'districtSpecialist',
      });
      await expect(perform(house, head, signAsProvider, { actId, cms })).rejects.toMatchObject({
        code: 'state.refused',
      });
      // Whoever has signed for the kindergarten does not check, whatever other role they hold.
      const sameHand = { ...people.district, personId: head.personId };
      await expect(perform(house, sameHand, check, { actId })).rejects.toMatchObject({ code: 'access.sameHand' });
      const twice = `INSERT INTO ~act_move (act_id, seq, provider_id, district, at, from_state, to_state, desk, person_id)
                     SELECT $1, 99, id, district, now(), 'signedByProvider', 'checked', 'departmentHead', $3 FROM ~provider WHERE id = $2`;
      await expect(world.query(twice, [actId, provider.id, head.personId])).rejects.toMatchObject({ code: '23P01' });
      expect((await perform(house, people.district, act, { actId })).actions).toEqual(['check', 'return']);
      expect(await perform(house, people.district, check, { actId })).toMatchObject({
        state: 'checked',
        desk: 'departmentHead',
      });
      const second = await signatureOf(people.department, '120140000016', bytes);
      expect(await perform(house, people.department, signAsDepartment, { actId, cms: second })).toMatchObject({
        state: 'signedByDepartment',
        dueOn: '2025-10-08',
        planBy: '2025-10-08',
      });
    }
    expect((await ledger()).map(({ account }) => account)).toEqual([
      '1000',
      '1000',
      '1100',
      '1100',
      '1200',
      '1200',
      '1300',
      '1300',
      '2000',
      '2000',
      '3000',
      '3000',
    ]);
  });

  it('shows where the money is', async () => {
    const list = await perform(house, people.district, acts, {
      month: august,
      sort: 'since',
      order: 'asc',
      page: 1,
      size: 50,
    });
    expect(list).toMatchObject({ total: 3 });
    expect(list.rows[0]).toMatchObject({ state: 'signedByDepartment', desk: 'financialCentre', days: 0, daysLate: 0 });
    const actId = await actIdOf(places[0]?.provider.id ?? '');
    const one = await perform(house, places[0]?.head as Actor, act, { actId });
    expect(one).toMatchObject({
      workingDays: 21,
      fullMonth: { children: 1, days: 21, total: '5565900' },
      partMonth: { children: 1, days: 20 },
      confirmed: 2,
      sha256: expect.any(String),
    });
    expect(one.moves.map(({ to }) => to)).toEqual(['draft', 'signedByProvider', 'checked', 'signedByDepartment']);
    expect(one.signatures.map(({ step }) => step)).toEqual(['provider', 'department']);
    expect((await perform(house, places[0]?.head as Actor, lines, { actId, page: 1, size: 50 })).total).toBe(2);
    expect((await perform(house, people.department, desks, {})).desks).toMatchObject([
      { desk: 'financialCentre', acts: 3 },
    ]);
    await expect(perform(house, people.department, giveBack, { actId, note: 'поздно' })).rejects.toMatchObject({
      code: 'state.refused',
    });
  });

  it('is paid by three people, comes back in part, is paid again once', async () => {
    const made = await perform(house, people.maker, register.makeRegister, { month: august });
    expect(made).toMatchObject({ number: 1, payments: 3 });
    await expect(perform(house, people.maker, register.makeRegister, { month: august })).rejects.toMatchObject({
      code: 'request.notFound',
    });
    const { registerId } = made;
    await throughHands(registerId);
    const shown = await perform(house, people.checker, read.register, { registerId });
    expect(shown.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(shown.control.difference).toEqual({ count: 0, total: '0', local: '0', republican: '0' });

    const file = Buffer.from((await perform(house, people.maker, read.bankFile, { registerId })).bytes, 'base64');
    const payments = await perform(house, people.maker, read.lines, { registerId, page: 1, size: 50 });
    const returned = payments.rows[1]?.documentNumber ?? '';
    await world.at('2025-09-11');
    const statement = answerOf(file, {
      day: asDay('2025-09-09'),
      returned: [returned],
      doubled: [payments.rows[0]?.documentNumber ?? ''],
      stranger: tenge(777),
      fee: tenge(150),
      style: 'kaspi',
    });
    const input = { name: 'kaspi.txt', content: Buffer.from(statement).toString('base64') };
    expect(await perform(house, people.maker, readStatement, input)).toMatchObject({
      known: false,
      matched: 3,
      returned: 1,
      exceptions: 3,
    });
    const after = await ledger();
    expect(await perform(house, people.maker, readStatement, input)).toMatchObject({ known: true, matched: 0 });
    // The same lines in other bytes: an overlapping statement of the same days.
    const again = Buffer.from(
      new TextDecoder('windows-1251').decode(statement).replace('06:00:00', '07:00:00'),
    ).toString('base64');
    expect(await perform(house, people.maker, readStatement, { name: 'again.txt', content: again })).toMatchObject({
      known: false,
      newLines: 0,
    });
    expect(await ledger()).toEqual(after);
    expect(
      (await perform(house, people.maker, read.exceptions, { page: 1, size: 50 })).rows
        .map(({ reason }) => reason)
        .sort(),
    ).toEqual(['fee', 'incoming', 'returned', 'twice']);

    const back = (
      await perform(house, people.maker, acts, {
        state: 'paymentReturned',
        sort: 'since',
        order: 'asc',
        page: 1,
        size: 50,
      })
    ).rows[0];
    expect(back).toMatchObject({ desk: 'provider', note: expect.stringContaining('счет получателя закрыт') });
    const actIds = [back?.actId ?? ''];
    await answerReturn(world, places.find(({ provider }) => provider.id === back?.providerId)?.head as Actor);
    const second = await perform(house, people.maker, register.makeRegister, { month: august, actIds });
    await expect(perform(house, people.maker, register.makeRegister, { month: august, actIds })).rejects.toMatchObject({
      code: 'request.stale',
    });
    await throughHands(second.registerId);
    const secondFile = Buffer.from(
      (await perform(house, people.maker, read.bankFile, { registerId: second.registerId })).bytes,
      'base64',
    );
    await world.at('2025-09-15');
    const answer = Buffer.from(answerOf(secondFile, { day: asDay('2025-09-12') })).toString('base64');
    expect(await perform(house, people.maker, readStatement, { name: 'second.txt', content: answer })).toMatchObject({
      matched: 1,
      returned: 0,
      exceptions: 0,
    });
    expect(await perform(house, people.maker, readStatement, { name: 'second.txt', content: answer })).toMatchObject({
      known: true,
    });
  });

  it('ends balanced: everybody paid once, nothing in between', async () => {
    const sums = new Map(
      (await ledger()).map(({ account, funding_source, sum }) => [`${account}/${funding_source}`, BigInt(sum)]),
    );
    for (const source of ['local', 'republican']) {
      expect(sums.get(`3000/${source}`)).toBe(0n);
      expect(sums.get(`4000/${source}`)).toBe(0n);
      expect(sums.get(`5000/${source}`)).toBe(-(sums.get(`2000/${source}`) ?? 0n));
      expect(sums.get(`1400/${source}`)).toBe(sums.get(`2000/${source}`));
    }
    const parts = await reading(house.pool, scopeOf(house, people.department), readUnexplained);
    expect(unexplainedParts(parts)).toEqual([]);
    expect(await world.query(`SELECT DISTINCT state, desk FROM ~act`)).toEqual([{ state: 'paid', desk: 'closed' }]);
    expect(await world.query(`SELECT state, count(*)::integer AS n FROM ~payment GROUP BY 1 ORDER BY 1`)).toEqual([
      { state: 'confirmed', n: 3 },
      { state: 'returned', n: 1 },
    ]);
    expect(await world.query(`SELECT DISTINCT state FROM ~payment_register`)).toEqual([{ state: 'reconciled' }]);
    const report = await perform(house, people.department, moneyReport, { month: august });
    expect(report).toMatchObject({ states: [{ state: 'paid', acts: 3 }], late: [] });
    expect(report.daysToMoney.reduce((sum, { acts: n }) => sum + n, 0)).toBe(3);
  });
});
