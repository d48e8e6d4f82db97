/** Payment registers as documents that are signed: the sheet with count, sums and hash, and who signs each step of it. */
import type { RegisterStep } from '@balapan/domain/payment.ts';
import type { Runs } from '../kernel/audit.ts';
import type { SignedDocument } from '../signing/documents.ts';
import type { ForOrganisation } from '../signing/signingOperation.ts';
import type { Payer } from './registerQueries.ts';

type Signers = Readonly<Record<RegisterStep, ForOrganisation>>;

/** The office that takes each step, by payer (the same as in the rules of the routes). */
const offices: Readonly<Record<Payer, Readonly<Record<RegisterStep, string>>>> = {
  financialCentre: { maker: 'payerOperator', checker: 'payerChecker', releaser: 'payerReleaser' },
  department: { maker: 'departmentAccountant', checker: 'departmentSpecialist', releaser: 'departmentHead' },
};

function signersOf(payer: Payer, bin: string): Signers {
  const by = (step: RegisterStep): ForOrganisation => ({
    iinBin: bin,
    isEntrepreneur: false,
    office: { role: offices[payer][step], organisation: payer },
  });
  return { maker: by('maker'), checker: by('checker'), releaser: by('releaser') };
}

export type SignedRegister = SignedDocument & { readonly signers: Signers; readonly lines: Buffer };

/** Registers with the bytes of their sheets; those of the old system have none. */
export async function signedRegisters(sql: Runs, ids: readonly string[]): Promise<SignedRegister[]> {
  const rows = await sql.query<{
    id: string;
    number: number;
    payer: Payer;
    bin: string;
    bytes: Buffer;
    sha256: Buffer;
    lines: Buffer;
  }>(
    `SELECT r.id, r.number, r.payer, o.bin, d.bytes, d.sha256, d.lines
       FROM payment_register r JOIN payment_register_document d ON d.register_id = r.id JOIN organisation o ON o.code = r.payer
      WHERE r.id = ANY ($1::uuid[])`,
    [ids],
  );
  return rows.map(({ payer, bin, number, ...row }) => ({
    ...row,
    number: `${number}`,
    signers: signersOf(payer, bin),
  }));
}

/** Registers that say that a step was signed and have no such signature. */
export function registersWithoutSignature(sql: Runs, most: number): Promise<{ number: string; step: string }[]> {
  return sql.query(
    `SELECT r.number::text AS number, x.step
       FROM payment_register r JOIN payment_register_document d ON d.register_id = r.id
      CROSS JOIN (VALUES ('maker', 1), ('checker', 2), ('releaser', 3)) AS x (step, hand)
      WHERE x.hand <= CASE r.state WHEN 'draft' THEN 0 WHEN 'cancelled' THEN 0 WHEN 'made' THEN 1 WHEN 'checked' THEN 2 ELSE 3 END
        AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.document_kind = 'paymentRegister' AND s.document_id = r.id AND s.step = x.step)
      ORDER BY r.number, x.hand LIMIT $1`,
    [most],
  );
}

export async function insertDocument(
  sql: Runs,
  registerId: string,
  { bytes, sha256, lines }: { readonly bytes: Uint8Array; readonly sha256: Buffer; readonly lines: Uint8Array },
): Promise<void> {
  await sql.query('INSERT INTO payment_register_document (register_id, bytes, sha256, lines) VALUES ($1, $2, $3, $4)', [
    registerId,
    Buffer.from(bytes),
    sha256,
    Buffer.from(lines),
  ]);
}

/** Whether a person's signature of a step of a register stands. */
export async function hasSigned(sql: Runs, registerId: string, step: RegisterStep, personId: string): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 FROM signature WHERE document_kind = 'paymentRegister' AND document_id = $1 AND step = $2 AND person_id = $3`,
    [registerId, step, personId],
  );
  return rows.length > 0;
}
