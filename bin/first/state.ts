/** What a database holds when a start comes to it. */
import type pg from 'pg';
import { launch } from './launch.ts';

export type Found =
  | { readonly kind: 'empty' }
  /** A first fill that was cut short. */
  | { readonly kind: 'unfinished'; readonly region: string }
  | { readonly kind: 'city'; readonly region: string; readonly demonstration: boolean };

export async function lookInto(pool: pg.Pool): Promise<Found> {
  const { rows: there } = await pool.query<{ there: boolean }>(
    `SELECT to_regclass('national.region') IS NOT NULL AS there`,
  );
  if (there[0]?.there !== true)
    return (await hasSchemas(pool)) ? { kind: 'unfinished', region: 'almaty' } : { kind: 'empty' };
  const { rows } = await pool.query<{ code: string }>('SELECT code FROM national.region ORDER BY code LIMIT 1');
  const region = rows[0]?.code;
  // Migrated for a first fill that got no further; a real city's schema comes with its row.
  if (region === undefined)
    return (await hasSchemas(pool)) ? { kind: 'unfinished', region: 'almaty' } : { kind: 'empty' };
  const { rows: own } = await pool.query<{ demonstration: boolean; clock_at: number | null }>(
    `SELECT demonstration, clock_at FROM ${region}.region`,
  );
  const row = own[0];
  if (row === undefined) return { kind: 'unfinished', region };
  // The clock moves forward only, and the fill's last step puts it to the launch.
  if (row.demonstration && (row.clock_at ?? 0) < launch) return { kind: 'unfinished', region };
  return { kind: 'city', region, demonstration: row.demonstration };
}

/** Whether a region's tables are there without the region. */
async function hasSchemas(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query(`SELECT FROM pg_namespace WHERE nspname = 'almaty'`);
  return rows.length > 0;
}

/** Takes away an unfinished first fill: nothing in it was made by people. */
export async function wipe(pool: pg.Pool, region: string): Promise<void> {
  // A killed start may have left a statement that still runs.
  await pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'balapan%'`,
  );
  await pool.query(`DROP SCHEMA IF EXISTS ${region}, national, ref, job_queue CASCADE`);
  await pool.query('DROP TABLE IF EXISTS public.migration');
}
