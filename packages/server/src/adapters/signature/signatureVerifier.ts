/**
 * The port through which signatures are checked (kazakhstan.md 2.2, 2.7): a detached CMS over stored bytes. An adapter tells
 * what the mathematics and the certificates say; whether the signer may sign this document is the use case's question.
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
  | 'KEY_USAGE';

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

export interface SignatureVerdict {
  readonly ok: boolean;
  readonly reason: SignatureReason;
  readonly signer: Signer | null;
  /** Object identifier of the certificate's key or signature. */
  readonly algorithm: string | null;
  /** Number of the certificate in hexadecimal, its issuer's name, and until when it is in force (ISO). */
  readonly certificate: { readonly serial: string; readonly issuer: string; readonly notAfter: string } | null;
}

export interface SignatureVerifier {
  /**
   * @param cms DER of a detached CMS
   * @param bytes the stored bytes that are said to be signed
   * @param at epoch milliseconds: the certificate must have been in force then
   * @param purpose to sign in needs only a key that signs; a document needs one that binds (kazakhstan.md 2.2); default a document
   * @returns a verdict, also for garbage; never throws for bad input
   */
  verify(cms: Uint8Array, bytes: Uint8Array, at: number, purpose?: 'document' | 'signIn'): Promise<SignatureVerdict>;
}
