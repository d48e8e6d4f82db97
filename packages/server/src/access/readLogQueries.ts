/** SQL of the log of readings and of its seals. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import { isoOf } from '@balapan/domain/moment.ts';

type Reads = Pick<ReadHandle, 'query'>;

export interface ReadSeal {
  /** Epoch milliseconds: rows from `from` until before `through`. */
  readonly from: number;
  readonly through: number;
  readonly rows: number;
  readonly sha256: string;
}

const seals = `FROM audit_event WHERE operation = 'access.sealReads'`;

export async function lastSeal(sql: Reads): Promise<ReadSeal | null> {
  const [row] = await sql.query<{ payload: ReadSeal }>(`SELECT payload ${seals} ORDER BY seq DESC LIMIT 1`);
  return row?.payload ?? null;
}

export async function allSeals(sql: Reads): Promise<ReadSeal[]> {
  return (await sql.query<{ payload: ReadSeal }>(`SELECT payload ${seals} ORDER BY seq`)).map(({ payload }) => payload);
}

/** The first reading that no seal holds yet. */
export async function firstUnsealed(sql: Reads, after: number): Promise<number | null> {
  const [row] = await sql.query<{ at: number | null }>(
    'SELECT min(at) AS at FROM read_log WHERE at >= $1::timestamptz',
    [isoOf(after)],
  );
  return row?.at ?? null;
}

/**
 * Before which moment readings were destroyed when their term was over, as the audit's chain has it; null: none were.
 * The report only leads to the event: what counts is chained.
 */
export async function destroyedBefore(sql: Reads): Promise<string | null> {
  const [row] = await sql.query<{ due: string | null }>(
    `SELECT max(r.value ->> 'dueBefore') AS due
       FROM (SELECT DISTINCT run_id FROM retention_report WHERE rule = 'read_log' AND rows > 0) n
       JOIN audit_event e ON e.subject_id = n.run_id AND e.operation = 'privacy.retention'
      CROSS JOIN LATERAL json_array_elements(e.payload -> 'rules') r
      WHERE r.value ->> 'rule' = 'read_log'`,
  );
  return row?.due ?? null;
}

/** How many rows a stretch has, and the hash of all that stands in them. */
export async function hashOfReadings(
  sql: Reads,
  from: number,
  through: number,
): Promise<{ readonly rows: number; readonly sha256: string }> {
  const [row] = await sql.query<{ rows: number; sha256: string }>(
    `SELECT count(*)::int AS rows,
            encode(sha256(convert_to(coalesce(string_agg(concat_ws(' ', id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
              person_id, role, operation, session_id, array_to_string(children, ',')), E'\\n' ORDER BY id), ''), 'UTF8')), 'hex') AS sha256
       FROM read_log WHERE at >= $1::timestamptz AND at < $2::timestamptz`,
    [isoOf(from), isoOf(through)],
  );
  return row ?? { rows: 0, sha256: '' };
}
