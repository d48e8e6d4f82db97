/**
 * `npm start`: answers on its port at once, makes a demonstration city where there is none, and serves it. With
 * `DATABASE_URL` it serves the city of that database. Environment: docs/operator.md.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { takeLock } from '@balapan/database/embedded/lock.mjs';
import { migrate } from '@balapan/database/migrate.ts';
import { type OpenDatabase, openDatabase } from '@balapan/database/open.ts';
import { type Serving, serve } from '@balapan/server/http/serve.ts';
import type pg from 'pg';
import { makeDisplay } from './first/display.ts';
import { type Beginning, beginFill, fillCity } from './first/fill.ts';
import { region } from './first/launch.ts';
import type { Open } from './first/open.ts';
import { Sentence, sentenceOf } from './first/sentence.ts';
import { readSettings, type Settings } from './first/settings.ts';
import { type Found, lookInto, wipe } from './first/state.ts';
import { explainPort } from './first/taken.ts';
import { startTexts } from './first/texts.ts';
import { buildWeb } from './first/web.ts';
import { consoleIo } from './io.ts';

const io = consoleIo(process.env);
const texts = startTexts[io.language];
const isTerminal = process.stderr.isTTY === true;
const display = makeDisplay(io, isTerminal);
const end = new AbortController();
/** What has been opened, in the order of opening. */
const held: { serving?: Serving; web?: Promise<void>; beginning?: Beginning; database?: OpenDatabase; open?: Open } =
  {};
/** How long open requests may take when the server ends. */
const patience = 5000;

/**
 * Starts, and tells in one sentence why it could not. Reading this file starts nothing.
 * @public tools/run.mjs calls it
 */
export async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  try {
    await start(readSettings(process.env, io.language));
  } catch (error) {
    if (end.signal.aborted) return;
    const sentence = sentenceOf(error, io.language, process.env.BALAPAN_DATA ?? '.balapan');
    io.tell(sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)));
    await stop(1);
  }
}

async function start(settings: Settings): Promise<void> {
  const { port, host, site } = settings;
  if (site.origin === null && !['127.0.0.1', 'localhost', '::1'].includes(host)) io.tell(texts.onlyHere);
  held.serving = await serve({ port, host, site, state: display.state }).catch(async (error: unknown) => {
    throw await explainPort(error, port, io.language);
  });
  const address = site.origin ?? `http://localhost:${held.serving.port}`;
  held.web = buildWeb(end.signal).catch((error: Error) => {
    if (!end.signal.aborted) io.tell(texts.noWeb(error.message.split('\n')[0] ?? ''));
  });
  const unlock = settings.isOwnDatabase ? () => {} : await lockFolder(settings);
  try {
    const database = await open(settings);
    const pool = database.pool({ name: 'balapan-server', max: 12 });
    const found = await ready(settings, pool, address);
    await held.web;
    // The server's code is read only now: while a city is imported it would lie about in memory.
    const { openCity } = await import('./first/open.ts');
    held.open = await openCity({ pool, found, settings, language: io.language });
    await database.cluster?.makeDurable();
    await held.open.startRelay();
  } finally {
    unlock();
  }
  held.serving.open(held.open.app);
  display.state.step = 'ready';
  io.print(texts.ready(address, (performance.now() / 1000).toFixed(1)));
  if (isTerminal) io.tell(texts.stop);
}

/** Of two starts over one folder the second waits until the first has its city. */
async function lockFolder({ dataDir }: Settings): Promise<() => void> {
  mkdirSync(dataDir, { recursive: true });
  return takeLock(join(dataDir, 'start.lock'), { onWait: () => io.tell(texts.waitingForOther) });
}

async function open(settings: Settings): Promise<OpenDatabase> {
  const { dataDir, isOwnDatabase } = settings;
  display.show('database');
  const isNew = !existsSync(join(dataDir, 'postgres.log'));
  // A first fill need not survive a power loss: it can be made again.
  const isFirst = isNew || existsSync(join(dataDir, 'not-durable'));
  if (isNew && !isOwnDatabase) held.beginning = begin(settings);
  held.database = await openDatabase({ dataDir, durable: !isFirst });
  if (isOwnDatabase) await mustAnswer(held.database);
  return held.database;
}

async function mustAnswer(database: OpenDatabase): Promise<void> {
  const pool = database.pool({ max: 1 });
  await pool.query('SELECT 1').catch((error: Error) => {
    throw new Sentence(texts.noDatabase(error.message), error);
  });
}

type City = Extract<Found, { kind: 'city' }>;

/** Sees to it that the database holds a whole city of today's schema. */
async function ready(settings: Settings, pool: pg.Pool, address: string): Promise<City> {
  const found = await lookInto(pool);
  if (found.kind !== 'city' && settings.demonstration) return fill(settings, pool, found, address);
  const city = found.kind === 'city' ? found : await awaitImport(pool);
  await tellOtherCity(settings, city);
  await migrate(pool, { regions: [city.region] });
  return city;
}

async function fill(settings: Settings, pool: pg.Pool, found: Found, address: string): Promise<City> {
  io.tell(texts.progressPage(address));
  if (found.kind === 'unfinished') {
    io.tell(texts.unfinished);
    await wipe(pool, found.region);
  }
  const begun = held.beginning ?? begin(settings);
  const { database } = held;
  if (database === undefined) throw new Error('no database is open');
  for (const line of await fillCity({ ...begun, database, pool, display, signal: end.signal })) io.tell(line);
  return { kind: 'city', region, demonstration: true };
}

/** The builder of the pages takes as much memory as an import: one after the other. */
function begin(settings: Settings): Beginning {
  return beginFill(settings.dataDir, settings, held.web ?? Promise.resolve(), end.signal);
}

/** A real database waits for the files of its city, which another command brings. */
async function awaitImport(pool: pg.Pool): Promise<City> {
  await migrate(pool, { regions: [] });
  io.tell(texts.noCity);
  display.state.failure = texts.noCity;
  for (;;) {
    const found = await lookInto(pool);
    if (found.kind === 'city') return found;
    await wait(2000, undefined, { signal: end.signal });
  }
}

async function tellOtherCity(settings: Settings, found: City): Promise<void> {
  if (settings.isOwnDatabase) {
    if (settings.demonstration && !found.demonstration) io.tell(texts.notEmpty);
    return;
  }
  const text = await readFile(join(settings.dataDir, 'city/city.json'), 'utf8').catch(() => '{}');
  const { size } = JSON.parse(text) as { size?: string };
  const isOther = settings.isSizeAsked && size !== undefined && size !== `${settings.size}`;
  if (isOther && found.demonstration) io.tell(texts.otherCity(size, settings.dataDir));
}

/** Ends what was opened, the last first. A second signal ends at once. */
async function stop(code: number): Promise<void> {
  if (end.signal.aborted) process.exit(code === 0 ? 130 : code);
  const isFilling = display.state.step !== 'ready';
  end.abort();
  const guard = setTimeout(() => process.exit(code), patience * 4);
  try {
    await Promise.race([closeServer(), wait(patience, undefined, { ref: false })]);
    // While the city is being filled its connections are busy: the server of the database ends them.
    if (isFilling) await held.database?.cluster?.stop();
    else await held.database?.close();
  } finally {
    clearTimeout(guard);
    process.exit(code);
  }
}

async function closeServer(): Promise<void> {
  await held.open?.stopRelay();
  await held.serving?.close();
}
