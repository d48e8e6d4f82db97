import pg from 'pg';
import { type Address, createPool, type PoolOptions, withDatabase } from './connect.ts';
import { type Cluster, type ClusterOptions, openCluster } from './embedded/cluster.ts';

/** The database that an installation works with. */
export interface OpenDatabase {
  address: Address;
  /** Address of a replica for heavy reports; the same where there is none. */
  reportAddress: Address;
  /** The embedded cluster, when there is no `DATABASE_URL`. */
  cluster: Cluster | undefined;
  /** A pool on `address`. Ended by `close`. */
  pool(options?: PoolOptions): pg.Pool;
  /** Ends the pools and leaves the embedded cluster. */
  close(): Promise<void>;
}

const NAME = 'balapan';

/**
 * Opens the database of this installation: `DATABASE_URL` (and `DATABASE_REPORT_URL`), else the embedded cluster with
 * a database `balapan`, made if need be.
 * @throws EmbeddedError, or the driver's error when `DATABASE_URL` cannot be reached (on first use)
 */
export async function openDatabase(options: ClusterOptions = {}): Promise<OpenDatabase> {
  const { DATABASE_URL: url, DATABASE_REPORT_URL: reportUrl } = process.env;
  const cluster = url ? undefined : await openCluster(options);
  const address: Address = url
    ? { connectionString: url }
    : withDatabase((cluster as Cluster).address, await ensureDatabase((cluster as Cluster).address));
  const pools: pg.Pool[] = [];
  return {
    address,
    reportAddress: reportUrl ? { connectionString: reportUrl } : address,
    cluster,
    pool(poolOptions) {
      const pool = createPool(address, poolOptions);
      pools.push(pool);
      return pool;
    },
    async close() {
      await Promise.all(pools.map((pool) => pool.end()));
      await cluster?.stop();
    },
  };
}

async function ensureDatabase(address: Address): Promise<string> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [NAME]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
  } catch (error) {
    // Two first starts at once: the other one has made it.
    if (!['42P04', '23505'].includes((error as pg.DatabaseError).code ?? '')) throw error;
  } finally {
    await client.end();
  }
  return NAME;
}
