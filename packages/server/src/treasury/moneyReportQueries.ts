/** SQL of the money reports: acts and entries by the index of their month, lines of acts in the month's own partition. */
import type { Day } from '@balapan/domain/day.ts';
import type { Runs } from '../kernel/audit.ts';

type Reads = Pick<Runs, 'query'>;

export interface CityRow {
  readonly id: string;
  readonly name_kk: string;
  readonly name_ru: string;
  readonly name_en: string;
  readonly district: string;
  readonly acts: number;
  readonly children: number;
  readonly payable_days: number;
  readonly total: bigint;
  readonly local: bigint;
  readonly republican: bigint;
  readonly owed: bigint;
  readonly paid: bigint;
}

/** Kindergartens with acts or money of a month of service, by number. */
export function cityMoney(sql: Reads, month: Day): Promise<CityRow[]> {
  return sql.query<CityRow>(
    `WITH acts AS (
       SELECT provider_id, count(*)::integer AS acts, sum(children)::integer AS children, sum(payable_days)::integer AS payable_days,
              sum(total_tiyn)::bigint AS total, sum(local_tiyn)::bigint AS local, sum(republican_tiyn)::bigint AS republican
         FROM act WHERE month = $1 AND state <> 'replaced' GROUP BY 1),
     money AS (
       SELECT provider_id, coalesce(sum(amount_tiyn) FILTER (WHERE account = '2000'), 0)::bigint AS owed,
              coalesce(-sum(amount_tiyn) FILTER (WHERE account = '5000'), 0)::bigint AS paid
         FROM entry WHERE account IN ('2000', '5000') AND month = $1 GROUP BY 1)
     SELECT p.id, p.name_kk, p.name_ru, p.name_en, p.district, coalesce(a.acts, 0) AS acts, coalesce(a.children, 0) AS children,
            coalesce(a.payable_days, 0) AS payable_days, coalesce(a.total, 0) AS total, coalesce(a.local, 0) AS local,
            coalesce(a.republican, 0) AS republican, coalesce(m.owed, 0) AS owed, coalesce(m.paid, 0) AS paid
       FROM provider p LEFT JOIN acts a ON a.provider_id = p.id LEFT JOIN money m ON m.provider_id = p.id
      WHERE a.provider_id IS NOT NULL OR m.provider_id IS NOT NULL ORDER BY p.number`,
    [month],
  );
}

export async function kindergartenMoney(
  sql: Reads,
  providerId: string,
  month: Day,
): Promise<{ name_kk: string; name_ru: string; name_en: string; owed: bigint; paid: bigint } | null> {
  const [row] = await sql.query<{ name_kk: string; name_ru: string; name_en: string; owed: bigint; paid: bigint }>(
    `SELECT p.name_kk, p.name_ru, p.name_en, coalesce(m.owed, 0)::bigint AS owed, coalesce(m.paid, 0)::bigint AS paid
       FROM provider p LEFT JOIN (
         SELECT provider_id, sum(amount_tiyn) FILTER (WHERE account = '2000') AS owed, -sum(amount_tiyn) FILTER (WHERE account = '5000') AS paid
           FROM entry WHERE provider_id = $1 AND month = $2 GROUP BY 1) m ON m.provider_id = p.id
      WHERE p.id = $1`,
    [providerId, month],
  );
  return row ?? null;
}

export interface ChildRow {
  readonly child_id: string;
  readonly name: string;
  readonly payable_days: number;
  readonly working_days: number;
  readonly total: bigint;
  readonly local: bigint;
  readonly republican: bigint;
}

/** The lines of a kindergarten's acts of a month of service, by name. Lines of acts that were replaced are left out. */
export function kindergartenChildren(sql: Reads, providerId: string, month: Day): Promise<ChildRow[]> {
  return sql.query<ChildRow>(
    `SELECT l.child_id, c.surname || ' ' || c.given_name AS name, l.payable_days, l.working_days, l.total_tiyn AS total,
            l.local_tiyn AS local, l.republican_tiyn AS republican
       FROM act a JOIN act_line l ON l.act_id = a.id AND l.month = $2 JOIN child c ON c.id = l.child_id
      WHERE a.provider_id = $1 AND a.month = $2 AND a.state <> 'replaced' ORDER BY name, l.child_id`,
    [providerId, month],
  );
}
