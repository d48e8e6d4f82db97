/** Reads the written files back, line by line, with nothing of the code that wrote them. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';

/** A cell of the current line by its column; empty for a column that the file lacks. */
export type Cells = (column: string) => string;

/** What was found wrong; only the first hundred are kept, all are counted. */
export class Problems {
  count = 0;
  readonly first: string[] = [];

  add(file: string, text: string): void {
    this.count += 1;
    if (this.first.length < 100) this.first.push(`${file}: ${text}`);
  }
}

function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(';');
  const cells: string[] = [];
  for (const [, quoted, plain] of line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/gu))
    cells.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
  return cells;
}

/** Calls back for each line of a CSV file; returns their number. */
export async function eachLine(folder: string, file: string, take: (cells: Cells) => void): Promise<number> {
  const stream = createReadStream(join(folder, file), { encoding: 'utf8', highWaterMark: 1 << 18 });
  let columns: Map<string, number> | null = null;
  let cells: string[] = [];
  let rest = '';
  let count = 0;
  const read: Cells = (column) => cells[columns?.get(column) ?? -1] ?? '';
  for await (const chunk of stream) {
    const lines = (rest + chunk).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      cells = cellsOf(line);
      if (columns === null) {
        cells[0] = cells[0]?.replace('\uFEFF', '') ?? '';
        columns = new Map(cells.map((name, place) => [name, place]));
        continue;
      }
      count += 1;
      take(read);
    }
  }
  if (rest !== '') throw new RangeError(`${file} does not end with a line`);
  return count;
}

/** Tenge of a file as whole tiyn. */
export function tiynOf(text: string): number {
  return Math.round(Number(text) * 100);
}
