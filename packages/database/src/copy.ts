import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A value of a COPY line; moments and days as text, money as bigint. */
export type CopyValue = string | number | bigint | boolean | null;

/** One line of COPY's text format, its line end included. */
export function copyLine(values: readonly CopyValue[]): string {
  let line = '';
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (i > 0) line += '\t';
    if (value === null || value === undefined) line += '\\N';
    else if (typeof value === 'string') line += NEEDS_ESCAPE.test(value) ? value.replace(ESCAPED, escapeOf) : value;
    else line += String(value);
  }
  return `${line}\n`;
}

const NEEDS_ESCAPE = /[\\\t\n\r]/;
const ESCAPED = /[\\\t\n\r]/g;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escapeOf = (char: string): string => ESCAPES[char] ?? char;

/** Lines gathered into chunks of this many characters: sending each line alone costs more than making it. */
const CHUNK = 65_536;

/**
 * Streams rows into a table: `copyInto(client, 'stage_child (iin, born_on)', rows)`. The source is pulled only as fast
 * as the server takes it.
 * @returns the number of rows
 */
export async function copyInto(
  client: pg.ClientBase,
  target: string,
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  return copyText(client, `COPY ${target} FROM STDIN`, chunksOf(rows));
}

/**
 * Runs any `COPY … FROM STDIN` on text or bytes as they come, such as a CSV file.
 * @returns the number of rows
 */
export async function copyText(
  client: pg.ClientBase,
  command: string,
  source: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<number> {
  const stream = client.query(copyFrom(command));
  // One chunk ahead is enough: a city's chunks waiting in a queue would be a quarter of all memory.
  await pipeline(Readable.from(source, { highWaterMark: 1 }), stream);
  return stream.rowCount;
}

function chunksOf(
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Iterable<string> | AsyncIterable<string> {
  // Waiting for each row of a list that is there already would cost as much as its line.
  return Symbol.iterator in rows ? chunksOfList(rows) : chunksOfStream(rows);
}

function* chunksOfList(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let chunk = '';
  for (const row of rows) {
    chunk += copyLine(row);
    if (chunk.length >= CHUNK) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

async function* chunksOfStream(rows: AsyncIterable<readonly CopyValue[]>): AsyncGenerator<string> {
  let chunk = '';
  for await (const row of rows) {
    chunk += copyLine(row);
    if (chunk.length >= CHUNK) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}
