/** The money of a generated city with months behind it, imported as a real city's files would be: every tenge has its document. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCity } from '@balapan/city/files/index.ts';
import { reading } from '@balapan/database/scope.ts';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { unexplainedParts } from '@balapan/domain/unexplained.ts';
import { importCity } from '@balapan/server/import/importCity.ts';
import { ensureRegion } from '@balapan/server/import/region.ts';
import { system } from '@balapan/server/kernel/actor.ts';
import { openHouse } from '@balapan/server/kernel/house.ts';
import { scopeOf } from '@balapan/server/kernel/operation.ts';
import { readUnexplained } from '@balapan/server/treasury/unexplainedQueries.ts';
import { balancesUnlikeEntries } from '@balapan/server/verify/queries.ts';
import { afterAll, expect, test } from 'vitest';

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'balapan-money-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('nothing is unexplained, no line is overspent, and every balance is the sum of its entries', async () => {
  await writeCity({ out: folder, size: 'small', seed: 1, months: 7 });
  await ensureRegion(database.pool, folder, { demonstration: true });
  const house = await openHouse(database.pool, 'almaty');
  const report = await importCity(house, folder);
  expect(report.files.filter(({ state }) => state === 'refused').map(({ name }) => name)).toEqual([]);
  await reading(house.pool, scopeOf(house, system), async (sql) => {
    expect(unexplainedParts(await readUnexplained(sql))).toEqual([]);
    expect(await balancesUnlikeEntries(sql)).toEqual([]);
    const lines = await sql.query<{ code: string }>(
      'SELECT budget_line AS code FROM budget_balance WHERE executed_tiyn > 0',
    );
    expect(lines.length).toBeGreaterThan(6);
  });
}, 240_000);
