/** SQL of an application's moves: the event and the state in step, for one application or many. */
import type { ReadHandle, WriteHandle } from '@balapan/database/scope.ts';
import type { ApplicationEvent, ApplicationState } from '@balapan/domain/application.ts';
import { isoOf } from '@balapan/domain/moment.ts';

export interface ApplicationRow {
  readonly id: string;
  readonly number: string;
  readonly childId: string;
  readonly district: string | null;
  readonly state: ApplicationState;
  readonly stateSince: number;
  readonly restored: boolean;
  /** Of the open offer. */
  readonly offerId: string | null;
  readonly answerBy: number | null;
}

export async function lockApplication(sql: WriteHandle, id: string): Promise<ApplicationRow | null> {
  const [row] = await sql.query<ApplicationRow>(
    `SELECT a.id, a.number, a.child_id AS "childId", a.district, a.state, a.state_since AS "stateSince", a.restored,
            o.id AS "offerId", o.answer_by AS "answerBy"
       FROM application a LEFT JOIN offer o ON o.application_id = a.id AND o.state = 'open'
      WHERE a.id = $1 FOR UPDATE OF a`,
    [id],
  );
  return row ?? null;
}

export interface Move {
  readonly applicationId: string;
  readonly childId: string;
  readonly from: ApplicationState;
  readonly to: ApplicationState;
}

export interface MoveWhy {
  readonly event: ApplicationEvent;
  readonly at: number;
  /** Code in the catalogues; default: the event. */
  readonly reason?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Writes the event of each move and the new state. A child that leaves the queue gives up its claim in the country. */
export async function moveApplications(sql: WriteHandle, moves: readonly Move[], why: MoveWhy): Promise<void> {
  if (moves.length === 0) return;
  const ids = moves.map((move) => move.applicationId);
  const to = moves.map((move) => move.to);
  await sql.query(
    `INSERT INTO application_event (application_id, seq, child_id, at, event, from_state, to_state, reason, params)
     SELECT m.application, (SELECT coalesce(max(e.seq), 0) + 1 FROM application_event e WHERE e.application_id = m.application),
            m.child, $5::timestamptz, $6, m.from_state, m.to_state, $7, $8::jsonb
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS m (application, child, from_state, to_state)`,
    [
      ids,
      moves.map((move) => move.childId),
      moves.map((move) => move.from),
      to,
      isoOf(why.at),
      why.event,
      why.reason ?? why.event,
      JSON.stringify(why.params ?? {}),
    ],
  );
  await sql.query(
    `UPDATE application a SET state = m.to_state, state_since = $3::timestamptz
       FROM unnest($1::uuid[], $2::text[]) AS m (id, to_state) WHERE a.id = m.id`,
    [ids, to, isoOf(why.at)],
  );
  await sql.query(
    `DELETE FROM national.application_claim c USING application a
      WHERE a.id = ANY ($1::uuid[]) AND a.state IN ('annulled', 'enrolled') AND c.application_id = a.id`,
    [ids],
  );
}

export async function closeOffers(
  sql: WriteHandle,
  ids: readonly string[],
  state: 'consented' | 'refused' | 'expired',
  at: number,
): Promise<void> {
  await sql.query(
    `UPDATE offer SET state = $2, answered_at = $3::timestamptz WHERE id = ANY ($1::uuid[]) AND state = 'open'`,
    [ids, state, isoOf(at)],
  );
}

export async function markRestored(sql: WriteHandle, id: string): Promise<void> {
  await sql.query('UPDATE application SET restored = true WHERE id = $1', [id]);
}

export interface NewVoucher {
  readonly id: string;
  readonly number: string;
  readonly childId: string;
  readonly applicationId: string;
  readonly issuedAt: number;
  readonly chooseBy: number;
}

export async function insertVoucher(sql: WriteHandle, voucher: NewVoucher): Promise<void> {
  await sql.query(
    `INSERT INTO voucher (id, number, child_id, application_id, state, state_since, issued_at, choose_by)
     VALUES ($1, $2, $3, $4, 'choosing', $5::timestamptz, $5::timestamptz, $6::timestamptz)`,
    [
      voucher.id,
      voucher.number,
      voucher.childId,
      voucher.applicationId,
      isoOf(voucher.issuedAt),
      isoOf(voucher.chooseBy),
    ],
  );
}

export interface DueOffer {
  readonly offerId: string;
  readonly applicationId: string;
  readonly childId: string;
}

/** Open offers whose term is over; locked, so that an answer in flight comes before or after. */
export async function lockDueOffers(sql: WriteHandle, now: number): Promise<DueOffer[]> {
  return sql.query<DueOffer>(
    `SELECT o.id AS "offerId", a.id AS "applicationId", a.child_id AS "childId"
       FROM offer o JOIN application a ON a.id = o.application_id
      WHERE o.state = 'open' AND o.answer_by <= $1::timestamptz AND a.state = 'offered'
      ORDER BY a.id FOR UPDATE OF a`,
    [isoOf(now)],
  );
}

export async function earliestOffer(sql: Pick<ReadHandle, 'query'>): Promise<number | null> {
  const [row] = await sql.query<{ due: number | null }>(
    `SELECT min(o.answer_by) AS due FROM offer o JOIN application a ON a.id = o.application_id
      WHERE o.state = 'open' AND a.state = 'offered'`,
  );
  return row?.due ?? null;
}

/** The moment at which an inactive application can no longer be restored: 24:00 of its last day in the city. */
const lapse = `((state_since AT TIME ZONE 'Asia/Almaty')::date + $1::int + 1)::timestamp AT TIME ZONE 'Asia/Almaty'`;

export async function earliestLapse(sql: Pick<ReadHandle, 'query'>, restoreDays: number): Promise<number | null> {
  const [row] = await sql.query<{ due: number | null }>(
    `SELECT min(${lapse}) AS due FROM application WHERE state = 'inactive'`,
    [restoreDays],
  );
  return row?.due ?? null;
}

export async function lockLapsed(
  sql: WriteHandle,
  restoreDays: number,
  now: number,
): Promise<{ readonly applicationId: string; readonly childId: string }[]> {
  return sql.query(
    `SELECT id AS "applicationId", child_id AS "childId" FROM application
      WHERE state = 'inactive' AND ${lapse} <= $2::timestamptz ORDER BY id FOR UPDATE`,
    [restoreDays, isoOf(now)],
  );
}
