/**
 * Checks RSA signatures in the process itself. GOST is the National Centre's own and has no open implementation here: such a
 * signature is `ALGORITHM_UNSUPPORTED`, never valid (kazakhstan.md 2.6, 2.7).
 */
import { randomBytes } from 'node:crypto';
import { type Certificate, SignedDataVerifyError } from 'pkijs';
import { askDer } from './askDer.ts';
import { canSign, derOf, factsOf, isForSigning, isInForce, readPem, responderOf, signerOf } from './certificate.ts';
import { type Cms, readCms, readToken } from './cms.ts';
import { ocspRequest, readOcsp } from './ocsp.ts';
import { quickenPki } from './quickPki.ts';
import {
  type Checked,
  noProofs,
  type Proofs,
  type Purpose,
  type Revocation,
  type SignatureReason,
  type SignatureVerifier,
  type Stamp,
} from './signatureVerifier.ts';
import { readStamp, stampRequest, tokenOf } from './stamp.ts';

/** The authority's services. */
export interface Services {
  /** Address of the responder; `certificate`: the one that each certificate names; `off`: nobody is asked (a trial). */
  readonly ocsp: string;
  /** Address of the clock; `null`: only stamps that come along. */
  readonly tsa: string | null;
  /** Milliseconds until a service is given up. */
  readonly timeout: number;
}

const nobody: Services = { ocsp: 'off', tsa: null, timeout: 0 };
const rsaKey = '1.2.840.113549.1.1.1';
/** SHA-256, SHA-384, SHA-512, alone and with RSA. */
const digests = new Set(['2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3']);
const signatures = new Set([rsaKey, '1.2.840.113549.1.1.11', '1.2.840.113549.1.1.12', '1.2.840.113549.1.1.13']);
/** A stamp may be so far ahead of our clock. */
const slack = 300_000;

interface Wanted {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly purpose: Purpose;
  readonly proofs: Proofs;
  readonly asks: { readonly ocsp: boolean; readonly tsa: boolean };
}

/**
 * @param anchors roots that are trusted, as PEM texts (several in one text are read too)
 * @param services of the authority; left out: nobody is asked
 * @throws Error when an anchor is no certificate
 */
export function rsaVerifier(anchors: readonly string[], services: Services = nobody): SignatureVerifier {
  quickenPki();
  const trusted = anchors.flatMap(readPem);
  const hasResponder = services.ocsp !== 'off';
  return {
    verify: (cms, bytes, at, purpose = 'document') =>
      judge(cms, trusted, services, {
        ...{ bytes, at, purpose, proofs: noProofs },
        asks: { ocsp: hasResponder, tsa: purpose === 'document' && services.tsa !== null },
      }),
    recheck: (cms, bytes, at, proofs, asks = 'nobody') =>
      judge(cms, trusted, services, {
        ...{ bytes, at, purpose: 'document', proofs },
        asks: { ocsp: hasResponder && asks === 'authority', tsa: false },
      }),
  };
}

/** What has been found so far; each step adds to it, the first that fails ends it. */
type Found = Pick<Checked, 'revocation' | 'stamp' | 'proofs' | 'chain'>;

async function judge(der: Uint8Array, trusted: Certificate[], services: Services, wanted: Wanted): Promise<Checked> {
  const cms = readCms(der);
  const found: Found = { revocation: null, stamp: null, proofs: wanted.proofs, chain: [] };
  if (cms === null) return told(null, 'MALFORMED', found);
  if (!isKnown(cms)) return told(cms, 'ALGORITHM_UNSUPPORTED', found);
  const stamped = await takeStamp(cms, trusted, wanted, found);
  if (stamped === null) return told(cms, 'TIME_STAMP_INVALID', found);
  const moment = stamped.stamp === null ? wanted.at : Date.parse(stamped.stamp.at);
  const { reason, chain } = await check(cms, trusted, wanted.bytes, moment);
  const checked = { ...stamped, chain: chain.map(derOf) };
  if (reason !== 'OK') return told(cms, reason, checked);
  const isFit = wanted.purpose === 'signIn' ? canSign(cms.certificate) : isForSigning(cms.certificate);
  if (!isFit) return told(cms, 'KEY_USAGE', checked);
  const issuer = chain[1] ?? cms.certificate;
  const asked = await takeRevocation({ certificate: cms.certificate, issuer, moment }, services, wanted, checked);
  const refused = refusalOf(asked.revocation, moment, wanted, asked.stamp);
  if (refused !== null) return told(cms, refused, asked);
  if (asked.stamp !== null || !wanted.asks.tsa) return told(cms, 'OK', asked);
  return askStamp(cms, trusted, services, wanted, asked);
}

function isKnown({ certificate, info }: Cms): boolean {
  return (
    certificate.subjectPublicKeyInfo.algorithm.algorithmId === rsaKey &&
    digests.has(info.digestAlgorithm.algorithmId) &&
    signatures.has(info.signatureAlgorithm.algorithmId) &&
    signatures.has(certificate.signatureAlgorithm.algorithmId)
  );
}

/** The stamp that was kept, or that the signer brought; `null` for one that proves nothing. */
async function takeStamp(cms: Cms, trusted: Certificate[], wanted: Wanted, found: Found): Promise<Found | null> {
  if (wanted.purpose === 'signIn') return found;
  const { tsp } = wanted.proofs;
  const token = tsp === null || isSame(tsp, cms.stamp?.der) ? cms.stamp : readToken(tsp);
  if (token === null) return found;
  const stamp = await readStamp(token, { value: cms.value, trusted });
  if (stamp === null || Date.parse(stamp.at) > wanted.at + slack) return null;
  const broughtBy = token === cms.stamp ? 'signer' : 'server';
  return { ...found, stamp: { ...stamp, broughtBy }, proofs: { ...found.proofs, tsp: token.der } };
}

