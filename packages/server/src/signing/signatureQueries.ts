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
    `INSERT INTO signature (id, document_kind, document_id, step, provider_id, person_id, sha256, cms, signed_at, verdict, ocsp, tsp, stamped_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::timestamptz, $10, $11, $12, $13::timestamptz)`,
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
