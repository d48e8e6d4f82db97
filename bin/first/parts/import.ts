/** Imports the files of the days before, or those of the launch day. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Address, createPool } from '@balapan/database/connect.ts';
import { firstFees } from '@balapan/server/fees/firstFees.ts';
import { importCity } from '@balapan/server/import/importCity.ts';
import { ensureRegion } from '@balapan/server/import/region.ts';
import { openHouse, type Progress } from '@balapan/server/kernel/house.ts';
import { beginning, closedMonth } from '../launch.ts';
import { asPart, type PartProgress } from './part.ts';

export interface ImportOrder {
  readonly address: Address;
  readonly region: string;
  readonly folder: string;
  readonly files: 'before' | 'launchDay' | 'all';
  /** Where the clock stands, epoch milliseconds; default: the evening before the lived days. */
  readonly clockAt?: number;
}

/** What reaches the city only on the launch day: the old queue with what cleans it, the running month's marks and statements. */
const lastDay = /^(queue|interest|other-regions)-|^marks-2025-09\.|^statements\/.*-2025-09\./;

asPart(async ({ address, region, folder, files, clockAt = beginning }: ImportOrder, tell) => {
  const only = (name: string): boolean => files === 'all' || lastDay.test(name) === (files === 'launchDay');
  const pool = createPool(address, { name: 'balapan-filler', max: 6 });
  try {
    await ensureRegion(pool, folder, { demonstration: true, clockAt });
    const house = await openHouse(pool, region, { progress: await progressOf(folder, only, tell) });
    await importCity(house, folder, { only });
    if (files === 'launchDay') await firstFees(house, closedMonth);
  } finally {
    await pool.end();
  }
});

/** Both imports fill one bar: the second goes on where the first has ended. */
async function progressOf(
  folder: string,
  only: (name: string) => boolean,
  tell: (progress: PartProgress) => void,
): Promise<Progress> {
  const text = await readFile(join(folder, 'city.json'), 'utf8').catch(() => '{"files":[]}');
  const { files } = JSON.parse(text) as { files: { name: string; rows: number }[] };
  const all = files.reduce((sum, { rows }) => sum + rows, 0);
  const own = files.filter(({ name }) => only(name)).reduce((sum, { rows }) => sum + rows, 0);
  const before = all - own > 0 && only('marks-2025-09.csv') ? all - own : 0;
  return (step, done, total) => {
    if (step === 'cleanup') tell({ step, done, total });
    else tell({ step: 'import', done: Math.min(all, before + done), total: all });
  };
}
