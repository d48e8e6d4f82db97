import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from './audit.ts';

/** Something that leaves the database: a message, a file, an electronic act. The same kind and key is sent once. */
export interface OutboxItem {
  readonly kind: 'message' | 'bankFile' | 'eact';
  readonly key: string;
  readonly payload: unknown;
  /** Does not leave before; epoch milliseconds by the real clock. */
  readonly notBefore?: number;
}

/** Puts items into the region's outbox; what is there already under its key stays as it is. */
export async function putIntoOutbox(
  sql: Runs,
  items: readonly OutboxItem[],
  now: number,
  newId: () => string,
): Promise<void> {
  if (items.length === 0) return;
  await sql.query(
    `INSERT INTO outbox (id, kind, key, payload, made_at, not_before)
     SELECT id, kind, key, payload, $5::timestamptz, not_before
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[], $6::timestamptz[]) AS o (id, kind, key, payload, not_before)
     ON CONFLICT (kind, key) DO NOTHING`,
    [
      items.map(() => newId()),
      items.map(({ kind }) => kind),
      items.map(({ key }) => key),
      items.map(({ payload }) => JSON.stringify(payload)),
      isoOf(now),
      items.map(({ notBefore }) => (notBefore === undefined ? null : isoOf(notBefore))),
    ],
  );
}
