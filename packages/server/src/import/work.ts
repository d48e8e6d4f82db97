/** One run of the importer: opening files, a transaction for each, and what is to be told of them. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { reading, type WriteHandle, writing } from '@balapan/database/scope.ts';
import { openTable, type Table, TableError } from '../adapters/table/table.ts';
import { type Actor, system } from '../kernel/actor.ts';
import { appendEvents } from '../kernel/audit.ts';
import type { House } from '../kernel/house.ts';
import { scopeOf } from '../kernel/operation.ts';
import type { KnownFile } from './kinds.ts';
import { LineReader } from './line.ts';
import { type ProblemParams, Problems } from './problem.ts';
import { insertFile, insertProblems, isKnownFile } from './queries.ts';
import type { Counts, Reading, Run } from './reading.ts';
import { loadWorld } from './worldQueries.ts';

export const importer: Actor = { ...system, source: 'import' };

/** What became of a file. `known`: these bytes were read before without a bad line, nothing was done. */
export interface FileReport extends Counts {
  readonly name: string;
  readonly state: 'read' | 'known' | 'refused';
}

export interface Work {
  readonly house: House;
  readonly folder: string;
  readonly dryRun: boolean;
  readonly limit: number;
  readonly runId: string;
  readonly run: Run;
  /** Files that are through, with what is to be told of them. */
  readonly done: { readonly report: FileReport; readonly problems: Problems }[];
  /** Problems that have a number in the database. */
  numbered: number;
  /** Told of lines as they are read. */
  tick(file: string, lines: number): void;
}

/** A file that is about to be read. */
export interface OpenFile {
  readonly name: string;
  readonly sha256: Uint8Array;
  readonly problems: Problems;
}

export interface OpenTable extends OpenFile {
  readonly file: KnownFile;
  readonly table: Table;
}

const none: Counts = { read: 0, fresh: 0, bad: 0 };

/** Opens a table of the folder; null where it cannot be read as one, or was read before and `again` is not asked for. */
export async function openForReading(work: Work, file: KnownFile, again = false): Promise<OpenTable | null> {
  const problems = new Problems();
  const { name } = file;
  try {
    const table = await openTable(join(work.folder, name), work.limit);
    if (!again && (await isReadBefore(work, name, table.sha256))) return null;
    const { columns, optional = [] } = file.kind;
    const missing = columns.filter((column) => !table.columns.includes(column) && !optional.includes(column));
    for (const column of missing) problems.add({ file: name, line: 1 }, 'file.columnMissing', { column });
    for (const column of table.columns)
      if (!columns.includes(column))
        problems.add({ file: name, line: 1, field: column, warning: true }, 'file.columnUnknown', { column });
    if (missing.length === 0) return { name, sha256: table.sha256, problems, file, table };
    await table.rows.return(undefined);
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    tellFact(problems, name, error);
  }
  await refuseFile(work, name, problems);
  return null;
}

/** Hash of a file that is no table; null where it is too large or read before. */
export async function openPlain(work: Work, name: string): Promise<OpenFile | null> {
  const problems = new Problems();
  const path = join(work.folder, name);
  if ((await stat(path)).size > work.limit) {
    problems.add({ file: name }, 'file.tooLarge', { limit: work.limit });
    await refuseFile(work, name, problems);
    return null;
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const sha256 = hash.digest();
  return (await isReadBefore(work, name, sha256)) ? null : { name, sha256, problems };
}

async function isReadBefore(work: Work, name: string, sha256: Uint8Array): Promise<boolean> {
  const scope = scopeOf(work.house, importer, 'import');
  const isKnown = await reading(work.house.pool, scope, (sql) => isKnownFile(sql, sha256));
  if (isKnown) work.done.push({ report: { name, state: 'known', ...none }, problems: new Problems() });
  return isKnown;
}

/**
 * Reads files in one transaction, which also keeps their hashes, their bad lines and one event for each in the audit. A file
 * that turns out to be unreadable in its middle leaves nothing behind.
 */
export async function inTransaction(
  work: Work,
  files: readonly OpenFile[],
  read: (sql: WriteHandle | null) => Promise<readonly (Counts | null)[]>,
): Promise<void> {
  try {
    const counts = work.dryRun ? await read(null) : await write(work, files, read);
    for (const [at, { name, problems }] of files.entries())
      work.done.push({ report: { name, state: 'read', ...(counts[at] ?? none) }, problems });
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    for (const { name } of files) {
      const problems = new Problems();
      tellFact(problems, name, error);
      await refuseFile(work, name, problems);
    }
    // What its lines had made known is not in the database.
    if (!work.dryRun)
      work.run.world = await reading(work.house.pool, scopeOf(work.house, importer, 'import'), loadWorld);
  }
}

async function write(
  work: Work,
  files: readonly OpenFile[],
  read: (sql: WriteHandle) => Promise<readonly (Counts | null)[]>,
): Promise<readonly (Counts | null)[]> {
  const { house, runId } = work;
  return writing(house.pool, scopeOf(house, importer, 'import'), async (sql) => {
    // A file that a power cut takes back is read again: its hash goes with it.
    await sql.query('SET LOCAL synchronous_commit TO off');
    const counts = await read(sql);
    for (const [at, { name, sha256, problems }] of files.entries()) {
      await insertFile(sql, runId, name, sha256, counts[at] ?? none);
      await insertProblems(sql, runId, problems.list, take(work, problems));
    }
    const events = files.map(({ name, sha256 }, at) => ({
      chain: null,
      subjectId: runId,
      payload: { file: name, sha256: Buffer.from(sha256).toString('hex'), ...(counts[at] ?? none) },
    }));
    if (events.length > 0)
      await appendEvents(sql, events, { actor: importer, operation: 'import.file', now: house.now() });
    return counts;
  });
}

/** Numbers for problems of one file; files are read side by side. */
function take(work: Work, { list }: Problems): number {
  const from = work.numbered;
  work.numbered += list.length;
  return from;
}

/** Keeps what is told of a file that was not read. */
export async function refuseFile(work: Work, name: string, problems: Problems): Promise<void> {
  work.done.push({ report: { name, state: 'refused', ...none }, problems });
  await keepProblems(work, problems);
}

export async function keepProblems(work: Work, problems: Problems): Promise<void> {
  const { house, runId } = work;
  if (work.dryRun || problems.list.length === 0) return;
  await writing(house.pool, scopeOf(house, importer, 'import'), (sql) =>
    insertProblems(sql, runId, problems.list, take(work, problems)),
  );
}

export function readingOf(work: Work, { file, table, problems }: OpenTable, sql: WriteHandle | null): Reading {
  const { run } = work;
  const { name, day, month } = file;
  const line = new LineReader(name, table, problems);
  const tick = (lines: number): void => work.tick(name, lines);
  return { run, world: run.world, problems, file: name, day, month, table, line, sql, tick };
}

function tellFact(problems: Problems, file: string, { fact, line }: TableError): void {
  const { code, params } = fact;
  problems.add({ file, line }, code, params as ProblemParams[typeof code]);
}
