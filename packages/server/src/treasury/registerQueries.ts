/** SQL of payment registers: candidates, the register with its payments, and the moves through three hands. */
import type { ActState } from '@balapan/domain/act.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
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
 * Acts that may enter a register, locked, in order of number, with the account in force today.
 * @param only the named acts, returned payments among them; `null`: all with two signatures
 */
export function candidates(
  sql: Runs,
  payer: Payer,
  month: Day,
  today: Day,
  only: readonly string[] | null,
  { text, values }: Condition,
): Promise<Candidate[]> {
  return sql.query<Candidate>(
    `SELECT a.id, a.number, a.state, a.provider_id, a.payable_tiyn, c.iban, c.bik,
            (SELECT p.id FROM payment p WHERE p.act_id = a.id AND p.state = 'returned' ORDER BY p.id DESC LIMIT 1) AS returned_payment
       FROM act a LEFT JOIN provider_account c ON c.provider_id = a.provider_id AND c.period @> $3::date
      WHERE a.payer = $1 AND a.month = $2 AND a.payable_tiyn > 0 AND ${text}
        AND CASE WHEN $4::uuid[] IS NULL THEN a.state = 'signedByDepartment'
                 ELSE a.id = ANY ($4) AND a.state IN ('signedByDepartment', 'paymentReturned') END
      ORDER BY a.number FOR UPDATE OF a`,
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

function paymentArrays(payments: readonly NewPayment[]): unknown[] {
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
  readonly state: 'draft' | 'checked' | 'released' | 'reconciled';
  readonly payments: number;
  readonly total_tiyn: bigint;
  readonly sha256: Buffer;
  readonly made_by: string | null;
  readonly checked_by: string | null;
  readonly checked_at: number | null;
  readonly released_by: string | null;
  readonly released_at: number | null;
}

export async function readRegister(sql: Runs, id: string, lock: 'lock' | 'read'): Promise<RegisterRow | null> {
  const [row] = await sql.query<RegisterRow>(
    `SELECT id, number, payer, month, made_at, state, payments, total_tiyn, sha256, made_by, checked_by, checked_at, released_by, released_at
       FROM payment_register WHERE id = $1${lock === 'lock' ? ' FOR UPDATE' : ''}`,
    [id],
  );
  return row ?? null;
}

/** A payment with all that its order and its hash need. */
export interface PaymentRow {
  readonly id: string;
  readonly document_number: string;
  readonly state: 'ordered' | 'sent' | 'confirmed' | 'returned';
  readonly act_id: string;
  readonly act_number: string;
  readonly act_state: ActState;
  readonly act_made_at: number;
  readonly provider_id: string;
  readonly payee: string;
  readonly bin: string;
  readonly iban: string;
  readonly bik: string;
  readonly kbe: string | null;
  readonly bank: string | null;
  readonly amount_tiyn: bigint;
  readonly act_total: bigint;
  readonly local_tiyn: bigint;
  readonly republican_tiyn: bigint;
  readonly due_on: Day | null;
  readonly month: Day;
  readonly contract_number: string | null;
  readonly programme: string | null;
  readonly contract_in_force: boolean | null;
  readonly signed: boolean;
  readonly account_changed: boolean;
  readonly replaces: string | null;
}

/** Lines of a register out of a source of payments `p` with the moment `made_at` of their register. */
const linesOf = (source: string): string => `
  SELECT p.id, p.document_number, p.state, p.act_id, a.number AS act_number, a.state AS act_state, a.made_at AS act_made_at,
         p.provider_id, v.name_ru AS payee, v.bin, p.iban, p.bik, c.kbe, b.name_ru AS bank, p.amount_tiyn,
         a.payable_tiyn AS act_total, a.payable_local_tiyn AS local_tiyn, a.payable_republican_tiyn AS republican_tiyn, a.due_on, a.month, s.number AS contract_number,
         s.programme, s.period && daterange(a.month, (a.month + interval '1 month')::date) AS contract_in_force,
         a.provider_signed_at IS NOT NULL AND a.department_signed_at IS NOT NULL AS signed,
         coalesce(lower(c.period) > (p.made_at AT TIME ZONE 'Asia/Almaty')::date - 30, true) AS account_changed, p.replaces
    FROM (${source}) AS p
    JOIN act a ON a.id = p.act_id
    JOIN provider v ON v.id = p.provider_id
    LEFT JOIN service_contract s ON s.id = a.contract_id
    LEFT JOIN LATERAL (
      SELECT x.kbe, x.period FROM provider_account x WHERE x.provider_id = p.provider_id AND x.iban = p.iban
       ORDER BY lower(x.period) DESC LIMIT 1
    ) c ON true
    LEFT JOIN ref.bank b ON b.bik = p.bik
   ORDER BY a.number, p.id`;

/** The payments of a register in the order of their lines. */
export function registerPayments(sql: Runs, registerId: string): Promise<PaymentRow[]> {
  return sql.query<PaymentRow>(
    linesOf('SELECT x.*, r.made_at FROM payment x JOIN payment_register r ON r.id = x.register_id WHERE r.id = $1'),
    [registerId],
  );
}

/** The same for payments that are not written yet: what the hash of a new register is made of. */
export function plannedPayments(sql: Runs, payments: readonly NewPayment[], now: number): Promise<PaymentRow[]> {
  return sql.query<PaymentRow>(
    linesOf(`SELECT n.*, 'ordered' AS state, $9::timestamptz AS made_at
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::uuid[])
         AS n (id, act_id, provider_id, document_number, iban, bik, amount_tiyn, replaces)`),
    [...paymentArrays(payments), isoOf(now)],
  );
}

export interface PayerRow {
  readonly bin: string;
  readonly name_ru: string;
  readonly iban: string;
  readonly bik: string;
  readonly kbe: string;
  readonly bank: string | null;
}

export async function payerRow(sql: Runs, payer: Payer): Promise<PayerRow | null> {
  const [row] = await sql.query<PayerRow>(
    `SELECT o.bin, o.name_ru, o.iban, o.bik, o.kbe, b.name_ru AS bank FROM organisation o LEFT JOIN ref.bank b ON b.bik = o.bik
      WHERE o.code = $1`,
    [payer],
  );
  return row ?? null;
}

export async function setChecked(sql: Runs, id: string, personId: string | null, now: number | null): Promise<void> {
  await sql.query(
    'UPDATE payment_register SET state = $2, checked_by = $3, checked_at = $4::timestamptz WHERE id = $1',
    [id, now === null ? 'draft' : 'checked', personId, now === null ? null : isoOf(now)],
  );
}

export async function setReleased(
  sql: Runs,
  id: string,
  personId: string | null,
  now: number,
  today: Day,
): Promise<void> {
  await sql.query(
    `UPDATE payment_register SET state = 'released', released_by = $2, released_at = $3::timestamptz WHERE id = $1`,
    [id, personId, isoOf(now)],
  );
  await sql.query(`UPDATE payment SET state = 'sent', sent_on = $2 WHERE register_id = $1 AND state = 'ordered'`, [
    id,
    today,
  ]);
}

export async function insertBankFile(
  sql: Runs,
  file: {
    readonly id: string;
    readonly registerId: string;
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly sha256: Uint8Array;
  },
  now: number,
): Promise<void> {
  await sql.query(
    `INSERT INTO bank_file (id, register_id, name, bytes, sha256, made_at) VALUES ($1, $2, $3, $4, $5, $6::timestamptz)`,
    [file.id, file.registerId, file.name, Buffer.from(file.bytes), file.sha256, isoOf(now)],
  );
}

export async function bankFileOf(
  sql: Runs,
  registerId: string,
): Promise<{ name: string; bytes: Buffer; sha256: Buffer } | null> {
  const [row] = await sql.query<{ name: string; bytes: Buffer; sha256: Buffer }>(
    'SELECT name, bytes, sha256 FROM bank_file WHERE register_id = $1',
    [registerId],
  );
  return row ?? null;
}

/** Children of a register whose days of a month would be paid more often than the month has working days; and all its child-days. */
export async function paidTwice(sql: Runs, registerId: string): Promise<{ days: number; children: number }> {
  const [row] = await sql.query<{ days: number; children: number }>(
    `WITH mine AS MATERIALIZED (
       SELECT l.month, l.child_id, l.payable_days FROM payment p JOIN act a ON a.id = p.act_id
         JOIN act_line l ON l.act_id = a.id AND l.month BETWEEN (a.month - interval '1 year')::date AND a.month
        WHERE p.register_id = $1
     ), sums AS (
       SELECT l.month, l.child_id FROM act_line l JOIN act a ON a.id = l.act_id
        WHERE (a.state = 'netted' OR EXISTS (SELECT FROM payment p WHERE p.act_id = l.act_id AND p.state <> 'returned')) AND (l.month, l.child_id) IN (SELECT month, child_id FROM mine)
        GROUP BY l.month, l.child_id HAVING sum(l.payable_days) > max(l.working_days)
     )
     SELECT coalesce((SELECT sum(payable_days) FROM mine), 0)::integer AS days, (SELECT count(*) FROM sums)::integer AS children`,
    [registerId],
  );
  return row ?? { days: 0, children: 0 };
}

/** Acts of a payer and month with two signatures, in whatever register or none. */
export async function signedActs(
  sql: Runs,
  payer: Payer,
  month: Day,
): Promise<{ count: number; total: bigint; local: bigint; republican: bigint }> {
  const [row] = await sql.query<{ count: number; total: bigint; local: bigint; republican: bigint }>(
    `SELECT count(*)::integer AS count, coalesce(sum(payable_tiyn), 0)::bigint AS total, coalesce(sum(payable_local_tiyn), 0)::bigint AS local,
            coalesce(sum(payable_republican_tiyn), 0)::bigint AS republican
       FROM act WHERE payer = $1 AND month = $2 AND state IN ('signedByDepartment', 'held', 'inRegister', 'sent', 'paymentReturned', 'paid')`,
    [payer, month],
  );
  return row ?? { count: 0, total: 0n, local: 0n, republican: 0n };
}

export async function namesOf(sql: Runs, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql.query<{ id: string; name: string }>(
    `SELECT id, surname || ' ' || given_name AS name FROM person WHERE id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
