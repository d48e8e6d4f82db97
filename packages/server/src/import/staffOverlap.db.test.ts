/** A file of staff whose appointments overlap: one told line each, the good lines go in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@balapan/database/testing/database.ts';
import { afterAll, expect, test } from 'vitest';
import { type House, openHouse } from '../kernel/house.ts';
import { type CityFiles, tinyCity, writeFiles } from '../testing/cityFiles.ts';
import { type ImportReport, importCity } from './importCity.ts';
import { kindOf } from './kinds.ts';
import { ensureRegion } from './region.ts';
import { problemText } from './tell.ts';

const { pool } = await testDatabase();
const root = mkdtempSync(join(tmpdir(), 'balapan-staff-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, files: CityFiles): string {
  const folder = join(root, name);
  writeFiles(folder, files, { columns: (file) => kindOf(`${file}.csv`)?.kind.columns ?? [] });
  return folder;
}
async function open(folder: string): Promise<House> {
  await ensureRegion(pool, folder, { demonstration: true });
  return openHouse(pool, 'almaty');
}
const told = (report: ImportReport) =>
  report.problems.map(({ file, line, field, code }) => [file, line, field, code].join(' '));

test('appointments that overlap are told line by line, with the days in the way; the good lines go in', async () => {
  const files = tinyCity();
  const [head, educator, specialist] = files.staff ?? [];
  const again = (line: typeof head, from: string, to = '') => ({ ...line, valid_from: from, valid_to: to });
  files.staff = [
    again(head, '2024-01-01', '2024-12-31'),
    again(head, '2024-12-31', '2025-06-30'),
    again(head, '2025-01-01'),
    again(educator, '2024-01-01'),
    again(educator, '2024-05-01', '2024-06-01'),
    again(specialist, '2024-01-01'),
  ];
  const folder = write('first', files);
  const report = await importCity(await open(folder), folder);
  expect(told(report)).toEqual([
    'staff.csv 3 valid_from import.appointmentOverlap',
    'staff.csv 6 valid_from import.appointmentOverlap',
  ]);
  const texts = report.problems.map((problem) => problemText(problem, 'en'));
  expect(texts[0]).toContain('2024-01-01 – 2024-12-31, staff.csv, line 2');
  expect(texts[1]).toContain('2024-01-01 – …, staff.csv, line 5');
  const held = async () =>
    (
      await pool.query('SELECT role, lower(period)::text AS since FROM almaty.appointment ORDER BY role, lower(period)')
    ).rows.map(({ role, since }) => `${role} ${since}`);
  const good = ['districtSpecialist 2024-01-01', 'educator 2024-01-01', 'head 2024-01-01', 'head 2025-01-01'];
  expect(await held()).toEqual(good);

  // A later file against what is in the system already.
  const later = {
    staff: [again(head, '2025-03-01'), again(specialist, '2024-01-01'), again(specialist, '2023-01-01', '2023-12-31')],
  };
  const second = write('second', { ...tinyCity(), ...later });
  const next = await importCity(await open(second), second);
  expect(told(next)).toEqual(['staff.csv 2 valid_from import.appointmentOverlap']);
  expect(next.problems.map((problem) => problemText(problem, 'en'))[0]).toContain('2025-01-01 – …, in the system');
  expect(await held()).toEqual(['districtSpecialist 2023-01-01', ...good]);
});
