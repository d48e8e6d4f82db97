/** SQL of privileges: what is claimed, what was decided. */
import type { WriteHandle } from '@balapan/database/scope.ts';
import type { ApplicationState } from '@balapan/domain/application.ts';
import type { Tier } from '@balapan/domain/category.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Condition } from '../kernel/rule.ts';
import type { PrivilegeBody } from './kinds/privilege.ts';
import type { Reads } from './queries.ts';

export interface ClaimRow {
  readonly childId: string;
  readonly district: string | null;
  readonly state: ApplicationState;
  readonly tier: Tier;
  readonly category: number;
  readonly categoryAge: number;
  readonly ground: string | null;
  readonly checked: boolean;
}

export async function findClaim(sql: Reads, applicationId: string): Promise<ClaimRow | null> {
  const [row] = await sql.query<ClaimRow>(
    `SELECT child_id AS "childId", district, state, tier, category, category_age AS "categoryAge", ground, ground_checked AS checked
       FROM application WHERE id = $1`,
    [applicationId],
  );
  return row ?? null;
}

export async function findChildName(
  sql: Reads,
  applicationId: string,
): Promise<{ childId: string; name: string | null } | null> {
  const [row] = await sql.query<{ childId: string; name: string | null }>(
    `SELECT a.child_id AS "childId", nullif(concat_ws(' ', c.surname, c.given_name), '') AS name
       FROM application a LEFT JOIN child c ON c.id = a.child_id WHERE a.id = $1`,
    [applicationId],
  );
  return row ?? null;
}

export interface GroundRow {
  readonly applicationId: string;
  readonly number: string;
  readonly childId: string;
  readonly childName: string | null;
  readonly filedAt: number;
  readonly tier: Tier;
  readonly category: number;
  readonly ground: string | null;
  readonly proposalId: string | null;
  readonly total: number;
}

/** Claims that nobody has checked, those served first at the top. `search`: beginning of the application's number. */
export function listGrounds(
  sql: Reads,
  wanted: { tier: Tier | null; search: string | null; from: number; size: number },
  own: Condition,
): Promise<GroundRow[]> {
  return sql.query<GroundRow>(
    `SELECT a.id AS "applicationId", a.number, a.child_id AS "childId", nullif(concat_ws(' ', c.surname, c.given_name), '') AS "childName",
            a.filed_at AS "filedAt", a.tier, a.category, a.ground, o.id AS "proposalId", count(*) OVER ()::int AS total
       FROM application a LEFT JOIN child c ON c.id = a.child_id
       LEFT JOIN proposal o ON o.kind = 'privilege' AND o.subject = a.id::text AND o.state IN ('proposed', 'checked')
      WHERE a.state IN ('waiting', 'inactive') AND a.tier <> 'general' AND NOT a.ground_checked AND ($1::text IS NULL OR a.tier = $1)
        AND ($2::text IS NULL OR starts_with(a.number, $2)) AND ${own.text}
      ORDER BY a.category, a.filed_at, a.id LIMIT $4 OFFSET $3`,
    [wanted.tier, wanted.search, wanted.from, wanted.size, ...own.values],
  );
}

/** The database puts it into the application. */
export async function insertDecision(sql: WriteHandle, proposalId: string, body: PrivilegeBody): Promise<void> {
  await sql.query(
    `INSERT INTO privilege_decision (proposal_id, application_id, child_id, verdict, tier, category, ground, document)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      proposalId,
      body.application_id,
      body.child_id,
      body.verdict,
      body.tier,
      body.category,
      body.ground,
      body.document,
    ],
  );
}

/** The state stays; the parent reads what was decided among the moves of the queue. */
export async function tellParent(sql: WriteHandle, body: PrivilegeBody, text: string, now: number): Promise<void> {
  const event = body.verdict === 'confirmed' ? 'privilegeConfirmed' : 'privilegeDeclined';
  await sql.query(
    `INSERT INTO application_event (application_id, seq, child_id, at, event, from_state, to_state, reason, params)
     SELECT a.id, (SELECT coalesce(max(e.seq), 0) + 1 FROM application_event e WHERE e.application_id = a.id), a.child_id,
            $2::timestamptz, $3, a.state, a.state, $3, $4::jsonb FROM application a WHERE a.id = $1`,
    [body.application_id, isoOf(now), event, JSON.stringify({ text })],
  );
}
