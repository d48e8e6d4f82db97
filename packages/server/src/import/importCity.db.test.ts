import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@balapan/database/testing/database.ts';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../kernel/house.ts';
import { bins, type CityFiles, enrolled, iin, people, queued, tinyCity, writeFiles } from '../testing/cityFiles.ts';
import { type ImportReport, importCity } from './importCity.ts';
import { kindOf } from './kinds.ts';
import { ensureRegion } from './region.ts';
import { problemFile, problemTable, problemText } from './tell.ts';

const database = await testDatabase();
/** Nothing is ever written here: each case is judged as if it were the first. */
const empty = await testDatabase();
const databases = { killed: await testDatabase(), whole: await testDatabase() };
const root = mkdtempSync(join(tmpdir(), 'balapan-import-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
const columns = (name: string): readonly string[] => kindOf(`${name}.csv`)?.kind.columns ?? [];

function write(
  files: CityFiles,
  more: { encode?: (text: string) => string | Uint8Array; delimiter?: string } = {},
): string {
  folders += 1;
  const folder = join(root, `${folders}`);
  writeFiles(folder, files, { columns, ...more });
  return folder;
}

async function open(folder: string, { pool } = database): Promise<House> {
  await ensureRegion(pool, folder, { demonstration: true });
  return openHouse(pool, 'almaty');
}

/** Every table of the region with its number of rows, but for what tells of runs. */
async function counts({ pool } = database): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ relname: string }>(
    `SELECT relname FROM pg_class WHERE relnamespace = 'almaty'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
      AND relname NOT LIKE 'import%' AND relname NOT LIKE 'audit%' ORDER BY 1`,
  );
  const found: Record<string, number> = {};
  for (const { relname } of rows) {
    const result = await pool.query<{ count: bigint }>(`SELECT count(*) FROM almaty.${relname}`);
    found[relname] = Number(result.rows[0]?.count ?? 0n);
  }
  return found;
}

const fresh = (report: ImportReport): number => report.files.reduce((sum, file) => sum + file.fresh, 0);
const told = (report: ImportReport) =>
  report.problems.map(({ file, line, field, code }) => [file, line, field, code].join(' '));

/** One change to one line of one file. */
function bent(name: string, at: number, change: Record<string, string>): CityFiles {
  const files = tinyCity();
  const line = files[name]?.[at];
  if (line === undefined) throw new RangeError(`${name} ${at}`);
  Object.assign(line, change);
  return files;
}

