/**
 * What a workbook (a ZIP of XML) unpacks into, found out before anything reads it: how many parts, how large, and whether an
 * XML part declares entities. The sizes that an archive tells of itself are not believed: each part is unpacked and counted.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { TableError } from './errors.ts';

export interface WorkbookLimits {
  readonly parts: number;
  /** Bytes of all parts together. */
  readonly unpacked: number;
  /** Unpacked bytes for each packed one; looked at from a megabyte on. */
  readonly ratio: number;
}

/** A workbook of the largest city has some twenty parts and unpacks to about fifteen times its size. */
export const workbookLimits: WorkbookLimits = { parts: 500, unpacked: 2 ** 30, ratio: 200 };

interface Part {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

const endMark = 0x06054b50;
const partMark = 0x02014b50;
const localMark = 0x04034b50;
const longestEnd = 22 + 0xffff;
const wrong = (): TableError => new TableError({ code: 'file.kind', params: { expected: 'XLSX' } });

/** @throws TableError `file.kind`, `file.tooManyParts`, `file.unpacksTooLarge`, `file.xmlDeclaration` */
export async function inspectWorkbook(path: string, limits: WorkbookLimits = workbookLimits): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const parts = await readParts(file, size, limits);
    // Parts that lie over each other unpack to more than there is.
    if (parts.reduce((sum, { packed }) => sum + packed, 0) > size) throw wrong();
    let room = limits.unpacked;
    for (const part of parts) room -= await unpack(file, part, room, limits);
  } finally {
    await file.close();
  }
}

async function readParts(file: FileHandle, size: number, limits: WorkbookLimits): Promise<Part[]> {
  const tail = await bytes(file, Math.max(0, size - longestEnd), Math.min(size, longestEnd));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endMark) end -= 1;
  if (end < 0) throw wrong();
  const [count, length, start] = [
    tail.readUInt16LE(end + 10),
    tail.readUInt32LE(end + 12),
    tail.readUInt32LE(end + 16),
  ];
  if (count > limits.parts) throw new TableError({ code: 'file.tooManyParts', params: { limit: limits.parts } });
  if (start + length > size) throw wrong();
  const list = await bytes(file, start, length);
  const parts: Part[] = [];
  for (let at = 0; parts.length < count; ) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== partMark) throw wrong();
    const [flags, method, packed] = [list.readUInt16LE(at + 8), list.readUInt16LE(at + 10), list.readUInt32LE(at + 20)];
    const nameEnd = at + 46 + list.readUInt16LE(at + 28);
    const name = list.toString('utf8', at + 46, nameEnd);
    // Encrypted parts, other packings and ways out of the folder are in no workbook.
    if ((flags & 1) === 1 || ![0, 8].includes(method) || /^[/\\]|\.\.[/\\]/.test(name)) throw wrong();
    parts.push({ name, method, packed, offset: list.readUInt32LE(at + 42) });
    at = nameEnd + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return parts;
}

/** Unpacks a part to nowhere. @returns its true size */
async function unpack(file: FileHandle, part: Part, room: number, limits: WorkbookLimits): Promise<number> {
  const head = await bytes(file, part.offset, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== localMark) throw wrong();
  if (part.packed === 0) return 0;
  const start = part.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const source = file.createReadStream({ start, end: start + part.packed - 1, autoClose: false });
  const isXml = /\.(?:xml|rels|vml)$/i.test(part.name);
  let size = 0;
  let before = '';
  const count = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of chunks) {
      if (isXml && size === 0 && /^(?:\xff\xfe|\xfe\xff)/.test(chunk.toString('latin1', 0, 2))) throw wrong();
      size += chunk.length;
      if (size > room || (size > 2 ** 20 && size > part.packed * limits.ratio)) {
        throw new TableError({ code: 'file.unpacksTooLarge', params: { limit: limits.unpacked } });
      }
      if (!isXml) continue;
      const text = before + chunk.toString('latin1');
      if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new TableError({ code: 'file.xmlDeclaration', params: {} });
      before = text.slice(-9);
    }
  };
  try {
    if (part.method === 0) await pipeline(source, count);
    else await pipeline(source, createInflateRaw(), count);
  } catch (error) {
    // The bytes are no packing at all.
    throw error instanceof TableError ? error : wrong();
  }
  return size;
}

async function bytes(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
