import { migrate } from '@balapan/database/migrate.ts';
import { openDatabase } from '@balapan/database/open.ts';
import type pg from 'pg';
import { type House, openHouse, type Progress } from '../kernel/house.ts';

/** What a command works with; `close` leaves the database, which stops when nobody else uses it. */
export interface Office {
  /** As the owner of the schemas: for migrations only, everything else goes through the house. */
  readonly pool: pg.Pool;
  /** The region's house. @throws Error when nothing was loaded yet */
  house(region?: string): Promise<House>;
  close(): Promise<void>;
}

/** Opens the database of this installation for a command, brings its schema up to date. */
export async function openOffice(progress?: Progress): Promise<Office> {
  const database = await openDatabase();
  const pool = database.pool({ name: 'balapan-command', max: 4 });
  return {
    pool,
    house: async (region) => {
      const code = region ?? (await onlyRegion(pool));
      if (code === null) throw new NoRegionError();
      await migrate(pool, { regions: [code] });
      return openHouse(pool, code, progress === undefined ? {} : { progress });
    },
    close: () => database.close(),
  };
}

/** Nothing was imported yet. */
export class NoRegionError extends Error {
  constructor() {
    super('no region');
    this.name = 'NoRegionError';
  }
}

/** The region that the database holds; null for none. Several need a name. */
async function onlyRegion(pool: pg.Pool): Promise<string | null> {
  const { rows: there } = await pool.query<{ there: boolean }>(
    `SELECT to_regclass('national.region') IS NOT NULL AS there`,
  );
  if (there[0]?.there !== true) return null;
  const { rows } = await pool.query<{ code: string }>('SELECT code FROM national.region ORDER BY code LIMIT 1');
  return rows[0]?.code ?? null;
}
