/** SQL of sessions and of who is signed in. */
import type { SignInMethod } from '@balapan/api/proof.ts';
import type { Role } from '@balapan/api/roles.ts';
import type { ReadHandle, WriteHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import { dayAt, isoOf } from '@balapan/domain/moment.ts';

type Reads = Pick<ReadHandle, 'query' | 'named'>;

export interface SessionRow {
  readonly id: string;
  readonly personId: string;
  /** The member of the support who acts on the person's behalf; null: the person acts. */
  readonly operatorId: string | null;
  readonly method: SignInMethod;
  readonly provenAt: number;
  /** null: as a guardian. */
  readonly role: Role | null;
  readonly providerId: string | null;
  readonly careGroupId: string | null;
  readonly district: string | null;
  readonly organisation: 'department' | 'financialCentre' | null;
  readonly children: string[];
  /** Those of the children for whom the person signs. */
  readonly signsFor: string[];
  /** The appointment takes somebody's place for a period. */
  readonly acting: boolean;
  /** Last day on which a deputy has the place; null: nobody has it today. */
  readonly replacedUntil: Day | null;
  /** Children and people whom an auditor has unmasked. */
  readonly unmasked: string[];
  readonly seenAt: number;
}

export async function touchSession(sql: WriteHandle, id: string, wall: number): Promise<void> {
  await sql.named('touch_session', 'UPDATE session SET seen_at = $2::timestamptz WHERE id = $1', [id, isoOf(wall)]);
}

/** A session that nobody uses for an hour is over: a shared computer is forgotten sooner than the day ends (decision 0018). */
export const restMillis = 3_600_000;

/** A session that is not over by real time; an appointment must be in force at `now`, by the region's clock. */
export async function findSession(
  sql: Reads,
  tokenHash: Buffer,
  wall: number,
  now: number,
): Promise<SessionRow | null> {
  const [row] = await sql.named<SessionRow>(
    'session',
    `SELECT s.id, s.person_id AS "personId", s.operator_id AS "operatorId", s.method,
            coalesce(s.proven_at, s.made_at) AS "provenAt", coalesce(s.seen_at, s.made_at) AS "seenAt", a.role, a.provider_id AS "providerId", a.care_group_id AS "careGroupId",
            a.district, a.organisation,
            CASE WHEN s.appointment_id IS NULL
              THEN ARRAY(SELECT g.child_id FROM guardianship g WHERE g.person_id = s.person_id ORDER BY g.child_id)
              ELSE '{}' END AS children,
            CASE WHEN s.appointment_id IS NULL
              THEN ARRAY(SELECT g.child_id FROM guardianship g WHERE g.person_id = s.person_id AND g.signs ORDER BY g.child_id)
              ELSE '{}' END AS "signsFor",
            coalesce(a.deputy_for IS NOT NULL, false) AS acting,
            (SELECT (upper(d.period) - 1)::date FROM appointment d WHERE d.deputy_for = a.id AND d.period @> $3::date) AS "replacedUntil",
            CASE WHEN a.role = 'auditor'
              THEN ARRAY(SELECT coalesce(u.child_id, u.subject_id) FROM unmasking u WHERE u.person_id = s.person_id AND u.until > $5::timestamptz)
              ELSE '{}' END AS unmasked
       FROM session s LEFT JOIN appointment a ON a.id = s.appointment_id
      WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.ends_at > $2::timestamptz
        AND coalesce(s.seen_at, s.made_at) > $4::timestamptz
        AND (s.appointment_id IS NULL OR a.period @> $3::date)`,
    [tokenHash, isoOf(wall), dayAt(now), isoOf(wall - restMillis), isoOf(now)],
  );
  return row ?? null;
}

export interface NewSession {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly personId: string;
  readonly appointmentId: string | null;
  readonly madeAt: number;
  readonly endsAt: number;
  readonly provenAt?: number;
  readonly method: SignInMethod;
  readonly operatorId?: string;
  readonly address: string | null;
  readonly device: string | null;
}

export async function insertSession(sql: WriteHandle, session: NewSession): Promise<void> {
  const { id, tokenHash, personId, appointmentId, madeAt, endsAt, method, address, device } = session;
  const [provenAt, operatorId] = [session.provenAt ?? madeAt, session.operatorId ?? null];
  await sql.named(
    'insert_session',
    `INSERT INTO session (id, token_hash, person_id, appointment_id, made_at, ends_at, method, address, device, proven_at, operator_id)
     VALUES ($1, $2, $3, $4, $5::timestamptz, $6::timestamptz, $7, $8, $9, $10::timestamptz, $11)`,
    [
      id,
      tokenHash,
      personId,
      appointmentId,
      isoOf(madeAt),
      isoOf(endsAt),
      method,
      address,
      device,
      isoOf(provenAt),
      operatorId,
    ],
  );
}

/** Ends an open session, of which another one takes over the rest. @returns null: it is over already */
export async function leaveSession(
  sql: WriteHandle,
  id: string,
  wall: number,
): Promise<{ endsAt: number; provenAt: number; method: SignInMethod } | null> {
  const [row] = await sql.query<{ endsAt: number; provenAt: number; method: SignInMethod }>(
    `UPDATE session SET ended_at = $2::timestamptz WHERE id = $1 AND ended_at IS NULL AND ends_at > $2::timestamptz
     RETURNING ends_at AS "endsAt", coalesce(proven_at, made_at) AS "provenAt", method`,
    [id, isoOf(wall)],
  );
  return row ?? null;
}

export async function endSession(sql: WriteHandle, id: string, wall: number): Promise<boolean> {
  const rows = await sql.query(
    'UPDATE session SET ended_at = $2::timestamptz WHERE id = $1 AND ended_at IS NULL RETURNING id',
    [id, isoOf(wall)],
  );
  return rows.length > 0;
}

export interface MeRow {
  readonly name: string;
  readonly language: 'kk' | 'ru' | 'en';
  readonly placeKk: string | null;
  readonly placeRu: string | null;
  readonly placeEn: string | null;
}

/** The person behind an actor, with the name of the place where they work. */
export async function readMe(
  sql: Reads,
  personId: string,
  actor: { provider?: string; district?: string; organisation: string | null },
): Promise<MeRow | null> {
  const [row] = await sql.query<MeRow>(
    `SELECT concat_ws(' ', p.surname, p.given_name, p.patronymic) AS name, p.language,
            coalesce(k.name_kk, d.name_kk, o.name_kk) AS "placeKk", coalesce(k.name_ru, d.name_ru, o.name_ru) AS "placeRu",
            coalesce(k.name_en, d.name_en, o.name_en) AS "placeEn"
       FROM person p LEFT JOIN provider k ON k.id = $2::uuid LEFT JOIN district d ON d.kato = $3
       LEFT JOIN organisation o ON o.code = $4
      WHERE p.id = $1`,
    [personId, actor.provider ?? null, actor.district ?? null, actor.organisation],
  );
  return row ?? null;
}

export async function readRegion(sql: Reads): Promise<{ kk: string; ru: string; en: string }> {
  const [row] = await sql.query<{ kk: string; ru: string; en: string }>(
    'SELECT name_kk AS kk, name_ru AS ru, name_en AS en FROM region',
  );
  if (row === undefined) throw new Error('the region has no row');
  return row;
}
