/** SQL of health files. Row-level security shows a file to the family and to the kindergarten, its kinds to an educator. */
import type { Role } from '@balapan/api/roles.ts';
import type { ReadHandle, WriteHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { HealthKind } from '@balapan/domain/health.ts';
import { isoOf } from '@balapan/domain/moment.ts';

type Reads = Pick<ReadHandle, 'query'>;

/** Where a child is now; null: not to be seen, or its stay there has ended. An own child's place does not matter. */
export async function placeNow(
  sql: Reads,
  childId: string,
  isGuardian: boolean,
  today: Day,
): Promise<{ provider: string | null; careGroup: string | null } | null> {
  const [row] = await sql.query<{ provider: string | null; careGroup: string | null }>(
    `SELECT c.provider_id AS provider, c.care_group_id AS "careGroup" FROM child c WHERE c.id = $1 AND ($2 OR EXISTS (
       SELECT FROM enrolment e WHERE e.child_id = c.id AND e.provider_id = c.provider_id
          AND (upper_inf(e.period) OR upper(e.period) > $3::date)))`,
    [childId, isGuardian, today],
  );
  return row ?? null;
}

export interface FileRow {
  readonly id: string;
  readonly childId: string;
  readonly keyId: string;
  readonly wrapped: Buffer;
  /** When the consent was given. */
  readonly openedAt: number;
}

const file = 'id, child_id AS "childId", key_id AS "keyId", wrapped, opened_at AS "openedAt"';

/** The files of children that are open. */
export async function readFiles(sql: Reads, children: readonly string[]): Promise<FileRow[]> {
  return sql.query<FileRow>(
    `SELECT ${file} FROM health_file WHERE child_id = ANY ($1::uuid[]) AND ended_at IS NULL ORDER BY child_id`,
    [children],
  );
}

export interface NoteRow {
  readonly id: string;
  readonly childId: string;
  readonly kind: HealthKind;
  readonly seq: number;
  readonly sealed: Buffer;
  readonly writtenAt: number;
  readonly role: Role;
}

/** The newest note of each kind. */
export async function readNotes(sql: Reads, fileId: string): Promise<NoteRow[]> {
  return sql.query<NoteRow>(
    `SELECT DISTINCT ON (kind) id, child_id AS "childId", kind, seq, sealed, written_at AS "writtenAt", role
       FROM health_note WHERE health_file_id = $1 ORDER BY kind, seq DESC`,
    [fileId],
  );
}

/** Every note that was ever written into a file and still lies there. */
export async function readAllNotes(sql: Reads, fileId: string): Promise<NoteRow[]> {
  return sql.query<NoteRow>(
    `SELECT id, child_id AS "childId", kind, seq, sealed, written_at AS "writtenAt", role
       FROM health_note WHERE health_file_id = $1 ORDER BY kind, seq`,
    [fileId],
  );
}

/** Opens a file, with the child's kindergarten and group of today; one that is open already stays. */
export async function insertFile(
  sql: WriteHandle,
  row: Omit<FileRow, 'wrapped' | 'openedAt'> & { wrapped: Uint8Array; at: number },
) {
  await sql.query(
    `INSERT INTO health_file (id, child_id, provider_id, care_group_id, key_id, wrapped, opened_at)
     SELECT $1, c.id, c.provider_id, c.care_group_id, $3, $4, $5::timestamptz FROM child c WHERE c.id = $2
     ON CONFLICT (child_id) WHERE ended_at IS NULL DO NOTHING`,
    [row.id, row.childId, row.keyId, row.wrapped, isoOf(row.at)],
  );
}

/** Closes the child's open file. @returns its id; null: none was open */
export async function closeFile(sql: WriteHandle, childId: string, at: number): Promise<string | null> {
  const [row] = await sql.query<{ id: string }>(
    'UPDATE health_file SET ended_at = $2::timestamptz WHERE child_id = $1 AND ended_at IS NULL RETURNING id',
    [childId, isoOf(at)],
  );
  return row?.id ?? null;
}

interface NewNote extends Pick<NoteRow, 'id' | 'kind' | 'role'> {
  readonly file: FileRow;
  readonly sealed: Uint8Array;
  readonly by: string | null;
  readonly at: number;
}

/** Writes the next note of a kind. Two at once: one of them breaks the uniqueness of the number and is told to try again. */
export async function insertNote(sql: WriteHandle, { id, kind, role, file: of, sealed, by, at }: NewNote) {
  await sql.query(
    `INSERT INTO health_note (id, health_file_id, child_id, provider_id, care_group_id, kind, seq, sealed, written_at, written_by, role)
     SELECT $1, $2, c.id, c.provider_id, c.care_group_id, $4,
            (SELECT coalesce(max(n.seq), 0) + 1 FROM health_note n WHERE n.health_file_id = $2 AND n.kind = $4),
            $5, $6::timestamptz, $7, $8
       FROM child c WHERE c.id = $3`,
    [id, of.id, of.childId, kind, sealed, isoOf(at), by, role],
  );
}

/** Files whose key another outer key has sealed than this, some at a time; locked. */
export async function lockFilesNotUnder(sql: WriteHandle, keyId: string, most: number): Promise<FileRow[]> {
  return sql.query<FileRow>(`SELECT ${file} FROM health_file WHERE key_id <> $1 ORDER BY id LIMIT $2 FOR UPDATE`, [
    keyId,
    most,
  ]);
}

export async function rewrap(sql: WriteHandle, rows: readonly { id: string; wrapped: Uint8Array }[], keyId: string) {
  await sql.query(
    `UPDATE health_file f SET key_id = $1, wrapped = w.wrapped
       FROM unnest($2::uuid[], $3::bytea[]) AS w (id, wrapped) WHERE f.id = w.id`,
    [keyId, rows.map(({ id }) => id), rows.map(({ wrapped }) => Buffer.from(wrapped))],
  );
}
