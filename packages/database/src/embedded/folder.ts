import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Account, handOver, isOpenToOthers, SHARED_PLACE } from './account.ts';
import { diskFull, EmbeddedError, LEAST_FREE_MB } from './errors.ts';
import { isRunning, processMark } from './lock.mjs';

/** Port number in the socket's name; nothing listens on a network. */
export const SOCKET_NUMBER = 5432;

/** Longest path of a socket that the operating system takes, in bytes. */
const LONGEST_SOCKET_PATH = process.platform === 'darwin' ? 103 : 107;

/** Where the data are by default: `BALAPAN_DATA`, else `.balapan` at the root of the repository. */
export function defaultFolder(): string {
  const root = join(dirname(fileURLToPath(import.meta.url)), '../../../..');
  return resolve(process.env.BALAPAN_DATA || join(root, '.balapan'));
}

/** The database's own folder inside the data folder, or in /var/lib where another user could not reach it. */
export function databaseFolder(dataDir: string, account: Account): string {
  const made = existingFolder(dataDir);
  if (made !== undefined) return made;
  if (account.manner !== 'otherUser' || isOpenToOthers(dataDir)) return insideFolder(dataDir);
  mkdirSync(SHARED_PLACE, { recursive: true, mode: 0o755 });
  return outsideFolder(dataDir);
}

/** The owner of the database's folder, if there is one already. */
export function ownerOf(dataDir: string): number | undefined {
  const made = existingFolder(dataDir);
  return made === undefined ? undefined : statSync(made).uid;
}

const insideFolder = (dataDir: string): string => join(dataDir, 'postgres');
const outsideFolder = (dataDir: string): string => join(SHARED_PLACE, `data-${shortHash(resolve(dataDir))}`);

function existingFolder(dataDir: string): string | undefined {
  return [insideFolder(dataDir), outsideFolder(dataDir)].find((path) => existsSync(path));
}

/** The folder of the socket: the database's own, or a short one in the temporary directory. */
export function socketFolder(database: string, account: Account): string {
  if (Buffer.byteLength(join(database, `.s.PGSQL.${SOCKET_NUMBER}`)) <= LONGEST_SOCKET_PATH) return database;
  const folder = join(tmpdir(), `balapan-${shortHash(database)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  handOver(folder, account);
  return folder;
}

/** @throws EmbeddedError DISK_FULL when a new database would not fit */
export function requireSpace(directory: string): void {
  const { bavail, bsize } = statfsSync(directory);
  if (bavail * bsize < LEAST_FREE_MB * 2 ** 20) throw diskFull(directory);
}

/** @throws EmbeddedError ENGINE_CHANGED when the folder was made by another major version */
export function requireVersion(database: string, major: number): void {
  const found = readFileSync(join(database, 'PG_VERSION'), 'utf8').trim();
  if (found !== String(major)) {
    throw new EmbeddedError('ENGINE_CHANGED', { directory: database, found, engine: String(major) });
  }
}

/**
 * Who uses the running cluster: one small file for each process. The last one to leave stops the server, so a command
 * may start it, a server attach to it, and the command go first.
 */
export function enter(dataDir: string): string {
  const folder = join(dataDir, 'users');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${process.pid}-${shortHash(`${process.hrtime.bigint()}`)}`);
  writeFileSync(path, processMark(process.pid));
  return path;
}

/** Removes a user's file; true when no living user is left. */
export function leave(dataDir: string, path: string): boolean {
  rmSync(path, { force: true });
  const folder = join(dataDir, 'users');
  let others = 0;
  for (const name of readdirSync(folder)) {
    const mark = readFileSync(join(folder, name), 'utf8');
    if (isRunning(mark)) others++;
    else rmSync(join(folder, name), { force: true });
  }
  return others === 0;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
