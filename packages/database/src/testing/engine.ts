import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Address } from '../connect.ts';
import { type ClusterOptions, openCluster } from '../embedded/cluster.ts';
import { isRunning } from '../embedded/lock.mjs';
import { readPostmaster } from '../embedded/postmaster.ts';

/** A server for tests, gone when they end. */
export interface TestServer {
  address: Address;
  /** Ours: it goes with all that is in it. */
  own: boolean;
  stop(): Promise<void>;
}

/** Programs of the oldest PostgreSQL that we support, where Debian puts it. */
const DEBIAN = '/usr/lib/postgresql/15/bin';

/**
 * The engines that the database tests can run on here: always the embedded one, besides a PostgreSQL 15 of the system
 * and the server of `BALAPAN_TEST_URL` (a superuser's connection string; databases are made and dropped there).
 */
export function availableEngines(): string[] {
  return ['embedded', ...(existsSync(DEBIAN) ? ['debian'] : []), ...(process.env.BALAPAN_TEST_URL ? ['url'] : [])];
}

/** Which programs an engine's cluster runs. */
export function engineOptions(engine = process.env.ENGINE || 'embedded'): ClusterOptions {
  return engine === 'debian' ? { binaries: DEBIAN } : {};
}

/** Starts an engine, by default the one that `ENGINE` names. Nothing is forced to the disk. */
export async function startEngine(engine = process.env.ENGINE || 'embedded'): Promise<TestServer> {
  const url = process.env.BALAPAN_TEST_URL;
  if (engine === 'url' && url) return { address: { connectionString: url }, own: false, stop: async () => {} };
  if (!availableEngines().includes(engine)) throw new Error(`No such engine here: ${engine}`);
  const folder = quickFolder();
  sweep(folder);
  const dataDir = mkdtempSync(join(folder, `${PREFIX}${process.pid}-`));
  const cluster = await openCluster({ dataDir, durable: false, ...engineOptions(engine) });
  return {
    address: cluster.address,
    own: true,
    async stop() {
      await cluster.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Memory, where there is plenty of it: clones of a database are then copies in memory. */
function quickFolder(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > 4 * 2 ** 30 ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}

const PREFIX = 'balapan-test-';

/** Ends and removes what test runs left that were killed. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.startsWith(PREFIX))) {
    if (isRunning(name.slice(PREFIX.length).split('-')[0] ?? '')) continue;
    const left = readPostmaster(join(folder, name, 'postgres'));
    try {
      if (left && isRunning(String(left.pid))) process.kill(left.pid, 'SIGQUIT');
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // Another user's, or still ending: the next run tries again.
    }
  }
}
