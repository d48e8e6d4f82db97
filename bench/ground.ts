/** Where the measures stand: the generated files and a cluster with template databases, kept from run to run. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCity } from '@balapan/city/files/index.ts';
import { createPool, withDatabase } from '@balapan/database/connect.ts';
import { type Cluster, openCluster } from '@balapan/database/embedded/cluster.ts';
import { type ImportOptions, importCity } from '@balapan/server/import/importCity.ts';
import { ensureRegion } from '@balapan/server/import/region.ts';
import { type House, openHouse } from '@balapan/server/kernel/house.ts';
import pg from 'pg';

export type Size = 'almaty' | 'small';

export interface GroundOptions {
  readonly size: Size;
  /** Rounds of each measure that has a floor. */
  readonly rounds: number;
}

/** A database of one run, gone after it. */
export interface Run {
  readonly name: string;
  readonly house: House;
  /** A connection as the owner, for bare SQL. */
  readonly client: pg.Client;
}

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const SEED = 1;
/** What the generated files follow from, and what the filled database follows from besides. */
const FILES_FROM = [
  'packages/city/src/files',
  'packages/city/src/model',
  'packages/city/src/chance',
  'packages/city/data',
  'packages/domain/src',
];
const DATA_FROM = [
  ...FILES_FROM,
  'packages/database/migrations',
  'packages/server/src/import',
  'packages/server/src/queue',
];

export class Ground {
  readonly size: Size;
  readonly rounds: number;
  readonly folder: string;
  #cluster: Cluster | undefined;
  #count = 0;

  constructor({ size, rounds }: GroundOptions) {
    this.size = size;
    this.rounds = rounds;
    this.folder = resolve(process.env.BALAPAN_BENCH || join(ROOT, '.balapan', 'bench'));
    mkdirSync(this.folder, { recursive: true });
  }

  /** Progress, away from the lines of the answer. */
  tell(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  /**
   * Folder of the city's files; made anew when the generator's sources changed.
   * @param months closed months before June 2025
   */
  async files(months = 0): Promise<string> {
    const kept = `files${months === 0 ? '' : months}-${this.size}-`;
    const folder = join(this.folder, `${kept}${hashOf(FILES_FROM)}`);
    if (existsSync(join(folder, 'city.json'))) return folder;
    this.#sweep(kept);
    this.tell(`making the files of ${this.size}${months === 0 ? '' : ` with ${months} older months`}`);
    await writeCity({ out: folder, size: this.size, seed: SEED, months });
    return folder;
  }

  /** Name of a template database in which the region is migrated and nothing is loaded. */
  migrated(): Promise<string> {
    return this.#template(`migrated_${this.size}_${hashOf(DATA_FROM)}`, `migrated_${this.size}_`, async () => {});
  }

  /** Name of a template database with the whole city imported. */
  filled(): Promise<string> {
    return this.#template(`filled_${this.size}_${hashOf(DATA_FROM)}`, `filled_${this.size}_`, (house, files) =>
      importAll(house, files),
    );
  }

  /** Name of a template database with the money of a city and of so many months before June 2025; marks are left out. */
  withHistory(months: number): Promise<string> {
    const kept = `history${months}_${this.size}_`;
    return this.#template(
      `${kept}${hashOf(DATA_FROM)}`,
      kept,
      (house, files) => importAll(house, files, { only: (name) => !name.startsWith('marks') }),
      months,
    );
  }

  /** Name of a template database with audit chains of a whole year and nothing else. */
  chained(fill: (house: House, size: Size) => Promise<void>): Promise<string> {
    const name = hashOf(['packages/database/migrations', 'packages/server/src/kernel', 'bench/measures']);
    return this.#template(`chained_${this.size}_${name}`, `chained_${this.size}_`, (house) => fill(house, this.size));
  }

  /** Clones a template for one run, lets it work, drops the clone. What the clone itself costs is not in anybody's time. */
  async run<T>(template: string, work: (run: Run) => Promise<T>): Promise<T> {
    this.#count += 1;
    const name = `run_${process.pid}_${this.#count}`;
    await this.#administer(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
    const address = withDatabase((await this.#server()).address, name);
    const pool = createPool(address, { max: 4, name: 'balapan-bench' });
    const client = new pg.Client(address);
    await client.connect();
    try {
      await this.#settle();
      return await work({ name, client, house: await openHouse(pool, 'almaty') });
    } finally {
      await client.end();
      await pool.end();
      await this.#administer(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  }

  async close(): Promise<void> {
    await this.#cluster?.stop();
  }

  /** A run must not pay for what the one before left to write. */
  async #settle(): Promise<void> {
    await this.#administer('CHECKPOINT');
  }

  async #template(
    name: string,
    old: string,
    fill: (house: House, files: string) => Promise<void>,
    months = 0,
  ): Promise<string> {
    const files = await this.files(months);
    const { address } = await this.#server();
    const found = await this.#administer(
      `SELECT datname FROM pg_database WHERE datname LIKE '${old.replaceAll('_', '\\_')}%'`,
    );
    if (found.some(({ datname }) => datname === name)) return name;
    for (const { datname } of found) await this.#administer(`DROP DATABASE ${datname} WITH (FORCE)`);
    this.tell(`making the database ${name}`);
    const draft = `draft_${process.pid}`;
    await this.#administer(`CREATE DATABASE ${draft}`);
    const pool = createPool(withDatabase(address, draft), { max: 4, name: 'balapan-bench' });
    try {
      await ensureRegion(pool, files, { demonstration: true });
      await fill(await openHouse(pool, 'almaty'), files);
      // Every run begins with what autovacuum would have done by then; it must not begin in the middle of a measure.
      await pool.query('VACUUM ANALYZE');
    } finally {
      await pool.end();
    }
    await this.#administer(`ALTER DATABASE ${draft} RENAME TO ${name}`);
    return name;
  }

  async #server(): Promise<Cluster> {
    this.#cluster ??= await openCluster({ dataDir: join(this.folder, 'data') });
    return this.#cluster;
  }

  async #administer(command: string): Promise<{ datname: string }[]> {
    const client = new pg.Client((await this.#server()).address);
    await client.connect();
    try {
      return (await client.query<{ datname: string }>(command)).rows;
    } finally {
      await client.end();
    }
  }

  #sweep(prefix: string): void {
    for (const name of readdirSync(this.folder))
      if (name.startsWith(prefix)) rmSync(join(this.folder, name), { recursive: true, force: true });
  }
}

async function importAll(house: House, files: string, options: ImportOptions = {}): Promise<void> {
  const report = await importCity(house, files, options);
  const refused = report.files.filter(({ state }) => state === 'refused');
  if (refused.length > 0) throw new Error(`the import refused ${refused.map(({ name }) => name).join(', ')}`);
}

/** Twelve digits over the names and bytes of all files below some folders, tests left out. */
export function hashOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const path = join(ROOT, folder);
    if (!existsSync(path)) continue;
    for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }).sort())
      if (/\.(ts|sql|json)$/.test(name) && !name.includes('.test.'))
        hash.update(name).update(readFileSync(join(path, name)));
  }
  return hash.digest('hex').slice(0, 12);
}
