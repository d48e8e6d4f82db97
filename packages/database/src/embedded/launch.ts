import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Account, handOver } from './account.ts';
import type { Binaries } from './binaries.ts';
import { explainOutput } from './errors.ts';
import { requireSpace } from './folder.ts';
import { readPostmaster } from './postmaster.ts';

/** Where one cluster lives and what runs it. */
export interface Place {
  /** Our folder: lock, log, list of users. */
  dataDir: string;
  /** The database's own folder. */
  database: string;
  account: Account;
  binaries: Binaries;
}

export const SUPERUSER = 'postgres';

/**
 * Makes an empty cluster: UTF-8, Kazakh order of letters. It is made aside and renamed, so a folder that is there is whole.
 * @throws EmbeddedError DISK_FULL, DIRECTORY_CLOSED, START_FAILED
 */
export async function initialise(place: Place): Promise<void> {
  requireSpace(place.dataDir);
  const draft = `${place.database}.new`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(place.database, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  handOver(draft, place.account);
  let failure = await initdb(place, draft, 'C.UTF-8');
  if (/invalid locale name/.test(failure)) failure = await initdb(place, draft, 'C');
  if (failure !== '') throw explainOutput(failure, place.dataDir);
  appendFileSync(join(draft, 'postgresql.conf'), `\ninclude_if_exists '${DURABILITY_FILE}'\n`);
  renameSync(draft, place.database);
}

/** Settings that a reload may change stand in this file of the database's folder. */
export const DURABILITY_FILE = 'durability.conf';

/** Runs initdb; gives '' or what it printed when it failed. */
async function initdb(place: Place, draft: string, locale: string): Promise<string> {
  const args = ['-D', draft, '-U', SUPERUSER, '--auth=trust', '--encoding=UTF8', '--no-sync'];
  args.push('--locale-provider=icu', '--icu-locale=kk-KZ', `--locale=${locale}`);
  const child = run(place, 'initdb', args, 'pipe');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const result = await ended(child);
  return result === 'code 0' ? '' : output || result;
}

/**
 * Starts the server and waits until it takes connections; after a kill its recovery may take minutes.
 * @throws EmbeddedError when it gives up
 */
export async function launch(place: Place, settings: Record<string, string>): Promise<void> {
  const logPath = join(place.dataDir, 'postgres.log');
  if (existsSync(logPath)) renameSync(logPath, `${logPath}.old`);
  const log = openSync(logPath, 'a', 0o600);
  const args = ['-D', place.database, ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`)];
  const child = run(place, 'postgres', args, log);
  closeSync(log);
  let end: string | undefined;
  void ended(child).then((result) => {
    end = result;
  });
  child.unref();
  while (end === undefined) {
    const now = readPostmaster(place.database);
    if (now?.ready && now.pid === child.pid) return;
    await wait(5);
  }
  throw explainOutput(readFileSync(logPath, 'utf8') || end, place.dataDir);
}

function run(place: Place, program: string, args: string[], output: 'pipe' | number): ChildProcess {
  const { account, binaries } = place;
  const [command, all] = account.wrap(join(binaries.folder, program), args);
  return spawn(command, all, {
    stdio: ['ignore', output, output],
    // A session of its own: Ctrl-C in the terminal must reach us first, we then stop the server in order.
    detached: true,
    cwd: dirname(place.database),
    env: { ...process.env, ...binaries.env, LC_ALL: 'C', TZ: 'UTC' },
    ...(account.uid === undefined ? {} : { uid: account.uid }),
    ...(account.gid === undefined ? {} : { gid: account.gid }),
  });
}

/** How a program ended: `code 0`, `signal SIGKILL`, or why it could not be run at all. */
export function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code === null ? `signal ${signal}` : `code ${code}`));
  });
}
