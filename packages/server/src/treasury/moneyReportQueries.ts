/** SQL of the money reports: acts and entries by the index of their month, lines of acts in the month's own partition. */
import type { ActState } from '@balapan/domain/act.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { Runs } from '../kernel/audit.ts';

type Reads = Pick<Runs, 'query'>;

interface Named {
  readonly name_kk: string;
  readonly name_ru: string;
  readonly name_en: string;
}

export interface CityRow extends Named {
  readonly id: string;
  readonly number: number;
  readonly bin: string;
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
export function kindergartensOfMonth(sql: Reads, month: Day): Promise<CityRow[]> {
  return sql.query<CityRow>(
    `WITH acts AS (
       SELECT provider_id, count(*)::integer AS acts, sum(children)::integer AS children, sum(payable_days)::integer AS payable_days,
              sum(total_tiyn)::bigint AS total, sum(local_tiyn)::bigint AS local, sum(republican_tiyn)::bigint AS republican
         FROM act WHERE month = $1 AND state <> 'replaced' GROUP BY 1),
     money AS (
       SELECT provider_id, coalesce(sum(amount_tiyn) FILTER (WHERE account = '2000'), 0)::bigint AS owed,
              coalesce(-sum(amount_tiyn) FILTER (WHERE account = '5000'), 0)::bigint AS paid
         FROM entry WHERE account IN ('2000', '5000') AND month = $1 GROUP BY 1)
     SELECT p.id, p.number, p.name_kk, p.name_ru, p.name_en, p.bin, p.district, coalesce(a.acts, 0) AS acts, coalesce(a.children, 0) AS children,
            coalesce(a.payable_days, 0) AS payable_days, coalesce(a.total, 0) AS total, coalesce(a.local, 0) AS local,
            coalesce(a.republican, 0) AS republican, coalesce(m.owed, 0) AS owed, coalesce(m.paid, 0) AS paid
       FROM provider p LEFT JOIN acts a ON a.provider_id = p.id LEFT JOIN money m ON m.provider_id = p.id
      WHERE a.provider_id IS NOT NULL OR m.provider_id IS NOT NULL ORDER BY p.number`,
    [month],
  );
}

export interface ActSpan {
  readonly first: Day | null;
  readonly last: Day | null;
}

/** The first and the last month that have acts: two looks into the index, however many there are between. */
export async function spanOfActs(sql: Reads, providerId: string | null): Promise<ActSpan> {
  const [row] =
    providerId === null
      ? await sql.query<ActSpan>('SELECT (SELECT min(month) FROM act) AS first, (SELECT max(month) FROM act) AS last')
      : await sql.query<ActSpan>(
          `SELECT (SELECT min(month) FROM act WHERE provider_id = $1) AS first, (SELECT max(month) FROM act WHERE provider_id = $1) AS last`,
          [providerId],
        );
  return row ?? { first: null, last: null };
}

export function listDistricts(sql: Reads): Promise<(Named & { kato: string })[]> {
  return sql.query('SELECT kato, name_kk, name_ru, name_en FROM district ORDER BY kato');
}

export interface Head extends Named {
  readonly district: string;
}

export async function headOf(sql: Reads, providerId: string): Promise<Head | null> {
  const [row] = await sql.query<Head>('SELECT name_kk, name_ru, name_en, district FROM provider WHERE id = $1', [
    providerId,
  ]);
  return row ?? null;
}

/** What is owed and was paid for a month of service. */
export async function moneyOf(sql: Reads, providerId: string, month: Day): Promise<{ owed: bigint; paid: bigint }> {
  const [row] = await sql.query<{ owed: bigint; paid: bigint }>(
    `SELECT coalesce(sum(amount_tiyn) FILTER (WHERE account = '2000'), 0)::bigint AS owed,
            coalesce(-sum(amount_tiyn) FILTER (WHERE account = '5000'), 0)::bigint AS paid
       FROM entry WHERE provider_id = $1 AND month = $2`,
    [providerId, month],
  );
  return row ?? { owed: 0n, paid: 0n };
}

export interface ReportedAct {
  readonly id: string;
  readonly number: string;
  readonly state: ActState;
  readonly total: bigint;
  readonly payable: bigint;
  readonly due_on: Day | null;
}

/** A kindergarten's acts of a month; replaced ones are left out. */
export function actsOfMonth(sql: Reads, providerId: string, month: Day): Promise<ReportedAct[]> {
  return sql.query<ReportedAct>(
    `SELECT id, number, state, total_tiyn AS total, payable_tiyn AS payable, due_on
       FROM act WHERE provider_id = $1 AND month = $2 AND state <> 'replaced' ORDER BY number`,
    [providerId, month],
  );
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

/**
 * The lines of a kindergarten's acts of a month of service, by name; those of replaced acts are left out. A child that has left since is
 * not the kindergarten's to see: its sum stands without a name.
 */
export function kindergartenChildren(sql: Reads, providerId: string, month: Day): Promise<ChildRow[]> {
  return sql.query<ChildRow>(
    `SELECT l.child_id, coalesce(c.surname || ' ' || c.given_name, '') AS name, l.payable_days, l.working_days, l.total_tiyn AS total,
            l.local_tiyn AS local, l.republican_tiyn AS republican
       FROM act a JOIN act_line l ON l.act_id = a.id AND l.month = $2 LEFT JOIN child c ON c.id = l.child_id
      WHERE a.provider_id = $1 AND a.month = $2 AND a.state <> 'replaced' ORDER BY name, l.child_id`,
    [providerId, month],
  );
}
