import type pg from 'pg';

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  hasDefault: boolean;
  computed: boolean;
  about: string | null;
  /** Texts of the CHECK constraints on this column alone. */
  checks: string[] | null;
}

/** Columns of every table and view, the region's without their schema's name: it is in the search path. */
const COLUMNS = `
SELECT CASE WHEN n.nspname = $1 THEN c.relname ELSE n.nspname || '.' || c.relname END AS table,
  a.attname AS column, format_type(a.atttypid, NULL) AS type, NOT a.attnotnull AS nullable, a.atthasdef AS "hasDefault",
  a.attgenerated <> '' AS computed, col_description(c.oid, a.attnum) AS about,
  (SELECT array_agg(pg_get_constraintdef(k.oid)) FROM pg_constraint k
    WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum]) AS checks
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE n.nspname IN ($1, 'ref', 'national') AND c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition
ORDER BY n.nspname <> $1, n.nspname, c.relname, a.attnum`;

/**
 * The types of the tables' rows as TypeScript, from the schema of a migrated database: reading gives branded days,
 * moments and money, and the allowed words of a column that a CHECK lists.
 */
export async function describeRows(pool: pg.Pool, region: string): Promise<string> {
  const { rows } = await pool.query<Column>(COLUMNS, [region]);
  const tables = Map.groupBy(rows, (row) => row.table);
  const blocks = [...tables].map(
    ([name, columns]) => `export interface ${typeName(name)} {\n${columns.map(describeColumn).join('')}}\n`,
  );
  const index = [...tables.keys()].map((name) => `  ${name.includes('.') ? `'${name}'` : name}: ${typeName(name)};\n`);
  return `${HEAD}\n${blocks.join('\n')}\nexport interface Tables {\n${index.join('')}}\n`;
}

const HEAD = `// Made by \`npm run rows\` from the migrations; a test keeps it in step. Do not edit.
import type { Day } from '@balapan/domain/day.ts';
import type { Moment } from '@balapan/domain/moment.ts';
import type { Tiyn } from '@balapan/domain/money.ts';
import type { ColumnType } from 'kysely';

/** From \`from\` on, before \`to\`; null: without end on that side. */
interface Days {
  from: Day | null;
  to: Day | null;
}
type Json = ColumnType<unknown, string, string>;
type Instant = ColumnType<Moment, string, string>;
type Period = ColumnType<Days, string, string>;
type Optional<T> = [T] extends [ColumnType<infer S, infer I, infer U>]
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;
type Nullable<T> = [T] extends [ColumnType<infer S, infer I, infer U>]
  ? ColumnType<S | null, I | null | undefined, U | null>
  : ColumnType<T | null, T | null | undefined, T | null>;
`;

const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  character: 'string',
  'character varying': 'string',
  boolean: 'boolean',
  smallint: 'number',
  integer: 'number',
  'double precision': 'number',
  real: 'number',
  bigint: 'bigint',
  numeric: 'string',
  date: 'Day',
  daterange: 'Period',
  'timestamp with time zone': 'Instant',
  bytea: 'Buffer',
  json: 'Json',
  jsonb: 'Json',
};

function describeColumn(column: Column): string {
  const base = words(column) ?? (column.type === 'bigint' && column.column.endsWith('_tiyn') ? 'Tiyn' : typeOf(column));
  const type = column.nullable ? `Nullable<${base}>` : column.hasDefault ? `Optional<${base}>` : base;
  const about = column.about === null ? '' : `  /** ${column.about.replaceAll('*/', '* /')} */\n`;
  return `${about}  ${column.column}: ${column.computed ? `ColumnType<${base}, never, never>` : type};\n`;
}

/** The words of \`CHECK (state = ANY (ARRAY['a'::text, 'b'::text]))\` as a union. */
function words(column: Column): string | undefined {
  if (column.type !== 'text') return undefined;
  for (const check of column.checks ?? []) {
    const list = /^CHECK \(\((?:\(\w+ IS NULL\) OR \()?\w+ = ANY \(ARRAY\[(.*)\]\)\)*$/.exec(check)?.[1];
    if (list) return [...list.matchAll(/'((?:[^']|'')*)'::text/g)].map((match) => `'${match[1]}'`).join(' | ');
  }
  return undefined;
}

function typeOf(column: Column): string {
  const array = column.type.endsWith('[]');
  const name = array ? column.type.slice(0, -2) : column.type;
  const type = TYPES[name];
  if (type === undefined) throw new Error(`${column.table}.${column.column}: no type for ${column.type}`);
  return array ? `${type}[]` : type;
}

function typeName(table: string): string {
  return `${table.replace(/(?:^|[._])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}Row`;
}
