/** The report on the execution of the budget, against bookings of known size: by quarter, by source, with an amendment, as files. */
import { writing } from '@balapan/database/scope.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay, asMonth } from '@balapan/domain/day.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import { paymentConfirmed } from '@balapan/domain/ledger.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { perform, scopeOf, type WriteHandle } from '../kernel/operation.ts';
import { proposeBudget } from '../proposal/makeOperations.ts';
import { check, release } from '../proposal/steps.ts';
import { tinyWorld } from '../testing/world.ts';
import { budgetReport, budgetReportFile } from './budgetReport.ts';
import { book } from './ledger.ts';
import { oblige } from './obligation.ts';

const db = await testDatabase();
const world = await tinyWorld(db);
const { house } = world;
const plan = { local: 5_066_800n * 30n, republican: 499_100n * 30n };
const [owed, paid] = [6_000n, 2_500n];
let [accountant, auditor, educator]: Actor[] = [];

const call = () => ({ now: house.now(), newId: house.newId });
const within = <T>(work: (sql: WriteHandle) => Promise<T>): Promise<T> =>
  writing(house.pool, scopeOf(house, accountant as Actor), work);
const ask = (quarter: 1 | 2 | 3 | 4, year = 2025, by = auditor) =>
  perform(house, by as Actor, budgetReport, { year, quarter });

beforeAll(async () => {
  accountant = await world.staff('departmentAccountant');
  auditor = await world.staff('auditor');
  educator = await world.staff('educator');
  const provider = await world.provider();
  const amount = { local: tiyn(owed), republican: tiyn(0n) };
  const of = { providerId: provider.id, programme: '360-202', day: asDay('2025-09-10') };
  await within((sql) => oblige(sql, { id: world.newId(), ...of, month: asMonth('2025-08'), amount }, call()));
  const part = { ...of, operationId: world.newId(), amount: { local: tiyn(paid), republican: tiyn(0n) } };
  await within((sql) => book(sql, [{ journal: paymentConfirmed(part), month: asMonth('2025-08') }], call()));
  const specialist = await world.staff('departmentSpecialist');
  const head = await world.staff('departmentHead');
  const { proposalId } = await perform(house, accountant, proposeBudget, {
    decision: '№ 241',
    session: 'XXXII сессия VIII созыва',
    decidedOn: asDay('2025-09-01'),
    registeredOn: asDay('2025-09-10'),
    changes: [
      { line: 'V-L', month: asMonth('2025-08'), amount: '1000' },
      { line: 'V-L', month: asMonth('2025-12'), amount: '500' },
    ],
    reason: 'уточнение бюджета',
  } as never);
  await perform(house, specialist, check, { proposalId });
  await perform(house, head, release, { proposalId });
});

describe('the report', () => {
  test('of nine months: half of the half-year’s plan, what is bound, owed and paid, and the amendment', async () => {
    const { rows, amendments } = await ask(3);
    const [local] = rows;
    const planned = (plan.local / 6n) * 3n + 1000n;
    expect(local).toMatchObject({
      level: 'line',
      lines: ['V-L'],
      initial: String(plan.local),
      amended: String(plan.local + 1500n),
      planned: String(planned),
      bound: String(owed),
      owed: String(owed),
      paid: String(paid),
      paidInQuarter: String(paid),
      left: String(planned - paid),
    });
    expect(amendments).toMatchObject([{ decision: '№ 241', registeredOn: '2025-09-10' }]);
    expect(rows.at(-1)).toMatchObject({ level: 'total', initial: String(plan.local + plan.republican) });
  });
  test('of the year: the whole plan, nothing paid in the last quarter', async () => {
    const [local] = (await ask(4)).rows;
    expect(local).toMatchObject({ planned: String(plan.local + 1500n), paid: String(paid), paidInQuarter: '0' });
  });
  test('of the half-year before: neither the amendment nor what came later', async () => {
    const { rows, amendments } = await ask(2);
    expect(rows[0]).toMatchObject({ amended: String(plan.local), planned: '0', owed: '0', paid: '0' });
    expect(amendments).toEqual([]);
  });
  test('of a year without a budget is empty, and has no file', async () => {
    expect((await ask(1, 2031)).rows).toEqual([]);
    const file = { year: 2031, quarter: 1, kind: 'csv', language: 'ru' } as const;
    await expect(perform(house, auditor as Actor, budgetReportFile, file)).rejects.toMatchObject({
      fact: { code: 'request.notFound' },
    });
  });
  test('is not for an educator', async () => {
    await expect(ask(3, 2025, educator)).rejects.toBeInstanceOf(DomainError);
  });
});

describe('its files', () => {
  const file = async (kind: 'xlsx' | 'csv', language: 'kk' | 'ru') => {
    const told = await perform(house, auditor as Actor, budgetReportFile, { year: 2025, quarter: 3, kind, language });
    return { name: told.name, bytes: Buffer.from(told.bytes, 'base64') };
  };
  test('the workbook holds the rows of the screen as numbers', async () => {
    const { name, bytes } = await file('xlsx', 'kk');
    expect(name).toBe('budget-2025-3.xlsx');
    const [sheet] = (await readXlsx(bytes)).sheets;
    const [head = [], ...rows] = sheet?.rows ?? [];
    expect(head.slice(0, 4)).toEqual(['Бағдарлама', '', 'Ерекшелік', 'Қаржы көзі']);
    expect(rows[0]?.[9]).toBe(25);
    const total = (await ask(3)).rows.at(-1);
    const last = rows.find((row) => row[1] === 'Барлығы');
    expect(last?.[4]).toBe(Number(BigInt(total?.initial ?? '0')) / 100);
  });
  test('CSV is in the language that is asked for', async () => {
    const text = (await file('csv', 'ru')).bytes.toString();
    expect(text.split('\r\n')[0]).toContain('Уточнено на год, ₸');
    expect(text).toContain('25,00');
  });
});
