/**
 * Says of a package, or of a document with one signature, whether it is whole, who signed, and what exactly is wrong. Nothing is
 * believed of what the package says of itself: hashes are counted, signatures and proofs are checked anew.
 */
import { createHash } from 'node:crypto';
import { parseIso } from '@balapan/domain/moment.ts';
import type { SignatureFault } from '@balapan/domain/text/texts/signatureFault.ts';
import { type Checked, noProofs, type SignatureVerifier } from '../../adapters/signature/signatureVerifier.ts';
import { manifestName, type PackageManifest, packageManifest } from './manifest.ts';
import { type PackageError, readPackage } from './readPackage.ts';

export type PackageFault =
  | { readonly code: PackageError | 'MANIFEST_MISSING' | 'MANIFEST_WRONG' | 'NO_SIGNATURE' }
  | { readonly code: 'FILE_MISSING' | 'FILE_CHANGED' | 'FILE_STRANGE'; readonly file: string };

export interface CheckedSignature {
  /** As the package names the step; `null` for a signature that came alone. */
  readonly step: string | null;
  /** By the system's clock, as the package says; `null` where nobody says. */
  readonly signedAt: string | null;
  readonly checked: Checked;
  readonly fault: SignatureFault | null;
}

export interface CheckedPackage {
  readonly document: { readonly number: string | null; readonly sha256: string } | null;
  readonly faults: readonly PackageFault[];
  readonly signatures: readonly CheckedSignature[];
}

export interface Checking {
  readonly verifier: SignatureVerifier;
  /** Epoch milliseconds. */
  readonly now: number;
  /** BIN that must sign a step of a document, where that is known. */
  readonly binOf: (document: Uint8Array, step: string) => string | null;
  /** Files that the document stands for: by name the hexadecimal hash that stands in its signed bytes. */
  readonly holdsOf?: (document: Uint8Array) => ReadonlyMap<string, string>;
}

/** Whether everything about it is right. */
export function isWhole({ faults, signatures }: CheckedPackage): boolean {
  return faults.length === 0 && signatures.length > 0 && signatures.every(({ fault }) => fault === null);
}

export async function checkPackage(zip: Uint8Array, checking: Checking): Promise<CheckedPackage> {
  const files = readPackage(zip);
  if (typeof files === 'string') return broken({ code: files });
  const told = files.get(manifestName);
  if (told === undefined) return broken({ code: 'MANIFEST_MISSING' });
  const manifest = readManifest(told);
  if (manifest === null) return broken({ code: 'MANIFEST_WRONG' });
  const faults = filesFaults(files, manifest);
  const bytes = files.get(manifest.document.file);
  if (bytes === undefined) return { ...broken(), faults };
  const document = { number: manifest.document.number, sha256: hashOf(bytes) };
  faults.push(...heldFaults(files, checking.holdsOf?.(bytes) ?? new Map()));
  if (manifest.signatures.length === 0) faults.push({ code: 'NO_SIGNATURE' });
  const signatures: CheckedSignature[] = [];
  for (const one of manifest.signatures) signatures.push(await checkSigned(files, bytes, one, checking));
  return { document, faults, signatures };
}

/** A document and a detached CMS that came beside it. The authority is asked of the certificate, where it can be. */
export async function checkPair(bytes: Uint8Array, cms: Uint8Array, checking: Checking): Promise<CheckedPackage> {
  const checked = await checking.verifier.recheck(cms, bytes, checking.now, noProofs, 'authority');
  const fault = checked.reason === 'OK' ? null : checked.reason;
  return {
    document: { number: null, sha256: hashOf(bytes) },
    faults: [],
    signatures: [{ step: null, signedAt: null, checked, fault }],
  };
}

const broken = (...faults: PackageFault[]): CheckedPackage => ({ document: null, faults, signatures: [] });
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function readManifest(bytes: Uint8Array): PackageManifest | null {
  try {
    const read = packageManifest.safeParse(JSON.parse(Buffer.from(bytes).toString()));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function filesFaults(files: ReadonlyMap<string, Uint8Array>, manifest: PackageManifest): PackageFault[] {
  const faults: PackageFault[] = [];
  const named = new Map(manifest.files.map((file) => [file.name, file]));
  for (const { name, sha256 } of named.values()) {
    const bytes = files.get(name);
    if (bytes === undefined) faults.push({ code: 'FILE_MISSING', file: name });
    else if (hashOf(bytes) !== sha256) faults.push({ code: 'FILE_CHANGED', file: name });
  }
  const { document } = manifest;
  const isTold = named.get(document.file)?.sha256 === document.sha256;
  if (!isTold) faults.push({ code: 'FILE_CHANGED', file: document.file });
  for (const name of files.keys())
    if (name !== manifestName && !named.has(name)) faults.push({ code: 'FILE_STRANGE', file: name });
  return faults;
}

/** The manifest is not signed; what the signed bytes themselves say of other files is. */
function heldFaults(files: ReadonlyMap<string, Uint8Array>, held: ReadonlyMap<string, string>): PackageFault[] {
  return [...held].flatMap(([file, sha256]): PackageFault[] => {
    const bytes = files.get(file);
    if (bytes === undefined) return [{ code: 'FILE_MISSING', file }];
    return hashOf(bytes) === sha256 ? [] : [{ code: 'FILE_CHANGED', file }];
  });
}

async function checkSigned(
  files: ReadonlyMap<string, Uint8Array>,
  bytes: Uint8Array,
  { step, signedAt, cms, ocsp, tsp }: PackageManifest['signatures'][number],
  { verifier, now, binOf }: Checking,
): Promise<CheckedSignature> {
  const proof = (name: string | null): Uint8Array | null => (name === null ? null : (files.get(name) ?? null));
  const at = Math.min(parseIso(signedAt) ?? now, now);
  const proofs = { ocsp: proof(ocsp), tsp: proof(tsp) };
  const checked = await verifier.recheck(files.get(cms) ?? new Uint8Array(), bytes, at, proofs);
  const told = { step, signedAt, checked };
  if (checked.reason !== 'OK') return { ...told, fault: checked.reason };
  if ((ocsp !== null && proofs.ocsp === null) || (tsp !== null && proofs.tsp === null))
    return { ...told, fault: 'PROOF_MISSING' };
  const bin = binOf(bytes, step);
  const signs = checked.signer?.bin ?? checked.signer?.iin;
  return { ...told, fault: bin !== null && signs !== bin ? 'OTHER_ORGANISATION' : null };
}
