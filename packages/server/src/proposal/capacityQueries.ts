/** SQL of the places of groups and of what was decided about them. */
import type { WriteHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { Condition } from '../kernel/rule.ts';
import type { CapacityBody } from './kinds/capacity.ts';
import type { Reads } from './queries.ts';

export interface GroupRow {
  readonly careGroupId: string;
  readonly providerId: string;
  readonly name: string;
  readonly age: number;
  readonly language: 'kk' | 'ru';
  readonly capacity: number;
  readonly enrolled: number;
  readonly held: number;
  readonly district: string;
  /** Decided, not in force yet. */
  readonly next: { readonly capacity: number; readonly from: Day } | null;
  readonly proposalId: string | null;
}

const groups = `SELECT g.id AS "careGroupId", g.provider_id AS "providerId", g.name, g.age, g.language, g.capacity,
    coalesce(p.enrolled, 0) AS enrolled, coalesce(p.held, 0) AS held, k.district,
    (SELECT json_build_object('capacity', c.capacity, 'from', c.from_day) FROM capacity_change c
      WHERE c.care_group_id = g.id AND NOT c.applied ORDER BY c.from_day LIMIT 1) AS next,
    (SELECT o.id FROM proposal o WHERE o.kind = 'capacity' AND o.subject = g.id::text AND o.state IN ('proposed', 'checked')) AS "proposalId"
  FROM care_group g JOIN provider k ON k.id = g.provider_id LEFT JOIN care_group_places p ON p.care_group_id = g.id`;

/** A group that is open on the day. */
export async function findGroup(sql: Reads, id: string, day: Day): Promise<GroupRow | null> {
  const [row] = await sql.query<GroupRow>(`${groups} WHERE g.id = $1 AND g.period @> $2::date`, [id, day]);
  return row ?? null;
}

export function listGroups(sql: Reads, day: Day, own: Condition): Promise<GroupRow[]> {
  return sql.query<GroupRow>(`${groups} WHERE g.period @> $1::date AND ${own.text} ORDER BY g.age, g.name, g.id`, [
    day,
    ...own.values,
  ]);
}

export async function insertCapacityChange(sql: WriteHandle, proposalId: string, body: CapacityBody): Promise<void> {
  await sql.query(
    'INSERT INTO capacity_change (proposal_id, care_group_id, provider_id, capacity, from_day) VALUES ($1, $2, $3, $4, $5)',
    [proposalId, body.care_group_id, body.provider_id, body.capacity, body.from_day],
  );
}

/** Puts into the groups what is due; @returns how many */
export async function applyCapacity(sql: WriteHandle, today: Day): Promise<number> {
  const [row] = await sql.query<{ done: number }>('SELECT apply_capacity($1::date) AS done', [today]);
  return row?.done ?? 0;
}

/** The first day on which something is due. */
export async function earliestCapacity(sql: Reads): Promise<Day | null> {
  const [row] = await sql.query<{ day: Day | null }>(
    'SELECT min(from_day) AS day FROM capacity_change WHERE NOT applied',
  );
  return row?.day ?? null;
}
