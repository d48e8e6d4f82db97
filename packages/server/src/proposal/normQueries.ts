/** SQL of norms. */
import type { WriteHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
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
}

/** All norms, by kind, hours and first day. */
export function listNorms(sql: Reads): Promise<NormRow[]> {
  return sql.query<NormRow>(
    `SELECT id AS "normId", code, group_kind AS "groupKind", hours::double precision AS hours, coefficient::double precision AS coefficient,
            ownership, district, coefficients,
            total_tiyn AS total, local_tiyn AS local, republican_tiyn AS republican, lower(period) AS "from", upper(period) AS until,
            legal_act AS "legalAct", legal_date AS "legalDate"
       FROM norm WHERE NOT isempty(period) ORDER BY group_kind, hours, ownership NULLS FIRST, district NULLS FIRST, lower(period)`,
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
                       coefficients, known_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::daterange, $10, $11, $12, $13, $14, $15::jsonb, $16::timestamptz)`,
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
    ],
  );
}
