/** SQL of payment registers: candidates, the register with its payments, and the moves through three hands. */
import type { ActState } from '@balapan/domain/act.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { PaymentRegisterState } from '@balapan/domain/payment.ts';
import type { Runs } from '../kernel/audit.ts';
import type { Condition } from '../kernel/rule.ts';

export type Payer = 'department' | 'financialCentre';

export interface Candidate {
  readonly id: string;
  readonly number: string;
  readonly state: ActState;
  readonly provider_id: string;
  readonly payable_tiyn: bigint;
  readonly iban: string | null;
  readonly bik: string | null;
  /** The returned payment that a new one would repeat. */
  readonly returned_payment: string | null;
}

/** Registers are numbered one after another: the second maker waits here. */
export async function lockRegisters(sql: Runs): Promise<void> {
  await sql.query('SELECT code FROM region FOR UPDATE');
}

/**
 * Acts that may enter a register, in order of number, with the account in force today; one whose payment came back, once the
 * kindergarten has answered with an account.
 * @param only the named acts; `null`: all with two signatures
 */
export function candidates(
  sql: Runs,
  payer: Payer,
  month: Day,
  today: Day,
  only: readonly string[] | null,
  { text, values }: Condition,
  how: 'lock' | 'read' = 'lock',
): Promise<Candidate[]> {
  return sql.query<Candidate>(
    `SELECT a.id, a.number, a.state, a.provider_id, a.payable_tiyn, c.iban, c.bik,
            (SELECT p.id FROM payment p WHERE p.act_id = a.id AND p.state = 'returned' ORDER BY p.id DESC LIMIT 1) AS returned_payment
       FROM act a LEFT JOIN provider_account c ON c.provider_id = a.provider_id AND c.period @> $3::date
      WHERE a.payer = $1 AND a.month = $2 AND a.payable_tiyn > 0 AND ${text}
        AND a.state = 'signedByDepartment' AND ($4::uuid[] IS NULL OR a.id = ANY ($4))
        AND NOT EXISTS (SELECT FROM payment p WHERE p.act_id = a.id AND p.state = 'returned' AND NOT EXISTS (
          SELECT FROM account_change x WHERE x.payment_id = p.id AND x.state = 'confirmed')
          AND NOT EXISTS (SELECT FROM payment l WHERE l.act_id = a.id AND l.state = 'returned' AND l.id > p.id))
      ORDER BY a.number ${how === 'lock' ? 'FOR UPDATE OF a' : ''}`,
    [payer, month, today, only, ...values],
  );
}

/** The next register number of a payer and the next number of a payment order. */
export async function nextNumbers(sql: Runs, payer: Payer): Promise<{ register: number; document: bigint }> {
  const [row] = await sql.query<{ register: number; document: bigint }>(
    `SELECT coalesce((SELECT max(number) FROM payment_register WHERE payer = $1), 0) + 1 AS register,
            coalesce((SELECT max(document_number::bigint) FROM payment WHERE payer = $1 AND document_number ~ '^[0-9]{1,15}$'), 0) + 1 AS document`,
    [payer],
  );
  return row ?? { register: 1, document: 1n };
}

export interface NewRegister {
  readonly id: string;
  readonly number: number;
  readonly payer: Payer;
  readonly month: Day;
  readonly payments: number;
  readonly total: bigint;
  readonly sha256: Uint8Array;
  readonly madeBy: string | null;
}

export async function insertRegister(sql: Runs, register: NewRegister, now: number): Promise<void> {
  await sql.query(
    `INSERT INTO payment_register (id, number, payer, month, made_at, state, payments, total_tiyn, sha256, made_by)
     VALUES ($1, $2, $3, $4, $5::timestamptz, 'draft', $6, $7, $8, $9)`,
    [
      register.id,
      register.number,
      register.payer,
      register.month,
      isoOf(now),
      register.payments,
      register.total,
      register.sha256,
      register.madeBy,
    ],
  );
}

export interface NewPayment {
  readonly id: string;
  readonly actId: string;
  readonly providerId: string;
  readonly documentNumber: string;
  readonly iban: string;
  readonly bik: string;
  readonly amount: bigint;
  readonly replaces: string | null;
}

export async function insertPayments(
  sql: Runs,
  registerId: string,
  payer: Payer,
  payments: readonly NewPayment[],
): Promise<void> {
  await sql.query(
    `INSERT INTO payment (id, register_id, act_id, provider_id, payer, document_number, iban, bik, amount_tiyn, state, replaces)
     SELECT n.id, $1, n.act_id, n.provider_id, $2, n.document_number, n.iban, n.bik, n.amount, 'ordered', n.replaces
       FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::uuid[])
         AS n (id, act_id, provider_id, document_number, iban, bik, amount, replaces)`,
    [registerId, payer, ...paymentArrays(payments)],
  );
}

