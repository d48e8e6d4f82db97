import pg from 'pg';
import { types } from './values.ts';

/** Where a database is: a connection string, or the parts of an embedded cluster's address. */
export type Address = { connectionString: string } | { host: string; port: number; user: string; database: string };

export interface PoolOptions {
  /** Connections at most; default 10. */
  max?: number;
  /** Shown in the server's list of sessions. */
  name?: string;
  /** Told of a lost connection; the pool makes a new one by itself. */
  onLost?: (error: Error) => void;
}

/**
 * A pool of connections with our types (values.ts). A connection that breaks, in the pool or in use, never ends the
 * process: the query under way fails, the next gets a new connection.
 */
export function createPool(address: Address, options: PoolOptions = {}): pg.Pool {
  const { max = 10, name = 'balapan', onLost = () => {} } = options;
  const pool = new pg.Pool({ ...address, types, max, application_name: name, idleTimeoutMillis: 30_000 });
  pool.on('error', onLost);
  // A server's shutdown reaches clients that the pool has lent out or is closing as well.
  pool.on('connect', (client) => client.on('error', onLost));
  return pool;
}

/**
 * A pool of the same database with the driver's own types: for the job queue, which writes its rows as JSON and could not tell of a
 * failed job whose number is a `bigint`. Its own connections are few.
 */
export function plainPool(pool: pg.Pool, max: number): pg.Pool {
  const { types: _, ...address } = pool.options;
  const plain = new pg.Pool({ ...address, max });
  const onLost = (): void => {};
  plain.on('error', onLost);
  plain.on('connect', (client) => client.on('error', onLost));
  return plain;
}

/** The same server, another database. */
export function withDatabase(address: Address, database: string): Address {
  if (!('connectionString' in address)) return { ...address, database };
  const url = new URL(address.connectionString);
  url.pathname = `/${encodeURIComponent(database)}`;
  return { connectionString: url.href };
}
