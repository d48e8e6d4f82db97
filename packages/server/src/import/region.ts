import { migrate } from '@balapan/database/migrate.ts';
import { isDay } from '@balapan/domain/day.ts';
import { isoOf, momentOf } from '@balapan/domain/moment.ts';
import type pg from 'pg';
import { readManifest } from './folder.ts';

export interface RegionOptions {
  /** Mark it as a demonstration, its clock at 08:30 of the files' day. Only where the region is new. */
  readonly demonstration?: boolean;
  /** Where a new demonstration's clock stands instead; epoch milliseconds. */
  readonly clockAt?: number;
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Makes the region that a folder's manifest names: its schema and its row. What is there already stays as it is, so nobody
 * can turn a city into a demonstration afterwards. With the rights of the owner of the schemas.
 * @returns the region's code; null where the folder has no manifest that names one
 */
export async function ensureRegion(pool: pg.Pool, folder: string, options: RegionOptions = {}): Promise<string | null> {
  const manifest = await readManifest(folder);
  if (manifest === null || manifest === 'broken') return null;
  const { code, kato, nameKk, nameRu, nameEn, zone } = manifest.region ?? {};
  if (code === undefined || kato === undefined) return null;
  await migrate(pool, { regions: [code], ...(options.progress === undefined ? {} : { progress: options.progress }) });
  const asOf = manifest.asOf ?? '';
  const clock =
    options.demonstration === true && isDay(asOf) ? isoOf(options.clockAt ?? momentOf(asOf, '08:30')) : null;
  await pool.query(
    `INSERT INTO ${code}.region (code, kato, name_kk, name_ru, name_en, zone, demonstration, clock_at)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8::timestamptz WHERE NOT EXISTS (SELECT FROM ${code}.region)`,
    [code, kato, nameKk ?? code, nameRu ?? code, nameEn ?? code, zone ?? 'Asia/Almaty', clock !== null, clock],
  );
  await pool.query('INSERT INTO national.region (code, kato) VALUES ($1, $2) ON CONFLICT DO NOTHING', [code, kato]);
  return code;
}
