/** SQL of the importer's memory as people read it. */
import type { ReadHandle } from '@balapan/database/scope.ts';

type Reads = Pick<ReadHandle, 'query'>;

export interface FileRow {
  readonly runId: string;
  readonly name: string;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly read: number;
  readonly fresh: number;
  readonly bad: number;
}

/** Files by run, newest first; those with wrong lines first within a run. */
export async function listFiles(sql: Reads, from: number, size: number): Promise<{ rows: FileRow[]; total: number }> {
  const rows = await sql.query<FileRow>(
    `SELECT f.run_id AS "runId", f.name, r.started_at AS "startedAt", r.finished_at AS "finishedAt",
            f.rows_read AS read, f.rows_new AS fresh, f.rows_bad AS bad
       FROM import_file f JOIN import_run r ON r.id = f.run_id
      ORDER BY r.started_at DESC, (f.rows_bad > 0) DESC, f.name LIMIT $2 OFFSET $1`,
    [from, size],
  );
  const [count] = await sql.query<{ total: number }>('SELECT count(*)::int AS total FROM import_file');
  return { rows, total: count?.total ?? 0 };
}

export interface ErrorRow {
  readonly runId: string;
  readonly seq: number;
  readonly file: string;
  readonly line: number | null;
  readonly field: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly params: Record<string, string | number>;
}

interface Wanted {
  readonly runId: string | null;
  readonly file: string | null;
  readonly from: number;
  readonly size: number;
}

/** Refused lines of a run, or of all; of a file, or of all. */
export async function listErrors(
  sql: Reads,
  { runId, file, from, size }: Wanted,
): Promise<{ rows: ErrorRow[]; total: number }> {
  const where = `WHERE ($1::uuid IS NULL OR e.run_id = $1) AND ($2::text IS NULL OR e.file = $2)`;
  const rows = await sql.query<ErrorRow>(
    `SELECT e.run_id AS "runId", e.seq, e.file, e.line, e.field, e.value, e.code, e.params
       FROM import_error e JOIN import_run r ON r.id = e.run_id ${where}
      ORDER BY r.started_at DESC, e.file, e.line NULLS FIRST, e.seq LIMIT $4 OFFSET $3`,
    [runId, file, from, size],
  );
  const [count] = await sql.query<{ total: number }>(`SELECT count(*)::int AS total FROM import_error e ${where}`, [
    runId,
    file,
  ]);
  return { rows, total: count?.total ?? 0 };
}
