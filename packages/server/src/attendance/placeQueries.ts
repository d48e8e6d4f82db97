/** SQL of where a child was in a month, and who marked. */
import type { Day } from '@balapan/domain/day.ts';
import type { Runs } from '../kernel/audit.ts';

export async function childOf(sql: Runs, id: string): Promise<{ surname: string; given_name: string } | null> {
  const [row] = await sql.query<{ surname: string; given_name: string }>(
    'SELECT surname, given_name FROM child WHERE id = $1',
    [id],
  );
  return row ?? null;
}

export interface PlaceRow {
  readonly provider_id: string;
  readonly name_kk: string;
  readonly name_ru: string;
  readonly name_en: string;
  readonly group_name: string;
  readonly age: number;
  readonly kind: string;
  readonly hours: string;
}

/** The last group of a child in a span of days. */
export async function placeOf(sql: Runs, childId: string, from: Day, to: Day): Promise<PlaceRow | null> {
  const [row] = await sql.query<PlaceRow>(
    `SELECT p.id AS provider_id, p.name_kk, p.name_ru, p.name_en, g.name AS group_name, g.age, g.kind, g.hours
       FROM enrolment e JOIN care_group g ON g.id = e.care_group_id JOIN provider p ON p.id = e.provider_id
      WHERE e.child_id = $1 AND e.period && daterange($2, $3, '[]') ORDER BY lower(e.period) DESC LIMIT 1`,
    [childId, from, to],
  );
  return row ?? null;
}

/** The kindergarten of a child on a day. */
export async function providerOn(sql: Runs, childId: string, day: Day): Promise<string | null> {
  const [row] = await sql.query<{ provider_id: string }>(
    'SELECT provider_id FROM enrolment WHERE child_id = $1 AND period @> $2::date',
    [childId, day],
  );
  return row?.provider_id ?? null;
}

export async function markerNames(sql: Runs, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql.query<{ id: string; name: string }>(
    `SELECT id, given_name || ' ' || surname AS name FROM staff_name WHERE id = ANY ($1::uuid[])`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
