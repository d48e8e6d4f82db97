/** SQL of the choice of a kindergarten: groups that fit a child, with free places and waitlists. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';

type Sql = Pick<ReadHandle, 'query'>;

export interface ChoosingVoucher {
  readonly id: string;
  readonly birthDate: Day;
  readonly language: 'kk' | 'ru' | 'any';
  /** KATO of the home's district, where the application tells it. */
  readonly home: string | null;
}

/** The voucher of a child with which a kindergarten may be chosen now. */
export async function readChoosingVoucher(sql: Sql, childId: string): Promise<ChoosingVoucher | null> {
  const [row] = await sql.query<ChoosingVoucher>(
    `SELECT v.id, c.birth_date AS "birthDate", coalesce(a.language, 'any') AS language, a.district AS home
       FROM voucher v JOIN child c ON c.id = v.child_id LEFT JOIN application a ON a.id = v.application_id
      WHERE v.child_id = $1 AND v.state = 'choosing'`,
    [childId],
  );
  return row ?? null;
}

export interface ChoiceRow {
  readonly providerId: string;
  readonly number: number;
  readonly nameKk: string;
  readonly nameRu: string;
  readonly nameEn: string;
  readonly district: string;
  readonly addressKk: string;
  readonly addressRu: string;
  readonly phone: string | null;
  readonly ownership: 'public' | 'private';
  readonly languages: ('kk' | 'ru')[];
  readonly free: number;
  readonly waiting: number;
  readonly longitude: number;
  readonly latitude: number;
}

/**
 * Kindergartens of the roster with general groups of the age and language, most free places first, then the shortest
 * waitlist. Waiting counts the children of a waitlist who could take such a place.
 * @param youngest the age of places that the youngest take: their category age is lifted to it
 */
export function readChoices(
  sql: Sql,
  wanted: { age: number; language: 'kk' | 'ru' | 'any'; today: Day; youngest: number },
): Promise<ChoiceRow[]> {
  return sql.query<ChoiceRow>(
    `WITH fitting AS (
       SELECT g.provider_id, array_agg(DISTINCT g.language ORDER BY g.language) AS languages,
              sum(greatest(0, g.capacity - p.enrolled - p.held))::int AS free
         FROM care_group g JOIN care_group_places p ON p.care_group_id = g.id
        WHERE g.kind = 'general' AND g.age = $1 AND ($2 = 'any' OR g.language = $2) AND g.period @> $3::date
        GROUP BY g.provider_id),
     waiting AS (
       SELECT w.provider_id, count(*)::int AS children
         FROM waitlist_entry w JOIN voucher v ON v.id = w.voucher_id JOIN application a ON a.id = v.application_id
        WHERE w.state = 'waiting' AND greatest(a.category_age, $4) = $1 AND ($2 = 'any' OR a.language IN ($2, 'any'))
        GROUP BY w.provider_id)
     SELECT k.id AS "providerId", k.number, k.name_kk AS "nameKk", k.name_ru AS "nameRu", k.name_en AS "nameEn", k.district,
            k.address_kk AS "addressKk", k.address_ru AS "addressRu", k.phone, k.ownership, f.languages, f.free,
            coalesce(w.children, 0) AS waiting, k.longitude, k.latitude
       FROM fitting f JOIN provider k ON k.id = f.provider_id LEFT JOIN waiting w ON w.provider_id = f.provider_id
      WHERE k.roster @> $3::date
      ORDER BY (f.free > 0 AND w.children IS NULL) DESC, f.free DESC, coalesce(w.children, 0), k.number`,
    [wanted.age, wanted.language, wanted.today, wanted.youngest],
  );
}

export interface DistrictName {
  readonly kato: string;
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

export function readDistrictNames(sql: Sql): Promise<DistrictName[]> {
  return sql.query<DistrictName>(
    'SELECT kato, name_kk AS kk, name_ru AS ru, name_en AS en FROM district ORDER BY name_kk COLLATE "kk-KZ-x-icu"',
  );
}
