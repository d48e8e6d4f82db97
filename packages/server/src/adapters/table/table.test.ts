import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTable, TableError } from './table.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'balapan-table-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function cellsOf(path: string): Promise<string[][]> {
  const table = await openTable(path);
  const rows: string[][] = [[...table.columns]];
  for await (const batch of table.rows) for (const row of batch) rows.push([...row.cells]);
  return rows;
}

async function problemOf(path: string, limit?: number): Promise<{ code: string; line: number | null }> {
  try {
    const table = await openTable(path, limit);
    for await (const _ of table.rows);
  } catch (error) {
    if (error instanceof TableError) return { code: error.fact.code, line: error.line };
    throw error;
  }
  throw new Error('the file was read');
}

const rows = [
  ['аты', 'ИИН'],
  ['Әлихан', '190520500123'],
  ['Ёлкин', ''],
];
const asText = (delimiter: string, end = '\n'): string => rows.map((row) => row.join(delimiter)).join(end);

describe('a table is read whatever wrote it', () => {
  test.each([
    ['UTF-8 with a mark', `\uFEFF${asText(';')}\n`],
    ['UTF-8 without one', `${asText(';')}\n`],
    ['commas', asText(',')],
    ['tabs', `${asText('\t')}\n`],
    ['lines of Windows', `${asText(';', '\r\n')}\r\n`],
    ['quotes', `\uFEFF"аты";"ИИН"\n"Әлихан";190520500123\nЁлкин;\n`],
  ])('%s', async (_, text) => {
    expect(await cellsOf(file('a.csv', text))).toEqual(rows);
  });

  test('Windows-1251, told by the bytes', async () => {
    const path = file('w.csv', iconv.encode('имя;ИИН\nЁлкин;190520500123\n', 'windows-1251'));
    expect((await openTable(path)).encoding).toBe('windows-1251');
    expect(await cellsOf(path)).toEqual([
      ['имя', 'ИИН'],
      ['Ёлкин', '190520500123'],
    ]);
  });

  test('a workbook, with days and numbers as text', async () => {
    const day = new Date(Date.UTC(2025, 8, 11));
    const sheet = {
      name: 'a',
      rows: [
        ['day', 'count', 'flag', 'text'],
        [day, 25, true, 'Әли'],
      ],
    };
    const path = file('a.xlsx', await writeXlsx({ sheets: [sheet] }));
    expect(await cellsOf(path)).toEqual([
      ['day', 'count', 'flag', 'text'],
      ['2025-09-11', '25', '1', 'Әли'],
    ]);
  });

  test('each line knows its number, empty lines and lines within quotes counted', async () => {
    const plain = await openTable(file('n.csv', 'a;b\n\n1;2\n\n3;4\n'));
    const quoted = await openTable(file('q.csv', 'a;b\n"1\n1";2\n3;"4"\n'));
    const lines = async (table: typeof plain): Promise<number[]> => {
      const all: number[] = [];
      for await (const batch of table.rows) all.push(...batch.map(({ line }) => line));
      return all;
    };
    expect(await lines(plain)).toEqual([3, 5]);
    expect(await lines(quoted)).toEqual([2, 4]);
  });

  test('any text comes back, with quotes or without, in both encodings of Cyrillic', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'aЯж;,"\t 1Ё') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 20 }),
        fc.boolean(),
        async (body, isOld) => {
          const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
          const all = [['a', 'b', 'c'], ...body];
          const text = `${all.map((row) => row.map(quote).join(';')).join('\n')}\n`;
          const path = file('p.csv', isOld ? iconv.encode(text, 'windows-1251') : text);
          expect(await cellsOf(path)).toEqual(all);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a file that is no table is told by name', () => {
  test.each([
    ['a PDF', 'a.csv', '%PDF-1.7\n…', 'file.kind'],
    ['an archive', 'a.csv', 'PK\u0003\u0004\u0014', 'file.kind'],
    ['a web page', 'a.csv', '<!DOCTYPE html><html></html>', 'file.kind'],
    ['bytes', 'a.csv', 'a;b\u0000\u0001', 'file.kind'],
    ['text called a workbook', 'a.xlsx', 'a;b\n1;2\n', 'file.kind'],
    ['an archive called a workbook', 'b.xlsx', 'PK\u0003\u0004nothing', 'file.kind'],
    ['nothing', 'a.csv', '', 'file.empty'],
    ['a mark alone', 'a.csv', '\uFEFF\n  \n', 'file.empty'],
  ])('%s', async (_, name, content, code) => {
    expect(await problemOf(file(name, content))).toMatchObject({ code });
  });

  test('a quote that is never closed names the line where it begins', async () => {
    expect(await problemOf(file('q.csv', 'a;b\n1;2\n3;"4\n5;6\n'))).toEqual({ code: 'file.quote', line: 3 });
  });

  test('two gigabytes are refused by their size, unread', async () => {
    const path = join(folder, 'huge.csv');
    const handle = openSync(path, 'w');
    ftruncateSync(handle, 2 ** 31);
    closeSync(handle);
    const before = performance.now();
    expect(await problemOf(path)).toMatchObject({ code: 'file.tooLarge' });
    expect(performance.now() - before).toBeLessThan(500);
    expect(await problemOf(file('small.csv', 'a;b\n1;2\n'), 4)).toMatchObject({ code: 'file.tooLarge' });
  });
});
