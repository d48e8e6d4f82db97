/** SQL of places: groups that fit, places held and taken, referrals, waitlists, enrolments. */
import type { ReadHandle, WriteHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Condition } from '../kernel/rule.ts';

export interface FittingGroup {
  readonly careGroupId: string;
  readonly free: number;
}

/**
 * The general groups of a kindergarten for an age and language, most places first; their counts are locked, in order of
 * their ids, so that two choices of one place come one after the other.
 */
export async function lockFittingGroups(
  sql: WriteHandle,
  providerId: string,
  age: number,
  language: 'kk' | 'ru' | 'any',
  today: Day,
): Promise<FittingGroup[]> {
  const rows = await sql.query<FittingGroup>(
    `SELECT p.care_group_id AS "careGroupId", greatest(0, g.capacity - p.enrolled - p.held) AS free
       FROM care_group_places p JOIN care_group g ON g.id = p.care_group_id
      WHERE p.provider_id = $1 AND g.kind = 'general' AND g.age = $2 AND ($3 = 'any' OR g.language = $3) AND g.period @> $4::date
      ORDER BY p.care_group_id FOR UPDATE OF p`,
    [providerId, age, language, today],
  );
  return rows.toSorted((a, b) => b.free - a.free);
}

/** Changes the places of a group: held and enrolled by so many. */
export async function changePlaces(
  sql: WriteHandle,
  careGroupId: string,
  by: { readonly held: number; readonly enrolled: number },
): Promise<void> {
  await sql.query('UPDATE care_group_places SET held = held + $2, enrolled = enrolled + $3 WHERE care_group_id = $1', [
    careGroupId,
    by.held,
    by.enrolled,
  ]);
}

export async function isInRoster(sql: Pick<ReadHandle, 'query'>, providerId: string, today: Day): Promise<boolean> {
  const rows = await sql.query('SELECT 1 FROM provider WHERE id = $1 AND roster @> $2::date', [providerId, today]);
  return rows.length > 0;
}

export interface NewReferral {
  readonly id: string;
  readonly voucherId: string;
  readonly childId: string;
  readonly providerId: string;
  readonly careGroupId: string;
  readonly chosenAt: number;
}

export async function insertReferral(sql: WriteHandle, referral: NewReferral): Promise<void> {
  const { id, voucherId, childId, providerId, careGroupId, chosenAt } = referral;
  await sql.query(
    `INSERT INTO referral (id, voucher_id, child_id, provider_id, care_group_id, chosen_at, state)
     VALUES ($1, $2, $3, $4, $5, $6::timestamptz, 'sent')`,
    [id, voucherId, childId, providerId, careGroupId, isoOf(chosenAt)],
  );
}

export interface ReferralRow {
  readonly id: string;
  readonly voucherId: string;
  readonly childId: string;
  readonly providerId: string;
  readonly careGroupId: string;
  readonly state: 'sent' | 'accepted' | 'refused' | 'withdrawn';
}

const referral = `id, voucher_id AS "voucherId", child_id AS "childId", provider_id AS "providerId",
  care_group_id AS "careGroupId", state`;

/** Locks a referral to one of the kindergartens. */
export async function lockReferral(sql: WriteHandle, id: string): Promise<ReferralRow | null> {
  const [row] = await sql.query<ReferralRow>(`SELECT ${referral} FROM referral WHERE id = $1 FOR UPDATE`, [id]);
  return row ?? null;
}

export async function lockOpenReferral(sql: WriteHandle, voucherId: string): Promise<ReferralRow | null> {
  const [row] = await sql.query<ReferralRow>(
    `SELECT ${referral} FROM referral WHERE voucher_id = $1 AND state = 'sent' FOR UPDATE`,
    [voucherId],
  );
  return row ?? null;
}

export async function closeReferral(
  sql: WriteHandle,
  id: string,
  state: 'accepted' | 'refused' | 'withdrawn',
  now: number,
  ground: string | null = null,
): Promise<void> {
  await sql.query('UPDATE referral SET state = $2, answered_at = $3::timestamptz, refusal_ground = $4 WHERE id = $1', [
    id,
    state,
    isoOf(now),
    ground,
  ]);
}

/** Enrols a child: the claim in the country first. Returns false when the child goes to a kindergarten already. */
export async function insertEnrolment(
  sql: WriteHandle,
  region: string,
  enrolment: {
    id: string;
    childId: string;
    childIin: string;
    providerId: string;
    careGroupId: string;
    voucherId: string;
    from: Day;
  },
): Promise<boolean> {
  const { id, childId, childIin, providerId, careGroupId, voucherId, from } = enrolment;
  const claimed = await sql.query(
    `INSERT INTO national.enrolment_claim (child_iin, region, enrolment_id) VALUES ($1, $2, $3)
     ON CONFLICT (child_iin) DO NOTHING RETURNING 1`,
    [childIin, region, id],
  );
  if (claimed.length === 0) return false;
  await sql.query(
    `INSERT INTO enrolment (id, child_id, provider_id, care_group_id, voucher_id, period)
     VALUES ($1, $2, $3, $4, $5, daterange($6::date, NULL))`,
    [id, childId, providerId, careGroupId, voucherId, from],
  );
  await sql.query('UPDATE child SET provider_id = $2, care_group_id = $3 WHERE id = $1', [
    childId,
    providerId,
    careGroupId,
  ]);
  return true;
}

export interface ListedReferral {
  readonly id: string;
  readonly child: string;
  readonly birthDate: Day;
  readonly guardian: string;
  readonly phone: string | null;
  readonly careGroupId: string;
  readonly careGroup: string;
  readonly chosenAt: number;
  readonly state: 'sent' | 'accepted' | 'refused' | 'withdrawn';
  readonly refusalGround: 'incompleteDocuments' | 'expiredDocuments' | 'unvaccinatedShare' | null;
  readonly total: number;
}

export async function listReferrals(
  sql: Pick<ReadHandle, 'query'>,
  own: Condition,
  state: string,
  skip: number,
  size: number,
): Promise<ListedReferral[]> {
  return sql.query<ListedReferral>(
    `SELECT r.id, concat_ws(' ', c.surname, c.given_name) AS child, c.birth_date AS "birthDate",
            coalesce(concat_ws(' ', p.surname, p.given_name), '') AS guardian, p.phone, g.id AS "careGroupId",
            g.name AS "careGroup", r.chosen_at AS "chosenAt", r.state, r.refusal_ground AS "refusalGround",
            count(*) OVER ()::int AS total
       FROM referral r JOIN child c ON c.id = r.child_id JOIN care_group g ON g.id = r.care_group_id
       JOIN voucher v ON v.id = r.voucher_id LEFT JOIN application a ON a.id = v.application_id
       LEFT JOIN person p ON p.id = a.person_id
      WHERE r.state = $1 AND ${own.text} ORDER BY r.chosen_at, r.id OFFSET $2 LIMIT $3`,
    [state, skip, size, ...own.values],
  );
}