describe('a good city', () => {
  test('a dry run judges all and writes nothing', async () => {
    const folder = write(tinyCity());
    const house = await open(folder);
    const before = await counts();
    const report = await importCity(house, folder, { dryRun: true });
    expect(told(report)).toEqual([]);
    expect(fresh(report)).toBeGreaterThan(400);
    expect(await counts()).toEqual(before);
  });

  test('everything arrives, with what hangs on it', async () => {
    const folder = write(tinyCity());
    const house = await open(folder);
    const report = await importCity(house, folder);
    expect(told(report)).toEqual([]);
    expect(report.cleanups).toMatchObject([
      { lines: 7, verdicts: { live: 3, enrolled: 1, duplicate: 1, otherRegion: 1, overAge: 1 }, applications: 3 },
    ]);
    expect(await counts()).toMatchObject({
      provider: 2,
      child: enrolled.length + queued.length,
      person: 4,
      guardianship: enrolled.length + queued.length,
      enrolment: 3,
      voucher: 4,
      waitlist_entry: 1,
      offer: 1,
      application: 3,
      application_event: 5,
      register: 1,
      register_line: 3,
      act: 1,
      act_line: 3,
      payment: 1,
      attendance_mark: 9,
      month_confirmation: 3,
      policy_version: 1,
    });
    const { rows } = await database.pool.query(
      `SELECT account, sum(amount_tiyn) AS sum FROM almaty.entry GROUP BY account HAVING sum(amount_tiyn) <> 0 ORDER BY 1`,
    );
    expect(rows.map(({ account }) => account)).toEqual(['1000', '1100', '1400', '2000', '5000']);
    expect(rows.reduce((sum, row) => sum + BigInt(row.sum), 0n)).toBe(0n);
    const names = await database.pool.query('SELECT surname FROM almaty.person WHERE iin = $1', [people.mother]);
    expect(names.rows).toEqual([{ surname: 'Серікова' }]);
    const places = await database.pool.query('SELECT enrolled FROM almaty.care_group_places ORDER BY enrolled');
    expect(places.rows).toEqual([{ enrolled: 0 }, { enrolled: 3 }]);
    const claims = await database.pool.query('SELECT count(*)::int AS count FROM national.enrolment_claim');
    expect(claims.rows).toEqual([{ count: 3 }]);
  });

  test('a second time it changes nothing, nor in another encoding and form', async () => {
    const before = await counts();
    const folder = write(tinyCity());
    const house = await open(folder);
    const again = await importCity(house, folder);
    expect(new Set(again.files.map(({ state }) => state))).toEqual(new Set(['known']));
    for (const more of [
      { encode: (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}` },
      { delimiter: '\t' },
      // Kazakh letters that the old encoding lacks are not in the fields that tell things apart.
      { encode: (text: string) => iconv.encode(text, 'windows-1251') },
    ]) {
      const report = await importCity(house, write(tinyCity(), more));
      expect(told(report)).toEqual([]);
      expect(fresh(report)).toBe(0);
    }
    expect(await counts()).toEqual(before);
  });

  test('marks of days that were not there yet are added to those that were', async () => {
    const files = bent('marks-2025-08', 0, { d6: 'Б', d7: 'б' });
    const report = await importCity(await open(write(files)), write(files));
    expect([told(report), fresh(report)]).toEqual([[], 1]);
    const { rows } = await database.pool.query(
      `SELECT day, mark, document FROM almaty.attendance_mark WHERE day >= '2025-08-06' ORDER BY day`,
    );
    expect(rows).toEqual([
      { day: '2025-08-06', mark: 'ill', document: true },
      { day: '2025-08-07', mark: 'ill', document: false },
    ]);
  });
});

describe('an import that is killed', () => {
  test('and run again completes', async () => {
    const folder = write(tinyCity());
    const house = await open(folder, databases.killed);
    let steps = 0;
    const dying: House = {
      ...house,
      progress: () => {
        steps += 1;
        // In the middle of a file: its transaction goes, the files before it stay.
        if (steps === 14) throw new Error('killed');
      },
    };
    await expect(importCity(dying, folder)).rejects.toThrow('killed');
    const half = await counts(databases.killed);
    expect([half.provider, half.act]).toEqual([2, 0]);
    const report = await importCity(house, folder);
    expect(told(report)).toEqual([]);
    await importCity(await open(folder, databases.whole), folder);
    expect(await counts(databases.killed)).toEqual(await counts(databases.whole));
  });
});

describe('bad lines are told, the good ones taken', () => {
  const wrong = enrolled[0]?.replace(/\d$/u, (digit) => `${(Number(digit) + 1) % 10}`) ?? '';
  const stranger = iin('1991-09-09', 77);
  test.each<[string, string, number, Record<string, string>, string[]]>([
    ['a wrong check digit', 'guardians', 0, { iin: wrong }, ['guardians.csv 2 iin iin.control']],
    ['30 February', 'children', 1, { enrolled_on: '2025-02-30' }, ['children.csv 3 enrolled_on field.notADay']],
    [
      'a child over age',
      'children',
      0,
      { iin: iin('2019-05-15', 88), birth_date: '2019-05-15' },
      ['children.csv 2 birth_date queue.overAge'],
    ],
    [
      'a kindergarten unknown to the roster',
      'accounts',
      0,
      { bin: bins.department },
      ['accounts.csv 2 bin file.referenceUnknown'],
    ],
    [
      'a birth date that the number denies',
      'children',
      0,
      { birth_date: '2021-03-11' },
      ['children.csv 2 iin iin.birthDateDiffers'],
    ],
    ['a bank that is not the account’s', 'accounts', 0, { bik: 'HSBKKZKX' }, ['accounts.csv 2 iban iban.bikDiffers']],
    ['a mark on a day off', 'marks-2025-08', 1, { d2: 'Я' }, ['marks-2025-08.csv 3 d2 mark.dayOff']],
    [
      'a mark before the enrolment',
      'children',
      2,
      { enrolled_on: '2025-08-04' },
      ['marks-2025-08.csv 4 d1 mark.beforeEnrolment'],
    ],
    ['a 31 June', 'marks-2025-08', 0, { d31: 'Ж' }, ['marks-2025-08.csv 2 d31 field.unknownValue']],
    [
      'a stranger confirms',
      'marks-2025-08',
      0,
      { confirmed_by: stranger },
      ['marks-2025-08.csv 2 confirmed_by import.notGuardian'],
    ],
    [
      'a guardian nobody knows',
      'queue-2025-09-11',
      0,
      { guardian_iin: stranger },
      ['queue-2025-09-11.csv 2 guardian_iin file.referenceUnknown'],
    ],
    [
      'two places for one child',
      'children',
      1,
      { iin: enrolled[0] ?? '', birth_date: '2021-03-10', bin: bins.kulynshak },
      ['children.csv 3 enrolled_on import.overlap'],
    ],
    [
      'an act that is not the sum of its lines',
      'acts-2025-07',
      0,
      { total: '1.00', local: '1.00', republican: '0.00' },
      ['acts-2025-07.csv 2 total file.contradiction', 'payments-2025-07.csv 2 act_number file.referenceUnknown'],
    ],
    [
      'a payment of another sum',
      'payments-2025-07',
      0,
      { amount: '5.00' },
      ['payments-2025-07.csv 2 amount file.contradiction'],
    ],
    [
      'a line that comes twice',
      'queue-2025-09-11',
      1,
      { number: '7500-0000-0001' },
      ['queue-2025-09-11.csv 3 null file.lineTwice'],
    ],
  ])('%s', async (_, name, at, change, expected) => {
    const folder = write(bent(name, at, change));
    const report = await importCity(await open(folder, empty), folder, { dryRun: true });
    // What hangs on a refused line is told as well; the cause comes with it.
    for (const line of expected) expect(told(report)).toContain(line.replace(' null ', '  '));
    expect(report.files.every(({ state }) => state === 'read')).toBe(true);
  });

  test('each in three languages, as a table and as a file; numbers of people masked', async () => {
    const folder = write(bent('guardians', 0, { iin: wrong }));
    const report = await importCity(await open(folder), folder, { dryRun: true });
    const problem = report.problems.find(({ code }) => code === 'iin.control');
    expect(problem?.value).toMatch(/^\d{6}\*{4}\d{2}$/u);
    const texts = (['kk', 'ru', 'en'] as const).map((language) => problem && problemText(problem, language));
    expect(new Set(texts).size).toBe(3);
    const table = problemTable(report.problems, 'ru');
    expect(table[0]).toMatch(/^файл +строка +столбец +значение +объяснение$/u);
    expect(problemFile(report.problems)).toContain(`guardians.csv;2;iin;${problem?.value};iin.control;0;`);
  });
});

describe('bad files are one sentence', () => {
  test('of another kind, empty, without a column, too large, of another region, unknown', async () => {
    const folder = write(tinyCity());
    const house = await open(folder);
    writeFileSync(join(folder, 'children.csv'), '%PDF-1.7');
    writeFileSync(join(folder, 'staff.csv'), '');
    writeFileSync(join(folder, 'norms.csv'), 'norm_code;hours\nx;1\n');
    writeFileSync(join(folder, 'notes.docx'), 'PK');
    const report = await importCity(house, folder, { dryRun: true });
    expect(told(report)).toEqual(
      expect.arrayContaining([
        'notes.docx   import.unknownFile',
        'children.csv   file.kind',
        'staff.csv   file.empty',
        'norms.csv 1  file.columnMissing',
      ]),
    );
    const small = await importCity(house, write(tinyCity()), { dryRun: true, limit: 10 });
    expect(new Set(small.problems.map(({ code }) => code))).toEqual(new Set(['file.tooLarge']));
    const manifest = { format: 'balapan-city', version: 1, region: { code: 'astana' } };
    writeFileSync(join(folder, 'city.json'), JSON.stringify(manifest));
    expect(told(await importCity(house, folder))).toEqual(['city.json  region import.otherRegion']);
    expect(
      told(await importCity(house, join(root, 'nothing-of-a-city-')).catch(() => importCity(house, root))),
    ).toEqual(['.   import.nothing']);
  });

  test('a quote that is never closed takes back the whole file', async () => {
    const files = tinyCity();
    const folder = write(files);
    const house = await open(folder);
    const before = await counts();
    const line = `${iin('1979-03-03', 5)};"Ким;Анна;;;districtSpecialist;;;751110000;2025-01-01;`;
    writeFileSync(join(folder, 'staff.csv'), `${columns('staff').join(';')}\n${line}\n`);
    const report = await importCity(house, folder);
    expect(told(report)).toEqual(['staff.csv 2  file.quote']);
    expect(await counts()).toEqual(before);
  });

  test('a second import beside the first is refused', async () => {
    const folder = write(tinyCity());
    const house = await open(folder);
    const reports = await Promise.all([importCity(house, folder), importCity(house, folder)]);
    const all = reports.flatMap(told);
    expect(all.every((line) => line === '.   import.running')).toBe(true);
  });
});
