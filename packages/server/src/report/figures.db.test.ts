import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reading } from '@balapan/database/scope.ts';
import { type TestDatabase, testDatabase } from '@balapan/database/testing/database.ts';
import { asDay } from '@balapan/domain/day.ts';
import type { FigureCode } from '@balapan/domain/figures.ts';
import { afterAll, expect, test } from 'vitest';
import { importCity } from '../import/importCity.ts';
import { kindOf } from '../import/kinds.ts';
import { ensureRegion } from '../import/region.ts';
import { system } from '../kernel/actor.ts';
import { openHouse } from '../kernel/house.ts';
import { scopeOf } from '../kernel/operation.ts';
import { type CityFiles, tinyCity, writeFiles } from '../testing/cityFiles.ts';
import { computeFigures } from './figures.ts';

const databases = [await testDatabase(), await testDatabase(), await testDatabase()] as const;
const root = mkdtempSync(join(tmpdir(), 'balapan-figures-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function figuresOf(database: TestDatabase, day = '2025-09-11'): Promise<Partial<Record<FigureCode, bigint>>> {
  const house = await openHouse(database.pool, 'almaty');
  const found = await reading(house.pool, scopeOf(house, system, 'report'), (sql) => computeFigures(sql, asDay(day)));
  return Object.fromEntries(found.map(({ code, value }) => [code, value]));
}

async function load(database: TestDatabase, files: CityFiles): Promise<void> {
  const folder = join(root, database.name);
  writeFiles(folder, files, { columns: (name) => kindOf(`${name}.csv`)?.kind.columns ?? [] });
  await ensureRegion(database.pool, folder, { demonstration: true });
  const report = await importCity(await openHouse(database.pool, 'almaty'), folder);
  expect(report.problems).toEqual([]);
}

test('come out of a tiny city by computing', async () => {
  await load(databases[0], tinyCity());
  expect(await figuresOf(databases[0])).toEqual({
    kindergartens: 2n,
    kindergartensPublic: 1n,
    kindergartensPrivate: 1n,
    contingent: 3n,
    stateOrderYear: 990_000_000_00n,
    stateOrderMonthPublic: 0n,
    stateOrderMonthPrivate: 3n * 5_565_900n,
    queueLines: 7n,
    queueLines0to2: 1n,
    queueLines2to6: 6n,
    queueRemoved: 4n,
    queueLive: 3n,
    // One waits with a wished start that has come; one is too small, one holds a voucher.
    netNeed: 1n,
    filedSince1July: 1n,
    norm: 5_565_900n,
    normLocal: 5_066_800n,
    normRepublican: 499_100n,
    parentFee: 2_500_000n,
    paidByFinancialCentre: 13_408_759n,
    paidByFinancialCentreTo: 1n,
  });
});

test('stay as they were however far the clock has moved on', async () => {
  const before = await figuresOf(databases[0]);
  const { pool } = databases[0];
  await pool.query(
    `INSERT INTO almaty.application_event (application_id, seq, child_id, at, event, from_state, to_state, reason, params)
     SELECT application_id, max(seq) + 1, child_id, '2025-09-11 10:00+05', 'annul', 'waiting', 'annulled', 'annul', '{}'
       FROM almaty.application_event GROUP BY application_id, child_id`,
  );
  await pool.query(`UPDATE almaty.application SET state = 'annulled'`);
  await pool.query(`UPDATE almaty.payment SET state = 'returned', settled_on = '2025-09-15'`);
  expect(await figuresOf(databases[0])).toEqual(before);
  expect(await figuresOf(databases[0], '2025-09-12')).toMatchObject({ queueLive: 0n, netNeed: 0n });
  expect(await figuresOf(databases[0], '2025-09-16')).not.toHaveProperty('paidByFinancialCentre');
});

test('follow the input: an answer, a child who left, a payment of the same morning', async () => {
  const files = tinyCity();
  files['interest-2025-09-11']?.push({ number: '7500-0000-0001', answer: 'no', answered_on: '2025-08-20' });
  Object.assign(files.children?.[2] ?? {}, { left_on: '2025-09-10' });
  Object.assign(files['payments-2025-07']?.[0] ?? {}, { paid_on: '2025-09-11' });
  await load(databases[1], files);
  const figures = await figuresOf(databases[1]);
  // The duplicate of the line that was given up lives instead; both are the same child.
  expect(figures).toMatchObject({ queueLive: 3n, netNeed: 1n, contingent: 2n });
  expect(figures).not.toHaveProperty('paidByFinancialCentre');
  expect(await figuresOf(databases[1], '2025-09-12')).toMatchObject({ paidByFinancialCentreTo: 1n });
});

test('a figure without data is left out', async () => {
  const files = tinyCity();
  const { calendar, organisations, providers, contracts } = files;
  await load(databases[2], { calendar, organisations, providers, contracts } as CityFiles);
  expect(Object.keys(await figuresOf(databases[2]))).toEqual([
    'kindergartens',
    'kindergartensPublic',
    'kindergartensPrivate',
  ]);
});
