/** SQL of one-time invitations. The caller's scope is `accounts`. */
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../../kernel/audit.ts';

export interface Invitation {
  readonly id: string;
  readonly personId: string;
  readonly endsAt: number;
  readonly usedAt: number | null;
  readonly withdrawnAt: number | null;
}

/** The invitation of a member of the staff, locked: of two who use it at once one comes in. */
export async function lockInvitation(sql: Runs, iin: string, codeHash: Buffer): Promise<Invitation | null> {
  const [row] = await sql.query<Invitation>(
    `SELECT i.id, i.person_id AS "personId", i.ends_at AS "endsAt", i.used_at AS "usedAt", i.withdrawn_at AS "withdrawnAt"
       FROM invitation i JOIN person p ON p.id = i.person_id
      WHERE i.code_hash = $2 AND p.iin = $1 AND p.staff FOR UPDATE OF i`,
    [iin, codeHash],
  );
  return row ?? null;
}

/** A new one withdraws those before it. */
export async function putInvitation(
  sql: Runs,
  invitation: {
    readonly id: string;
    readonly personId: string;
    readonly codeHash: Buffer;
    /** null: the operator, by the command line. */
    readonly madeBy: string | null;
    readonly endsAt: number;
  },
  wall: number,
): Promise<void> {
  const { id, personId, codeHash, madeBy, endsAt } = invitation;
  await sql.query(
    `UPDATE invitation SET withdrawn_at = $2::timestamptz
      WHERE person_id = $1 AND used_at IS NULL AND withdrawn_at IS NULL`,
    [personId, isoOf(wall)],
  );
  await sql.query(
    `INSERT INTO invitation (id, person_id, code_hash, made_by, made_at, ends_at)
     VALUES ($1, $2, $3, $4, $5::timestamptz, $6::timestamptz)`,
    [id, personId, codeHash, madeBy, isoOf(wall), isoOf(endsAt)],
  );
}

export async function useInvitation(sql: Runs, id: string, wall: number): Promise<void> {
  await sql.query('UPDATE invitation SET used_at = $2::timestamptz WHERE id = $1', [id, isoOf(wall)]);
}
