import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandLanguage } from '@balapan/api/command.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cityCommand } from './city.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balapan-command-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Told = { code: number; out: string; err: string };

async function run(args: string[], language: CommandLanguage = 'en'): Promise<Told> {
  const [out, err]: [string[], string[]] = [[], []];
  const print = (line: string): number => out.push(line);
  const code = await cityCommand.run(args, { language, print, tell: (line) => err.push(line), progress: () => {} });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('balapan city', () => {
  test('writes a city and tells each file', async () => {
    const { code, out, err } = await run(['--out', join(folder, 'city'), '--size', '700', '--seed', '3']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/\d+ {2}children\.csv\n/);
    expect(out).toMatch(/\n\d+ files, \d+,\d+ lines: .*city$/);
  });

  test('prints the manifest alone with --json', async () => {
    const { code, out } = await run(['--out', join(folder, 'json'), '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ format: 'balapan-city', size: 'small', seed: 1 });
  });

  test.each([
    [['--size', 'small'], /--out/],
    [['--out', '/tmp/x', '--size', 'huge'], /--size takes a whole number, not "huge"/],
    [['--out', '/tmp/x', '--size', '5'], /--size: from 600 to 800,000/],
    [['--out', '/tmp/x', '--months', '42'], /--months: from 0 to 41/],
    [['--out', '/tmp/x', '--seed', '1e3'], /--seed takes a whole number/],
  ])('%j is asked wrongly', async (args, message) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  test('an unknown option is told by its name', async () => {
    await expect(run(['--out', '/tmp/x', '--colour'])).rejects.toThrow(/colour/);
  });

  test.each([
    ['kk', 'Бұл жол қалта емес, файл.'],
    ['ru', 'Этот путь ведёт к файлу, а не к папке.'],
    ['en', 'This path is a file, not a folder.'],
  ] as const)('says in one sentence (%s) that the path is a file', async (language, sentence) => {
    const path = join(folder, `file-${language}`);
    await writeFile(path, '');
    expect(await run(['--out', path], language)).toMatchObject({ code: 1, err: sentence });
  });
});