const isSame = (one: Uint8Array, other: Uint8Array | undefined): boolean =>
  other !== undefined && Buffer.from(one).equals(other);

async function askStamp(
  cms: Cms,
  trusted: Certificate[],
  { tsa, timeout }: Services,
  { at }: Wanted,
  found: Found,
): Promise<Checked> {
  const nonce = new Uint8Array(randomBytes(8));
  const der = stampRequest(cms.value, nonce);
  const answer = await askDer({ url: tsa ?? '', type: 'application/timestamp-query', der, timeout });
  const token = answer === null ? null : tokenOf(answer);
  if (token === null) return told(cms, 'TIME_STAMP_UNREACHABLE', found);
  const stamp = await readStamp(readToken(token), { value: cms.value, trusted, nonce });
  if (stamp === null || Math.abs(Date.parse(stamp.at) - at) > slack) return told(cms, 'TIME_STAMP_INVALID', found);
  const whole: Stamp = { ...stamp, broughtBy: 'server' };
  const isOld = !isInForce(cms.certificate, Date.parse(stamp.at));
  return told(cms, isOld ? 'CERTIFICATE_EXPIRED' : 'OK', {
    ...found,
    stamp: whole,
    proofs: { ...found.proofs, tsp: token },
  });
}

/** A chain that holds at the certificate's beginning, but not at the moment, tells that the certificate was not in force. */
async function check(
  cms: Cms,
  trusted: Certificate[],
  bytes: Uint8Array,
  at: number,
): Promise<{ reason: SignatureReason; chain: Certificate[] }> {
  const result = await checkAt(cms, trusted, bytes, at);
  if (result.reason !== 'CHAIN_UNTRUSTED') return result;
  const begun = cms.certificate.notBefore.value.getTime() + 1000;
  const earlier = await checkAt(cms, trusted, bytes, begun);
  return earlier.reason === 'CHAIN_UNTRUSTED' ? result : { ...earlier, reason: 'CERTIFICATE_EXPIRED' };
}

async function checkAt(
  { content }: Cms,
  trustedCerts: Certificate[],
  bytes: Uint8Array,
  at: number,
): Promise<{ reason: SignatureReason; chain: Certificate[] }> {
  const data = new Uint8Array(bytes).buffer;
  const checkDate = new Date(at);
  try {
    const result = await content.verify({
      ...{ signer: 0, data, trustedCerts, checkDate, checkChain: true, extendedMode: true },
    });
    const isGood = result.signatureVerified === true && result.signerCertificateVerified === true;
    return { reason: isGood ? 'OK' : 'SIGNATURE_INVALID', chain: result.certificatePath };
  } catch (error) {
    const isChain = error instanceof SignedDataVerifyError && error.code === 5;
    return { reason: isChain ? 'CHAIN_UNTRUSTED' : 'SIGNATURE_INVALID', chain: [] };
  }
}

/** The answer that was kept; else the responder's, where one is to be asked. */
async function takeRevocation(
  { certificate, issuer, moment }: { certificate: Certificate; issuer: Certificate; moment: number },
  { ocsp, timeout }: Services,
  { at, proofs, asks }: Wanted,
  found: Found,
): Promise<Found> {
  if (proofs.ocsp !== null) {
    return { ...found, revocation: (await readOcsp(proofs.ocsp, { certificate, issuer, at: moment })) ?? unheard };
  }
  if (!asks.ocsp) return found;
  const url = ocsp === 'certificate' ? responderOf(certificate) : ocsp;
  if (url === null) return { ...found, revocation: unheard };
  const nonce = new Uint8Array(randomBytes(16));
  const der = await ocspRequest(certificate, issuer, nonce);
  const answer = await askDer({ url, type: 'application/ocsp-request', der, timeout });
  const revocation = answer === null ? null : await readOcsp(answer, { certificate, issuer, at, nonce });
  if (answer === null || revocation === null) return { ...found, revocation: unheard };
  return { ...found, revocation, proofs: { ...found.proofs, ocsp: answer } };
}

/** Somebody was asked, nobody could be believed. */
const unheard: Revocation = { by: 'OCSP', status: 'unknown', revokedAt: null, asOf: null };

/** A certificate that was revoked after the stamp was good when it signed; a signature that comes now is refused all the same. */
function refusalOf(
  revocation: Revocation | null,
  moment: number,
  { purpose, proofs, asks }: Wanted,
  stamp: Stamp | null,
): SignatureReason | null {
  if (revocation === null || revocation.status === 'good') return null;
  if (revocation.status === 'unknown') {
    return revocation.asOf === null ? 'REVOCATION_UNREACHABLE' : 'CERTIFICATE_UNKNOWN';
  }
  const isOfAnotherDay = purpose === 'document' && !asks.tsa && (proofs.ocsp !== null || stamp !== null);
  const isLater = revocation.revokedAt !== null && Date.parse(revocation.revokedAt) > moment;
  return isOfAnotherDay && isLater ? null : 'CERTIFICATE_REVOKED';
}

function told(cms: Cms | null, reason: SignatureReason, found: Found): Checked {
  const ok = reason === 'OK';
  if (cms === null) return { ...{ ok, reason, signer: null, algorithm: null, certificate: null }, ...found };
  const { certificate } = cms;
  return {
    ok,
    reason,
    signer: signerOf(certificate),
    algorithm: certificate.signatureAlgorithm.algorithmId,
    certificate: factsOf(certificate),
    ...found,
  };
}
