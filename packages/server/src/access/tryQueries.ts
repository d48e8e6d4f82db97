/** SQL of the limits of tries. */
import type { WriteHandle } from '@balapan/database/scope.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import { noTries, type TryCount } from '@balapan/domain/tries.ts';

type Runs = Pick<WriteHandle, 'query'>;

/** The count, locked until the transaction ends; one without tries is made where there is no row yet. */
export async function lockTries(sql: Runs, kind: string, keyHash: Buffer): Promise<TryCount> {
  const find = (): Promise<TryCount[]> =>
    sql.query<TryCount>(
      `SELECT since, tries, blocked_until AS "blockedUntil", blocks FROM try_count
        WHERE kind = $1 AND key_hash = $2 FOR UPDATE`,
      [kind, keyHash],
    );
  const [row] = await find();
  if (row !== undefined) return row;
  await sql.query(
    `INSERT INTO try_count (kind, key_hash, since, tries, blocked_until, blocks)
     VALUES ($1, $2, $3::timestamptz, 0, NULL, 0) ON CONFLICT DO NOTHING`,
    [kind, keyHash, isoOf(noTries.since)],
  );
  return (await find())[0] ?? noTries;
}

export async function keepTries(sql: Runs, kind: string, keyHash: Buffer, count: TryCount): Promise<void> {
  const { since, tries, blockedUntil, blocks } = count;
  await sql.query(
    `UPDATE try_count SET since = $3::timestamptz, tries = $4, blocked_until = $5::timestamptz, blocks = $6
      WHERE kind = $1 AND key_hash = $2`,
    [kind, keyHash, isoOf(since), tries, blockedUntil === null ? null : isoOf(blockedUntil), blocks],
  );
}
