/** SQL of the lines of an act: summed by month of service, norm and reason, and one by one. */
import type { LineReason } from '@balapan/domain/act.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { Runs } from '../kernel/audit.ts';

/** Lines of one month of service, one norm and one reason. */
export interface ActGroupRow {
  readonly month: Day;
  readonly norm_id: string;
  readonly norm: bigint;
  readonly reason: LineReason | null;
  readonly working_days: number;
  readonly children: number;
  readonly days: number;
  readonly total: bigint;
  readonly local: bigint;
  readonly republican: bigint;
  /** Of them children with every working day paid. */
  readonly full_children: number;
  readonly full_days: number;
  readonly full_total: bigint;
}

/** An act's own month first, then earlier ones; the dearest norm first. */
export function actGroups(sql: Runs, actId: string, month: Day): Promise<ActGroupRow[]> {
  return sql.query<ActGroupRow>(
    `SELECT g.*, n.total_tiyn AS norm
       FROM (SELECT l.month, l.norm_id, l.reason, l.working_days, count(*)::integer AS children, sum(l.payable_days)::integer AS days,
                    sum(l.total_tiyn)::bigint AS total, sum(l.local_tiyn)::bigint AS local, sum(l.republican_tiyn)::bigint AS republican,
                    (count(*) FILTER (WHERE l.payable_days = l.working_days))::integer AS full_children,
                    coalesce(sum(l.payable_days) FILTER (WHERE l.payable_days = l.working_days), 0)::integer AS full_days,
                    coalesce(sum(l.total_tiyn) FILTER (WHERE l.payable_days = l.working_days), 0)::bigint AS full_total
               FROM act_line l WHERE l.act_id = $1 AND l.month <= $2
              GROUP BY l.month, l.norm_id, l.reason, l.working_days) AS g
       JOIN norm n ON n.id = g.norm_id
      ORDER BY g.month DESC, n.total_tiyn DESC, g.reason NULLS FIRST, g.norm_id`,
    [actId, month],
  );
}

export interface ActLineRow {
  readonly child_id: string;
  readonly name: string;
  readonly month: Day;
  readonly norm: bigint;
  readonly payable_days: number;
  readonly working_days: number;
  readonly total_tiyn: bigint;
  readonly local_tiyn: bigint;
  readonly republican_tiyn: bigint;
  readonly reason: LineReason | null;
  readonly of: number;
}

export interface LinePage {
  readonly page: number;
  readonly size: number;
  readonly serviceMonth?: string | undefined;
  readonly normId?: string | undefined;
  /** `none`: lines without a reason. */
  readonly reason?: LineReason | 'none' | undefined;
}

/** Lines with names where the actor may see them. */
export function actLines(sql: Runs, actId: string, month: Day, page: LinePage): Promise<ActLineRow[]> {
  return sql.query<ActLineRow>(
    `SELECT l.child_id, coalesce(c.surname || ' ' || c.given_name, '') AS name, l.month, n.total_tiyn AS norm, l.payable_days,
            l.working_days, l.total_tiyn, l.local_tiyn, l.republican_tiyn, l.reason, (count(*) OVER ())::integer AS of
       FROM act_line l JOIN norm n ON n.id = l.norm_id LEFT JOIN child c ON c.id = l.child_id
      WHERE l.act_id = $1 AND l.month <= $2 AND ($5::date IS NULL OR l.month = $5) AND ($6::uuid IS NULL OR l.norm_id = $6)
        AND ($7::text IS NULL OR coalesce(l.reason, 'none') = $7)
      ORDER BY l.month DESC, c.surname, c.given_name, l.child_id LIMIT $3 OFFSET $4`,
    [
      actId,
      month,
      page.size,
      (page.page - 1) * page.size,
      page.serviceMonth === undefined ? null : `${page.serviceMonth}-01`,
      page.normId ?? null,
      page.reason ?? null,
    ],
  );
}

/** Whether a child stands in an act with a month of service; the group whose day it was last there is asked for elsewhere. */
export async function standsIn(sql: Runs, actId: string, childId: string, month: Day): Promise<boolean> {
  const rows = await sql.query('SELECT 1 FROM act_line WHERE act_id = $1 AND child_id = $2 AND month = $3', [
    actId,
    childId,
    month,
  ]);
  return rows.length > 0;
}

export interface Named {
  readonly name: string;
  readonly iin: string;
}

/** Names of children who stand in an act, whoever sees them now: a child that has left since stays in what was signed. */
export async function namesInAct(sql: Runs, actId: string, ids: readonly string[]): Promise<Map<string, Named>> {
  const rows = await sql.query<Named & { id: string }>(
    `SELECT c.id, c.iin, concat_ws(' ', c.surname, c.given_name, c.patronymic) AS name FROM child c
      WHERE c.id = ANY ($2::uuid[]) AND EXISTS (SELECT FROM act_line l WHERE l.act_id = $1 AND l.child_id = c.id)`,
    [actId, ids],
  );
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}

export interface SaidByAct {
  readonly act_id: string;
  readonly number: string;
  readonly month: Day;
  readonly state: string;
  readonly payable_days: number;
  readonly total: bigint;
  readonly reason: LineReason | null;
}

/** What the acts in force of a kindergarten say of a child's month, in order. */
export function saidByActs(sql: Runs, providerId: string, childId: string, month: Day): Promise<SaidByAct[]> {
  return sql.query<SaidByAct>(
    `SELECT t.id AS act_id, t.number, t.month, t.state, l.payable_days, l.total_tiyn AS total, l.reason
       FROM act_line l JOIN act t ON t.id = l.act_id AND t.state <> 'replaced'
      WHERE l.month = $3 AND l.child_id = $2 AND l.provider_id = $1 ORDER BY t.month, t.version`,
    [providerId, childId, month],
  );
}

export interface CorrectionRow {
  readonly id: string;
  readonly day: Day;
  readonly from_mark: string | null;
  readonly to_mark: string;
  readonly reason: string;
  readonly person: string | null;
  readonly person_id: string;
  readonly made_at: number;
  readonly signed: boolean;
}

/** Entries into a closed month of a child in a kindergarten, oldest first. */
export function correctionsOf(sql: Runs, providerId: string, childId: string, month: Day): Promise<CorrectionRow[]> {
  return sql.query<CorrectionRow>(
    `SELECT c.id, c.day, c.from_mark, c.to_mark, c.reason, h.surname || ' ' || h.given_name AS person, c.person_id, c.made_at,
            c.bytes IS NOT NULL AS signed
       FROM mark_correction c LEFT JOIN staff_name h ON h.id = c.person_id
      WHERE c.provider_id = $1 AND c.child_id = $2 AND c.month = $3 ORDER BY c.made_at, c.day`,
    [providerId, childId, month],
  );
}

/** Days on which a child was enrolled in a kindergarten. */
export async function stayDays(sql: Runs, providerId: string, childId: string, first: Day, last: Day): Promise<Day[]> {
  const rows = await sql.query<{ day: Day }>(
    `SELECT DISTINCT s.day::date AS day FROM generate_series($3::date::timestamp, $4::date::timestamp, interval '1 day') AS s (day)
       JOIN enrolment e ON e.child_id = $2 AND e.period @> s.day::date
       JOIN care_group g ON g.id = e.care_group_id AND g.provider_id = $1`,
    [providerId, childId, first, last],
  );
  return rows.map(({ day }) => day);
}
