/** SQL of unmaskings; the session reads those that are in force (queries.ts). */
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';

export async function isKnown(
  sql: Runs,
  { childId, personId }: { readonly childId: string | null; readonly personId: string | null },
): Promise<boolean> {
  const rows = await sql.query(
    'SELECT id FROM child WHERE id = $1::uuid UNION ALL SELECT id FROM person WHERE id = $2::uuid',
    [childId, personId],
  );
  return rows.length > 0;
}

export interface NewUnmasking {
  readonly id: string;
  readonly auditor: string;
  readonly childId: string | null;
  readonly subjectId: string | null;
  readonly reason: string;
  readonly madeAt: number;
  readonly until: number;
}

export async function insertUnmasking(sql: Runs, unmasking: NewUnmasking): Promise<void> {
  const { id, auditor, childId, subjectId, reason, madeAt, until } = unmasking;
  await sql.query(
    `INSERT INTO unmasking (id, person_id, child_id, subject_id, reason, made_at, until)
     VALUES ($1, $2, $3, $4, $5, $6::timestamptz, $7::timestamptz)`,
    [id, auditor, childId, subjectId, reason, isoOf(madeAt), isoOf(until)],
  );
}
