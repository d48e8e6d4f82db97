/** SQL of consents. */
import type { ReadHandle, WriteHandle } from '@balapan/database/scope.ts';
import { isoOf } from '@balapan/domain/moment.ts';

type Reads = Pick<ReadHandle, 'query'>;

export interface Operator {
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
  readonly bin: string;
}

/** The operator of the data: the department; none while its city is not loaded. */
export async function readOperator(sql: Reads): Promise<Operator[]> {
  return sql.query<Operator>(
    `SELECT name_kk AS kk, name_ru AS ru, name_en AS en, bin FROM organisation WHERE code = 'department'`,
  );
}

export interface ConsentText {
  readonly version: number;
  readonly language: 'kk' | 'ru' | 'en';
  readonly body: string;
  readonly sha256: Buffer;
}

/** The newest version in its three languages. */
export async function readText(sql: Reads): Promise<ConsentText[]> {
  return sql.query<ConsentText>(
    'SELECT version, language, body, sha256 FROM consent_text WHERE version = (SELECT max(version) FROM consent_text)',
  );
}

export interface OwnConsentRow {
  readonly childId: string;
  readonly name: string;
  readonly relation: string;
  readonly signs: boolean;
  readonly givenAt: number | null;
  readonly version: number | null;
  readonly method: string | null;
  readonly sha256: Buffer | null;
}

/** The children of a person, each with its living consent: the newest that no later granted withdrawal has ended. */
export async function readOwnConsents(sql: Reads, personId: string | null): Promise<OwnConsentRow[]> {
  return sql.query<OwnConsentRow>(
    `SELECT c.id AS "childId", concat_ws(' ', c.surname, c.given_name) AS name, g.relation, g.signs,
            l.given_at AS "givenAt", l.version, l.method, l.text_sha256 AS sha256
       FROM guardianship g JOIN child c ON c.id = g.child_id
       LEFT JOIN LATERAL (
         SELECT o.given_at, o.version, o.method, o.text_sha256 FROM consent o
          WHERE o.child_id = c.id AND NOT EXISTS (
            SELECT FROM data_request r WHERE r.child_id = c.id AND r.kind = 'withdrawal' AND r.state = 'granted'
               AND r.decided_at >= o.given_at)
          ORDER BY o.given_at DESC LIMIT 1) l ON true
      WHERE g.person_id = $1 ORDER BY c.birth_date, c.id`,
    [personId],
  );
}

/** How the session was proven: picked in a demonstration, certificate, code … */
export async function readMethod(sql: Reads, sessionId: string): Promise<string | null> {
  const [row] = await sql.query<{ method: string }>('SELECT method FROM session WHERE id = $1', [sessionId]);
  return row?.method ?? null;
}

export async function readFullName(sql: Reads, personId: string | null): Promise<string> {
  const [row] = await sql.query<{ name: string }>(
    `SELECT concat_ws(' ', surname, given_name, patronymic) AS name FROM person WHERE id = $1`,
    [personId],
  );
  return row?.name ?? '';
}

interface NewConsent {
  readonly id: string;
  readonly childId: string;
  readonly personId: string | null;
  readonly relation: string;
  readonly operatorName: string;
  readonly operatorBin: string;
  readonly text: ConsentText;
  readonly method: string;
  readonly at: number;
}

export async function insertConsent(sql: WriteHandle, consent: NewConsent): Promise<void> {
  const { id, childId, personId, relation, operatorName, operatorBin, text, method, at } = consent;
  await sql.query(
    `INSERT INTO consent (id, child_id, person_id, relation, operator_name, operator_bin, version, language, text_sha256, method, given_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::timestamptz)`,
    [
      id,
      childId,
      personId,
      relation,
      operatorName,
      operatorBin,
      text.version,
      text.language,
      text.sha256,
      method,
      isoOf(at),
    ],
  );
}
