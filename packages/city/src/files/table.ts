/** A table of the city's files: its name, its columns, and its lines one after another. */
import { join } from 'node:path';
import type { City } from '../model/city.ts';
import { openCsv } from './sink.ts';

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** Lines with ready cells, joined by `;`. */
  lines(city: City): Iterable<string>;
}

/** Writes a table into a folder, letting other work in between; returns its lines. */
export async function writeTable(table: Table, city: City, folder: string): Promise<number> {
  const sink = await openCsv(join(folder, table.name), table.columns);
  for (const line of table.lines(city)) {
    sink.line(line);
    if (sink.isFull) await sink.flush();
  }
  return sink.close();
}
