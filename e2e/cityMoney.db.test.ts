/**
 * The money of a generated city with three years behind it, imported as a real city's files would be: every tenge has its document, and
 * the month's reports look at no more of the database than with three months behind it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCity } from '@balapan/city/files/index.ts';
import { type ReadHandle, reading } from '@balapan/database/scope.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { asDay } from '@balapan/domain/day.ts';
import { unexplainedParts } from '@balapan/domain/unexplained.ts';
import { importCity } from '@balapan/server/import/importCity.ts';
import { ensureRegion } from '@balapan/server/import/region.ts';
import { system } from '@balapan/server/kernel/actor.ts';
import { type House, openHouse } from '@balapan/server/kernel/house.ts';
import { scopeOf } from '@balapan/server/kernel/operation.ts';
import * as report from '@balapan/server/treasury/moneyReportQueries.ts';
import { readUnexplained } from '@balapan/server/treasury/unexplainedQueries.ts';
import { balancesUnlikeEntries } from '@balapan/server/verify/queries.ts';
import { verify } from '@balapan/server/verify/verify.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

const databases = { long: await testDatabase(), short: await testDatabase() };
const folder = mkdtempSync(join(tmpdir(), 'balapan-money-'));
const houses: Record<'long' | 'short', House> = {} as never;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function cityOf(name: 'long' | 'short', months: number): Promise<House> {
  const files = join(folder, name);
  await writeCity({ out: files, size: 600, seed: 1, months });
  const { pool } = databases[name];
  await ensureRegion(pool, files, { demonstration: true });
  const house = await openHouse(pool, 'almaty');
  // No report of money looks at marks.
  const { files: taken } = await importCity(house, files, { only: (file) => !file.startsWith('marks') });
  expect(taken.filter(({ state }) => state === 'refused').map((file) => file.name)).toEqual([]);
  return house;
}

beforeAll(async () => {
  houses.long = await cityOf('long', 36);
  houses.short = await cityOf('short', 3);
}, 240_000);

test('nothing is unexplained, no line is overspent, and every balance is the sum of its entries', async () => {
  await reading(houses.long.pool, scopeOf(houses.long, system), async (sql) => {
    expect(unexplainedParts(await readUnexplained(sql))).toEqual([]);
    expect(await balancesUnlikeEntries(sql)).toEqual([]);
    const lines = await sql.query<{ code: string }>(
      'SELECT budget_line AS code FROM budget_balance WHERE executed_tiyn > 0',
    );
    expect(lines.length).toBeGreaterThan(24);
  });
});

test('all books hold, as balapan verify finds', async () => {
  const checks = await verify(houses.long);
  expect(checks.flatMap(({ faults }) => faults)).toEqual([]);
  expect(checks.length).toBeGreaterThan(10);
}, 120_000);

/** Blocks that the questions of some reading look at, where tables are as large as a city's and the planner keeps to their indexes. */
function blocksOf(house: House, read: (sql: Pick<ReadHandle, 'query'>) => Promise<unknown>): Promise<number> {
  return reading(house.pool, scopeOf(house, system), async (sql) => {
    await sql.query('SET LOCAL enable_seqscan = off');
    let blocks = 0;
    await read({
      query: async (text: string, values?: readonly unknown[]) => {
        const [row] = await sql.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
          `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
          values as unknown[],
        );
        const plan = row?.['QUERY PLAN'][0].Plan ?? {};
        blocks += (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
        return sql.query(text, values as unknown[]);
      },
    } as Pick<ReadHandle, 'query'>);
    return blocks;
  });
}

test('the month’s reports look at no more than a fifth more after three years than after three months', async () => {
  const july = asDay('2025-07-01');
  const providerOf = async (house: House): Promise<string> => {
    const { rows } = await house.pool.query<{ id: string }>('SELECT id FROM almaty.provider ORDER BY number LIMIT 1');
    return rows[0]?.id ?? '';
  };
  const city = (sql: Pick<ReadHandle, 'query'>) => report.kindergartensOfMonth(sql, july);
  const kindergarten = (providerId: string) => async (sql: Pick<ReadHandle, 'query'>) => {
    await report.moneyOf(sql, providerId, july);
    await report.actsOfMonth(sql, providerId, july);
    expect((await report.kindergartenChildren(sql, providerId, july)).length).toBeGreaterThan(20);
    await report.spanOfActs(sql, providerId);
  };
  const [long, short] = [await providerOf(houses.long), await providerOf(houses.short)];
  const told = {
    city: [await blocksOf(houses.long, city), await blocksOf(houses.short, city)],
    kindergarten: [await blocksOf(houses.long, kindergarten(long)), await blocksOf(houses.short, kindergarten(short))],
  };
  for (const [after, before] of Object.values(told)) {
    expect(before).toBeGreaterThan(10);
    // An index that is larger may be a level deeper: a page more for each question.
    expect(after, JSON.stringify(told)).toBeLessThanOrEqual((before ?? 0) * 1.2 + 4);
  }
});
