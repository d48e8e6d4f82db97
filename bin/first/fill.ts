/**
 * The first start's city: files, schema, import of what was known before, the lived days, import of the launch day, its
 * morning. One part after another, each a process of its own, so that little memory is needed.
 */
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CitySize } from '@balapan/city/files/index.ts';
import { migrate } from '@balapan/database/migrate.ts';
import type { OpenDatabase } from '@balapan/database/open.ts';
import type pg from 'pg';
import type { Display } from './display.ts';
import { region } from './launch.ts';
import type { FilesOrder } from './parts/files.ts';
import type { ImportOrder } from './parts/import.ts';
import type { PeopleOrder } from './parts/people.ts';
import type { Listening, ServerOrder } from './parts/server.ts';
import { endPart, orderPart, type Part, startPart } from './workshop.ts';

export interface Beginning {
  readonly folder: string;
  readonly files: Promise<unknown>;
}

/** Begins to write the files, which needs no database, once `after` is over. */
export function beginFill(
  dataDir: string,
  { size, seed }: { readonly size: CitySize; readonly seed: number },
  after: Promise<unknown>,
  signal: AbortSignal,
): Beginning {
  const folder = join(dataDir, 'city');
  const order: FilesOrder = { out: folder, size, seed };
  const files = after.then(async () => {
    const writer = startPart('files', signal);
    await orderPart(writer, order);
    await endPart(writer);
  });
  // Awaited later; until then a failure is not an unhandled one.
  files.catch(() => {});
  return { folder, files };
}

export interface FillOrder extends Beginning {
  readonly database: OpenDatabase;
  readonly pool: pg.Pool;
  readonly display: Display;
  readonly signal: AbortSignal;
}

/** Files with fewer lines than these are a small city: there time counts and memory does not. */
const smallLines = 60_000;

/** Fills an empty database. @returns what the server refused to the city's people: nothing, when all is well */
export async function fillCity(order: FillOrder): Promise<readonly string[]> {
  const { pool, display, files, folder, signal } = order;
  display.show('files');
  await migrate(pool, { regions: [region] });
  await files;
  const isSmall = (await linesOf(folder)) < smallLines;
  const hands = isSmall ? stayingHands(signal) : passingHands(signal);
  try {
    await bring(order, 'before', hands);
    const days = await live(order, 'days', hands);
    await bring(order, 'launchDay', hands);
    return [...days, ...(await live(order, 'morning', hands))];
  } finally {
    await hands.leave();
  }
}

async function linesOf(folder: string): Promise<number> {
  const { files } = JSON.parse(await readFile(join(folder, 'city.json'), 'utf8')) as { files: { rows: number }[] };
  return files.reduce((sum, { rows }) => sum + rows, 0);
}

/** Who does the parts. */
interface Hands {
  take(part: Part): ChildProcess;
  giveBack(child: ChildProcess): Promise<void>;
  leave(): Promise<void>;
}

/** Each part is a new process that ends with it: for a large city, which needs the memory. */
const passingHands = (signal: AbortSignal): Hands => ({
  take: (part) => startPart(part, signal),
  giveBack: endPart,
  leave: async () => {},
});

/** The same processes to the end, all started at once: reading their code takes longer than a small city's work. */
function stayingHands(signal: AbortSignal): Hands {
  const staff = new Map(
    (['import', 'server', 'people'] as const).map((part) => [part as Part, startPart(part, signal, 'ample')]),
  );
  return {
    take: (part) => staff.get(part) ?? startPart(part, signal),
    giveBack: async () => {},
    leave: async () => {
      await Promise.all([...staff.values()].map(endPart));
    },
  };
}

async function bring(
  { database, folder, display }: FillOrder,
  files: ImportOrder['files'],
  hands: Hands,
): Promise<void> {
  const importer = hands.take('import');
  const { address } = database;
  await orderPart(importer, { address, region, folder, files } satisfies ImportOrder, display.follow);
  await hands.giveBack(importer);
}

/** The city's people at a server of their own: on the public port the progress page answers until the city is whole. */
async function live(
  { database, folder, display }: FillOrder,
  time: PeopleOrder['time'],
  hands: Hands,
): Promise<readonly string[]> {
  display.show('living');
  const [server, people] = [hands.take('server'), hands.take('people')];
  const at = await orderPart<Listening>(server, { address: database.address, region } satisfies ServerOrder);
  const refused = await orderPart<string[]>(people, { ...at, folder, time } satisfies PeopleOrder, display.follow);
  await Promise.all([server, people].map(hands.giveBack));
  return refused;
}
