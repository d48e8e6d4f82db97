/** Tables of an old system as files: CSV in the encodings and forms that offices write, and XLSX. */
import { csvRows } from './csvRows.ts';
import { TableError } from './errors.ts';
import { type Inspection, inspectFile } from './inspect.ts';
import { xlsxRows } from './xlsxRows.ts';

export { TableError } from './errors.ts';

/** A line of a table: its number in the file (the head is line 1) and its fields as written. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table extends Inspection {
  /** Names of the columns as they stand. */
  readonly columns: readonly string[];
  /** The lines after the head, some hundreds at a time; to be read once. */
  readonly rows: AsyncGenerator<Row[]>;
}

/**
 * Opens a file as a table and reads its head. The rows stream: memory does not grow with the file.
 * @param limit bytes; default `fileLimit`
 * @throws TableError `file.tooLarge`, `file.empty`, `file.kind`; while reading also `file.quote`
 */
export async function openTable(path: string, limit?: number): Promise<Table> {
  const inspection = await inspectFile(path, limit);
  const batches = inspection.form === 'xlsx' ? xlsxRows(path) : csvRows(path, inspection);
  for await (const batch of { [Symbol.asyncIterator]: () => ({ next: () => batches.next() }) }) {
    const [head, ...more] = batch;
    if (head === undefined) continue;
    const columns = head.cells.map((cell) => cell.trim());
    return { ...inspection, columns, rows: after(more, batches) };
  }
  throw new TableError({ code: 'file.empty', params: {} });
}

async function* after(first: Row[], batches: AsyncGenerator<Row[]>): AsyncGenerator<Row[]> {
  if (first.length > 0) yield first;
  yield* batches;
}
