import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, inject } from 'vitest';
import { type Address, createPool, type PoolOptions, withDatabase } from '../connect.ts';
// Declares what the set-up provides.
import type {} from './globalSetup.ts';

/** A database of one test file. */
export interface TestDatabase {
  name: string;
  address: Address;
  /** A pool as the database's owner; for the application's rights use `inScope` on it. */
  pool: pg.Pool;
  /** One more pool, ended with the database. */
  newPool(options?: PoolOptions): pg.Pool;
}

/**
 * A new database for this test file: the schema with region `almaty`, no data. Call it at the top of the file; it is
 * dropped after the file's last test. `{ empty: true }` gives one without our schema.
 */
export async function testDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const server = inject('databaseAddress');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Copying the files takes half the time of copying through the log, which is PostgreSQL's default.
  const source = empty ? '' : ` TEMPLATE ${inject('databaseTemplate')} STRATEGY file_copy`;
  await administer(server, `CREATE DATABASE ${name}${source}`);
  const address = withDatabase(server, name);
  const pools: pg.Pool[] = [];
  const newPool = (options: PoolOptions = {}): pg.Pool => {
    const pool = createPool(address, { max: 5, ...options });
    pools.push(pool);
    return pool;
  };
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    await administer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  return { name, address, pool: newPool(), newPool };
}

async function administer(server: Address, command: string): Promise<void> {
  const pool = createPool(server, { max: 1, name: 'balapan-test-admin' });
  try {
    await pool.query(command);
  } finally {
    await pool.end();
  }
}
