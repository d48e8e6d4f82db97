import { type CopyValue, copyLine, copyText } from '@balapan/database/copy.ts';
import type { WriteHandle } from '@balapan/database/scope.ts';
import { dateRange } from '@balapan/database/values.ts';
import { addDays, type Day, type Month } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { PolicyRules } from '@balapan/domain/policy.ts';
import type { Row, Table } from '../adapters/table/table.ts';
import type { LineReader } from './line.ts';
import type { Problems } from './problem.ts';
import type { Period, World } from './world.ts';

/** What a run of the importer works with. */
export interface Run {
  /** Replaced by what the database says after a file had to be taken back. */
  world: World;
  readonly rules: PolicyRules;
  /** Epoch milliseconds by the region's clock. */
  readonly now: number;
  /** The day of which the files tell; the clock's day where they do not say. */
  readonly today: Day;
  newId(): string;
}

/** A table that is being read. `sql` is null in a dry run: everything is judged, nothing is written. */
export interface Reading {
  readonly run: Run;
  readonly world: World;
  /** What is told of the file. */
  readonly problems: Problems;
  readonly file: string;
  /** Of the file's name, where it has one. */
  readonly day: Day | null;
  readonly month: Month | null;
  readonly table: Table;
  readonly line: LineReader;
  readonly sql: WriteHandle | null;
  /** Told of lines as they are read. */
  tick(lines: number): void;
}

export interface Counts {
  readonly read: number;
  /** Lines that brought something new. */
  readonly fresh: number;
  readonly bad: number;
}

/** Reads every line; `take` says whether it brought something new. Lines that it refuses are counted as bad. */
export async function readLines(reading: Reading, take: (line: LineReader) => boolean): Promise<Counts> {
  const chunks = judged(reading, (line) => (take(line) ? '' : null));
  while (!(await chunks.next()).done);
  return chunks.counts;
}

/**
 * Reads every line into a new temporary table: `take` gives a row for `columns`, or null where a line is bad or known.
 * In a dry run the rows go nowhere.
 * @param columns `id uuid, name text`: the table's columns, in the order of the rows
 */
export async function stageLines(
  reading: Reading,
  name: string,
  columns: string,
  take: (line: LineReader) => readonly CopyValue[] | null,
): Promise<Counts> {
  const { sql } = reading;
  const chunks = judged(reading, (line) => {
    const row = take(line);
    return row === null || line.bad ? null : copyLine(row);
  });
  if (sql === null) while (!(await chunks.next()).done);
  else {
    await sql.query(`CREATE TEMP TABLE ${name} (${columns}) ON COMMIT DROP`);
    await copyText(sql.client, `COPY pg_temp.${name} FROM STDIN`, chunks);
  }
  return chunks.counts;
}

type Chunks = AsyncGenerator<Buffer> & { readonly counts: Counts };

/** The texts of the good lines, a batch at a time. */
function judged(reading: Reading, take: (line: LineReader) => string | null): Chunks {
  const counts = { read: 0, fresh: 0, bad: 0 };
  const { line, table } = reading;
  const one = (row: Row): string => {
    line.go(row);
    const text = take(line);
    if (line.bad) counts.bad += 1;
    else if (text !== null) counts.fresh += 1;
    return line.bad ? '' : (text ?? '');
  };
  async function* texts(): AsyncGenerator<Buffer> {
    for await (const rows of table.rows) {
      let text = '';
      for (const row of rows) text += one(row);
      counts.read += rows.length;
      reading.tick(rows.length);
      if (text !== '') yield Buffer.from(text);
    }
  }
  return Object.assign(texts(), { counts });
}

/** Refuses a line whose key stood in the file before. */
export function once<Key>(line: LineReader, seen: Map<Key, number>, key: Key): boolean {
  const first = seen.get(key);
  if (first === undefined) seen.set(typeof key === 'string' ? (ownText(key) as Key) : key, line.line);
  else line.fail(null, null, 'file.lineTwice', { firstLine: first });
  return first === undefined;
}

/** The days of two columns, both included; refuses a period that ends before it begins. */
export function period(line: LineReader, from: string, to: string): Period {
  const days = { from: line.day(from), to: line.optionalDay(to) };
  if (days.to !== null && days.to < days.from) line.refuse(to, 'import.period');
  return days;
}

/** A period as the database's half-open range. */
export function rangeText({ from, to }: Period): string {
  return dateRange(from, to === null ? null : addDays(to, 1));
}

/** A moment for COPY. */
export function momentText(moment: number | null): string | null {
  return moment === null ? null : isoOf(moment);
}

/**
 * The text as a string of its own. A piece of a line keeps its whole chunk of the file in memory, and a text put together
 * keeps its pieces; what stays in the world is copied.
 */
export function ownText(text: string): string {
  return Buffer.from(text).toString();
}
