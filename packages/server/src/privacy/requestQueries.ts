/** SQL of the requests about personal data. */
import type { ReadHandle, WriteHandle } from '@balapan/database/scope.ts';
import type { DataRequestKind, RunningMatters } from '@balapan/domain/dataRequest.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Condition } from '../kernel/rule.ts';

type Reads = Pick<ReadHandle, 'query'>;
type RequestState = 'open' | 'granted' | 'refused';

export interface RequestRow {
  readonly id: string;
  readonly kind: DataRequestKind;
  readonly childId: string | null;
  readonly child: string | null;
  readonly personId: string;
  readonly body: string;
  readonly madeAt: number;
  readonly dueAt: number;
  readonly state: RequestState;
  readonly decidedAt: number | null;
  readonly answer: string | null;
}

const columns = `r.id, r.kind, r.child_id AS "childId", c.given_name AS child, r.person_id AS "personId", r.body,
  r.made_at AS "madeAt", r.due_at AS "dueAt", r.state, r.decided_at AS "decidedAt", r.answer`;

/** What a person has asked, the newest first. */
export async function readOwnRequests(sql: Reads, own: Condition): Promise<RequestRow[]> {
  return sql.query<RequestRow>(
    `SELECT ${columns} FROM data_request r LEFT JOIN child c ON c.id = r.child_id
      WHERE ${own.text} ORDER BY r.made_at DESC, r.id DESC LIMIT 100`,
    own.values,
  );
}

/** Ties that a withdrawal or a destruction meets: of the child, or of all children of the person. */
const ties = `
  EXISTS (SELECT FROM enrolment e WHERE e.child_id = k.child_id AND (upper_inf(e.period) OR upper(e.period) > $1::date)) AS enrolled,
  EXISTS (SELECT FROM voucher v WHERE v.child_id = k.child_id AND v.state <> 'ended') AS voucher,
  EXISTS (SELECT FROM application a WHERE a.child_id = k.child_id AND a.state NOT IN ('annulled', 'enrolled')) AS application`;

/** What still runs over the child, or over any child of the person. */
export async function readMatters(
  sql: Reads,
  of: { readonly childId: string | null; readonly personId: string },
  today: string,
): Promise<RunningMatters> {
  const [row] = await sql.query<RunningMatters>(
    `SELECT coalesce(bool_or(t.enrolled), false) AS enrolled, coalesce(bool_or(t.voucher), false) AS voucher,
            coalesce(bool_or(t.application), false) AS application
       FROM (SELECT DISTINCT child_id FROM guardianship
              WHERE CASE WHEN $2::uuid IS NULL THEN person_id = $3::uuid ELSE child_id = $2::uuid END) k
       CROSS JOIN LATERAL (SELECT ${ties}) t`,
    [today, of.childId, of.personId],
  );
  return row ?? { enrolled: false, voucher: false, application: false };
}

interface ListedRequest extends RequestRow {
  readonly person: string;
  readonly childName: string | null;
  readonly total: number;
}

/** Open requests by the day due, then the answered, the newest first. */
export async function listRequests(sql: Reads, own: Condition, from: number, size: number): Promise<ListedRequest[]> {
  return sql.query<ListedRequest>(
    `SELECT ${columns}, concat_ws(' ', p.surname, p.given_name, p.patronymic) AS person,
            CASE WHEN c.id IS NULL THEN NULL ELSE concat_ws(' ', c.surname, c.given_name, c.patronymic) END AS "childName",
            count(*) OVER ()::integer AS total
       FROM data_request r JOIN person p ON p.id = r.person_id LEFT JOIN child c ON c.id = r.child_id
      WHERE ${own.text} ORDER BY r.state <> 'open', CASE WHEN r.state = 'open' THEN r.due_at END, r.decided_at DESC, r.id
      OFFSET $1 LIMIT $2`,
    [from, size, ...own.values],
  );
}

export async function lockRequest(sql: WriteHandle, id: string): Promise<RequestRow | null> {
  const [row] = await sql.query<RequestRow>(
    `SELECT ${columns} FROM data_request r LEFT JOIN child c ON c.id = r.child_id WHERE r.id = $1 FOR UPDATE OF r`,
    [id],
  );
  return row ?? null;
}

interface NewRequest extends Pick<RequestRow, 'id' | 'kind' | 'childId' | 'body' | 'madeAt' | 'dueAt'> {
  readonly personId: string | null;
}

export async function insertRequest(sql: WriteHandle, request: NewRequest): Promise<void> {
  const { id, kind, childId, personId, body, madeAt, dueAt } = request;
  await sql.query(
    `INSERT INTO data_request (id, kind, child_id, person_id, body, made_at, due_at, state)
     VALUES ($1, $2, $3, $4, $5, $6::timestamptz, $7::timestamptz, 'open')`,
    [id, kind, childId, personId, body, isoOf(madeAt), isoOf(dueAt)],
  );
}

export async function decideRequest(
  sql: WriteHandle,
  id: string,
  decision: {
    readonly state: RequestState;
    readonly by: string | null;
    readonly answer: string;
    readonly at: number;
    readonly applicationId: string | null;
  },
): Promise<void> {
  await sql.query(
    `UPDATE data_request SET state = $2, decided_by = $3, answer = $4, decided_at = $5::timestamptz, application_id = $6 WHERE id = $1`,
    [id, decision.state, decision.by, decision.answer, isoOf(decision.at), decision.applicationId],
  );
}

interface RightName {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
}

/** Mends the name of the child, or of the person where the request is about their own data. */
export async function correctName(
  sql: WriteHandle,
  { childId, personId }: Pick<RequestRow, 'childId' | 'personId'>,
  { surname, givenName, patronymic }: RightName,
): Promise<void> {
  await sql.query(
    `UPDATE ${childId === null ? 'person' : 'child'} SET surname = $2, given_name = $3, patronymic = $4 WHERE id = $1`,
    [childId ?? personId, surname, givenName, patronymic],
  );
}

export async function readLanguage(sql: Reads, personId: string): Promise<'kk' | 'ru' | 'en'> {
  const [row] = await sql.query<{ language: 'kk' | 'ru' | 'en' }>('SELECT language FROM person WHERE id = $1', [
    personId,
  ]);
  return row?.language ?? 'kk';
}
