/** SQL of consents. */
import type { ReadHandle, WriteHandle } from '@balapan/database/scope.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Condition } from '../kernel/rule.ts';

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

/** Queue, place and payment; or the health file. */
export type Purpose = 'service' | 'health';

/** The newest version in its three languages. */
export async function readText(sql: Reads, purpose: Purpose = 'service'): Promise<ConsentText[]> {
  return sql.query<ConsentText>(
    `SELECT version, language, body, sha256 FROM consent_text
      WHERE purpose = $1 AND version = (SELECT max(version) FROM consent_text WHERE purpose = $1)`,
    [purpose],
  );
}

export interface OwnConsentRow {
  readonly childId: string;
  readonly name: string;
  readonly relation: string;
  readonly givenAt: number | null;
  readonly version: number | null;
  readonly method: string | null;
  readonly sha256: Buffer | null;
}

/** The children of a person, each with its newest consent that has not ended. */
export async function readOwnConsents(
  sql: Reads,
  personId: string | null,
  own: Condition,
  purpose: Purpose = 'service',
): Promise<OwnConsentRow[]> {
  return sql.query<OwnConsentRow>(
    `SELECT c.id AS "childId", concat_ws(' ', c.surname, c.given_name) AS name, g.relation,
            l.given_at AS "givenAt", l.version, l.method, l.text_sha256 AS sha256
       FROM guardianship g JOIN child c ON c.id = g.child_id
       LEFT JOIN LATERAL (
         SELECT o.given_at, o.version, o.method, o.text_sha256 FROM consent o
          WHERE o.child_id = c.id AND o.purpose = $2 AND NOT EXISTS (SELECT FROM consent_end e WHERE e.consent_id = o.id)
          ORDER BY o.given_at DESC LIMIT 1) l ON true
      WHERE g.person_id = $1 AND ${own.text} ORDER BY c.birth_date, c.id`,
    [personId, purpose, ...own.values],
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
  readonly purpose: Purpose;
  readonly childId: string;
  readonly personId: string | null;
  readonly relation: string;
  readonly operatorName: string;
  readonly operatorBin: string;
  readonly text: ConsentText;
  readonly method: string;
  readonly at: number;
}

/**
 * Writes a consent, unless this person's to this text is in force: of two clicks at once the second writes nothing.
 * @returns whether it was written
 */
export async function insertConsent(sql: WriteHandle, consent: NewConsent): Promise<boolean> {
  const { id, purpose, childId, personId, relation, operatorName, operatorBin, text, method, at } = consent;
  const written = await sql.query(
    `INSERT INTO consent (id, child_id, person_id, relation, operator_name, operator_bin, version, language, text_sha256, method,
            given_at, purpose, round)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::timestamptz, $12, count(*)
       FROM consent o JOIN consent_end e ON e.consent_id = o.id
      WHERE o.child_id = $2 AND o.person_id = $3 AND o.purpose = $12 AND o.version = $7
     ON CONFLICT (child_id, person_id, purpose, version, round) DO NOTHING RETURNING id`,
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
      purpose,
    ],
  );
  return written.length === 1;
}

/** Ends the consents of a child that are in force, for one purpose or for all. @returns how many */
export async function endConsents(
  sql: WriteHandle,
  childId: string,
  purpose: Purpose | null,
  by: { readonly personId: string | null; readonly at: number },
): Promise<number> {
  const ended = await sql.query(
    `INSERT INTO consent_end (consent_id, child_id, ended_at, person_id)
     SELECT o.id, o.child_id, $3::timestamptz, $4 FROM consent o
      WHERE o.child_id = $1 AND ($2::text IS NULL OR o.purpose = $2)
        AND NOT EXISTS (SELECT FROM consent_end e WHERE e.consent_id = o.id)
     ON CONFLICT (consent_id) DO NOTHING RETURNING consent_id`,
    [childId, purpose, isoOf(by.at), by.personId],
  );
  return ended.length;
}
