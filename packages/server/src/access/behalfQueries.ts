/** SQL of sessions on somebody's behalf. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { phoneAccessRoutes } from '@balapan/api/phoneAccess.ts';
import type { ReadHandle } from '@balapan/database/scope.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import type { Runs } from '../kernel/audit.ts';

type Reads = Pick<ReadHandle, 'query'>;

export interface NewBehalf {
  readonly sessionId: string;
  readonly operatorSession: string;
  readonly operatorId: string;
  readonly personId: string;
  readonly reason: string;
  readonly document: string | null;
  readonly beganAt: number;
}

export async function insertBehalf(sql: Runs, row: NewBehalf): Promise<void> {
  await sql.query(
    `INSERT INTO on_behalf (session_id, operator_session_id, operator_id, person_id, reason, document, began_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7::timestamptz)`,
    [row.sessionId, row.operatorSession, row.operatorId, row.personId, row.reason, row.document, isoOf(row.beganAt)],
  );
}

export type EndingOf = { readonly operatorId: string } | { readonly sessions: readonly string[] };

/** Marks open ones as ended; of two at once one gets them. */
export async function takeOpen(
  sql: Runs,
  which: EndingOf,
  wall: number,
): Promise<{ sessionId: string; personId: string; language: TextLanguage }[]> {
  const [condition, value] =
    'operatorId' in which
      ? ['b.operator_id = $1', which.operatorId]
      : ['b.session_id = ANY ($1::uuid[])', which.sessions];
  return sql.query(
    `UPDATE on_behalf b SET ended_at = $2::timestamptz FROM person p
      WHERE p.id = b.person_id AND b.ended_at IS NULL AND ${condition}
     RETURNING b.session_id AS "sessionId", b.person_id AS "personId", p.language`,
    [value, isoOf(wall)],
  );
}

/** Whether a session on behalf goes on and belongs to this very session of the operator. */
export async function isOpenFor(sql: Reads, sessionId: string, operatorSession: string): Promise<boolean> {
  const rows = await sql.query(
    'SELECT 1 FROM on_behalf WHERE session_id = $1 AND operator_session_id = $2 AND ended_at IS NULL',
    [sessionId, operatorSession],
  );
  return rows.length > 0;
}

/** Sessions whose time, or whose operator's session, is over and that nobody has ended. */
export async function findOver(sql: Reads, wall: number): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `SELECT b.session_id AS id FROM on_behalf b JOIN session s ON s.id = b.session_id JOIN session o ON o.id = b.operator_session_id
      WHERE b.ended_at IS NULL AND (s.ended_at IS NOT NULL OR s.ends_at <= $1::timestamptz
         OR o.ended_at IS NOT NULL OR o.ends_at <= $1::timestamptz) ORDER BY b.session_id`,
    [isoOf(wall)],
  );
  return rows.map(({ id }) => id);
}

type Call = AnswerOf<typeof phoneAccessRoutes.behalfToday>['calls'][number];

export interface CallRow extends Pick<Call, 'sessionId' | 'reason' | 'document'> {
  readonly beganAt: number;
  readonly endedAt: number | null;
}

/** The operator's calls since a moment, the newest first; one whose time is over has ended then. */
export async function callsSince(sql: Reads, operatorId: string, from: number, wall: number): Promise<CallRow[]> {
  return sql.query<CallRow>(
    `SELECT b.session_id AS "sessionId", b.reason, b.document, b.began_at AS "beganAt",
            coalesce(b.ended_at, s.ended_at, CASE WHEN s.ends_at <= $3::timestamptz THEN s.ends_at END) AS "endedAt"
       FROM on_behalf b JOIN session s ON s.id = b.session_id
      WHERE b.operator_id = $1 AND b.began_at >= $2::timestamptz ORDER BY b.began_at DESC LIMIT 200`,
    [operatorId, isoOf(from), isoOf(wall)],
  );
}

/** Who acts in a session on behalf, and until when. */
export async function behalfOf(sql: Reads, sessionId: string): Promise<{ operator: string; endsAt: number } | null> {
  const [row] = await sql.query<{ operator: string; endsAt: number }>(
    `SELECT concat_ws(' ', o.surname, o.given_name) AS operator, s.ends_at AS "endsAt"
       FROM on_behalf b JOIN session s ON s.id = b.session_id JOIN staff_name o ON o.id = b.operator_id WHERE b.session_id = $1`,
    [sessionId],
  );
  return row ?? null;
}
