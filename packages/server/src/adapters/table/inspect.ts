import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { TableError } from './errors.ts';
import { inspectWorkbook } from './workbook.ts';

/** What is known of a file before its first line is read. */
export interface Inspection {
  readonly bytes: number;
  readonly sha256: Buffer;
  /** `xlsx` for a workbook, else `csv`. */
  readonly form: 'csv' | 'xlsx';
  readonly encoding: 'utf-8' | 'windows-1251';
  /** Whether any field may be quoted. */
  readonly hasQuotes: boolean;
}

/** Files above this size are refused unread: the largest file of the largest city is a thirtieth of it. */
export const fileLimit = 512 * 2 ** 20;

/**
 * Reads a file once from end to end: hash, encoding (UTF-8 if every byte fits, else Windows-1251) and kind.
 * @param limit bytes; a larger file is refused by its size alone
 * @throws TableError what is wrong with a workbook's parts (workbook.ts), `file.tooLarge`, `file.empty`, `file.kind` (PDF, archive, picture, web page, bytes that are no text)
 */
export async function inspectFile(path: string, limit: number = fileLimit): Promise<Inspection> {
  const { size } = await stat(path);
  if (size > limit) throw new TableError({ code: 'file.tooLarge', params: { limit } });
  const hash = createHash('sha256');
  let [utf8, hasQuotes, sawText, first]: [boolean, boolean, boolean, boolean] = [true, false, false, true];
  let form: Inspection['form'] = 'csv';
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (first) form = formOf(chunk, path);
    first = false;
    if (form === 'xlsx') continue;
    if (chunk.includes(0)) throw wrongKind();
    hasQuotes ||= chunk.includes(0x22);
    sawText ||= /\S/u.test(chunk.toString('latin1').replace(/^ï»¿/u, ''));
    if (!utf8) continue;
    const all: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const cut = wholeSigns(all);
    utf8 = isUtf8(all.subarray(0, cut));
    rest = all.subarray(cut);
  }
  if (form === 'xlsx') await inspectWorkbook(path);
  if (size === 0 || (form === 'csv' && !sawText)) throw new TableError({ code: 'file.empty', params: {} });
  if (rest.length > 0) utf8 = false;
  return { bytes: size, sha256: hash.digest(), form, encoding: utf8 ? 'utf-8' : 'windows-1251', hasQuotes };
}

const wrongKind = (): TableError => new TableError({ code: 'file.kind', params: { expected: 'CSV, XLSX' } });

/** By the first bytes, never by the name alone. */
function formOf(head: Buffer, path: string): 'csv' | 'xlsx' {
  const start = head.subarray(0, 512).toString('latin1').replace(/^ï»¿/u, '').trimStart().toLowerCase();
  if (start.startsWith('pk\x03\x04')) {
    if (/\.xlsx$/iu.test(path)) return 'xlsx';
    throw wrongKind();
  }
  const foreign = [
    '%pdf',
    '<!doctype',
    '<html',
    '<?xml',
    '{\\rtf',
    'rar!',
    '7z\xbc\xaf',
    '\x1f\x8b',
    '\xd0\xcf\x11\xe0',
  ];
  if (foreign.some((mark) => start.startsWith(mark)) || /\.xlsx$/iu.test(path)) throw wrongKind();
  return 'csv';
}

/** Length of the part that does not end in the middle of a sign of several bytes. */
function wholeSigns(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
