/** SQL of payments that the bank gave back and of the accounts that kindergartens answer with. */
import type { ActState } from '@balapan/domain/act.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { PaymentRegisterState } from '@balapan/domain/payment.ts';
import type { ReturnReason } from '@balapan/domain/returnReason.ts';
import type { Runs } from '../../kernel/audit.ts';
import type { Condition } from '../../kernel/rule.ts';

export interface ReturnedRow {
  readonly paymentId: string;
  readonly actId: string;
  readonly actNumber: string;
  readonly actState: ActState;
  readonly month: Day;
  readonly providerId: string;
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
  readonly district: string;
  readonly amount: bigint;
  readonly documentNumber: string;
  readonly register: number;
  readonly sentOn: Day | null;
  readonly returnedOn: Day;
  readonly reason: ReturnReason | null;
  readonly words: string | null;
  readonly owner: string | null;
  readonly iban: string;
  readonly bik: string;
  readonly kbe: string | null;
  readonly changeId: string | null;
  readonly changeState: 'proposed' | 'confirmed' | 'refused' | null;
  readonly newIban: string | null;
  readonly newBik: string | null;
  readonly newKbe: string | null;
  readonly madeBy: string | null;
  readonly maker: string | null;
  readonly madeAt: number | null;
  readonly decidedBy: string | null;
  readonly decider: string | null;
  readonly decidedAt: number | null;
  readonly refusal: string | null;
  readonly nextDocument: string | null;
  readonly nextRegister: number | null;
  readonly nextRegisterId: string | null;
  readonly nextRegisterState: PaymentRegisterState | null;
  readonly nextState: 'ordered' | 'sent' | 'confirmed' | 'returned' | null;
  readonly nextOn: Day | null;
  readonly isOpen: boolean;
  /** The kindergarten has nobody else who could confirm what was proposed. */
  readonly isAlone: boolean;
  readonly of: number;
}

/** Of a returned payment `p` of the act `a`: its act waits to be paid, and nothing pays it. */
const open = `a.state IN ('paymentReturned', 'signedByDepartment', 'held')
  AND NOT EXISTS (SELECT FROM payment x WHERE x.act_id = p.act_id AND x.id <> p.id AND (x.state NOT IN ('returned', 'cancelled') OR x.id > p.id AND x.state = 'returned'))`;

/** Appointments `a` on the day of a parameter of those who keep a kindergarten's account; of deputies in place of whom they replace. */
const keepers = (
  today: string,
): string => `appointment a WHERE a.role IN ('head', 'accountant') AND a.period @> ${today}::date
  AND NOT EXISTS (SELECT FROM appointment d WHERE d.deputy_for = a.id AND d.period @> ${today}::date)`;

interface Wish {
  readonly part: 'open' | 'all';
  readonly actId?: string | undefined;
  readonly page: number;
  readonly size: number;
  readonly today: Day;
}

/** Returned payments, the open ones first, then the newest. The condition's values begin at `$6`. */
export function listReturned(
  sql: Runs,
  { part, actId, page, size, today }: Wish,
  { text, values }: Condition,
): Promise<ReturnedRow[]> {
  return sql.query<ReturnedRow>(
    `SELECT p.id AS "paymentId", p.act_id AS "actId", a.number AS "actNumber", a.state AS "actState", a.month, v.id AS "providerId",
            v.name_kk AS kk, v.name_ru AS ru, v.name_en AS en, v.district, p.amount_tiyn AS amount, p.document_number AS "documentNumber",
            r.number AS register, p.sent_on AS "sentOn", p.settled_on AS "returnedOn", p.return_reason AS reason, p.return_words AS words,
            CASE WHEN n.document_number IS NULL THEN h.surname || ' ' || h.given_name END AS owner, p.iban, p.bik,
            (SELECT x.kbe FROM provider_account x WHERE x.provider_id = v.id AND x.iban = p.iban ORDER BY lower(x.period) DESC NULLS LAST LIMIT 1) AS kbe,
            c.id AS "changeId", c.state AS "changeState", c.iban AS "newIban", c.bik AS "newBik", c.kbe AS "newKbe",
            c.made_by AS "madeBy", m.surname || ' ' || m.given_name AS maker, c.made_at AS "madeAt",
            c.decided_by AS "decidedBy", d.surname || ' ' || d.given_name AS decider, c.decided_at AS "decidedAt", c.refusal,
            n.document_number AS "nextDocument", n.number AS "nextRegister", n.register_id AS "nextRegisterId", n.register_state AS "nextRegisterState",
            n.state AS "nextState", coalesce(n.settled_on, n.sent_on) AS "nextOn", o.open AS "isOpen",
            c.state IS NOT DISTINCT FROM 'proposed' AND NOT EXISTS (
              SELECT FROM ${keepers('$5')} AND a.provider_id = v.id AND a.person_id <> c.made_by) AS "isAlone", (count(*) OVER ())::integer AS of
       FROM payment p JOIN act a ON a.id = p.act_id JOIN provider v ON v.id = p.provider_id JOIN payment_register r ON r.id = p.register_id
      CROSS JOIN LATERAL (SELECT ${open} AS open) o
       LEFT JOIN staff_name h ON h.id = a.holder_id
       LEFT JOIN LATERAL (SELECT x.* FROM account_change x WHERE x.payment_id = p.id ORDER BY x.made_at DESC, x.id DESC LIMIT 1) c ON true
       LEFT JOIN staff_name m ON m.id = c.made_by LEFT JOIN staff_name d ON d.id = c.decided_by
       LEFT JOIN LATERAL (
         SELECT x.document_number, g.number, x.register_id, g.state AS register_state, x.state, x.settled_on, x.sent_on
           FROM payment x JOIN payment_register g ON g.id = x.register_id
          WHERE x.act_id = p.act_id AND x.id <> p.id AND x.state <> 'cancelled'
            AND (x.replaces = p.id OR x.replaces IS NULL AND x.sent_on >= p.settled_on)
          ORDER BY x.replaces IS NULL, x.sent_on, x.id LIMIT 1) n ON true
      WHERE p.state = 'returned' AND p.settled_on IS NOT NULL AND ($1::uuid IS NULL OR p.act_id = $1) AND ($2::boolean OR o.open) AND ${text}
      ORDER BY NOT o.open, CASE WHEN o.open THEN p.settled_on END, p.settled_on DESC, p.id LIMIT $3 OFFSET $4`,
    [actId ?? null, part === 'all', size, (page - 1) * size, today, ...values],
  );
}

