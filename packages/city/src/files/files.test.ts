import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseTenge } from '@balapan/domain/money.ts';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CityCheck, checkCity } from './check.ts';
import { type CityManifest, type CityOrder, writeCity } from './index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balapan-city-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const write = (name: string, order: Partial<CityOrder>): Promise<CityManifest> =>
  writeCity({ out: join(folder, name), size: 'small', seed: 1, ...order });

async function hashes(name: string): Promise<Record<string, string>> {
  const files = (await readdir(join(folder, name), { recursive: true })).filter((file) => file.includes('.')).sort();
  const entries = files.map(async (file) => {
    const bytes = await readFile(join(folder, name, file));
    return [file, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

describe('the small city', () => {
  let manifest: CityManifest;
  let check: CityCheck;
  beforeAll(async () => {
    manifest = await write('small', {});
    check = await checkCity(join(folder, 'small'));
  }, 60_000);

  test('has nothing wrong beyond its bad lines', () => {
    expect(check.problems).toEqual([]);
    const { refusedGuardians, refusedStaff, queue, marks } = check.figures;
    expect([refusedGuardians, refusedStaff, queue.refusedAnswers, queue.refusedOtherRegions]).toEqual([4, 4, 3, 3]);
    expect(marks.map(({ refused }) => refused)).toEqual([6, 0]);
  });

  test('has 12 kindergartens, 1,000 children and everything in proportion', () => {
    const { figures } = check;
    expect([figures.providers, figures.publicProviders, figures.children]).toEqual([12, 2, 1000]);
    expect(figures.queue.lines).toBeGreaterThan(635);
    expect(figures.queue.lines).toBeLessThan(655);
    expect(figures.queue.verdicts).toEqual({
      enrolled: 209,
      notInterested: 146,
      duplicate: 33,
      otherRegion: 53,
      overAge: 8,
      live: 196,
    });
    expect(figures.queue.netNeed).toBe(97);
    expect(Math.abs(figures.yearPlan / 8.33e12 - 1000 / 88_300)).toBeLessThan(0.0002);
    expect(figures.vouchersAffordable).toBe(22);
    expect(figures.free).toBe(25);
  });

  test('has every case at least once', () => {
    const { queue, months, transfers, foreignNumbers } = check.figures;
    expect(Object.keys(queue.liveStates).sort()).toEqual(['inactive', 'offered', 'waiting', 'waitlisted']);
    expect(Object.keys(queue.liveTiers).sort()).toEqual(['extraordinary', 'general', 'priority', 'teacher']);
    expect(transfers).toBeGreaterThan(0);
    expect(foreignNumbers).toBeGreaterThan(0);
    const july = months.at(-1);
    expect(Object.keys(july?.desks ?? {})).toHaveLength(9);
    expect(july?.late).toBeGreaterThan(0);
    expect(july?.returned).toBeGreaterThan(0);
  });

  test('leaves the last days of the living kindergartens to be lived', () => {
    const [august, september] = check.figures.marks;
    expect(manifest.living).toHaveLength(3);
    expect(august?.livingLines).toBeGreaterThan(100);
    // One in seven has not confirmed on the first day: those are lived.
    expect(august?.livingConfirmed).toBeLessThan((august?.livingLines ?? 0) * 0.9);
    expect(september?.livingLines).toBe(0);
  });

  test('tells its files with their lines', async () => {
    const stored = JSON.parse(await readFile(join(folder, 'small', 'city.json'), 'utf8')) as CityManifest;
    expect(stored).toEqual(manifest);
    for (const { name, rows } of manifest.files.filter((file) => file.name.endsWith('.csv'))) {
      const text = await readFile(join(folder, 'small', name), 'utf8');
      expect(text.startsWith('\uFEFF')).toBe(true);
      expect(text.split('\r\n').length - 2).toBe(rows);
    }
  });

  test('has statements whose balances are their lines', async () => {
    for (const { name } of manifest.files.filter((file) => file.name.startsWith('statements/'))) {
      const bytes = await readFile(join(folder, 'small', name));
      const text = name.includes('2025-09') ? iconv.decode(bytes, 'win1251') : bytes.toString('utf8');
      const values = (key: string): bigint[] =>
        [...text.matchAll(new RegExp(`^${key}=(.*)\r$`, 'gmu'))].map((match) => parseTenge(match[1] ?? '') ?? -1n);
      const sum = (key: string): bigint => values(key).reduce((left, right) => left + right, 0n);
      expect(text.split('\r\n')[0]).toBe('1CClientBankExchange');
      expect(text).not.toMatch(/[\uFFFD?]/u);
      expect(sum('СуммаРасход')).toBe(sum('ВсегоСписано'));
      expect(sum('СуммаПриход')).toBe(sum('ВсегоПоступило'));
      expect(sum('НачальныйОстаток') + sum('ВсегоПоступило') - sum('ВсегоСписано')).toBe(sum('КонечныйОстаток'));
    }
  });
});

describe('the bytes of a city', () => {
  test('are the same for the same seed, in any folder, after another city too', async () => {
    await write('one', {});
    await write('two', { seed: 5 });
    await write('three', {});
    expect(await hashes('three')).toEqual(await hashes('one'));
  });

  test('of every file of people and money differ for another seed', async () => {
    await write('one', {});
    await write('two', { seed: 5 });
    const [one, two] = [await hashes('one'), await hashes('two')];
    const same = Object.keys(one).filter((file) => one[file] === two[file]);
    expect(same.sort()).toEqual(['calendar.csv', 'districts.geojson', 'norms.csv', 'parent-fees.csv']);
  });

  test('of what older months do not touch stay when months are added', async () => {
    await write('one', {});
    await write('months', { months: 2 });
    const [one, months] = [await hashes('one'), await hashes('months')];
    const changed = Object.keys(one).filter((file) => one[file] !== months[file]);
    expect(changed.sort()).toEqual([
      'city.json',
      'contracts.csv',
      // The bank carried out payments of May in July.
      'statements/department-2025-07.txt',
    ]);
    const added = Object.keys(months).filter((file) => one[file] === undefined);
    expect(added).toContain('registers-2025-04.csv');
    expect(added.filter((file) => file.startsWith('marks'))).toEqual([
      'marks-2025-04.csv',
      'marks-2025-05.csv',
      'marks-2025-07.csv',
    ]);
  });
});

describe('other cities', () => {
  test('of a number of children, with older months, have nothing wrong', async () => {
    await write('number', { size: 3000, seed: 11, months: 3 });
    const { figures, problems } = await checkCity(join(folder, 'number'));
    expect(problems).toEqual([]);
    expect(figures.children).toBe(3000);
    expect(figures.months.map(({ month }) => month)).toEqual(['2025-03', '2025-04', '2025-05', '2025-06', '2025-07']);
    expect(figures.queue.live + 1).toBeGreaterThan((17_201 * 3000) / 88_300 - 10);
  });

  test('with three years of older months have nothing wrong, and what is later stays as it is', async () => {
    await write('old', { months: 36 });
    const { figures, problems } = await checkCity(join(folder, 'old'));
    expect(problems).toEqual([]);
    expect([figures.months[0]?.month, figures.months.length]).toEqual(['2022-06', 38]);
    await write('one', {});
    const [one, old] = [await hashes('one'), await hashes('old')];
    const changed = Object.keys(one).filter((file) => one[file] !== old[file]);
    expect(changed.sort()).toEqual([
      'accounts.csv',
      'budget.csv',
      'calendar.csv',
      'city.json',
      'contracts.csv',
      'norms.csv',
      'parent-fees.csv',
      'statements/department-2025-07.txt',
    ]);
  });

  test('take the place of an earlier one in the same folder', async () => {
    await write('again', { months: 1 });
    await writeFile(join(folder, 'again', 'notes.txt'), 'mine');
    await write('again', {});
    const files = await readdir(join(folder, 'again'));
    expect(files).not.toContain('registers-2025-05.csv');
    expect(files).toContain('notes.txt');
  });

  test.each([[{ size: 10 }], [{ months: 42 }], [{ months: 0.5 }], [{ seed: 1.5 }]])(
    'of %o cannot be made',
    async (order) => {
      await expect(write('none', order)).rejects.toThrow(RangeError);
    },
  );
});