export function paymentArrays(payments: readonly NewPayment[]): unknown[] {
  return [
    payments.map(({ id }) => id),
    payments.map(({ actId }) => actId),
    payments.map(({ providerId }) => providerId),
    payments.map(({ documentNumber }) => documentNumber),
    payments.map(({ iban }) => iban),
    payments.map(({ bik }) => bik),
    payments.map(({ amount }) => amount),
    payments.map(({ replaces }) => replaces),
  ];
}

export interface RegisterRow {
  readonly id: string;
  readonly number: number;
  readonly payer: Payer;
  readonly month: Day;
  readonly made_at: number;
  readonly state: PaymentRegisterState;
  readonly payments: number;
  readonly total_tiyn: bigint;
  readonly sha256: Buffer;
  readonly made_by: string | null;
  readonly checked_by: string | null;
  readonly checked_at: number | null;
  readonly released_by: string | null;
  readonly released_at: number | null;
  readonly cancelled_by: string | null;
  readonly cancelled_at: number | null;
  readonly cancel_reason: string | null;
  readonly handed_over_at: number | null;
  readonly value_day: Day | null;
}

export async function readRegister(sql: Runs, id: string, lock: 'lock' | 'read'): Promise<RegisterRow | null> {
  const [row] = await sql.query<RegisterRow>(
    `SELECT id, number, payer, month, made_at, state, payments, total_tiyn, sha256, made_by, checked_by, checked_at, released_by, released_at,
            cancelled_by, cancelled_at, cancel_reason, handed_over_at, value_day
       FROM payment_register WHERE id = $1${lock === 'lock' ? ' FOR UPDATE' : ''}`,
    [id],
  );
  return row ?? null;
}

export interface PayerRow {
  readonly bin: string;
  readonly name_ru: string;
  readonly name_kk: string;
  readonly name_en: string;
  readonly iban: string;
  readonly bik: string;
  readonly kbe: string;
  readonly bank: string | null;
}

export async function payerRow(sql: Runs, payer: Payer): Promise<PayerRow | null> {
  const [row] = await sql.query<PayerRow>(
    `SELECT o.bin, o.name_ru, o.name_kk, o.name_en, o.iban, o.bik, o.kbe, b.name_ru AS bank FROM organisation o LEFT JOIN ref.bank b ON b.bik = o.bik
      WHERE o.code = $1`,
    [payer],
  );
  return row ?? null;
}

export async function setMade(sql: Runs, id: string): Promise<void> {
  await sql.query(`UPDATE payment_register SET state = 'made' WHERE id = $1`, [id]);
}

export async function setChecked(sql: Runs, id: string, personId: string | null, now: number): Promise<void> {
  await sql.query(
    `UPDATE payment_register SET state = 'checked', checked_by = $2, checked_at = $3::timestamptz WHERE id = $1`,
    [id, personId, isoOf(now)],
  );
}

/** Gives a register up: none of its payments will be made, and their acts may be paid by others. */
export async function setCancelled(
  sql: Runs,
  id: string,
  by: { readonly personId: string | null; readonly reason: string; readonly now: number },
): Promise<void> {
  await sql.query(
    `UPDATE payment_register SET state = 'cancelled', cancelled_by = $2, cancelled_at = $3::timestamptz, cancel_reason = $4 WHERE id = $1`,
    [id, by.personId, isoOf(by.now), by.reason],
  );
  await sql.query(`UPDATE payment SET state = 'cancelled' WHERE register_id = $1`, [id]);
}

/** Its file leaves the house. */
export async function setHandedOver(sql: Runs, id: string, now: number): Promise<void> {
  await sql.query(
    `UPDATE payment_register SET state = 'handedOver', handed_over_at = $2::timestamptz WHERE id = $1 AND state = 'released'`,
    [id, isoOf(now)],
  );
}

export async function setReleased(
  sql: Runs,
  id: string,
  personId: string | null,
  now: number,
  today: Day,
  valueDay: Day,
): Promise<void> {
  await sql.query(
    `UPDATE payment_register SET state = 'released', released_by = $2, released_at = $3::timestamptz, value_day = $4 WHERE id = $1`,
    [id, personId, isoOf(now), valueDay],
  );
  await sql.query(`UPDATE payment SET state = 'sent', sent_on = $2 WHERE register_id = $1 AND state = 'ordered'`, [
    id,
    today,
  ]);
}

export async function namesOf(sql: Runs, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql.query<{ id: string; name: string }>(
    `SELECT id, surname || ' ' || given_name AS name FROM person WHERE id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Names of kindergartens by id. */
export async function providerNames(
  sql: Runs,
  ids: readonly string[],
): Promise<Map<string, { kk: string; ru: string; en: string }>> {
  const rows = await sql.query<{ id: string; kk: string; ru: string; en: string }>(
    'SELECT id, name_kk AS kk, name_ru AS ru, name_en AS en FROM provider WHERE id = ANY ($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}
