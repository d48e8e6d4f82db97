/** SQL of codes by SMS and of who holds a phone. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import { codeTries } from '@balapan/domain/phoneCode.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import type { Runs } from '../kernel/audit.ts';

type Reads = Pick<ReadHandle, 'query'>;

export interface PhoneOwner {
  readonly id: string;
  readonly iin: string;
  readonly phone: string | null;
  readonly language: TextLanguage;
}

const owner = 'p.id, p.iin, p.phone, p.language';
const isGuardian = 'EXISTS (SELECT 1 FROM guardianship g WHERE g.person_id = p.id)';

/** Guardians who are known by a phone; few share one. */
export async function guardiansByPhone(sql: Reads, phone: string | null): Promise<PhoneOwner[]> {
  return sql.query<PhoneOwner>(
    `SELECT ${owner} FROM person p WHERE p.phone = $1 AND ${isGuardian} ORDER BY p.id LIMIT 20`,
    [phone],
  );
}

/** The guardian, if a phone of theirs is known still: one row or none. */
export async function guardianWithPhone(sql: Reads, personId: string): Promise<PhoneOwner[]> {
  return sql.query<PhoneOwner>(
    `SELECT ${owner} FROM person p WHERE p.id = $1 AND p.phone IS NOT NULL AND ${isGuardian}`,
    [personId],
  );
}

/** Who has filed an application, by its number. */
export async function applicantOf(sql: Reads, number: string): Promise<PhoneOwner | null> {
  const [row] = await sql.query<PhoneOwner>(
    `SELECT ${owner} FROM application a JOIN person p ON p.id = a.person_id WHERE a.number = $1 AND ${isGuardian}`,
    [number],
  );
  return row ?? null;
}

export interface NewCode {
  readonly id: string;
  readonly purpose: string;
  readonly codeHash: Buffer;
  readonly personId: string | null;
  readonly madeAt: number;
  readonly endsAt: number;
}

export async function insertCode(
  sql: Runs,
  { id, purpose, codeHash, personId, madeAt, endsAt }: NewCode,
): Promise<void> {
  await sql.query(
    `INSERT INTO phone_code (id, purpose, code_hash, person_id, made_at, ends_at, tries)
     VALUES ($1, $2, $3, $4, $5::timestamptz, $6::timestamptz, 0)`,
    [id, purpose, codeHash, personId, isoOf(madeAt), isoOf(endsAt)],
  );
}

/** Counts a try; null: unknown, of another purpose, used, over, or tried too often. Two at once count as two. */
export async function takeCodeTry(
  sql: Runs,
  id: string,
  purpose: string,
  wall: number,
): Promise<{ codeHash: Buffer; personId: string | null } | null> {
  const [row] = await sql.query<{ codeHash: Buffer; personId: string | null }>(
    `UPDATE phone_code SET tries = tries + 1
      WHERE id = $1 AND purpose = $2 AND used_at IS NULL AND ends_at > $3::timestamptz AND tries < ${codeTries}
     RETURNING code_hash AS "codeHash", person_id AS "personId"`,
    [id, purpose, isoOf(wall)],
  );
  return row ?? null;
}

export async function useCode(sql: Runs, id: string, wall: number): Promise<void> {
  await sql.query('UPDATE phone_code SET used_at = $2::timestamptz WHERE id = $1', [id, isoOf(wall)]);
}

export async function outboxId(sql: Reads, key: string): Promise<string | null> {
  const [row] = await sql.query<{ id: string }>(`SELECT id FROM outbox WHERE kind = 'message' AND key = $1`, [key]);
  return row?.id ?? null;
}

/** The phone of the first child's guardian. */
export async function phoneOfOne(sql: Reads): Promise<string | null> {
  const [row] = await sql.query<{ phone: string }>(
    `SELECT p.phone FROM guardianship g JOIN person p ON p.id = g.person_id
      WHERE g.signs AND p.phone IS NOT NULL ORDER BY g.child_id LIMIT 1`,
  );
  return row?.phone ?? null;
}
