/** SQL of appointments as they are shown. */
import type { StaffRole } from '@balapan/api/appointing.ts';
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';

export type Reads = Pick<ReadHandle, 'query'>;

/** Days as the database tells them: first and last, empty texts for none. */
export interface AppointmentRow {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly providerId: string | null;
  readonly placeKk: string | null;
  readonly placeRu: string | null;
  readonly placeEn: string | null;
  readonly groupName: string | null;
  readonly orderedFrom: Day;
  readonly orderedTo: Day | null;
  /** null: no day holds. */
  readonly heldFrom: Day | null;
  readonly heldTo: Day | null;
  readonly ended: boolean;
  readonly deputyForId: string | null;
  readonly deputyForName: string | null;
  readonly deputyId: string | null;
  readonly deputyName: string | null;
  readonly deputyFrom: Day | null;
  readonly deputyTo: Day | null;
  readonly orderNumber: string | null;
  readonly orderDate: Day | null;
  readonly madeById: string | null;
  readonly madeByName: string | null;
  readonly madeAt: number | null;
  readonly confirmedByName: string | null;
  readonly confirmedAt: number | null;
}

const nameOf = (person: string): string =>
  `concat_ws(' ', ${person}.surname, ${person}.given_name, ${person}.patronymic)`;
const lastOf = (range: string): string => `(upper(${range}) - 1)::date`;

/** `$1` today: a deputy is shown who holds the place now or later, or waits to be confirmed. */
const columns = `a.id, a.person_id AS "personId", ${nameOf('p')} AS name, a.role, a.provider_id AS "providerId",
  coalesce(k.name_kk, d.name_kk, o.name_kk) AS "placeKk", coalesce(k.name_ru, d.name_ru, o.name_ru) AS "placeRu",
  coalesce(k.name_en, d.name_en, o.name_en) AS "placeEn", g.name AS "groupName",
  lower(coalesce(a.ordered, a.period)) AS "orderedFrom", ${lastOf('coalesce(a.ordered, a.period)')} AS "orderedTo",
  lower(a.period) AS "heldFrom", ${lastOf('a.period')} AS "heldTo", a.ended_at IS NOT NULL AS ended,
  b.id AS "deputyForId", ${nameOf('bp')} AS "deputyForName",
  e.id AS "deputyId", e.name AS "deputyName", e.first AS "deputyFrom", e.last AS "deputyTo",
  a.order_number AS "orderNumber", a.order_date AS "orderDate", a.made_by AS "madeById", ${nameOf('m')} AS "madeByName",
  a.made_at AS "madeAt", ${nameOf('c')} AS "confirmedByName", a.confirmed_at AS "confirmedAt"`;
const tables = `appointment a JOIN staff_name p ON p.id = a.person_id LEFT JOIN provider k ON k.id = a.provider_id
  LEFT JOIN district d ON d.kato = a.district LEFT JOIN organisation o ON o.code = a.organisation
  LEFT JOIN care_group g ON g.id = a.care_group_id
  LEFT JOIN appointment b ON b.id = a.deputy_for LEFT JOIN staff_name bp ON bp.id = b.person_id
  LEFT JOIN staff_name m ON m.id = a.made_by LEFT JOIN staff_name c ON c.id = a.confirmed_by
  LEFT JOIN LATERAL (
    SELECT x.id, ${nameOf('xp')} AS name, lower(x.ordered) AS first, ${lastOf('CASE WHEN isempty(x.period) THEN x.ordered ELSE x.period END')} AS last
      FROM appointment x JOIN staff_name xp ON xp.id = x.person_id
     WHERE x.deputy_for = a.id AND (upper(x.period) > $1::date OR (isempty(x.period) AND x.ended_at IS NULL))
     ORDER BY lower(x.ordered), x.id LIMIT 1) e ON true`;

export interface StaffFilter {
  /** Kindergartens; null: the whole region. */
  readonly providers: readonly string[] | null;
  readonly search: string;
  readonly role: string | null;
  readonly state: 'now' | 'waiting' | 'future' | 'past' | 'all';
  readonly district: string | null;
  readonly organisation: string | null;
}

