/** SQL of refunds of the parents' fee. */
import type { Runs } from '../kernel/audit.ts';

/** Whether the child is, or was, the kindergarten's. */
export async function isOwnChild(sql: Runs, providerId: string, childId: string): Promise<boolean> {
  const rows = await sql.query(
    `SELECT WHERE EXISTS (SELECT FROM enrolment WHERE child_id = $2 AND provider_id = $1)
        OR EXISTS (SELECT FROM fee_charge WHERE provider_id = $1 AND child_id = $2)`,
    [providerId, childId],
  );
  return rows.length > 0;
}

export async function openRefund(sql: Runs, providerId: string, childId: string): Promise<boolean> {
  const rows = await sql.query(
    'SELECT FROM fee_refund WHERE provider_id = $1 AND child_id = $2 AND approved_by IS NULL',
    [providerId, childId],
  );
  return rows.length > 0;
}

export async function insertRefund(
  sql: Runs,
  refund: {
    readonly refundId: string;
    readonly providerId: string;
    readonly childId: string;
    readonly amount: bigint;
    readonly reason: string;
    readonly personId: string;
    readonly at: string;
  },
): Promise<void> {
  await sql.query(
    `INSERT INTO fee_refund (id, provider_id, child_id, amount_tiyn, reason, asked_by, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7::timestamptz)`,
    [refund.refundId, refund.providerId, refund.childId, refund.amount, refund.reason, refund.personId, refund.at],
  );
}

/** A refund that waits, locked. */
export async function lockRefund(
  sql: Runs,
  providerId: string,
  refundId: string,
): Promise<{ child_id: string; amount_tiyn: bigint; asked_by: string } | null> {
  const [row] = await sql.query<{ child_id: string; amount_tiyn: bigint; asked_by: string }>(
    `SELECT child_id, amount_tiyn, asked_by FROM fee_refund WHERE id = $1 AND provider_id = $2 AND approved_by IS NULL FOR UPDATE`,
    [refundId, providerId],
  );
  return row ?? null;
}

export async function approve(sql: Runs, refundId: string, personId: string, at: string): Promise<void> {
  await sql.query('UPDATE fee_refund SET approved_by = $2, approved_at = $3::timestamptz WHERE id = $1', [
    refundId,
    personId,
    at,
  ]);
}

export function listRefunds(
  sql: Runs,
  providerId: string,
  page: { readonly page: number; readonly size: number },
): Promise<
  {
    id: string;
    child_id: string;
    name: string;
    amount_tiyn: bigint;
    reason: string;
    asked_id: string;
    asked_by: string;
    asked_at: number;
    approved_by: string | null;
    approved_at: number | null;
    of: number;
  }[]
> {
  return sql.query(
    `SELECT f.id, f.child_id, coalesce(c.surname || ' ' || c.given_name, '') AS name, f.amount_tiyn, f.reason, f.asked_by AS asked_id,
            coalesce(a.surname || ' ' || a.given_name, '') AS asked_by, f.asked_at, p.surname || ' ' || p.given_name AS approved_by, f.approved_at,
            (count(*) OVER ())::integer AS of
       FROM fee_refund f LEFT JOIN child c ON c.id = f.child_id LEFT JOIN staff_name a ON a.id = f.asked_by LEFT JOIN staff_name p ON p.id = f.approved_by
      WHERE f.provider_id = $1 ORDER BY f.approved_by IS NOT NULL, f.asked_at DESC, f.id LIMIT $2 OFFSET $3`,
    [providerId, page.size, (page.page - 1) * page.size],
  );
}
