import type pg from 'pg';
import { commentsOf } from './comments.ts';
import {
  fillTemplate,
  LEVELS,
  type Level,
  MIGRATIONS,
  type MigrationFile,
  readMigrations,
  splitStatements,
} from './migrations.ts';
import { schemaName } from './quote.ts';

export type MigrationErrorCode = 'CHANGED' | 'LOST' | 'FAILED';

/** Why the schema could not be brought up to date, and by which file. */
export class MigrationError extends Error {
  readonly code: MigrationErrorCode;

  constructor(code: MigrationErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'MigrationError';
    this.code = code;
  }
}

export interface MigrateOptions {
  /** Schemas of the regions that this database holds. */
  regions: readonly string[];
  /** Told before each file: how many are done of how many. */
  progress?: (done: number, total: number, file: string) => void;
  /** Another folder of files, for tests. */
  root?: string;
}

interface Step {
  schema: string;
  file: MigrationFile;
}

/** Any number that other programs will not lock by chance. */
const LOCK = 7_251_985;

const TABLE = `CREATE TABLE IF NOT EXISTS public.migration (
  schema text NOT NULL, name text NOT NULL, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT migration_pkey PRIMARY KEY (schema, name))`;

/**
 * Brings a database up to date: dictionaries (`ref`), what is national, then each region from the same templates. Each
 * file in one transaction, one statement a query; two runs at once wait for each other; done files are skipped.
 * @returns the files applied, as `almaty/0003_roster.sql`
 * @throws MigrationError CHANGED (a file edited after it was applied), LOST (an applied file is gone), FAILED (with file,
 *   line and the server's words; the file left nothing behind)
 */
export async function migrate(pool: pg.Pool, options: MigrateOptions): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${LOCK})`);
    await client.query(TABLE);
    const steps = await pending(client, options);
    for (const [done, step] of steps.entries()) {
      options.progress?.(done, steps.length, nameOf(step));
      await apply(client, step);
    }
    return steps.map(nameOf);
  } finally {
    await client.query(`SELECT pg_advisory_unlock(${LOCK})`).catch(() => {});
    client.release();
  }
}

async function pending(client: pg.ClientBase, { regions, root = MIGRATIONS }: MigrateOptions): Promise<Step[]> {
  const { rows } = await client.query<{ schema: string; name: string; sha256: string }>(
    'SELECT schema, name, sha256 FROM public.migration',
  );
  const applied = new Map(rows.map((row) => [`${row.schema}/${row.name}`, row.sha256]));
  const all = LEVELS.flatMap((level) => schemasOf(level, regions).map((schema) => ({ schema, level })));
  const steps = all.flatMap(({ schema, level }) => readMigrations(level, root).map((file) => ({ schema, file })));
  const known = new Set(steps.map(nameOf));
  for (const { schema, name } of rows) {
    if (all.some((each) => each.schema === schema) && !known.has(`${schema}/${name}`)) {
      throw new MigrationError('LOST', `Migration ${schema}/${name} was applied, but its file is gone.`);
    }
  }
  return steps.filter((step) => {
    const sha256 = applied.get(nameOf(step));
    if (sha256 !== undefined && sha256 !== step.file.sha256) {
      throw new MigrationError('CHANGED', `Migration ${nameOf(step)} was changed after it had been applied.`);
    }
    return sha256 === undefined;
  });
}

async function apply(client: pg.ClientBase, step: Step): Promise<void> {
  const text = fillTemplate(step.file.text, step.schema);
  const statements = [...splitStatements(text), ...commentsOf(text).map((sql) => ({ sql, line: 0 }))];
  let line = 0;
  try {
    await client.query('BEGIN');
    for (const setting of settingsOf(step.file.level)) await client.query(setting);
    for (const statement of statements) {
      line = statement.line;
      await client.query(statement.sql);
    }
    await client.query('INSERT INTO public.migration (schema, name, sha256) VALUES ($1, $2, $3)', [
      step.schema,
      step.file.name,
      step.file.sha256,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    const words = (error as Error).message;
    throw new MigrationError('FAILED', `Migration ${nameOf(step)}${line > 0 ? `, line ${line}` : ''}: ${words}`, error);
  }
}

/**
 * Plain PostgreSQL takes unknown settings with a dot silently, so the same files run on Citus: there `national` and the
 * regions become schemas that may lie on other machines, and triggers are allowed (scale.md, rule 14).
 */
function settingsOf(level: Level): string[] {
  return [
    'SET LOCAL search_path TO public',
    'SET LOCAL citus.enable_unsafe_triggers TO on',
    `SET LOCAL citus.enable_schema_based_sharding TO ${level === 'ref' ? 'off' : 'on'}`,
  ];
}

function schemasOf(level: Level, regions: readonly string[]): string[] {
  return level === 'region' ? regions.map(schemaName) : [level];
}

const nameOf = (step: Step): string => `${step.schema}/${step.file.name}`;
