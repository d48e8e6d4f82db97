/** SQL of a voucher on its way to a kindergarten. */
import type { ReadHandle, WriteHandle } from '@balapan/database/scope.ts';
import type { ApplicationState } from '@balapan/domain/application.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { VoucherState } from '@balapan/domain/voucher.ts';

export interface VoucherRow {
  readonly id: string;
  readonly childId: string;
  readonly birthDate: Day;
  readonly childIin: string;
  readonly state: VoucherState;
  readonly chooseBy: number | null;
  readonly issuedAt: number;
  readonly prolonged: boolean;
  readonly applicationId: string | null;
  readonly applicationState: ApplicationState | null;
  /** As wished in the application; `any` without one. */
  readonly language: 'kk' | 'ru' | 'any';
}

const columns = `v.id, v.child_id AS "childId", c.birth_date AS "birthDate", c.iin AS "childIin", v.state,
  v.choose_by AS "chooseBy", v.issued_at AS "issuedAt", v.prolonged, v.application_id AS "applicationId",
  a.state AS "applicationState", coalesce(a.language, 'any') AS language`;
const from = `voucher v JOIN child c ON c.id = v.child_id LEFT JOIN application a ON a.id = v.application_id`;

export async function lockVoucher(sql: WriteHandle, id: string): Promise<VoucherRow | null> {
  const [row] = await sql.query<VoucherRow>(`SELECT ${columns} FROM ${from} WHERE v.id = $1 FOR UPDATE OF v`, [id]);
  return row ?? null;
}

export async function moveVouchers(
  sql: WriteHandle,
  ids: readonly string[],
  state: VoucherState,
  now: number,
  chooseBy: number | null,
): Promise<void> {
  await sql.query(
    `UPDATE voucher SET state = $2, state_since = $3::timestamptz, choose_by = $4::timestamptz WHERE id = ANY ($1::uuid[])`,
    [ids, state, isoOf(now), chooseBy === null ? null : isoOf(chooseBy)],
  );
}

export async function prolongVoucher(sql: WriteHandle, id: string, chooseBy: number): Promise<void> {
  await sql.query('UPDATE voucher SET prolonged = true, choose_by = $2::timestamptz WHERE id = $1', [
    id,
    isoOf(chooseBy),
  ]);
}

/** Vouchers whose term of choice is over and for which no kindergarten has still to answer. */
const due = `FROM voucher v WHERE v.state = 'choosing' AND v.choose_by IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM referral r WHERE r.voucher_id = v.id AND r.state = 'sent')`;

export async function earliestChoice(sql: Pick<ReadHandle, 'query'>): Promise<number | null> {
  const [row] = await sql.query<{ due: number | null }>(`SELECT min(v.choose_by) AS due ${due}`);
  return row?.due ?? null;
}

export async function lockDueChoices(sql: WriteHandle, now: number): Promise<VoucherRow[]> {
  return sql.query<VoucherRow>(
    `SELECT ${columns} FROM ${from} WHERE v.id IN (SELECT v.id ${due} AND v.choose_by <= $1::timestamptz)
      ORDER BY v.id FOR UPDATE OF v`,
    [isoOf(now)],
  );
}
