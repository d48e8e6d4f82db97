import type { House } from '../kernel/house.ts';

/**
 * Does the work unless another import of the region is under way; the lock goes with its connection, so a killed import
 * leaves none.
 * @returns false where another one is running
 */
export async function withImportLock(house: House, work: () => Promise<void>): Promise<boolean> {
  const client = await house.pool.connect();
  const key = [`balapan.import.${house.region}`];
  try {
    const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock(hashtext($1)) AS free', key);
    if (rows[0]?.free !== true) return false;
    try {
      await work();
    } finally {
      await client.query('SELECT pg_advisory_unlock(hashtext($1))', key);
    }
    return true;
  } finally {
    client.release();
  }
}
