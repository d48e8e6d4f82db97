/** SQL of past iterations. */
import type { ReadHandle } from '@balapan/database/scope.ts';

type Reads = Pick<ReadHandle, 'query'>;

export interface RecordRow {
  readonly bytes: Buffer;
  readonly inputHash: string;
  readonly resultHash: string;
}

export async function readRecord(sql: Reads, number: number): Promise<RecordRow | null> {
  const [row] = await sql.query<RecordRow>(
    `SELECT r.input AS bytes, encode(i.input_hash, 'hex') AS "inputHash", encode(i.result_hash, 'hex') AS "resultHash"
       FROM iteration i JOIN iteration_record r ON r.iteration_id = i.id WHERE i.number = $1`,
    [number],
  );
  return row ?? null;
}

export interface ListedIteration {
  readonly number: number;
  readonly runAt: number;
  readonly places: number;
  readonly vouchers: number;
  readonly applications: number;
  readonly offers: number;
  readonly open: number;
  readonly consented: number;
  readonly refused: number;
  readonly expired: number;
  readonly inputHash: string;
  readonly resultHash: string;
}

export async function listIterations(sql: Reads, skip: number, size: number): Promise<ListedIteration[]> {
  return sql.query<ListedIteration>(
    `SELECT i.number, i.run_at AS "runAt", i.places, i.affordable AS vouchers, i.applications, i.offers,
            encode(i.input_hash, 'hex') AS "inputHash", encode(i.result_hash, 'hex') AS "resultHash",
            o.open, o.consented, o.refused, o.expired
       FROM iteration i CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE state = 'open')::int AS open, count(*) FILTER (WHERE state = 'consented')::int AS consented,
                count(*) FILTER (WHERE state = 'refused')::int AS refused, count(*) FILTER (WHERE state = 'expired')::int AS expired
           FROM offer WHERE iteration_id = i.id) o
      ORDER BY i.number DESC OFFSET $1 LIMIT $2`,
    [skip, size],
  );
}

export async function countIterations(sql: Reads): Promise<number> {
  const [row] = await sql.query<{ count: number }>('SELECT count(*)::int AS count FROM iteration');
  return row?.count ?? 0;
}
