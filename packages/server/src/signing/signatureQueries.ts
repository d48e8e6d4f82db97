/** SQL of signatures, whatever they are over. */
import type { Day } from '@balapan/domain/day.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Checked, SignatureVerdict } from '../adapters/signature/signatureVerifier.ts';
import type { Runs } from '../kernel/audit.ts';
import type { SigningRight } from './refusal.ts';
import type { ToSign } from './signingOperation.ts';

export async function iinOf(sql: Runs, personId: string): Promise<string | null> {
  const [row] = await sql.query<{ iin: string }>('SELECT iin FROM person WHERE id = $1', [personId]);
  return row?.iin ?? null;
}

/** What an appointment is to; each left out is not asked for. */
export interface Office {
  readonly role: string;
  readonly providerId?: string;
  readonly organisation?: string;
}

/** Whether a person holds an office on a day. */
export async function isAppointed(sql: Runs, personId: string, office: Office, day: Day): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 FROM appointment
      WHERE person_id = $1 AND role = $2 AND period @> $3::date AND ($4::uuid IS NULL OR provider_id = $4)
        AND ($5::text IS NULL OR organisation = $5) LIMIT 1`,
    [personId, office.role, day, office.providerId ?? null, office.organisation ?? null],
  );
  return rows.length > 0;
}

export interface NewSignature {
  readonly id: string;
  readonly document: ToSign;
  readonly personId: string;
  readonly cms: Uint8Array;
  readonly checked: Checked;
  readonly right: SigningRight;
}

/** What is written of a verdict: its proofs stand in columns of their own. */
type Kept = SignatureVerdict & { readonly authority: SigningRight };

/** Keeps a signature with its verdict and proofs. */
export async function insertSignature(sql: Runs, signature: NewSignature, now: number): Promise<void> {
  const { document } = signature;
  const { proofs, chain: _, ...verdict } = signature.checked;
  const kept: Kept = { ...verdict, authority: signature.right };
  const bytea = (bytes: Uint8Array | null): Buffer | null => (bytes === null ? null : Buffer.from(bytes));
  await sql.query(
    `INSERT INTO signature (id, document_kind, document_id, step, provider_id, person_id, sha256, cms, signed_at, verdict, ocsp, tsp, stamped_at, district)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::timestamptz, $10, $11, $12, $13::timestamptz, (SELECT district FROM provider WHERE id = $5))`,
    [
      signature.id,
      document.kind,
      document.id,
      document.step,
      document.providerId,
      signature.personId,
      document.sha256,
      bytea(signature.cms),
      isoOf(now),
      JSON.stringify(kept),
      bytea(proofs.ocsp),
      bytea(proofs.tsp),
      verdict.stamp?.at ?? null,
    ],
  );
}

export interface StoredSignature {
  readonly id: string;
  readonly kind: string;
  readonly documentId: string;
  readonly step: string;
  readonly personId: string;
  /** The person's, as it is today. */
  readonly iin: string;
  readonly sha256: Buffer;
  readonly cms: Buffer;
  /** Epoch milliseconds. */
  readonly signedAt: number;
  readonly verdict: SignatureVerdict;
  readonly ocsp: Buffer | null;
  readonly tsp: Buffer | null;
}

const stored = `s.id, s.document_kind AS kind, s.document_id AS "documentId", s.step, s.person_id AS "personId", h.iin, s.sha256, s.cms,
       s.signed_at AS "signedAt", s.verdict, s.ocsp, s.tsp FROM signature s JOIN person h ON h.id = s.person_id`;

/** Signatures in pieces, in the order of their making; `after`: the last of the piece before. */
export function readSignaturesAfter(
  sql: Runs,
  after: { readonly id: string } | null,
  most: number,
): Promise<StoredSignature[]> {
  return sql.query(
    `SELECT ${stored}
      WHERE $1::uuid IS NULL OR (s.signed_at, s.id) > (SELECT l.signed_at, l.id FROM signature l WHERE l.id = $1)
      ORDER BY s.signed_at, s.id LIMIT $2`,
    [after?.id ?? null, most],
  );
}

/** The signatures of a document, the first first. */
export function readSignaturesOf(sql: Runs, kind: ToSign['kind'], documentId: string): Promise<StoredSignature[]> {
  return sql.query(`SELECT ${stored} WHERE s.document_kind = $1 AND s.document_id = $2 ORDER BY s.signed_at, s.id`, [
    kind,
    documentId,
  ]);
}
