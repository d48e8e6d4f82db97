import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, expect, test } from 'vitest';
import { TableError } from './errors.ts';
import { openTable } from './table.ts';
import { inspectWorkbook, type WorkbookLimits } from './workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'balapan-workbook-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Part {
  readonly name: string;
  readonly text: string | Buffer;
  readonly method?: number;
  readonly flags?: number;
  readonly bytes?: Buffer;
}

/** A ZIP by hand, so that it may be as wrong as one likes. `told`: the size that it tells of its parts. */
function zip(parts: readonly Part[], told?: number): Buffer {
  const [bodies, list]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, text, method = 8, flags = 0, bytes } of parts) {
    const raw = Buffer.from(text as string);
    const packed = bytes ?? (method === 8 ? deflateRawSync(raw) : raw);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(name.length, 26);
    bodies.push(local, Buffer.from(name), packed);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(told ?? raw.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    list.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...list, end]);
}

async function codeOf(content: Uint8Array, limits?: WorkbookLimits): Promise<string> {
  const path = join(folder, 'a.xlsx');
  writeFileSync(path, content);
  try {
    await inspectWorkbook(path, limits);
    return 'taken';
  } catch (error) {
    if (error instanceof TableError) return error.fact.code;
    throw error;
  }
}

const sheet = { name: 'xl/worksheets/sheet1.xml', text: '<worksheet/>' };

test('a workbook is taken; so is one whose sheet repeats itself as a city’s marks do', async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => [`19052050${at}`, '2025-09-11', 'present']);
  const written = await writeXlsx({ sheets: [{ name: 'a', rows: [['a', 'b', 'c'], ...rows] }] });
  expect(await codeOf(written)).toBe('taken');
  expect(await codeOf(zip([sheet, { name: 'x.bin', text: 'y', method: 0 }]))).toBe('taken');
});

test('a bomb is refused by what it unpacks into, whatever sizes it tells', async () => {
  const bomb = { name: 'xl/worksheets/sheet1.xml', text: Buffer.alloc(30 * 2 ** 20) };
  for (const told of [undefined, 10]) expect(await codeOf(zip([bomb], told))).toBe('file.unpacksTooLarge');
  const limits = { parts: 10, unpacked: 1000, ratio: 1e6 };
  const half = { name: 'a.xml', text: 'x'.repeat(600) };
  expect(await codeOf(zip([half, { ...half, name: 'b.xml' }]), limits)).toBe('file.unpacksTooLarge');
});

test('too many parts, parts over each other, encrypted ones and ways out are refused', async () => {
  const many = Array.from({ length: 501 }, (_, at) => ({ name: `${at}.xml`, text: '<a/>' }));
  expect(await codeOf(zip(many))).toBe('file.tooManyParts');
  for (const part of [
    { ...sheet, flags: 1 },
    { ...sheet, method: 12 },
    { ...sheet, name: '../../etc/passwd' },
    { ...sheet, name: '/etc/passwd' },
    { ...sheet, bytes: Buffer.from('no packing') },
  ]) {
    expect([part, await codeOf(zip([part]))]).toEqual([part, 'file.kind']);
  }
  const over = zip([sheet, sheet]);
  over.writeUInt32LE(2 ** 30, over.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 20);
  expect(await codeOf(over)).toBe('file.kind');
  for (const cut of [Buffer.from('PK\u0003\u0004'), zip([sheet]).subarray(0, -10)])
    expect(await codeOf(cut)).toBe('file.kind');
});

test('XML that declares entities is refused wherever the declaration stands; text that speaks of it is not', async () => {
  const lol = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]><a>&lol;</a>';
  expect(await codeOf(zip([{ ...sheet, text: lol }]))).toBe('file.xmlDeclaration');
  // Across the border of two pieces.
  const far = `<a>${'y'.repeat(16_384 - 6)}<!doctype a></a>`;
  expect(await codeOf(zip([{ ...sheet, text: far }]))).toBe('file.xmlDeclaration');
  expect(await codeOf(zip([{ ...sheet, text: Buffer.from(`\ufeff${lol}`, 'utf16le') }]))).toBe('file.kind');
  expect(await codeOf(zip([{ ...sheet, text: '<a>&lt;!DOCTYPE&gt;</a>' }]))).toBe('taken');
});

test('whoever opens a table asks first', async () => {
  const path = join(folder, 'bomb.xlsx');
  writeFileSync(path, zip([{ name: 'xl/worksheets/sheet1.xml', text: Buffer.alloc(30 * 2 ** 20) }]));
  await expect(openTable(path)).rejects.toMatchObject({ fact: { code: 'file.unpacksTooLarge' } });
});
