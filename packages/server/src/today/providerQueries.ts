/** SQL of a kindergarten's first page. The operation sees the whole region, so each query names the kindergarten. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';

type Reads = Pick<ReadHandle, 'query'>;

export interface ActRow {
  readonly actId: string;
  readonly number: string;
  readonly month: Day;
  readonly state: string;
  readonly total: bigint;
  readonly since: number;
  readonly note: string | null;
}

export function findActsAtDesk(sql: Reads, providerIds: readonly string[]): Promise<ActRow[]> {
  return sql.query<ActRow>(
    `SELECT id AS "actId", number, month, state, total_tiyn AS total, since, note FROM act
      WHERE provider_id = ANY ($1::uuid[]) AND desk = 'provider' ORDER BY since, number`,
    [providerIds],
  );
}

export interface DisputeRow {
  readonly disputeId: string;
  readonly number: number;
  readonly childId: string;
  readonly childName: string;
  readonly careGroupId: string | null;
  readonly day: Day;
  readonly claim: string;
  readonly mark: string;
  readonly note: string;
  readonly answerBy: Day;
}

export function findOpenDisputes(sql: Reads, providerIds: readonly string[]): Promise<DisputeRow[]> {
  return sql.query<DisputeRow>(
    `SELECT d.id AS "disputeId", d.number, d.child_id AS "childId", concat_ws(' ', c.surname, c.given_name) AS "childName",
            m.care_group_id AS "careGroupId", d.day, d.claim, coalesce(m.mark, 'unmarked') AS mark, d.note,
            d.answer_by AS "answerBy"
       FROM day_dispute d JOIN child c ON c.id = d.child_id
       LEFT JOIN LATERAL (
         SELECT mark, care_group_id FROM attendance_mark
          WHERE day = d.day AND child_id = d.child_id ORDER BY version DESC LIMIT 1) m ON true
      WHERE d.provider_id = ANY ($1::uuid[]) AND d.state = 'open' ORDER BY d.answer_by, d.number`,
    [providerIds],
  );
}

export interface GroupRow {
  readonly careGroupId: string;
  readonly name: string;
  readonly children: number;
  readonly marked: number;
  readonly present: number;
}

export function countMarks(sql: Reads, providerIds: readonly string[], today: Day): Promise<GroupRow[]> {
  return sql.query<GroupRow>(
    `WITH enrolled AS (
       SELECT care_group_id, child_id FROM enrolment WHERE provider_id = ANY ($1::uuid[]) AND period @> $2::date),
     newest AS (
       SELECT DISTINCT ON (child_id) child_id, mark FROM attendance_mark
        WHERE provider_id = ANY ($1::uuid[]) AND day = $2::date ORDER BY child_id, version DESC)
     SELECT g.id AS "careGroupId", g.name, count(e.child_id)::int AS children, count(n.child_id)::int AS marked,
            count(*) FILTER (WHERE n.mark = 'present')::int AS present
       FROM care_group g JOIN enrolled e ON e.care_group_id = g.id LEFT JOIN newest n ON n.child_id = e.child_id
      WHERE g.provider_id = ANY ($1::uuid[]) GROUP BY g.id, g.name ORDER BY g.name, g.id`,
    [providerIds, today],
  );
}

/** Children who wait for the kindergarten's answer, and families on its waitlist. */
export async function countFamilies(
  sql: Reads,
  providerIds: readonly string[],
): Promise<{ referrals: number; waitlisted: number }> {
  const [row] = await sql.query<{ referrals: number; waitlisted: number }>(
    `SELECT (SELECT count(*) FROM referral WHERE provider_id = ANY ($1::uuid[]) AND state = 'sent')::int AS referrals,
            (SELECT count(*) FROM waitlist_entry
              WHERE provider_id = ANY ($1::uuid[]) AND state IN ('waiting', 'offered'))::int AS waitlisted`,
    [providerIds],
  );
  return row ?? { referrals: 0, waitlisted: 0 };
}
