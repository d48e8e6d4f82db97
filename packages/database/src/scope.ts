import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, type RawBuilder } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import type pg from 'pg';
import { katoArray, literal, schemaName, uuid, uuidArray } from './quote.ts';
import type { Tables } from './rows.ts';

/** What a transaction may see, as the policies of row-level security read it (design.md, Data). */
export interface Scope {
  /** Name of the region's schema. */
  region: string;
  /** The signed-in person; null: the system. */
  userId: string | null;
  role: 'app' | 'import' | 'report' | 'retention';
  /** How much is visible: all of the region, or what the lists below name; `office`, `accounts` and `none` see no child's and no family's row. */
  kind: 'region' | 'district' | 'provider' | 'careGroup' | 'child' | 'office' | 'accounts' | 'none';
  /** КАТО codes. */
  districts?: readonly string[];
  providers?: readonly string[];
  careGroups?: readonly string[];
  children?: readonly string[];
}

/** Reads in a scoped transaction. */
export interface ReadHandle {
  /** Query builder that can only select. */
  sql: ReadonlyKysely<Tables>;
  /** Rows of a query written with Kysely's `sql` tag. */
  rows<T>(query: RawBuilder<T>): Promise<T[]>;
  /** Rows of a plain query. */
  query<T extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<T[]>;
  /** The same, planned once a connection under this name: for the hottest few. The text must not change with the name. */
  named<T extends object = Record<string, unknown>>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<T[]>;
  /** The connection itself, for COPY and cursors. */
  client: pg.PoolClient;
}

/** Reads and writes in a scoped transaction. */
export interface WriteHandle extends Omit<ReadHandle, 'sql'> {
  sql: Kysely<Tables>;
}

/** The one statement that opens a scoped transaction. Every value is checked and quoted here. @throws RangeError */
export function scopeStatement(scope: Scope, mode: 'read' | 'write'): string {
  return [
    mode === 'read' ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN',
    `SET LOCAL ROLE balapan_${scope.role}`,
    `SET LOCAL search_path TO ${schemaName(scope.region)}, ref, pg_temp`,
    `SET LOCAL app.user_id TO '${scope.userId === null ? '' : uuid(scope.userId)}'`,
    `SET LOCAL app.scope TO ${literal(scope.kind)}`,
    `SET LOCAL app.districts TO ${katoArray(scope.districts ?? [])}`,
    `SET LOCAL app.providers TO ${uuidArray(scope.providers ?? [])}`,
    `SET LOCAL app.care_groups TO ${uuidArray(scope.careGroups ?? [])}`,
    `SET LOCAL app.children TO ${uuidArray(scope.children ?? [])}`,
  ].join('; ');
}

/** Runs `work` in a transaction that sees one consistent state and can write nothing. */
export async function reading<T>(pool: pg.Pool, scope: Scope, work: (handle: ReadHandle) => Promise<T>): Promise<T> {
  return transact(pool, scopeStatement(scope, 'read'), (handle) => work(handle as unknown as ReadHandle));
}

/** Runs `work` in a transaction that is committed when `work` ends well and rolled back when it throws. */
export async function writing<T>(pool: pg.Pool, scope: Scope, work: (handle: WriteHandle) => Promise<T>): Promise<T> {
  return transact(pool, scopeStatement(scope, 'write'), work);
}

export function inScope<T>(
  pool: pg.Pool,
  scope: Scope & { mode: 'read' },
  work: (handle: ReadHandle) => Promise<T>,
): Promise<T>;
export function inScope<T>(
  pool: pg.Pool,
  scope: Scope & { mode: 'write' },
  work: (handle: WriteHandle) => Promise<T>,
): Promise<T>;
/**
 * The one way to the region's data: a transaction as one of the three roles, in the region's schema, seeing what the
 * scope allows (scale.md, rule 3). Settings end with the transaction.
 * @throws RangeError for a value that is no UUID, КАТО code or schema name; otherwise what `work` or the server throws
 */
export function inScope<T>(
  pool: pg.Pool,
  scope: Scope & { mode: 'read' | 'write' },
  work: ((handle: ReadHandle) => Promise<T>) | ((handle: WriteHandle) => Promise<T>),
): Promise<T> {
  return scope.mode === 'read'
    ? reading(pool, scope, work as (handle: ReadHandle) => Promise<T>)
    : writing(pool, scope, work as (handle: WriteHandle) => Promise<T>);
}

/**
 * Sees the whole region for a while, in the transaction that is open: for what a rule gives its actor of rows that they don't see,
 * after the rule was asked. On its own connection, as a transaction that waits for a second one can wait for its neighbours for ever.
 * `work` must await its queries one after the other: whatever else the handle is asked meanwhile sees as widely.
 */
export async function seeingAll<H extends Pick<ReadHandle, 'query'>, T>(
  handle: H,
  work: (handle: H) => Promise<T>,
): Promise<T> {
  const [own] = await handle.query<{ kind: string }>(`SELECT current_setting('app.scope') AS kind`);
  const see = (kind: string | undefined) => handle.query(`SELECT set_config('app.scope', $1, true)`, [kind]);
  await see('region');
  const told = await work(handle);
  // Where `work` fails the transaction ends, and its settings with it.
  await see(own?.kind);
  return told;
}

async function transact<T>(pool: pg.Pool, begin: string, work: (handle: WriteHandle) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const lease = { open: true };
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(makeHandle(client, lease));
    lease.open = false;
    // PostgreSQL answers ROLLBACK when a statement had failed and `work` went on as if it had not.
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error('The transaction could not be committed: a statement in it had failed.');
    return result;
  } catch (error) {
    lease.open = false;
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    // A connection that could not even roll back is closed, not lent out again.
    client.release(broken);
  }
}

/** The handle dies with its transaction: a query that nobody waited for must not run in the next one's scope. */
function makeHandle(client: pg.PoolClient, lease: { open: boolean }): WriteHandle {
  const alive = (): pg.PoolClient => {
    if (!lease.open) throw new Error('The transaction of this handle has ended.');
    return client;
  };
  const sql = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOfOne(alive) }) });
  return {
    sql,
    get client() {
      return alive();
    },
    rows: async <T>(query: RawBuilder<T>) => (await query.execute(sql)).rows,
    query: async (text, values) => (await alive().query(text, values as unknown[])).rows,
    named: async (name, text, values) => (await alive().query({ name, text, values: values as unknown[] })).rows,
  };
}

/** Kysely asks a pool for connections; ours always gives the one whose transaction is open. */
function poolOfOne(alive: () => pg.PoolClient): PostgresPool {
  const connection = {
    get processID() {
      return (alive() as pg.PoolClient & { processID: number }).processID;
    },
    query: (text: string, values: unknown[]) => alive().query(text, values),
    release: () => {},
  };
  return { connect: async () => connection as unknown as PostgresPoolClient, end: async () => {}, options: {} };
}
