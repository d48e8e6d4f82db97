import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chooseAccount, type Manner, reachableBinaries } from './account.ts';
import { findBinaries } from './binaries.ts';
import * as durability from './durability.ts';
import { explainFileError } from './errors.ts';
import * as folder from './folder.ts';
import { initialise, launch, type Place, SUPERUSER } from './launch.ts';
import { takeLock } from './lock.mjs';
import { findRunning, isAlive, readPostmaster } from './postmaster.ts';
import { serverSettings } from './settings.ts';

export interface ClusterOptions {
  /** Folder of the data; default `BALAPAN_DATA`, else `.balapan` in the repository. */
  dataDir?: string;
  /** False only for tests and for a first fill that can be made again: nothing is forced to the disk. Default true. */
  durable?: boolean;
  /** Folder of another PostgreSQL's programs, such as `/usr/lib/postgresql/15/bin`. */
  binaries?: string;
  /** How to run as root; chosen by itself unless given. */
  manner?: Manner;
}

/** How to reach the cluster: a unix socket, its superuser, and the database that always exists. */
export interface ClusterAddress {
  host: string;
  port: number;
  user: string;
  database: string;
}

export interface Cluster {
  address: ClusterAddress;
  /** The same as a connection string. */
  url: string;
  /** True when the server was already running. */
  attached: boolean;
  /** Turns the safety of a durable cluster on after a first fill, and forces all that was written to the disk. */
  makeDurable(): Promise<void>;
  /** Leaves; the server stops when no other process uses it. */
  stop(): Promise<void>;
}

/**
 * Opens the embedded PostgreSQL: makes it in an empty folder, starts it, or attaches to the one that runs already.
 * Works as a plain user and as root, in directories closed to others, after a killed run, and from two processes at once.
 * @throws EmbeddedError with a code and one sentence in three languages
 */
export async function openCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const dataDir = resolve(options.dataDir ?? folder.defaultFolder());
  const durable = options.durable ?? true;
  try {
    mkdirSync(dataDir, { recursive: true });
    return await locked(dataDir, async () => {
      const place = locate(dataDir, options);
      durability.discardUnsafe(place);
      const running = existsSync(place.database) ? await findRunning(place.database) : undefined;
      const host = running ? running.socketFolder : await begin(place, durable);
      const cluster = handle(place, host, running !== undefined);
      if (durable && durability.isUnsafe(place)) await cluster.makeDurable();
      return cluster;
    });
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

async function locked<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const unlock = await takeLock(join(dataDir, 'lock'));
  try {
    return await work();
  } finally {
    unlock();
  }
}

function locate(dataDir: string, options: ClusterOptions): Place {
  const account = chooseAccount(folder.ownerOf(dataDir), options.manner);
  const binaries = reachableBinaries(findBinaries(dataDir, options.binaries), account);
  return { dataDir, account, binaries, database: folder.databaseFolder(dataDir, account) };
}

/** Starts the server, in a new folder if need be; gives the folder of its socket. */
async function begin(place: Place, durable: boolean): Promise<string> {
  if (existsSync(join(place.database, 'PG_VERSION'))) folder.requireVersion(place.database, place.binaries.major);
  else await initialise(place);
  durability.chooseDurability(place, durable);
  const host = folder.socketFolder(place.database, place.account);
  await launch(place, serverSettings(host, durable));
  return host;
}

function handle(place: Place, host: string, attached: boolean): Cluster {
  const mark = folder.enter(place.dataDir);
  const address = { host, port: folder.SOCKET_NUMBER, user: SUPERUSER, database: 'postgres' };
  let open = true;
  // Last resort for a process that ends without stopping: the signal is sent, nobody waits.
  const farewell = (): void => {
    if (open && folder.leave(place.dataDir, mark)) interrupt(place);
  };
  process.once('exit', farewell);
  return {
    address,
    url: `postgres://${SUPERUSER}@/postgres?host=${encodeURIComponent(host)}&port=${folder.SOCKET_NUMBER}`,
    attached,
    makeDurable: () => durability.makeDurable(place, address),
    async stop() {
      if (!open) return;
      open = false;
      process.off('exit', farewell);
      await locked(place.dataDir, async () => {
        if (!folder.leave(place.dataDir, mark)) return;
        const pid = interrupt(place);
        while (pid !== undefined && isAlive(pid)) await wait(5);
      });
    },
  };
}

/** Asks the server for a fast shutdown; gives its process number. */
function interrupt(place: Place): number | undefined {
  const pid = readPostmaster(place.database)?.pid;
  try {
    if (pid !== undefined) process.kill(pid, 'SIGINT');
    return pid;
  } catch {
    return undefined;
  }
}
