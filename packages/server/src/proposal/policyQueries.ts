/** SQL of the versions of the rules. */
import type { WriteHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { Policy } from '@balapan/domain/policy.ts';
import type { PolicyBody } from './kinds/policy.ts';
import type { Reads } from './queries.ts';

export interface VersionRow {
  readonly version: number;
  readonly from: Day;
  /** The day after its last; empty: until another one. */
  readonly until: Day | null;
  readonly source: string;
  readonly body: Policy;
}

/** All versions, the newest first. */
export function listPolicies(sql: Reads): Promise<VersionRow[]> {
  return sql.query<VersionRow>(
    `SELECT version, lower(period) AS "from", upper(period) AS until, source, body FROM policy_version ORDER BY lower(period) DESC`,
  );
}

export async function nameOf(sql: Reads, personId: string): Promise<string> {
  const [row] = await sql.query<{ name: string }>(
    `SELECT concat_ws(' ', surname, given_name) AS name FROM person WHERE id = $1`,
    [personId],
  );
  return row?.name ?? personId;
}

export async function insertPolicy(
  sql: WriteHandle,
  made: PolicyBody & { version: number; proposalId: string; madeBy: string; approvedBy: string },
): Promise<void> {
  await sql.query(
    `INSERT INTO policy_version (version, period, body, source, made_by, approved_by, proposal_id)
     VALUES ($1, $2::daterange, $3::jsonb, $4, $5, $6, $7)`,
    [made.version, made.period, JSON.stringify(made.body), made.source, made.madeBy, made.approvedBy, made.proposalId],
  );
}
