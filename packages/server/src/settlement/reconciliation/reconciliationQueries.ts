/** SQL of the reconciliation with a kindergarten: the ledger, with the numbers of its documents. */
import type { Day } from '@balapan/domain/day.ts';
import type { Runs } from '../../kernel/audit.ts';

export interface SidesRow {
  readonly district: string;
  readonly bin: string;
  readonly name_kk: string;
  readonly name_ru: string;
  readonly name_en: string;
  readonly department_kk: string;
  readonly department_ru: string;
  readonly department_bin: string;
}

export async function sidesOf(sql: Runs, providerId: string): Promise<SidesRow | null> {
  const [row] = await sql.query<SidesRow>(
    `SELECT p.district, p.bin, p.name_kk, p.name_ru, p.name_en, o.name_kk AS department_kk, o.name_ru AS department_ru, o.bin AS department_bin
       FROM provider p CROSS JOIN organisation o WHERE p.id = $1 AND o.code = 'department'`,
    [providerId],
  );
  return row ?? null;
}

/**
 * What changed the debt to a kindergarten up to a day: the net of what is owed and what is on its way. A payment that is only sent has
 * none; what the bank told has the bank's day.
 */
export function ledgerOf(
  sql: Runs,
  providerId: string,
  to: Day,
): Promise<{ day: Day; kind: string; document: string; amount: bigint }[]> {
  return sql.query(
    `SELECT * FROM (
       SELECT CASE WHEN j.kind = 'paymentReturned' OR j.kind = 'paymentConfirmed' AND p.state = 'confirmed' THEN coalesce(p.settled_on, (j.posted_at AT TIME ZONE 'Asia/Almaty')::date)
                ELSE (j.posted_at AT TIME ZONE 'Asia/Almaty')::date END AS day,
              j.kind, coalesce(a.number, p.document_number, '') AS document, s.amount, j.posted_at, j.id
         FROM (SELECT e.journal_id, -sum(e.amount_tiyn)::bigint AS amount FROM entry e
                WHERE e.provider_id = $1 AND e.account IN ('3000', '4000') GROUP BY e.journal_id HAVING sum(e.amount_tiyn) <> 0) s
         JOIN journal j ON j.id = s.journal_id
         CROSS JOIN LATERAL (SELECT substring(j.operation_key FROM '[0-9a-f]{8}-[0-9a-f-]{27}') AS operation) k
         LEFT JOIN act a ON a.id = k.operation::uuid LEFT JOIN payment p ON p.id = k.operation::uuid
     ) x WHERE day <= $2::date ORDER BY day, posted_at, id`,
    [providerId, to],
  );
}
