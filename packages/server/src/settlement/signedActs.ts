/** Acts as documents that are signed: their bytes, and who signs each step of them. */
import type { Runs } from '../kernel/audit.ts';
import type { SignedDocument } from '../signing/documents.ts';
import type { ForOrganisation } from '../signing/signingOperation.ts';
import { departmentBin } from './signQueries.ts';

type ActSigners = Readonly<Record<'provider' | 'department', ForOrganisation>>;

/** The kindergarten's head for the kindergarten, the Department's head for the Department. */
function actSigners(
  act: { readonly providerId: string; readonly bin: string; readonly legalForm: string },
  department: string | null,
): ActSigners {
  const isEntrepreneur = act.legalForm === 'ip';
  return {
    provider: { iinBin: act.bin, isEntrepreneur, office: { role: 'head', providerId: act.providerId } },
    department: {
      iinBin: department ?? '',
      isEntrepreneur: false,
      office: { role: 'departmentHead', organisation: 'department' },
    },
  };
}

interface Row {
  readonly id: string;
  readonly number: string;
  readonly provider_id: string;
  readonly bin: string;
  readonly legal_form: string;
  readonly bytes: Buffer;
  readonly sha256: Buffer;
}

/** Acts with their bytes, as far as the actor may see them; those of the old system have none. */
export async function signedActs(
  sql: Runs,
  ids: readonly string[],
): Promise<(SignedDocument & { readonly signers: ActSigners })[]> {
  const department = await departmentBin(sql);
  const rows = await sql.query<Row>(
    `SELECT a.id, a.number, a.provider_id, p.bin, p.legal_form, d.bytes, d.sha256
       FROM act a JOIN act_document d ON d.act_id = a.id JOIN provider p ON p.id = a.provider_id WHERE a.id = ANY ($1::uuid[])`,
    [ids],
  );
  return rows.map(({ id, number, provider_id, bin, legal_form, bytes, sha256 }) => ({
    ...{ id, number, bytes, sha256 },
    signers: actSigners({ providerId: provider_id, bin, legalForm: legal_form }, department),
  }));
}

/** Acts that say that a step was signed and have no such signature. */
export async function actsWithoutSignature(sql: Runs, most: number): Promise<{ number: string; step: string }[]> {
  return sql.query(
    `SELECT a.number, x.step
       FROM act a JOIN act_document d ON d.act_id = a.id CROSS JOIN (VALUES ('provider'), ('department')) AS x (step)
      WHERE CASE x.step WHEN 'provider' THEN a.provider_signed_at ELSE a.department_signed_at END IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.document_kind = 'act' AND s.document_id = a.id AND s.step = x.step)
      ORDER BY 1, 2 LIMIT $1`,
    [most],
  );
}