const states: Readonly<Record<StaffFilter['state'], string>> = {
  now: 'a.period @> $1::date',
  waiting: 'isempty(a.period) AND a.ended_at IS NULL',
  future: 'lower(a.period) > $1::date',
  past: 'upper(a.period) <= $1::date',
  all: 'true',
};

/** Appointments in order of the names; `total` is how many match. The district of a kindergarten's staff is its own. */
export async function listAppointments(
  sql: Reads,
  { providers, search, role, state, district, organisation }: StaffFilter,
  today: Day,
  offset: number,
  size: number,
): Promise<(AppointmentRow & { readonly total: number })[]> {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return sql.query(
    `SELECT ${columns}, (count(*) OVER ())::integer AS total FROM ${tables}
      WHERE ${states[state]} AND ($2::uuid[] IS NULL OR a.provider_id = ANY ($2::uuid[]))
        AND (${nameOf('p')} ILIKE $3 OR k.name_kk ILIKE $3 OR k.name_ru ILIKE $3) AND ($4::text IS NULL OR a.role = $4)
        AND ($5::text IS NULL OR a.district = $5 OR k.district = $5) AND ($6::text IS NULL OR a.organisation = $6)
      ORDER BY p.surname, p.given_name, a.person_id, lower(coalesce(a.ordered, a.period)), a.id OFFSET $7 LIMIT $8`,
    [today, providers, like, role, district, organisation, offset, size],
  );
}

/** How many appointments wait for a second person. */
export async function countWaiting(sql: Reads, providers: readonly string[] | null): Promise<number> {
  const [row] = await sql.query<{ waiting: number }>(
    `SELECT count(*)::integer AS waiting FROM appointment a
      WHERE isempty(a.period) AND a.ended_at IS NULL AND ($1::uuid[] IS NULL OR a.provider_id = ANY ($1::uuid[]))`,
    [providers],
  );
  return row?.waiting ?? 0;
}

/** All of a person's appointments, the newest first. */
export async function appointmentsOf(
  sql: Reads,
  personId: string,
  providers: readonly string[] | null,
  today: Day,
): Promise<AppointmentRow[]> {
  return sql.query<AppointmentRow>(
    `SELECT ${columns} FROM ${tables}
      WHERE a.person_id = $2 AND ($3::uuid[] IS NULL OR a.provider_id = ANY ($3::uuid[]))
      ORDER BY lower(coalesce(a.ordered, a.period)) DESC, a.id DESC`,
    [today, personId, providers],
  );
}

export interface ProviderPlace {
  readonly providerId: string;
  readonly number: number;
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
  readonly groups: readonly { readonly careGroupId: string; readonly name: string }[];
}

/** Kindergartens to appoint in, the first thirty; with their groups where they are named. */
export async function listProviders(
  sql: Reads,
  own: readonly string[] | null,
  search: string,
  today: Day,
): Promise<ProviderPlace[]> {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return sql.query<ProviderPlace>(
    `SELECT k.id AS "providerId", k.number, k.name_kk AS kk, k.name_ru AS ru, k.name_en AS en,
            coalesce((SELECT json_agg(json_build_object('careGroupId', g.id, 'name', g.name) ORDER BY g.age, g.name, g.id)
                        FROM care_group g WHERE $1::uuid[] IS NOT NULL AND g.provider_id = k.id AND g.period @> $3::date), '[]') AS groups
       FROM provider k
      WHERE ($1::uuid[] IS NULL OR k.id = ANY ($1::uuid[]))
        AND (k.name_kk ILIKE $2 OR k.name_ru ILIKE $2 OR k.number::text = trim(both '%' from $2))
      ORDER BY k.number LIMIT 30`,
    [own, like, today],
  );
}

export async function listDistricts(
  sql: Reads,
): Promise<{ readonly district: string; readonly kk: string; readonly ru: string; readonly en: string }[]> {
  return sql.query('SELECT kato AS district, name_kk AS kk, name_ru AS ru, name_en AS en FROM district ORDER BY kato');
}
