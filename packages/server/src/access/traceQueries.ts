/** SQL of who has read or changed what is known of a child. */
import type { Role } from '@balapan/api/roles.ts';
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';

export interface TraceRow {
  readonly day: Day;
  /** The last moment of that day. */
  readonly at: number;
  readonly times: number;
  readonly kind: 'read' | 'change';
  readonly operation: string;
  readonly role: Role;
  readonly personId: string | null;
  /** What was written as the reason. */
  readonly reasons: readonly string[];
  /** By the support for a guardian. */
  readonly onBehalf: boolean;
  readonly placeKk: string | null;
  readonly placeRu: string | null;
  readonly placeEn: string | null;
  readonly total: number;
}

/**
 * The same person's same act is told once a day. A change is found by its subject (the child, its application, voucher,
 * referral, place in a waitlist, the session in which the support acted for the reader) or by the child being named with it in
 * `audit_subject`; no chain is searched by its text.
 * The reason is what somebody wrote: of the event where it is about this child alone, else of the child's own mark.
 */
export async function readTraces(
  sql: Pick<ReadHandle, 'query'>,
  wanted: { childId: string; readerId: string | null; kind: 'all' | 'read' | 'change'; from: number; size: number },
): Promise<TraceRow[]> {
  return sql.query<TraceRow>(
    `WITH subject AS (
       SELECT $1::uuid AS id UNION SELECT id FROM application WHERE child_id = $1 UNION SELECT id FROM voucher WHERE child_id = $1
       UNION SELECT id FROM referral WHERE child_id = $1 UNION SELECT id FROM waitlist_entry WHERE child_id = $1
       UNION SELECT session_id FROM on_behalf WHERE person_id = $5),
     named AS (
       SELECT chain_id, seq FROM audit_subject WHERE child_id = $1
       UNION SELECT e.chain_id, e.seq FROM subject s JOIN audit_event e ON e.subject_id = s.id
       UNION SELECT e.chain_id, e.seq FROM guardianship g JOIN audit_event e ON e.subject_id = g.person_id AND e.operation = 'access.unmask'
        WHERE g.child_id = $1),
     change AS (
       SELECT e.at, e.operation, e.role, e.user_id, e.on_behalf_of IS NOT NULL AS behalf,
              CASE WHEN e.operation = 'access.unmask' OR e.subject_id IN (SELECT id FROM subject) THEN e.payload ->> 'reason'
                   ELSE (SELECT m.value ->> 'reason' FROM json_array_elements(
                           CASE json_typeof(e.payload -> 'marks') WHEN 'array' THEN e.payload -> 'marks' ELSE '[]'::json END) m
                          WHERE m.value ->> 'childId' = $1::text AND m.value ->> 'reason' <> 'sameDay' LIMIT 1) END AS reason
         FROM named n JOIN audit_event e ON e.chain_id = n.chain_id AND e.seq = n.seq),
     trace AS (
       SELECT at, 'read' AS kind, operation, role, person_id, role = 'guardian' AS behalf, NULL::text AS reason
         FROM read_log WHERE children @> ARRAY[$1::uuid]
       UNION ALL SELECT at, CASE operation WHEN 'access.unmask' THEN 'read' ELSE 'change' END, operation, role, user_id, behalf, reason FROM change),
     told AS (
       SELECT (at AT TIME ZONE 'Asia/Almaty')::date AS day, max(at) AS at, count(*)::int AS times, kind, operation, role, person_id,
              behalf, coalesce(array_agg(DISTINCT reason) FILTER (WHERE reason IS NOT NULL), '{}') AS reasons
         FROM trace WHERE $2 IN ('all', kind) GROUP BY 1, 4, 5, 6, 7, 8)
     SELECT t.day, t.at, t.times, t.kind, t.operation, CASE WHEN t.behalf THEN coalesce(p.role, t.role) ELSE t.role END AS role,
            t.reasons, t.behalf AS "onBehalf", t.person_id AS "personId", p.kk AS "placeKk", p.ru AS "placeRu",
            p.en AS "placeEn", count(*) OVER ()::int AS total
       FROM told t LEFT JOIN LATERAL (
         SELECT a.role, coalesce(k.name_kk, d.name_kk, o.name_kk) AS kk, coalesce(k.name_ru, d.name_ru, o.name_ru) AS ru,
                coalesce(k.name_en, d.name_en, o.name_en) AS en
           FROM appointment a LEFT JOIN provider k ON k.id = a.provider_id LEFT JOIN district d ON d.kato = a.district
           LEFT JOIN organisation o ON o.code = a.organisation
          WHERE a.person_id = t.person_id
            AND (a.role = t.role OR (t.behalf AND a.role IN ('callCentreOperator', 'consultationClerk'))) ORDER BY lower(a.period) DESC LIMIT 1) p ON true
      ORDER BY t.at DESC, t.operation, t.person_id LIMIT $4 OFFSET $3`,
    [wanted.childId, wanted.kind, wanted.from, wanted.size, wanted.readerId],
  );
}
