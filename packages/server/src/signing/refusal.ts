/** Who may sign for whom, and why a signature is refused, in the words of the catalogue (kazakhstan.md 2.1, 2.2). */
import type { DomainError } from '@balapan/domain/errors.ts';
import { dayAt, parseIso } from '@balapan/domain/moment.ts';
import type { SignatureReason, SignatureVerdict, Signer } from '../adapters/signature/signatureVerifier.ts';
import { refuse } from '../kernel/refuse.ts';

/** Who ought to sign. */
export interface SignerOught {
  /** IIN of the signed-in person. */
  readonly iin: string;
  /** BIN of the organisation; for an ИП the owner's IIN. */
  readonly iinBin: string;
  /** A sole entrepreneur signs as an individual. */
  readonly isEntrepreneur: boolean;
  /** Whether the person holds, on the day of the signature, an appointment that signs for the organisation. */
  readonly isAppointed: boolean;
}

export type SigningRight = 'ok' | 'otherPerson' | 'otherOrganisation' | 'noRight' | 'notAppointed';

/**
 * Whether the signer may sign for the organisation on that day: appointed, with a certificate of their own that names its BIN and
 * first head or right to sign, or with the ИП's own.
 */
export function signingRight(signer: Signer, ought: SignerOught): SigningRight {
  if (signer.iin !== ought.iin) return 'otherPerson';
  if (!ought.isAppointed) return 'notAppointed';
  if (ought.isEntrepreneur) return signer.bin === null && signer.iin === ought.iinBin ? 'ok' : 'otherOrganisation';
  if (signer.bin !== ought.iinBin) return 'otherOrganisation';
  return signer.roles.includes('ceo') || signer.roles.includes('canSign') ? 'ok' : 'noRight';
}

const refusals = {
  MALFORMED: 'signature.malformed',
  ALGORITHM_UNSUPPORTED: 'signature.algorithm',
  SIGNATURE_INVALID: 'signature.otherBytes',
  CHAIN_UNTRUSTED: 'signature.untrusted',
  KEY_USAGE: 'signature.wrongPurpose',
  CERTIFICATE_UNKNOWN: 'signature.notIssued',
  REVOCATION_UNREACHABLE: 'signature.revocationUnknown',
  TIME_STAMP_INVALID: 'signature.timeStampInvalid',
  TIME_STAMP_UNREACHABLE: 'signature.timeStampUnknown',
  CHECKER_UNREACHABLE: 'signature.checkerSilent',
} as const satisfies Partial<Record<SignatureReason, string>>;

/** Why a verdict refuses; null: it does not. */
export function refusalOf(verdict: SignatureVerdict, right: SigningRight): DomainError | null {
  const { reason, certificate, revocation } = verdict;
  if (reason === 'CERTIFICATE_EXPIRED') return refuse('signature.expired', { day: dayOf(certificate?.notAfter) });
  if (reason === 'CERTIFICATE_REVOKED') return refuse('signature.revoked', { day: dayOf(revocation?.revokedAt) });
  if (reason !== 'OK') return refuse(refusals[reason]);
  return right === 'ok' ? null : refuse(`signature.${right}`);
}

/** The day in the region's zone. */
function dayOf(iso: string | null | undefined): string {
  const at = parseIso(iso ?? '');
  return at === null ? '' : dayAt(at);
}
