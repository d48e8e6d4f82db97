import { type RawBuilder, sql } from 'kysely';

/** Epoch milliseconds as a moment of the database, for conditions and inserts. */
export function moment(epochMs: number): RawBuilder<number> {
  return sql<number>`to_timestamp(${epochMs}::double precision / 1000)`;
}
