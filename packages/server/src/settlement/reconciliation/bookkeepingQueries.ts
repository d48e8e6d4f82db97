/** SQL of what an accounting program reads; `p` is the kindergarten, `$1`–`$2` the month, `$3` one kindergarten. */
import type { Day } from '@balapan/domain/day.ts';
import type { Runs } from '../../kernel/audit.ts';
import type { Condition } from '../../kernel/rule.ts';

export interface BookAsked {
  readonly from: Day;
  readonly to: Day;
  readonly providerId: string | null;
  readonly own: Condition;
}

const values = ({ from, to, providerId, own }: BookAsked): unknown[] => [from, to, providerId, ...own.values];

export async function districtOf(sql: Runs, providerId: string): Promise<string | null> {
  const [row] = await sql.query<{ district: string }>('SELECT district FROM provider WHERE id = $1', [providerId]);
  return row?.district ?? null;
}

export interface BookedAct {
  readonly number: string;
  readonly day: Day;
  readonly month: Day;
  readonly contract: string | null;
  readonly provider: string;
  readonly bin: string;
  readonly customer: string;
  readonly customer_bin: string;
  readonly payable_days: number;
  readonly total: bigint;
  readonly local: bigint;
  readonly republican: bigint;
  readonly state: string;
}

/** Acts that both sides signed within the month: that is when the service is booked. */
export function actsOfMonth(sql: Runs, asked: BookAsked): Promise<BookedAct[]> {
  return sql.query<BookedAct>(
    `SELECT a.number, (a.department_signed_at AT TIME ZONE 'Asia/Almaty')::date AS day, a.month, c.number AS contract, p.name_ru AS provider, p.bin,
            o.name_ru AS customer, o.bin AS customer_bin, a.payable_days, a.total_tiyn AS total, a.local_tiyn AS local, a.republican_tiyn AS republican, a.state
       FROM act a JOIN provider p ON p.id = a.provider_id JOIN organisation o ON o.code = 'department' LEFT JOIN service_contract c ON c.id = a.contract_id
      WHERE (a.department_signed_at AT TIME ZONE 'Asia/Almaty')::date BETWEEN $1::date AND $2::date AND a.state <> 'replaced'
        AND ($3::uuid IS NULL OR a.provider_id = $3) AND ${asked.own.text} ORDER BY a.number`,
    values(asked),
  );
}

export interface BookedPayment {
  readonly document: string;
  readonly day: Day;
  readonly act: string;
  readonly act_day: Day;
  readonly contract: string | null;
  readonly payer: 'department' | 'financialCentre';
  readonly payer_name: string;
  readonly payer_bin: string;
  readonly payer_iban: string;
  readonly payer_bik: string;
  readonly payer_kbe: string;
  readonly provider: string;
  readonly bin: string;
  readonly iban: string;
  readonly bik: string;
  readonly kbe: string | null;
  readonly amount: bigint;
  readonly state: string;
}

/** Payments that the bank confirmed, or gave back, within the month. */
export function paymentsOfMonth(sql: Runs, asked: BookAsked): Promise<BookedPayment[]> {
  return sql.query<BookedPayment>(
    `SELECT y.document_number AS document, y.settled_on AS day, a.number AS act, (a.made_at AT TIME ZONE 'Asia/Almaty')::date AS act_day, c.number AS contract,
            y.payer, o.name_ru AS payer_name, o.bin AS payer_bin, o.iban AS payer_iban, o.bik AS payer_bik, o.kbe AS payer_kbe, p.name_ru AS provider, p.bin,
            y.iban, y.bik, (SELECT kbe FROM provider_account x WHERE x.provider_id = p.id AND x.iban = y.iban LIMIT 1) AS kbe, y.amount_tiyn AS amount, y.state
       FROM payment y JOIN act a ON a.id = y.act_id JOIN provider p ON p.id = y.provider_id JOIN organisation o ON o.code = y.payer
       LEFT JOIN service_contract c ON c.id = a.contract_id
      WHERE y.settled_on BETWEEN $1::date AND $2::date AND ($3::uuid IS NULL OR y.provider_id = $3) AND ${asked.own.text}
      ORDER BY y.settled_on, y.document_number`,
    values(asked),
  );
}
