/** Imports a folder of a city's files (docs/city-files.md): each file one transaction, its bad lines told, the good ones taken. */
import { basename, join, resolve } from 'node:path';
import { reading, writing } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { fileLimit } from '../adapters/table/inspect.ts';
import type { House } from '../kernel/house.ts';
import { scopeOf } from '../kernel/operation.ts';
import { type CleanupReport, cleanUp } from '../queue/cleanup.ts';
import { readClosedMonth } from './files/closedMonth.ts';
import { readDistricts } from './files/places.ts';
import { readQueueChildren } from './files/queueChildren.ts';
import { type Folder, openFolder } from './folder.ts';
import { type KnownFile, kinds } from './kinds.ts';
import { withImportLock } from './lock.ts';
import { type Problem, Problems } from './problem.ts';
import { finishRun, insertFirstPolicy, insertRun, loadPolicy, refreshStatistics } from './queries.ts';
import { importStatements } from './statements.ts';
import {
  type FileReport,
  importer,
  inTransaction,
  keepProblems,
  type OpenTable,
  openForReading,
  openPlain,
  readingOf,
  refuseFile,
  type Work,
} from './work.ts';
import { loadWorld } from './worldQueries.ts';

export interface ImportOptions {
  /** Judge everything, write nothing. */
  readonly dryRun?: boolean;
  /** Bytes; a larger file is refused unread. Default 512 MB. */
  readonly limit?: number;
  /** Files to read in this run, by their names; default: all. Guardians of queued children come with the first of runs. */
  readonly only?: (name: string) => boolean;
}

export interface ImportReport {
  readonly runId: string;
  readonly dryRun: boolean;
  readonly files: readonly FileReport[];
  readonly problems: readonly Problem[];
  /** Refusals in all; the list of problems ends after ten thousand. */
  readonly refused: number;
  readonly cleanups: readonly CleanupReport[];
}

/**
 * Imports what the folder holds, in the order of docs/city-files.md. Run again, it changes nothing; killed and run again, it
 * goes on after the last file that was read to its end. Ends with the clean-up of each queue that is new. The progress of the
 * house is told of the file and of the lines of all files.
 */
export async function importCity(house: House, folder: string, options: ImportOptions = {}): Promise<ImportReport> {
  const problems = new Problems();
  const dryRun = options.dryRun ?? false;
  const found = await openFolder(resolve(folder), house.region, problems);
  const cleanups: CleanupReport[] = [];
  const done: Work['done'] = [];
  const runId = house.newId();
  const isFree =
    found === null ||
    (await withImportLock(house, async () => {
      const asked = options.only === undefined ? found : partOf(found, options.only);
      const work = await begin(house, asked, { runId, dryRun, limit: options.limit ?? fileLimit, done });
      await keepProblems(work, problems);
      await readAll(work, asked, filesOf(found, 'queue'), cleanups);
      if (dryRun) return;
      await finish(work);
    }));
  if (!isFree) problems.add({ file: '.' }, 'import.running', {});
  const all = [problems, ...done.map((each) => each.problems)];
  const refused = all.reduce((sum, each) => sum + each.refused, 0);
  const files = done.map(({ report }) => report);
  return { runId, dryRun, files, problems: all.flatMap(({ list }) => list), refused, cleanups };
}

function partOf(folder: Folder, only: (name: string) => boolean): Folder {
  return {
    ...folder,
    districts: folder.districts && only('districts.geojson'),
    tables: folder.tables.filter(({ name }) => only(name)),
    statements: folder.statements.filter(only),
    rows: new Map([...folder.rows].filter(([name]) => only(name))),
  };
}

async function begin(
  house: House,
  folder: Folder,
  about: Pick<Work, 'runId' | 'dryRun' | 'limit' | 'done'>,
): Promise<Work> {
  const scope = scopeOf(house, importer, 'import');
  const now = house.now();
  const today = folder.asOf ?? dayAt(now);
  if (!about.dryRun)
    await writing(house.pool, scope, async (sql) => {
      await insertFirstPolicy(sql);
      await insertRun(sql, about.runId, basename(folder.path));
    });
  const isAsked = (name: string): boolean => folder.tables.some(({ kind }) => kind.name === name);
  const [world, policy] = await reading(house.pool, scope, async (sql) => [
    await loadWorld(sql, { children: isAsked('children'), staff: isAsked('staff') }),
    await loadPolicy(sql, today),
  ]);
  const run = { world, rules: policy.rules, now, today, newId: house.newId };
  const total = [...folder.rows.values()].reduce((sum, rows) => sum + rows, 0);
  let done = 0;
  const tick = (file: string, lines: number): void => {
    done += lines;
    house.progress?.(file, Math.min(done, total || done), total);
  };
  return { house, folder: folder.path, run, numbered: 0, tick, ...about };
}

/**
 * Everything refers to people and groups, so these come first, one after the other. Then marks on one side and queue, closed
 * months, statements and clean-up on the other know nothing of each other: two connections read them at the same time.
 */
