import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { TableError } from './errors.ts';
import type { Row } from './table.ts';

/** Rows of the first sheet in batches; the line is the row's number in the sheet. The library is read with the first workbook. */
export async function* xlsxRows(path: string): AsyncGenerator<Row[]> {
  const [{ HucreError }, { streamXlsxRows }] = await Promise.all([import('hucre'), import('hucre/xlsx')]);
  const stream = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  let batch: Row[] = [];
  try {
    for await (const { index, values } of streamXlsxRows(stream)) {
      const cells = values.map(cellText);
      if (cells.some((cell) => cell !== '')) batch.push({ line: index + 1, cells });
      if (batch.length < 1000) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    throw error instanceof HucreError ? new TableError({ code: 'file.kind', params: { expected: 'XLSX' } }) : error;
  }
  yield batch;
}

/** A cell as the same text that a CSV file would hold: days and moments in ISO form, yes as 1. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (value instanceof Date) {
    const iso = value.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
  }
  return String(value);
}
