/** SQL of the payments that have reached kindergartens. */
import type { Day } from '@balapan/domain/day.ts';
import type { Runs } from '../../kernel/audit.ts';
import type { Condition } from '../../kernel/rule.ts';
import type { Payer } from '../registerQueries.ts';

export interface PaidRow {
  readonly paymentId: string;
  readonly actId: string;
  readonly actNumber: string;
  readonly month: Day;
  readonly payer: Payer;
  readonly amount: bigint;
  readonly documentNumber: string;
  readonly register: number;
  readonly paidOn: Day;
  readonly iban: string;
  readonly of: number;
}

export function listPaid(
  sql: Runs,
  { page, size }: { readonly page: number; readonly size: number },
  { text, values }: Condition,
): Promise<PaidRow[]> {
  return sql.query<PaidRow>(
    `SELECT p.id AS "paymentId", p.act_id AS "actId", a.number AS "actNumber", a.month, p.payer, p.amount_tiyn AS amount,
            p.document_number AS "documentNumber", r.number AS register, p.settled_on AS "paidOn", p.iban, (count(*) OVER ())::integer AS of
       FROM payment p JOIN act a ON a.id = p.act_id JOIN provider v ON v.id = p.provider_id JOIN payment_register r ON r.id = p.register_id
      WHERE p.state = 'confirmed' AND p.settled_on IS NOT NULL AND ${text}
      ORDER BY p.settled_on DESC, a.number DESC, p.id LIMIT $1 OFFSET $2`,
    [size, (page - 1) * size, ...values],
  );
}

type Names = { readonly kk: string; readonly ru: string };

export interface AdviceFacts {
  readonly providerId: string;
  readonly district: string;
  readonly actNumber: string;
  readonly contract: string | null;
  readonly payer: Names;
  readonly payerBin: string;
  readonly provider: Names;
  readonly bin: string;
  readonly iban: string;
  readonly bik: string;
  readonly documentNumber: string;
  readonly register: number;
  readonly registerMadeAt: number;
  readonly sentOn: Day | null;
  readonly paidOn: Day;
  readonly replaces: string | null;
  readonly total: bigint;
  readonly local: bigint;
  readonly republican: bigint;
  readonly inLocal: bigint;
  readonly inRepublican: bigint;
  readonly outLocal: bigint;
  readonly outRepublican: bigint;
}

/** A confirmed payment with all that its advice tells; `null` where the actor sees none. */
export async function adviceFacts(sql: Runs, paymentId: string): Promise<AdviceFacts | null> {
  const [row] = await sql.query<AdviceFacts>(
    `SELECT v.id AS "providerId", v.district, a.number AS "actNumber", s.number AS contract,
            json_build_object('kk', o.name_kk, 'ru', o.name_ru) AS payer, o.bin AS "payerBin",
            json_build_object('kk', v.name_kk, 'ru', v.name_ru) AS provider, v.bin, p.iban, p.bik, p.document_number AS "documentNumber",
            r.number AS register, r.made_at AS "registerMadeAt", p.sent_on AS "sentOn", p.settled_on AS "paidOn", b.document_number AS replaces,
            p.amount_tiyn AS total, a.payable_local_tiyn AS local, a.payable_republican_tiyn AS republican,
            a.carried_in_local_tiyn AS "inLocal", a.carried_in_republican_tiyn AS "inRepublican",
            a.carried_out_local_tiyn AS "outLocal", a.carried_out_republican_tiyn AS "outRepublican"
       FROM payment p JOIN act a ON a.id = p.act_id JOIN provider v ON v.id = p.provider_id JOIN payment_register r ON r.id = p.register_id
       JOIN organisation o ON o.code = p.payer LEFT JOIN service_contract s ON s.id = a.contract_id LEFT JOIN payment b ON b.id = p.replaces
      WHERE p.id = $1 AND p.state = 'confirmed' AND p.settled_on IS NOT NULL`,
    [paymentId],
  );
  return row ?? null;
}

export interface AdviceMonth {
  readonly month: Day;
  readonly children: number;
  readonly days: number;
  readonly total: bigint;
  readonly local: bigint;
  readonly republican: bigint;
}

/** The lines of a payment's act by the month of the service: the act's own month and what it corrects of earlier ones. */
export function adviceMonths(sql: Runs, paymentId: string): Promise<AdviceMonth[]> {
  return sql.query<AdviceMonth>(
    `SELECT l.month, count(DISTINCT l.child_id)::integer AS children, sum(l.payable_days)::integer AS days, sum(l.total_tiyn)::bigint AS total,
            sum(l.local_tiyn)::bigint AS local, sum(l.republican_tiyn)::bigint AS republican
       FROM payment p JOIN act a ON a.id = p.act_id
       JOIN act_line l ON l.act_id = a.id AND l.month BETWEEN (a.month - interval '2 years')::date AND a.month
      WHERE p.id = $1 GROUP BY l.month ORDER BY l.month DESC`,
    [paymentId],
  );
}
