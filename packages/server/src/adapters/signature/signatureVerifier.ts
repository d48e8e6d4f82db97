/**
 * The port through which signatures are checked (kazakhstan.md 2.2, 2.6, 2.7): a detached CMS over stored bytes, the state of its
 * certificate, the time at which it existed. An adapter tells what the mathematics, the certificates and the authority's services
 * say; whether the signer may sign this document is the use case's question.
 */

/** The roles that an organisation gives its people, as the national authority writes them into certificates. */
export type SignerRole = 'individual' | 'organisation' | 'ceo' | 'canSign' | 'financial' | 'personnel' | 'employee';

export type SignatureReason =
  | 'OK'
  /** Not a detached CMS with one signer and its certificate. */
  | 'MALFORMED'
  /** GOST needs another adapter; MD5 and SHA-1 are refused everywhere. */
  | 'ALGORITHM_UNSUPPORTED'
  /** The bytes or the signature are not what was signed. */
  | 'SIGNATURE_INVALID'
  /** The certificate does not lead to a trusted root. */
  | 'CHAIN_UNTRUSTED'
  /** It does, but was not in force at the moment. */
  | 'CERTIFICATE_EXPIRED'
  /** The certificate is for signing in, not for signing. */
  | 'KEY_USAGE'
  /** The authority has revoked the certificate. */
  | 'CERTIFICATE_REVOKED'
  /** The authority's responder does not know the certificate. */
  | 'CERTIFICATE_UNKNOWN'
  /** The responder did not answer, or nothing that could be believed. */
  | 'REVOCATION_UNREACHABLE'
  /** The time stamp is not over this signature, not by a trusted clock, or from the future. */
  | 'TIME_STAMP_INVALID'
  /** No stamp came along and the service that should give one did not. */
  | 'TIME_STAMP_UNREACHABLE'
  /** The service that checks did not answer: nothing is known of the signature. */
  | 'CHECKER_UNREACHABLE';

export interface Signer {
  /** Twelve digits; empty for a certificate without an IIN. */
  readonly iin: string;
  /** BIN of the organisation; `null` for an individual. */
  readonly bin: string | null;
  /** «SURNAME NAME», as in the certificate. */
  readonly cn: string;
  readonly patronymic: string | null;
  readonly organisation: string | null;
  readonly roles: readonly SignerRole[];
}

/** What the authority said of the certificate; moments in ISO. */
export interface Revocation {
  readonly by: 'OCSP' | 'CRL';
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly revokedAt: string | null;
  /** As of when; `null` where the checking service does not tell. */
  readonly asOf: string | null;
}

/** When the signature existed at the latest, by an authority's clock (RFC 3161). */
export interface Stamp {
  /** ISO. */
  readonly at: string;
  /** Hexadecimal. */
  readonly serial: string;
  /** Whose clock. */
  readonly authority: string;
  readonly broughtBy: 'signer' | 'server';
}

export interface SignatureVerdict {
  readonly ok: boolean;
  readonly reason: SignatureReason;
  readonly signer: Signer | null;
  /** Object identifier of the certificate's key or signature. */
  readonly algorithm: string | null;
  /** Number of the certificate in hexadecimal, its issuer's name, from when to when it is in force (ISO). */
  readonly certificate: {
    readonly serial: string;
    readonly issuer: string;
    readonly notBefore: string;
    readonly notAfter: string;
  } | null;
  /** `null`: nobody was asked. */
  readonly revocation: Revocation | null;
  /** `null`: the signature carries none and no service is configured. */
  readonly stamp: Stamp | null;
}

/** What proves a verdict later, in DER; `null` where there is none. */
export interface Proofs {
  /** The responder's answer as it came. */
  readonly ocsp: Uint8Array | null;
  /** The time stamp's token. */
  readonly tsp: Uint8Array | null;
}

export interface Checked extends SignatureVerdict {
  readonly proofs: Proofs;
  /** The certificate and those above it, in DER, as far as they were found. */
  readonly chain: readonly Uint8Array[];
}

/** A document needs a key that binds, and proofs; to sign in a key that signs is enough (kazakhstan.md 2.2). */
export type Purpose = 'document' | 'signIn';

export interface SignatureVerifier {
  /**
   * Checks a signature that comes now: asks the responder and, for a document without a stamp, the clock.
   * @param cms DER of a detached CMS
   * @param bytes the stored bytes that are said to be signed
   * @param at epoch milliseconds: now
   * @param purpose default a document
   * @returns a verdict, also for garbage; never throws for bad input or a service that is down
   */
  verify(cms: Uint8Array, bytes: Uint8Array, at: number, purpose?: Purpose): Promise<Checked>;
  /**
   * Checks a document's signature of another day by the proofs that were kept with it; asks nobody for more, the certificate's
   * authority only where `asks` says so and no answer was kept.
   * @param at epoch milliseconds: when it was signed, for signatures without a stamp
   */
  recheck(
    cms: Uint8Array,
    bytes: Uint8Array,
    at: number,
    proofs: Proofs,
    asks?: 'nobody' | 'authority',
  ): Promise<Checked>;
}

export const noProofs: Proofs = { ocsp: null, tsp: null };
