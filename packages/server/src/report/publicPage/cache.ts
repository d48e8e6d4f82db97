/**
 * What the public pages show, computed once for a state of the data. The state is known by the audit chains: every change
 * adds an event, so the sum of their lengths changes with it; and by the clock, because some figures follow the day.
 */
import { type ReadHandle, reading } from '@balapan/database/scope.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { job } from '../../kernel/actor.ts';
import type { House } from '../../kernel/house.ts';
import { scopeOf } from '../../kernel/operation.ts';

interface Kept {
  readonly version: string;
  readonly value: Promise<unknown>;
}

/** Names kept at most: searches make many. */
const most = 400;

/** Reads over the whole region, as nobody in particular: what is asked for must be fit for everybody to see. */
export interface PublicReader {
  /** The value under the name, computed again when the data has changed. */
  kept<T>(name: string, compute: (sql: ReadHandle) => Promise<T>): Promise<T>;
  /** The same for what is told as of a past moment: only an import or another day can change it. */
  keptForDay<T>(name: string, compute: (sql: ReadHandle) => Promise<T>): Promise<T>;
  /** Computed now, never kept: for what concerns one application. */
  fresh<T>(compute: (sql: ReadHandle) => Promise<T>): Promise<T>;
}

/**
 * Opens a reader for one request: what state the data is in is asked once. Asking it also tells the house where the
 * demonstration's clock stands.
 */
export function publicReaders(house: House): () => Promise<PublicReader> {
  const shelf = new Map<string, Kept>();
  const fresh = <T>(compute: (sql: ReadHandle) => Promise<T>): Promise<T> =>
    reading(house.pool, scopeOf(house, job), compute);
  return async () => {
    const version = await dataVersion(house, fresh);
    return {
      fresh,
      kept: (name, compute) => keep(shelf, name, version.now, () => fresh(compute)),
      keptForDay: (name, compute) => keep(shelf, name, version.day, () => fresh(compute)),
    };
  };
}

async function dataVersion(house: House, fresh: PublicReader['fresh']): Promise<{ now: string; day: string }> {
  const [row] = await fresh((sql) =>
    sql.query<{ events: string; imports: string; clock: number | null }>(
      `SELECT coalesce(sum(seq), 0)::text AS events, (SELECT count(*)::text FROM import_file) AS imports,
              (SELECT clock_at FROM region) AS clock FROM audit_head`,
    ),
  );
  if (house.demonstration) house.setClock(row?.clock ?? null);
  const day = dayAt(house.now());
  return { now: `${row?.events}|${day}`, day: `${row?.imports}|${day}` };
}

/** Two requests at once wait for one computing; one that failed is not kept. */
function keep<T>(shelf: Map<string, Kept>, name: string, version: string, compute: () => Promise<T>): Promise<T> {
  const found = shelf.get(name);
  if (found?.version === version) return found.value as Promise<T>;
  const value = compute();
  shelf.delete(name);
  if (shelf.size >= most) shelf.delete(shelf.keys().next().value as string);
  shelf.set(name, { version, value });
  value.catch(() => shelf.delete(name));
  return value;
}
