import type { Runs } from './audit.ts';

/**
 * A statement that thousands of requests an hour run: planned once a connection, under a name of its own. Only for texts that
 * never change and whose plan does not hang on their values; a plan with row-level security costs more than its execution.
 */
export function prepared<T extends object>(
  sql: Runs,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<T[]> {
  return sql.named === undefined ? sql.query<T>(text, values) : sql.named<T>(name, text, values);
}
