/** SQL of the lines of a payment register: each payment with all that its order, its hash and its checks need. */
import type { ActState } from '@balapan/domain/act.ts';
import type { Day } from '@balapan/domain/day.ts';
import { dayAt, isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';
import { type NewPayment, paymentArrays } from './registerQueries.ts';

export type PaymentState = 'ordered' | 'sent' | 'confirmed' | 'returned' | 'cancelled';

/** A payment with all that its order and its hash need. */
export interface PaymentRow {
  readonly id: string;
  readonly document_number: string;
  readonly state: PaymentState;
  readonly act_id: string;
  readonly act_number: string;
  readonly act_state: ActState;
  readonly act_made_at: number;
  readonly provider_id: string;
  readonly payee: string;
  readonly payee_kk: string;
  readonly payee_en: string;
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
  /** The account is the kindergarten's on that day. */
  readonly account_in_force: boolean;
  /** The act, or another version of it, has another payment that is on its way or done. */
  readonly paid_elsewhere: boolean;
  readonly replaces: string | null;
}

/** Lines of a register out of a source of payments `p` with the moment `made_at` of their register. */
const linesOf = (source: string): string => `
  SELECT p.id, p.document_number, p.state, p.act_id, a.number AS act_number, a.state AS act_state, a.made_at AS act_made_at,
         p.provider_id, v.name_ru AS payee, v.name_kk AS payee_kk, v.name_en AS payee_en, v.bin, p.iban, p.bik, c.kbe, b.name_ru AS bank, p.amount_tiyn,
         a.payable_tiyn AS act_total, a.payable_local_tiyn AS local_tiyn, a.payable_republican_tiyn AS republican_tiyn, a.due_on, a.month, s.number AS contract_number,
         s.programme, s.period && daterange(a.month, (a.month + interval '1 month')::date) AS contract_in_force,
         a.provider_signed_at IS NOT NULL AND a.department_signed_at IS NOT NULL AS signed,
         coalesce(lower(c.period) > (p.made_at AT TIME ZONE 'Asia/Almaty')::date - 30, true) AS account_changed, p.replaces,
         coalesce(c.period @> p.today, false) AS account_in_force,
         EXISTS (SELECT FROM payment o JOIN act b ON b.id = o.act_id
                  WHERE b.provider_id = a.provider_id AND b.month = a.month AND o.id <> p.id
                    AND (b.id = a.id OR b.payable_tiyn = a.payable_tiyn) AND o.state NOT IN ('returned', 'cancelled')) AS paid_elsewhere
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
export function registerPayments(sql: Runs, registerId: string, today: Day): Promise<PaymentRow[]> {
  return sql.query<PaymentRow>(
    linesOf(
      'SELECT x.*, r.made_at, $2::date AS today FROM payment x JOIN payment_register r ON r.id = x.register_id WHERE r.id = $1',
    ),
    [registerId, today],
  );
}

/** The same for payments that are not written yet: what the hash of a new register is made of. */
export function plannedPayments(sql: Runs, payments: readonly NewPayment[], now: number): Promise<PaymentRow[]> {
  return sql.query<PaymentRow>(
    linesOf(`SELECT n.*, 'ordered' AS state, $9::timestamptz AS made_at, $10::date AS today
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::uuid[])
         AS n (id, act_id, provider_id, document_number, iban, bik, amount_tiyn, replaces)`),
    [...paymentArrays(payments), isoOf(now), dayAt(now)],
  );
}