export interface AnswerablePayment {
  readonly id: string;
  readonly actId: string;
  readonly actNumber: string;
  readonly actState: ActState;
  readonly providerId: string;
  readonly district: string;
  readonly payer: 'department' | 'financialCentre';
  readonly iban: string;
  readonly bik: string;
  readonly reason: ReturnReason | null;
  readonly isOpen: boolean;
}

/** A payment that the actor sees, its act locked; `null` where there is none. */
export async function paymentToAnswer(sql: Runs, paymentId: string): Promise<AnswerablePayment | null> {
  const [row] = await sql.query<AnswerablePayment>(
    `SELECT p.id, p.act_id AS "actId", a.number AS "actNumber", a.state AS "actState", p.provider_id AS "providerId", v.district, p.payer,
            p.iban, p.bik, p.return_reason AS reason, p.state = 'returned' AND ${open} AS "isOpen"
       FROM payment p JOIN act a ON a.id = p.act_id JOIN provider v ON v.id = p.provider_id WHERE p.id = $1 FOR UPDATE OF a`,
    [paymentId],
  );
  return row ?? null;
}

export interface AccountChange {
  readonly id: string;
  readonly paymentId: string;
  readonly providerId: string;
  readonly iban: string;
  readonly bik: string;
  readonly kbe: string;
  readonly madeBy: string;
}

/** @returns false where one is proposed or confirmed already */
export async function insertChange(sql: Runs, change: AccountChange, now: number): Promise<boolean> {
  const rows = await sql.query(
    `INSERT INTO account_change (id, payment_id, provider_id, iban, bik, kbe, made_by, made_at, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, 'proposed') ON CONFLICT (payment_id) WHERE state <> 'refused' DO NOTHING RETURNING id`,
    [change.id, change.paymentId, change.providerId, change.iban, change.bik, change.kbe, change.madeBy, isoOf(now)],
  );
  return rows.length > 0;
}

export async function lockChange(
  sql: Runs,
  changeId: string,
): Promise<(AccountChange & { readonly state: 'proposed' | 'confirmed' | 'refused' }) | null> {
  const [row] = await sql.query<AccountChange & { state: 'proposed' | 'confirmed' | 'refused' }>(
    `SELECT id, payment_id AS "paymentId", provider_id AS "providerId", iban, bik, kbe, made_by AS "madeBy", state
       FROM account_change WHERE id = $1 FOR UPDATE`,
    [changeId],
  );
  return row ?? null;
}

/** Confirming puts the account in force: the database does it with the very row. */
export async function setDecided(
  sql: Runs,
  changeId: string,
  by: { readonly state: 'confirmed' | 'refused'; readonly personId: string; readonly refusal: string | null },
  now: number,
): Promise<void> {
  await sql.query(
    'UPDATE account_change SET state = $2, decided_by = $3, decided_at = $4::timestamptz, refusal = $5 WHERE id = $1',
    [changeId, by.state, by.personId, isoOf(now), by.refusal],
  );
}

/** Why payments came back, in the bank's words and by our code. */
export async function setReturnReasons(
  sql: Runs,
  returned: readonly { readonly paymentId: string; readonly reason: ReturnReason; readonly words: string }[],
): Promise<void> {
  if (returned.length === 0) return;
  await sql.query(
    `UPDATE payment p SET return_reason = n.reason, return_words = n.words
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS n (id, reason, words) WHERE p.id = n.id`,
    [
      returned.map(({ paymentId }) => paymentId),
      returned.map(({ reason }) => reason),
      returned.map(({ words }) => words),
    ],
  );
}

/** Heads and accountants of kindergartens on a day, or their deputies, with the language that they read. */
export function accountKeepersOf(
  sql: Runs,
  providerIds: readonly string[],
  today: Day,
): Promise<{ providerId: string; personId: string; language: 'kk' | 'ru' | 'en' }[]> {
  return sql.query(
    `SELECT DISTINCT a.provider_id AS "providerId", a.person_id AS "personId", h.language
       FROM (SELECT a.* FROM ${keepers('$2')} AND a.provider_id = ANY ($1::uuid[])) a JOIN person h ON h.id = a.person_id ORDER BY 1, 2`,
    [providerIds, today],
  );
}

/** The Department's accountants on a day, who confirm for a kindergarten that has no second person. */
export function accountHelpers(sql: Runs, today: Day): Promise<{ personId: string; language: 'kk' | 'ru' | 'en' }[]> {
  return sql.query(
    `SELECT DISTINCT a.person_id AS "personId", h.language FROM appointment a JOIN person h ON h.id = a.person_id
      WHERE a.role = 'departmentAccountant' AND a.period @> $1::date ORDER BY 1`,
    [today],
  );
}
