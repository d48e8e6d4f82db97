/** SQL of what is signed in eGov Mobile. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Runs } from '../kernel/audit.ts';
import type { ToSign } from '../signing/signingOperation.ts';

type Reads = Pick<ReadHandle, 'query'>;

export type QrPurpose = 'signIn' | 'document';

/** A document and the step at which it is to be signed. */
export type QrDocument = Pick<ToSign, 'kind' | 'id' | 'step'>;

export interface NewQr {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly browserHash: Buffer;
  readonly purpose: QrPurpose;
  readonly bytes: Buffer;
  readonly name: string;
  /** Who must sign a document; null: whoever signs in. */
  readonly personId: string | null;
  /** null: a sign-in. */
  readonly document: QrDocument | null;
  readonly madeAt: number;
  readonly endsAt: number;
}

export async function insertQr(sql: Runs, made: NewQr): Promise<void> {
  const { id, tokenHash, browserHash, purpose, bytes, name, personId, document, madeAt, endsAt } = made;
  await sql.query(
    `INSERT INTO qr_request (id, token_hash, browser_hash, purpose, bytes, name, person_id, made_at, ends_at, document_kind, document_id, step)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $9::timestamptz, $10, $11, $12)`,
    [
      ...[id, tokenHash, browserHash, purpose, bytes, name, personId, isoOf(madeAt), isoOf(endsAt)],
      ...[document?.kind ?? null, document?.id ?? null, document?.step ?? null],
    ],
  );
}

export interface QrForApp
  extends Pick<NewQr, 'id' | 'purpose' | 'bytes' | 'name' | 'personId' | 'document' | 'endsAt'> {
  readonly usedAt: number | null;
}

/** By the secret in the code; null: there is none such. */
export async function qrByToken(sql: Reads, tokenHash: Buffer): Promise<QrForApp | null> {
  const [row] = await sql.query<QrForApp & { kind: ToSign['kind']; documentId: string | null; step: string }>(
    `SELECT id, purpose, bytes, name, person_id AS "personId", ends_at AS "endsAt", used_at AS "usedAt",
            document_kind AS kind, document_id AS "documentId", step
       FROM qr_request WHERE token_hash = $1`,
    [tokenHash],
  );
  if (row === undefined) return null;
  const { kind, documentId, step, ...qr } = row;
  return { ...qr, document: documentId === null ? null : { kind, id: documentId, step } };
}

/** Uses a code up: of two signatures at once one gets it. */
export async function useQr(sql: Runs, id: string, wall: number): Promise<boolean> {
  const rows = await sql.query(
    `UPDATE qr_request SET used_at = $2::timestamptz
      WHERE id = $1 AND used_at IS NULL AND ends_at > $2::timestamptz RETURNING id`,
    [id, isoOf(wall)],
  );
  return rows.length > 0;
}

export interface QrRefusal {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export async function refuseQr(sql: Runs, id: string, { code, params }: QrRefusal): Promise<void> {
  await sql.query('UPDATE qr_request SET refusal = $2, refusal_params = $3 WHERE id = $1', [
    id,
    code,
    JSON.stringify(params),
  ]);
}

/** @param cms null: of a sign-in nothing is kept but who has signed */
export async function acceptQr(sql: Runs, id: string, personId: string, cms: Uint8Array | null): Promise<void> {
  await sql.query('UPDATE qr_request SET person_id = $2, cms = $3 WHERE id = $1', [
    id,
    personId,
    cms === null ? null : Buffer.from(cms),
  ]);
}

export interface QrForBrowser {
  readonly purpose: QrPurpose;
  readonly personId: string | null;
  readonly endsAt: number;
  readonly usedAt: number | null;
  readonly refusal: string | null;
  readonly refusalParams: QrRefusal['params'] | null;
  readonly cms: Buffer | null;
  readonly takenAt: number | null;
}

/** null: there is none such, or it is another browser's. */
export async function qrOfBrowser(sql: Reads, id: string, browserHash: Buffer): Promise<QrForBrowser | null> {
  const [row] = await sql.query<QrForBrowser>(
    `SELECT purpose, person_id AS "personId", ends_at AS "endsAt", used_at AS "usedAt", refusal,
            refusal_params AS "refusalParams", cms, taken_at AS "takenAt"
       FROM qr_request WHERE id = $1 AND browser_hash = $2`,
    [id, browserHash],
  );
  return row ?? null;
}

/** The browser takes what came of its code, once. */
export async function takeQr(sql: Runs, id: string, wall: number): Promise<boolean> {
  const rows = await sql.query(
    'UPDATE qr_request SET taken_at = $2::timestamptz WHERE id = $1 AND taken_at IS NULL RETURNING id',
    [id, isoOf(wall)],
  );
  return rows.length > 0;
}

export interface Asker {
  readonly nameKk: string;
  readonly nameRu: string;
  readonly nameEn: string;
  readonly bin: string;
}

/** The department, which asks for the signature; null: the roster is not there yet. */
export async function findAsker(sql: Reads): Promise<Asker | null> {
  const [row] = await sql.query<Asker>(
    `SELECT name_kk AS "nameKk", name_ru AS "nameRu", name_en AS "nameEn", bin FROM organisation WHERE code = 'department'`,
  );
  return row ?? null;
}
