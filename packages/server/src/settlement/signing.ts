/**
 * Checks a signature over an act's stored bytes and the signer's right to sign it (kazakhstan.md 2.1, 2.2): the certificate must
 * be the signed-in person's own and speak for the organisation.
 */
import { createHash } from 'node:crypto';
import type { SignatureVerdict, Signer } from '../adapters/signature/signatureVerifier.ts';
import type { House } from '../kernel/house.ts';
import { refuse } from '../kernel/refuse.ts';

export interface SignerOught {
  /** IIN of the signed-in person. */
  readonly iin: string;
  /** BIN of the organisation; for an ИП the owner's IIN. */
  readonly iinBin: string;
  /** A sole entrepreneur signs as an individual. */
  readonly isEntrepreneur: boolean;
}

export type Authority = 'ok' | 'otherPerson' | 'otherOrganisation' | 'noRight';

/** Whether the signer may sign for the organisation: its BIN and first head or right to sign, or the ИП's own IIN. */
export function authorityOf(signer: Signer, ought: SignerOught): Authority {
  if (signer.iin !== ought.iin) return 'otherPerson';
  if (ought.isEntrepreneur) return signer.bin === null && signer.iin === ought.iinBin ? 'ok' : 'otherOrganisation';
  if (signer.bin !== ought.iinBin) return 'otherOrganisation';
  return signer.roles.includes('ceo') || signer.roles.includes('canSign') ? 'ok' : 'noRight';
}

/**
 * @returns what is kept with the signature
 * @throws DomainError `request.unavailable` without a checker, `act.signatureInvalid` for anything but a valid signature of the
 * right person
 */
export async function checkSignature(
  house: House,
  document: { readonly bytes: Buffer; readonly sha256: Buffer },
  cms: Uint8Array,
  ought: SignerOught,
  now: number,
): Promise<SignatureVerdict & { readonly authority: Authority }> {
  if (house.signatures === undefined) throw refuse('request.unavailable');
  const sha256 = createHash('sha256').update(document.bytes).digest();
  if (!sha256.equals(document.sha256)) throw new Error('The stored bytes of an act are not those of its hash.');
  const verdict = await house.signatures.verify(cms, document.bytes, now);
  const authority = verdict.signer === null ? 'noRight' : authorityOf(verdict.signer, ought);
  if (!verdict.ok || authority !== 'ok') throw refuse('act.signatureInvalid');
  return { ...verdict, authority };
}
