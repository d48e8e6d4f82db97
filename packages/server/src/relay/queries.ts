/** SQL of the outbox, as the relay and its jobs see it. */
import type { WriteHandle } from '@balapan/database/scope.ts';
import { isoOf } from '@balapan/domain/moment.ts';

export interface OutboxRow {
  readonly id: string;
  readonly kind: 'message' | 'bankFile' | 'eact';
  readonly payload: Readonly<Record<string, string>>;
}

/** Items that wait, in the order of their making; locked, so that two relays take different ones. */
export async function takeWaiting(
  sql: WriteHandle,
  most: number,
  wall: number,
): Promise<Pick<OutboxRow, 'id' | 'kind'>[]> {
  return sql.query(
    `SELECT id, kind FROM outbox WHERE relayed_at IS NULL AND (not_before IS NULL OR not_before <= $2::timestamptz)
      ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [most, isoOf(wall)],
  );
}

export async function markRelayed(sql: WriteHandle, ids: readonly string[], wall: number): Promise<void> {
  await sql.query('UPDATE outbox SET relayed_at = $2::timestamptz WHERE id = ANY ($1::uuid[])', [ids, isoOf(wall)]);
}

/**
 * An item that is not done yet, locked; null: done. It waits for whoever holds the item: the relay itself does while it hands the job
 * over, and a job that passed by then would never come again.
 */
export async function lockUndone(sql: WriteHandle, id: string): Promise<OutboxRow | null> {
  const [row] = await sql.query<OutboxRow>(
    'SELECT id, kind, payload FROM outbox WHERE id = $1 AND done_at IS NULL FOR UPDATE',
    [id],
  );
  return row ?? null;
}

export async function markDone(sql: WriteHandle, id: string, wall: number): Promise<void> {
  await sql.query('UPDATE outbox SET done_at = $2::timestamptz WHERE id = $1', [id, isoOf(wall)]);
}

/** The text of a message that was a secret; undone with the transaction if it could not be sent. */
export async function forgetText(sql: WriteHandle, id: string): Promise<void> {
  await sql.query(`UPDATE outbox SET payload = payload - 'text' WHERE id = $1`, [id]);
}

export interface Recipient {
  readonly phone: string | null;
  readonly language: 'kk' | 'ru' | 'en';
}

/** The person, or the applicant behind an application or a voucher. */
export async function readRecipient(
  sql: WriteHandle,
  of: {
    readonly applicationId?: string | undefined;
    readonly voucherId?: string | undefined;
    readonly personId?: string | undefined;
  },
): Promise<Recipient | null> {
  const [row] = await sql.query<Recipient>(
    `SELECT p.phone, p.language FROM person p
      WHERE p.id = coalesce($3::uuid, (SELECT a.person_id FROM application a
        WHERE a.id = coalesce($1::uuid, (SELECT application_id FROM voucher WHERE id = $2::uuid))))`,
    [of.applicationId ?? null, of.voucherId ?? null, of.personId ?? null],
  );
  return row ?? null;
}

export async function readBankFile(
  sql: WriteHandle,
  registerId: string,
): Promise<{ name: string; bytes: Buffer; isCancelled: boolean } | null> {
  const [row] = await sql.query<{ name: string; bytes: Buffer; isCancelled: boolean }>(
    `SELECT f.name, f.bytes, r.state = 'cancelled' AS "isCancelled"
       FROM bank_file f JOIN payment_register r ON r.id = f.register_id WHERE f.register_id = $1`,
    [registerId],
  );
  return row ?? null;
}
