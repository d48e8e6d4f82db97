/**
 * The very rows that a step wrote, found by the number of the transaction that made them, and the bare SQL that writes the
 * same rows again: COPY for new ones, one UPDATE a table out of a COPY for changed ones.
 */
import { createReadStream, createWriteStream, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

interface TableRows {
  /** With its schema, quoted: `almaty.act`. */
  readonly table: string;
  readonly key: readonly string[];
  /** What is not of the key, without what the database computes itself. */
  readonly others: readonly string[];
  readonly fresh: string;
  readonly changed: string;
}

export type Written = readonly TableRows[];

/** Number of the next transaction: rows of later ones are the step's. */
export async function mark(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ at: string }>('SELECT pg_current_xact_id()::text AS at');
  return rows[0]?.at ?? '0';
}

/**
 * Copies what was written since `since` into files, one a table.
 * @param after a connection to the database after the step
 * @param before a connection to the database as it was, to tell new rows from changed ones
 */
export async function keepWritten(
  after: pg.Client,
  since: string,
  before: pg.Client,
  folder: string,
): Promise<Written> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const kept: TableRows[] = [];
  for (const { table, key, others } of await tablesOf(after)) {
    const [raw, fresh, changed] = ['raw', 'new', 'changed'].map((end) => join(folder, `${table}.${end}`)) as [
      string,
      string,
      string,
    ];
    const columns = [...key, ...others].join(', ');
    await unload(after, `SELECT ${columns} FROM ${table} WHERE xmin::text::bigint >= ${since}`, raw);
    if (statSync(raw).size === 0) continue;
    await before.query(`CREATE TEMP TABLE written AS SELECT ${columns} FROM ${table} WITH NO DATA`);
    await load(before, 'written', columns, raw);
    const same = key.map((column) => `t.${column} = written.${column}`).join(' AND ');
    const isThere = `EXISTS (SELECT FROM ${table} t WHERE ${same})`;
    await unload(before, `SELECT * FROM written WHERE NOT ${isThere}`, fresh);
    await unload(before, `SELECT * FROM written WHERE ${isThere}`, changed);
    await before.query('DROP TABLE written');
    rmSync(raw);
    kept.push({ table, key, others, fresh, changed });
  }
  return kept;
}

/** Writes the rows again, in the order of the tables' references. The caller has opened the transaction. */
export async function writeAgain(client: pg.Client, written: Written): Promise<void> {
  for (const { table, key, others, fresh, changed } of written) {
    const columns = [...key, ...others].join(', ');
    if (statSync(fresh).size > 0) await load(client, table, columns, fresh);
    if (statSync(changed).size === 0) continue;
    await client.query(`CREATE TEMP TABLE changed ON COMMIT DROP AS SELECT ${columns} FROM ${table} WITH NO DATA`);
    await load(client, 'changed', columns, changed);
    const same = key.map((column) => `t.${column} = changed.${column}`).join(' AND ');
    const values = others.map((column) => `${column} = changed.${column}`).join(', ');
    await client.query(`UPDATE ${table} t SET ${values} FROM changed WHERE ${same}`);
    await client.query('DROP TABLE changed');
  }
}

async function load(client: pg.Client, table: string, columns: string, file: string): Promise<void> {
  const chunk = { highWaterMark: 1 << 18 };
  await pipeline(createReadStream(file, chunk), client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`, chunk)));
}

async function unload(client: pg.Client, query: string, file: string): Promise<void> {
  await pipeline(client.query(copyTo(`COPY (${query}) TO STDOUT`)), createWriteStream(file));
}

/** Tables of ours, partitions in place of their parents; what is referred to comes first. */
async function tablesOf(client: pg.Client): Promise<{ table: string; key: string[]; others: string[] }[]> {
  const { rows } = await client.query<{ table: string; key: string[]; others: string[]; refers: string[] }>(`
    SELECT c.oid::regclass::text AS table,
           array(SELECT a.attname::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
                  WHERE i.indrelid = c.oid AND i.indisprimary) AS key,
           array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                    AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY (i.indkey)))
             AS others,
           array(SELECT f.confrelid::regclass::text FROM pg_constraint f
                  WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS refers
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname IN ('ref', 'national', 'almaty') ORDER BY 1`);
  const ordered: typeof rows = [];
  const done = new Set<string>();
  while (ordered.length < rows.length) {
    const ready = rows.filter(({ table, refers }) => !done.has(table) && refers.every((other) => done.has(other)));
    if (ready.length === 0) throw new Error('tables refer to each other in a circle');
    for (const row of ready) {
      done.add(row.table);
      ordered.push(row);
    }
  }
  return ordered;
}