async function readAll(
  work: Work,
  folder: Folder,
  queues: readonly KnownFile[],
  cleanups: CleanupReport[],
): Promise<void> {
  if (folder.districts) await importDistricts(work);
  for (const kind of kinds.filter(({ suffix }) => suffix === 'none')) {
    // Guardians refer to queued children, who come with the queue.
    if (kind.name === 'guardians' && filesOf(folder, 'guardians').length > 0)
      for (const file of queues) await importQueueChildren(work, file);
    for (const file of filesOf(folder, kind.name)) await importTable(work, file);
  }
  await lookAfresh(work);
  await bothOf(readMarks(work, folder), readRest(work, folder, cleanups));
}

async function readMarks(work: Work, folder: Folder): Promise<void> {
  for (const file of filesOf(folder, 'marks')) await importTable(work, file);
}

async function readRest(work: Work, folder: Folder, cleanups: CleanupReport[]): Promise<void> {
  for (const kind of kinds.filter(({ suffix }) => suffix === 'day'))
    for (const file of filesOf(folder, kind.name)) await importTable(work, file);
  if (!work.dryRun)
    for (const file of filesOf(folder, 'queue'))
      cleanups.push(...(await cleanUp(work.house, importer, file.day as Day)));
  const months = new Set(folder.tables.flatMap(({ month }) => (month === null ? [] : [month])));
  for (const month of [...months].sort()) {
    const named = (name: string): KnownFile | undefined => filesOf(folder, name).find((file) => file.month === month);
    await importClosedMonth(work, named('registers'), named('acts'));
    const payments = named('payments');
    if (payments !== undefined) await importTable(work, payments);
  }
  await importStatements(work, folder.statements);
}

/** Waits for both, also where one fails: no transaction may go on after the run has ended. */
async function bothOf(one: Promise<void>, other: Promise<void>): Promise<void> {
  for (const each of await Promise.allSettled([one, other])) if (each.status === 'rejected') throw each.reason;
}

async function finish(work: Work): Promise<void> {
  const { house, runId } = work;
  await lookAfresh(work);
  await writing(house.pool, scopeOf(house, importer, 'import'), (sql) => finishRun(sql, runId));
}

/** The planner must know of a city that came within a minute; by itself the database would look only later. */
async function lookAfresh({ house, dryRun, done }: Work): Promise<void> {
  if (dryRun || !done.some(({ report }) => report.fresh > 0)) return;
  house.progress?.('statistics', 0, 0);
  await writing(house.pool, scopeOf(house, importer, 'import'), refreshStatistics);
}

const filesOf = (folder: Folder, name: string): KnownFile[] => folder.tables.filter(({ kind }) => kind.name === name);

async function importTable(work: Work, file: KnownFile): Promise<void> {
  const open = await openForReading(work, file);
  const { read } = file.kind;
  if (open !== null && read !== null)
    await inTransaction(work, [open], async (sql) => [await read(readingOf(work, open, sql))]);
}

async function importDistricts(work: Work): Promise<void> {
  const file = await openPlain(work, 'districts.geojson');
  if (file === null) return;
  const { problems } = file;
  await inTransaction(work, [file], async (sql) => [
    await readDistricts({ problems, world: work.run.world, file: file.name, sql }, join(work.folder, file.name)),
  ]);
}

/** A quiet look at the queue: what is wrong in it is told when it is read for good. */
async function importQueueChildren(work: Work, file: KnownFile): Promise<void> {
  const quiet: Work = { ...work, done: [] };
  const open = await openForReading({ ...quiet, dryRun: true }, file);
  if (open === null) return;
  await inTransaction(quiet, [], async (sql) => [await readQueueChildren(readingOf(quiet, open, sql))]);
}

/**
 * Registers and acts of a month belong together; both files make one transaction. Where one of them was read before, it is
 * read again beside the other: an act is judged by its lines.
 */
async function importClosedMonth(work: Work, registers?: KnownFile, acts?: KnownFile): Promise<void> {
  const open = async (file?: KnownFile) => (file === undefined ? null : openForReading(work, file));
  let [lines, heads] = [await open(registers), await open(acts)];
  if (lines === null && heads === null) return;
  if (registers !== undefined && lines === null) lines = await openForReading(work, registers, true);
  if (acts !== undefined && heads === null) heads = await openForReading(work, acts, true);
  if ((registers !== undefined && lines === null) || (acts !== undefined && heads === null)) {
    // One of the two cannot be read: the other cannot be judged.
    for (const left of [lines, heads]) if (left !== null) await refuseWithout(work, left);
    return;
  }
  const files = [lines, heads].filter((file) => file !== null);
  await inTransaction(work, files, async (sql) => {
    const read = (each: typeof lines) => (each === null ? null : readingOf(work, each, sql));
    const told = await readClosedMonth(read(lines), read(heads));
    return [told.registers, told.acts].filter((counts) => counts !== null);
  });
}

async function refuseWithout(work: Work, { name, table, problems, file }: OpenTable): Promise<void> {
  const other = file.kind.name === 'acts' ? 'registers' : 'acts';
  problems.add({ file: name }, 'file.missing', { file: `${other}-${file.month}.csv` });
  await table.rows.return(undefined);
  await refuseFile(work, name, problems);
}
