/** SQL of sign-ins by signature, of roles to choose from, of one's own sessions. */
import type { SignInMethod } from '@balapan/api/proof.ts';
import type { Role } from '@balapan/api/roles.ts';
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';
import { restMillis } from './queries.ts';

type Reads = Pick<ReadHandle, 'query'>;

export interface Challenge {
  readonly id: string;
  readonly browserHash: Buffer;
  readonly bytes: Buffer;
  readonly madeAt: number;
  readonly endsAt: number;
}

export async function insertChallenge(sql: Runs, { id, browserHash, bytes, madeAt, endsAt }: Challenge): Promise<void> {
  await sql.query(
    `INSERT INTO sign_in_challenge (id, browser_hash, bytes, made_at, ends_at)
     VALUES ($1, $2, $3, $4::timestamptz, $5::timestamptz)`,
    [id, browserHash, bytes, isoOf(madeAt), isoOf(endsAt)],
  );
}

/** Uses a challenge up; null: unknown, another browser's, used or over. Of two at once one gets it. */
export async function useChallenge(sql: Runs, id: string, browserHash: Buffer, wall: number): Promise<Buffer | null> {
  const [row] = await sql.query<{ bytes: Buffer }>(
    `UPDATE sign_in_challenge SET used_at = $3::timestamptz
      WHERE id = $1 AND browser_hash = $2 AND used_at IS NULL AND ends_at > $3::timestamptz RETURNING bytes`,
    [id, browserHash, isoOf(wall)],
  );
  return row?.bytes ?? null;
}

export async function personByIin(sql: Reads, iin: string): Promise<string | null> {
  const [row] = await sql.query<{ id: string }>('SELECT id FROM person WHERE iin = $1', [iin]);
  return row?.id ?? null;
}

export interface OwnRole {
  /** null: as a guardian. */
  readonly appointmentId: string | null;
  readonly role: Role;
  readonly placeKk: string | null;
  readonly placeRu: string | null;
  readonly placeEn: string | null;
  /** Stands in for somebody. */
  readonly acting: boolean;
}

/** The roles that a person has on a day: appointments, the oldest first, then the guardian's. */
export async function ownRoles(sql: Reads, personId: string, today: Day): Promise<OwnRole[]> {
  return sql.query<OwnRole>(
    `SELECT a.id AS "appointmentId", a.role, coalesce(k.name_kk, d.name_kk, o.name_kk) AS "placeKk",
            coalesce(k.name_ru, d.name_ru, o.name_ru) AS "placeRu", coalesce(k.name_en, d.name_en, o.name_en) AS "placeEn",
            a.deputy_for IS NOT NULL AS acting, lower(a.period) AS since
       FROM appointment a LEFT JOIN provider k ON k.id = a.provider_id LEFT JOIN district d ON d.kato = a.district
       LEFT JOIN organisation o ON o.code = a.organisation
      WHERE a.person_id = $1 AND a.period @> $2::date
     UNION ALL
     SELECT NULL, 'guardian', NULL, NULL, NULL, false, NULL WHERE EXISTS (SELECT 1 FROM guardianship WHERE person_id = $1)
      ORDER BY since NULLS LAST, "appointmentId"`,
    [personId, today],
  );
}

export interface OwnSession {
  readonly id: string;
  readonly role: Role;
  readonly madeAt: number;
  readonly endsAt: number;
  readonly method: SignInMethod;
  readonly address: string | null;
  readonly device: string | null;
}

/** The person's sessions that are not over, the newest first. */
export async function ownSessions(sql: Reads, personId: string, wall: number): Promise<OwnSession[]> {
  return sql.query<OwnSession>(
    `SELECT s.id, coalesce(a.role, 'guardian') AS role, s.made_at AS "madeAt", s.ends_at AS "endsAt", s.method, s.address, s.device
       FROM session s LEFT JOIN appointment a ON a.id = s.appointment_id
      WHERE s.person_id = $1 AND s.ended_at IS NULL AND s.ends_at > $2::timestamptz
        AND coalesce(s.seen_at, s.made_at) > $3::timestamptz ORDER BY s.made_at DESC, s.id DESC LIMIT 100`,
    [personId, isoOf(wall), isoOf(wall - restMillis)],
  );
}

/** Ends one of the person's sessions, or all but one. @returns how many were ended */
export async function endOwnSessions(
  sql: Runs,
  personId: string,
  which: { readonly id: string } | { readonly allBut: string | null },
  wall: number,
): Promise<number> {
  const [condition, id] = 'id' in which ? ['id = $3', which.id] : ['($3::uuid IS NULL OR id <> $3)', which.allBut];
  const rows = await sql.query(
    `UPDATE session SET ended_at = $2::timestamptz
      WHERE person_id = $1 AND ended_at IS NULL AND ends_at > $2::timestamptz AND ${condition} RETURNING id`,
    [personId, isoOf(wall), id],
  );
  return rows.length;
}
