/** SQL of the lists of states that banks give out. */
import type { BankStatus } from '@balapan/domain/bankStatus.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../../kernel/audit.ts';

export interface StatusList {
  readonly id: string;
  readonly registerId: string;
  readonly name: string;
  readonly sha256: Buffer;
  readonly readBy: string;
}

/** @returns false where these bytes were read for the register before */
export async function insertList(sql: Runs, list: StatusList, now: number): Promise<boolean> {
  const rows = await sql.query(
    `INSERT INTO bank_status_list (id, register_id, name, sha256, read_by, read_at) VALUES ($1, $2, $3, $4, $5, $6::timestamptz)
     ON CONFLICT (register_id, sha256) DO NOTHING RETURNING id`,
    [list.id, list.registerId, list.name, list.sha256, list.readBy, isoOf(now)],
  );
  return rows.length > 0;
}

export interface StatusLine {
  readonly line: number;
  readonly paymentId: string;
  readonly amount: bigint;
  readonly status: BankStatus;
  readonly day: Day;
  readonly reason: string | null;
}

/** Writes lines; @returns those that no list had said before */
export async function insertStatuses(sql: Runs, listId: string, lines: readonly StatusLine[]): Promise<StatusLine[]> {
  if (lines.length === 0) return [];
  const rows = await sql.query<{ line_no: number }>(
    `INSERT INTO bank_status (list_id, line_no, payment_id, state, day, reason)
     SELECT $1, n.* FROM unnest($2::integer[], $3::uuid[], $4::text[], $5::date[], $6::text[]) AS n
     ON CONFLICT (payment_id, state) DO NOTHING RETURNING line_no`,
    [
      listId,
      lines.map(({ line }) => line),
      lines.map(({ paymentId }) => paymentId),
      lines.map(({ status }) => status),
      lines.map(({ day }) => day),
      lines.map(({ reason }) => reason),
    ],
  );
  const fresh = new Set(rows.map(({ line_no }) => line_no));
  return lines.filter(({ line }) => fresh.has(line));
}

/** Whether the bank carried out or gave back a payment before, in days: what a line must fit to. */
export interface PaymentOfRegister {
  readonly id: string;
  readonly documentNumber: string;
  readonly sentOn: Day | null;
}

export function sentPayments(sql: Runs, registerId: string): Promise<PaymentOfRegister[]> {
  return sql.query<PaymentOfRegister>(
    `SELECT id, document_number AS "documentNumber", sent_on AS "sentOn" FROM payment WHERE register_id = $1 ORDER BY id`,
    [registerId],
  );
}
