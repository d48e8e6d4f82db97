/** What NCANode answers to POST /cms/verify (kazakhstan.md 2.6), and what it means: in both forms, that of 2022 and that of 2026. */
import { z } from 'zod';
import type { Revocation, SignatureReason, Signer, SignerRole } from './signatureVerifier.ts';

const revocation = z.object({
  revoked: z.boolean(),
  by: z.enum(['OCSP', 'CRL']),
  revocationTime: z.string().nullish(),
});

const certificate = z.object({
  /** At NCANode's own now: tells nothing of a certificate that has run out since it signed. */
  valid: z.boolean(),
  revocations: z.array(revocation).nullish(),
  notBefore: z.string(),
  notAfter: z.string(),
  keyUsage: z.string().nullish(),
  serialNumber: z.string(),
  signAlg: z.string().nullish(),
  keyUser: z.array(z.string()).nullish(),
  subject: z.object({
    commonName: z.string().nullish(),
    /** The attribute G: the patronymic, in spite of its name. */
    lastName: z.string().nullish(),
    organization: z.string().nullish(),
    iin: z.string().nullish(),
    bin: z.string().nullish(),
  }),
  issuer: z.object({ commonName: z.string().nullish(), dn: z.string().nullish() }),
});
export type NcanodeCertificate = z.output<typeof certificate>;

const signer = z.object({
  certificates: z.array(certificate).nullish(),
  /** The form of 2026 names one. */
  certificate: certificate.nullish(),
  tsp: z.object({ serialNumber: z.string(), genTime: z.string(), tsa: z.string().nullish() }).nullish(),
  /** The form of 2026: why a signature is not valid. */
  subIndication: z.string().nullish(),
});

export const ncanodeAnswer = z.object({ valid: z.boolean(), signers: z.array(signer) });
export type NcanodeSigner = z.output<typeof signer>;

const roles: Readonly<Record<string, SignerRole>> = {
  INDIVIDUAL: 'individual',
  ORGANIZATION: 'organisation',
  CEO: 'ceo',
  CAN_SIGN: 'canSign',
  CAN_SIGN_FINANCIAL: 'financial',
  HR: 'personnel',
  EMPLOYEE: 'employee',
};
const subIndications: Readonly<Record<string, SignatureReason>> = {
  NO_SIGNING_CERTIFICATE_FOUND: 'MALFORMED',
  SIG_CRYPTO_FAILURE: 'SIGNATURE_INVALID',
  CERT_HASH_MISMATCH: 'SIGNATURE_INVALID',
  TIMESTAMP_INVALID: 'TIME_STAMP_INVALID',
  OUT_OF_BOUNDS_NO_POE: 'CERTIFICATE_EXPIRED',
  CHAIN_INCOMPLETE: 'CHAIN_UNTRUSTED',
  CERT_REVOKED: 'CERTIFICATE_REVOKED',
  REVOCATION_DATA_MISSING: 'REVOCATION_UNREACHABLE',
};

export function signerOfNcanode({ subject, keyUser }: NcanodeCertificate): Signer {
  return {
    iin: subject.iin ?? '',
    bin: subject.bin || null,
    cn: subject.commonName ?? '',
    patronymic: subject.lastName || null,
    organisation: subject.organization || null,
    roles: (keyUser ?? []).flatMap((name) => roles[name] ?? []),
  };
}

/** The worst that is told of the certificate; `null`: NCANode could not find anything out. */
export function revocationOfNcanode({ revocations }: NcanodeCertificate): Revocation | null {
  const all = revocations ?? [];
  const told = all.find(({ revoked }) => revoked) ?? all.find(({ by }) => by === 'OCSP') ?? all[0];
  if (told === undefined) return null;
  const revokedAt = told.revoked ? (told.revocationTime ?? null) : null;
  return { by: told.by, status: told.revoked ? 'revoked' : 'good', revokedAt, asOf: null };
}

/**
 * Why NCANode finds a signature wanting.
 * @param moment epoch milliseconds: when it existed; `now`: NCANode's own time, about
 */
export function reasonOfNcanode(
  answer: { readonly valid: boolean; readonly signer: NcanodeSigner; readonly certificate: NcanodeCertificate },
  { moment, isInForce, asked }: { moment: number; isInForce: (at: number) => boolean; asked: boolean },
): SignatureReason {
  const { valid, signer: told, certificate: held } = answer;
  const named = subIndications[told.subIndication ?? ''];
  if (named !== undefined) return named;
  const revocation = revocationOfNcanode(held);
  if (revocation?.status === 'revoked') return 'CERTIFICATE_REVOKED';
  if (!isInForce(moment)) return 'CERTIFICATE_EXPIRED';
  // Asked, and found out nothing: NCANode's own `valid` passes over that.
  if (asked && revocation === null) return 'REVOCATION_UNREACHABLE';
  if (valid) return 'OK';
  return held.valid ? 'SIGNATURE_INVALID' : 'CHAIN_UNTRUSTED';
}
