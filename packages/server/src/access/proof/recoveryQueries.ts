/** SQL of recoveries and of the staff whom one may help. The caller's scope is `accounts`. */
import type { Role } from '@balapan/api/roles.ts';
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { Post } from '@balapan/domain/accessHands.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../../kernel/audit.ts';

type Reads = Pick<ReadHandle, 'query'>;

/** The posts of a person on a day. */
export async function postsOf(sql: Reads, personId: string, today: Day): Promise<Post[]> {
  return sql.query<Post>(
    `SELECT role, provider_id AS "providerId" FROM appointment WHERE person_id = $1 AND period @> $2::date`,
    [personId, today],
  );
}

/** Up to two people who hold one of the roles on a day. @param iin only this one; null: whoever */
export async function holdersToday(
  sql: Reads,
  roles: readonly string[],
  iin: string | null,
  today: Day,
): Promise<{ personId: string }[]> {
  return sql.query(
    `SELECT DISTINCT p.id AS "personId" FROM appointment a JOIN person p ON p.id = a.person_id
      WHERE a.role = ANY ($1) AND a.period @> $3::date AND ($2::text IS NULL OR p.iin = $2) LIMIT 2`,
    [roles, iin, today],
  );
}

/** Whether the person has anything to come in with beside an electronic signature. */
export async function hasWays(sql: Reads, personId: string): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 FROM staff_password WHERE person_id = $1 AND hash IS NOT NULL
     UNION ALL SELECT 1 FROM second_factor WHERE person_id = $1 AND proven_at IS NOT NULL AND removed_at IS NULL LIMIT 1`,
    [personId],
  );
  return rows.length > 0;
}

export interface Recovery {
  readonly id: string;
  readonly personId: string;
  readonly askedBy: string;
  readonly endsAt: number;
}

/** A recovery that waits, locked. */
export async function lockRecovery(sql: Runs, id: string): Promise<Recovery | null> {
  const [row] = await sql.query<Recovery>(
    `SELECT id, person_id AS "personId", asked_by AS "askedBy", ends_at AS "endsAt" FROM access_recovery
      WHERE id = $1 AND confirmed_at IS NULL AND dropped_at IS NULL FOR UPDATE`,
    [id],
  );
  return row ?? null;
}

/** The one that waits for a person; over or not. */
export async function waitingRecovery(sql: Runs, personId: string): Promise<Recovery | null> {
  const [row] = await sql.query<Recovery>(
    `SELECT id, person_id AS "personId", asked_by AS "askedBy", ends_at AS "endsAt" FROM access_recovery
      WHERE person_id = $1 AND confirmed_at IS NULL AND dropped_at IS NULL FOR UPDATE`,
    [personId],
  );
  return row ?? null;
}

export async function insertRecovery(
  sql: Runs,
  recovery: Recovery & { readonly reason: string },
  wall: number,
): Promise<void> {
  const { id, personId, askedBy, endsAt, reason } = recovery;
  await sql.query(
    `INSERT INTO access_recovery (id, person_id, reason, asked_by, asked_at, ends_at)
     VALUES ($1, $2, $3, $4, $5::timestamptz, $6::timestamptz)`,
    [id, personId, reason, askedBy, isoOf(wall), isoOf(endsAt)],
  );
}

export async function confirmRecoveryBy(sql: Runs, id: string, by: string, wall: number): Promise<void> {
  await sql.query('UPDATE access_recovery SET confirmed_by = $2, confirmed_at = $3::timestamptz WHERE id = $1', [
    id,
    by,
    isoOf(wall),
  ]);
}

export async function dropRecoveryBy(sql: Runs, id: string, by: string, wall: number): Promise<void> {
  await sql.query('UPDATE access_recovery SET dropped_by = $2, dropped_at = $3::timestamptz WHERE id = $1', [
    id,
    by,
    isoOf(wall),
  ]);
}

/** Whose staff: of one kindergarten, of one organisation, or of the whole region. */
export interface Reach {
  readonly providerId: string | null;
  readonly organisation: string | null;
}

export interface StaffRow {
  readonly personId: string;
  readonly name: string;
  readonly hasPassword: boolean;
  readonly factors: number;
  readonly invitedUntil: number | null;
  readonly recoveryId: string | null;
  readonly reason: string | null;
  readonly askedById: string | null;
  readonly askedBy: string | null;
  readonly askedAt: number | null;
  readonly recoveryEndsAt: number | null;
  readonly total: number;
}

export interface StaffSought extends Reach {
  readonly search: string;
  readonly waitingOnly: boolean;
  readonly today: Day;
  readonly wall: number;
  readonly from: number;
  readonly size: number;
}

/** Those with a post today; who waits for a recovery comes first, then by name. */
export async function staffInReach(sql: Reads, sought: StaffSought): Promise<StaffRow[]> {
  const { providerId, organisation, search, waitingOnly, today, wall, from, size } = sought;
  return sql.query<StaffRow>(
    `SELECT p.id AS "personId", concat_ws(' ', p.surname, p.given_name, p.patronymic) AS name,
            w.hash IS NOT NULL AS "hasPassword",
            (SELECT count(*)::integer FROM second_factor f
              WHERE f.person_id = p.id AND f.proven_at IS NOT NULL AND f.removed_at IS NULL) AS factors,
            (SELECT max(i.ends_at) FROM invitation i
              WHERE i.person_id = p.id AND i.used_at IS NULL AND i.withdrawn_at IS NULL AND i.ends_at > $4::timestamptz) AS "invitedUntil",
            r.id AS "recoveryId", r.reason, r.asked_by AS "askedById", concat_ws(' ', b.surname, b.given_name, b.patronymic) AS "askedBy",
            r.asked_at AS "askedAt", r.ends_at AS "recoveryEndsAt", count(*) OVER ()::integer AS total
       FROM person p LEFT JOIN staff_password w ON w.person_id = p.id
       LEFT JOIN access_recovery r ON r.person_id = p.id AND r.confirmed_at IS NULL AND r.dropped_at IS NULL AND r.ends_at > $4::timestamptz
       LEFT JOIN person b ON b.id = r.asked_by
      WHERE p.staff
        AND EXISTS (SELECT 1 FROM appointment a WHERE a.person_id = p.id AND a.period @> $3::date
              AND ($1::uuid IS NULL OR a.provider_id = $1) AND ($2::text IS NULL OR a.organisation = $2))
        AND strpos(lower(concat_ws(' ', p.surname, p.given_name, p.patronymic)), lower($5)) > 0
        AND (NOT $6::boolean OR r.id IS NOT NULL)
      ORDER BY r.asked_at NULLS LAST, p.surname, p.given_name, p.id LIMIT $7 OFFSET $8`,
    [providerId, organisation, today, isoOf(wall), search, waitingOnly, size, from],
  );
}

export interface PostRow extends Post {
  readonly personId: string;
  readonly role: Role;
  readonly placeKk: string | null;
  readonly placeRu: string | null;
  readonly placeEn: string | null;
}

/** The posts of several people, with the names of their places. */
export async function postsOfAll(sql: Reads, people: readonly string[], today: Day): Promise<PostRow[]> {
  return sql.query<PostRow>(
    `SELECT a.person_id AS "personId", a.role, a.provider_id AS "providerId",
            coalesce(k.name_kk, d.name_kk, o.name_kk) AS "placeKk", coalesce(k.name_ru, d.name_ru, o.name_ru) AS "placeRu",
            coalesce(k.name_en, d.name_en, o.name_en) AS "placeEn"
       FROM appointment a LEFT JOIN provider k ON k.id = a.provider_id LEFT JOIN district d ON d.kato = a.district
       LEFT JOIN organisation o ON o.code = a.organisation
      WHERE a.person_id = ANY ($1::uuid[]) AND a.period @> $2::date ORDER BY a.person_id, a.id`,
    [people, today],
  );
}
