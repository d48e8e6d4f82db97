import type { TestProject } from 'vitest/node';
import { type Address, createPool, withDatabase } from '../connect.ts';
import { migrate } from '../migrate.ts';
import { startEngine } from './engine.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the test server. */
    databaseAddress: Address;
    /** Name of the migrated database that each test file clones. */
    databaseTemplate: string;
  }
}

/** One server for all database tests of a run, with a template database in which region `almaty` is migrated. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startEngine();
  const template = `balapan_template_${process.pid}`;
  const admin = createPool(server.address, { max: 1 });
  try {
    await admin.query(`CREATE DATABASE ${template}`);
    const pool = createPool(withDatabase(server.address, template), { max: 1 });
    await migrate(pool, { regions: ['almaty'] });
    await pool.end();
    // Otherwise the first clone would have to write all of it out.
    await admin.query('CHECKPOINT');
  } catch (error) {
    await admin.end();
    await server.stop();
    throw error;
  }
  project.provide('databaseAddress', server.address);
  project.provide('databaseTemplate', template);
  return async () => {
    if (!server.own) await admin.query(`DROP DATABASE IF EXISTS ${template}`);
    await admin.end();
    await server.stop();
  };
}
