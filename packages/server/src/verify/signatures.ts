/**
 * Checks every stored signature again, by the proofs that were kept with it and as of when it was made: the bytes, the mathematics,
 * the certificate, its state, the time, who signed and whether they might.
 */
import { createHash } from 'node:crypto';
import { reading } from '@balapan/database/scope.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import type { SignatureFault } from '@balapan/domain/text/texts/signatureFault.ts';
import type { Checked, SignatureVerdict, SignatureVerifier } from '../adapters/signature/signatureVerifier.ts';
import { system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { type ReadHandle, scopeOf } from '../kernel/operation.ts';
import { documentKinds, findDocuments, type SignedDocument } from '../signing/documents.ts';
import { type SigningRight, signingRight } from '../signing/refusal.ts';
import { isAppointed, readSignaturesAfter, type StoredSignature } from '../signing/signatureQueries.ts';
import type { Fault } from './queries.ts';

/** Signatures a read: an act of a large kindergarten has sixty kilobytes. */
const piece = 40;

const rights: Readonly<Record<Exclude<SigningRight, 'ok'>, SignatureFault>> = {
  otherPerson: 'OTHER_PERSON',
  otherOrganisation: 'OTHER_ORGANISATION',
  noRight: 'NO_RIGHT',
  notAppointed: 'NOT_APPOINTED',
};

/** @param most faults told at most */
export async function signatureFaults(house: House, most: number): Promise<Fault[]> {
  return reading(house.pool, scopeOf(house, system), async (sql) => {
    const faults: Fault[] = [];
    for (const [kind, { unsigned }] of Object.entries(documentKinds))
      for (const { number, step } of await unsigned(sql, most))
        faults.push(told(kind, number, step, 'SIGNATURE_MISSING'));
    let after: StoredSignature | null = null;
    while (faults.length < most) {
      const rows: StoredSignature[] = await readSignaturesAfter(sql, after, piece);
      const { signatures } = house;
      if (signatures === undefined && rows.length > 0) return [...faults, nobodyChecks];
      if (signatures !== undefined) faults.push(...(await faultsOf(sql, signatures, rows)));
      after = rows.at(-1) ?? null;
      if (rows.length < piece) break;
    }
    return faults.slice(0, most);
  });
}

const told = (kind: string, number: string, step: string, fault: SignatureFault): Fault => ({
  where: `${kind} ${number}, ${step}`,
  expected: 'OK',
  actual: fault,
});
const nobodyChecks: Fault = { where: 'signature', expected: 'TRUST_ANCHORS, NCANODE_URL', actual: 'CHECKER_MISSING' };

async function faultsOf(
  sql: ReadHandle,
  verifier: SignatureVerifier,
  rows: readonly StoredSignature[],
): Promise<Fault[]> {
  const documents = new Map<string, SignedDocument>();
  for (const kind of new Set(rows.map(({ kind: each }) => each))) {
    const ids = rows.filter((row) => row.kind === kind).map(({ documentId }) => documentId);
    for (const [id, document] of await findDocuments(sql, kind, ids)) documents.set(`${kind} ${id}`, document);
  }
  const found = rows.map((row) => ({ row, document: documents.get(`${row.kind} ${row.documentId}`) }));
  const checks = await Promise.all(found.map((one) => recheck(verifier, one)));
  const faults: Fault[] = [];
  // One connection answers one question after the other.
  for (const [at, { row, document }] of found.entries()) {
    const check = checks[at] ?? 'DOCUMENT_MISSING';
    const fault = typeof check === 'string' ? check : await rightFault(sql, row, document, check);
    if (fault !== null) faults.push(told(row.kind, document?.number ?? row.documentId, row.step, fault));
  }
  return faults;
}

interface Found {
  readonly row: StoredSignature;
  readonly document: SignedDocument | undefined;
}

/** What the bytes, the signature and its proofs say: a fault, or who signed. */
async function recheck(verifier: SignatureVerifier, { row, document }: Found): Promise<SignatureFault | Checked> {
  if (document === undefined) return 'DOCUMENT_MISSING';
  const hash = createHash('sha256').update(document.bytes).digest();
  if (!hash.equals(document.sha256) || !hash.equals(row.sha256)) return 'BYTES_CHANGED';
  const { revocation, stamp } = row.verdict;
  const isProofGone =
    (stamp != null && row.tsp === null) || (revocation?.asOf != null && row.ocsp === null && revocation.by === 'OCSP');
  if (isProofGone) return 'PROOF_MISSING';
  const proofs = { ocsp: asBytes(row.ocsp), tsp: asBytes(row.tsp) };
  const checked = await verifier.recheck(new Uint8Array(row.cms), document.bytes, row.signedAt, proofs);
  if (checked.reason !== 'OK') return checked.reason;
  return isSame(checked, row.verdict) ? checked : 'VERDICT_CHANGED';
}

/** Whether whoever signed might, on that day. */
async function rightFault(
  sql: ReadHandle,
  row: StoredSignature,
  document: SignedDocument | undefined,
  { signer }: Checked,
): Promise<SignatureFault | null> {
  const by = document?.signers[row.step];
  if (by === undefined || signer === null) return 'NO_RIGHT';
  const appointed = await isAppointed(sql, row.personId, by.office, dayAt(row.signedAt));
  const right = signingRight(signer, { ...by, iin: row.iin, isAppointed: appointed });
  return right === 'ok' ? null : rights[right];
}

const asBytes = (bytes: Buffer | null): Uint8Array | null => (bytes === null ? null : new Uint8Array(bytes));

/** The verdict that is shown to people tells of the signature that is there. */
function isSame({ signer, certificate, stamp }: Checked, kept: SignatureVerdict): boolean {
  return (
    kept.reason === 'OK' &&
    kept.signer?.iin === signer?.iin &&
    kept.signer?.bin === signer?.bin &&
    kept.certificate?.serial === certificate?.serial &&
    (kept.stamp == null || kept.stamp.at === stamp?.at)
  );
}
