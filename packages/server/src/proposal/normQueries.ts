/** SQL of norms. */
import type { WriteHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { ScanType } from '@balapan/domain/legalScan.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import { normRank } from '../roster/normSql.ts';
import type { NormBody } from './kinds/norm.ts';
import type { Reads } from './queries.ts';

export interface NormRow {
  readonly normId: string;
  readonly code: string;
  readonly groupKind: 'general' | 'sanatorium' | 'correctional' | 'special';
  readonly hours: number;
  readonly coefficient: number;
  /** `null`: any. */
  readonly ownership: 'public' | 'private' | null;
  readonly district: string | null;
  readonly coefficients: { code: string; value: number }[];
  readonly total: bigint;
  readonly local: bigint;
  readonly republican: bigint;
  readonly from: Day;
  /** The day after its last; empty: until another one. */
  readonly until: Day | null;
  readonly legalAct: string;
  readonly legalDate: Day;
  /** Scan of the act. */
  readonly scanId: string | null;
  readonly scanName: string | null;
  readonly scanType: ScanType | null;
}

/** All norms, by kind, hours and first day. */
export function listNorms(sql: Reads): Promise<NormRow[]> {
  return sql.query<NormRow>(
    `SELECT n.id AS "normId", code, group_kind AS "groupKind", hours::double precision AS hours, coefficient::double precision AS coefficient,
            ownership, district, coefficients,
            total_tiyn AS total, local_tiyn AS local, republican_tiyn AS republican, lower(period) AS "from", upper(period) AS until,
            legal_act AS "legalAct", legal_date AS "legalDate", s.id AS "scanId", s.name AS "scanName", s.type AS "scanType"
       FROM norm n LEFT JOIN legal_scan s ON s.id = n.scan_id WHERE NOT isempty(period) ORDER BY group_kind, hours, ownership NULLS FIRST, district NULLS FIRST, lower(period)`,
  );
}

export async function isDistrict(sql: Reads, kato: string): Promise<boolean> {
  return (await sql.query('SELECT 1 FROM district WHERE kato = $1', [kato])).length > 0;
}

export async function insertNorm(
  sql: WriteHandle,
  id: string,
  proposalId: string,
  body: NormBody,
  now: number,
): Promise<void> {
  await sql.query(
    `INSERT INTO norm (id, code, group_kind, hours, total_tiyn, local_tiyn, republican_tiyn, coefficient, period, legal_act, legal_date, proposal_id, ownership, district,
                       coefficients, known_at, scan_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::daterange, $10, $11, $12, $13, $14, $15::jsonb, $16::timestamptz, $17)`,
    [
      id,
      body.code,
      body.group_kind,
      body.hours,
      body.total_tiyn,
      body.local_tiyn,
      body.republican_tiyn,
      body.coefficient,
      body.period,
      body.legal_act,
      body.legal_date,
      proposalId,
      body.ownership ?? null,
      body.district ?? null,
      JSON.stringify(body.coefficients ?? []),
      isoOf(now),
      body.scan_id ?? null,
    ],
  );
}

export function listDistricts(sql: Reads): Promise<{ kato: string; kk: string; ru: string; en: string }[]> {
  return sql.query('SELECT kato, name_kk AS kk, name_ru AS ru, name_en AS en FROM district ORDER BY name_ru');
}

export interface SaidUnder {
  readonly month: Day;
  readonly norm: bigint;
  readonly working_days: number;
  readonly children: number;
  readonly days: number;
  readonly providers: string[];
}

/** The circle of a norm. */
export interface Circle {
  readonly groupKind: string;
  readonly hours: number;
  readonly ownership?: string | undefined;
  readonly district?: string | undefined;
  /** First day of the first month. */
  readonly first: Day;
}

/** Days that acts in force have said under norms which one of this circle would take the place of, by month and norm. */
export function saidUnder(sql: Reads, { groupKind, hours, ownership, district, first }: Circle): Promise<SaidUnder[]> {
  return sql.query<SaidUnder>(
    `SELECT l.month, n.total_tiyn AS norm, l.working_days, count(DISTINCT l.child_id)::integer AS children,
            sum(l.payable_days)::integer AS days, array_agg(DISTINCT l.provider_id) AS providers
       FROM act_line l JOIN act a ON a.id = l.act_id AND a.state <> 'replaced'
       JOIN norm n ON n.id = l.norm_id JOIN provider p ON p.id = l.provider_id
      WHERE l.month >= $1 AND n.group_kind = $2 AND n.hours = $3 AND coalesce($4, p.ownership) = p.ownership
        AND coalesce($5, p.district) = p.district
        AND ${normRank('n')} <= ($5::text IS NOT NULL)::integer * 2 + ($4::text IS NOT NULL)::integer
      GROUP BY l.month, n.total_tiyn, l.working_days ORDER BY l.month`,
    [first, groupKind, hours, ownership ?? null, district ?? null],
  );
}
