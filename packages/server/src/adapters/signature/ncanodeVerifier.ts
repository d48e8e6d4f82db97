/**
 * Checks signatures through NCANode (kazakhstan.md 2.6): RSA and GOST, with OCSP and CRL. It knows the national roots itself. Its
 * answer has no proofs in DER: the time stamp is taken out of the CMS, the state of the certificate stands in the verdict.
 */
import { takeBytes } from './askDer.ts';
import { derOf, factsOf } from './certificate.ts';
import { type Cms, readCms } from './cms.ts';
import {
  type NcanodeCertificate,
  type NcanodeSigner,
  ncanodeAnswer,
  reasonOfNcanode,
  revocationOfNcanode,
  signerOfNcanode,
} from './ncanodeAnswer.ts';
import {
  type Checked,
  noProofs,
  type Purpose,
  type SignatureReason,
  type SignatureVerifier,
  type Stamp,
} from './signatureVerifier.ts';

export interface NcanodeSettings {
  /** `http://127.0.0.1:14579` */
  readonly url: string;
  /** Milliseconds until it is given up. */
  readonly timeout: number;
}

/** An answer tells a few certificates: what is larger is none. */
const largest = 2_000_000;
/** The clocks of the authority and of this server differ a little. */
const slack = 300_000;

interface Wanted {
  readonly at: number;
  readonly purpose: Purpose;
  readonly asks: boolean;
}

export function ncanodeVerifier(settings: NcanodeSettings): SignatureVerifier {
  const check = async (der: Uint8Array, bytes: Uint8Array, wanted: Wanted): Promise<Checked> => {
    const cms = readCms(der);
    if (cms === null) return nothing('MALFORMED', null);
    const told = await ask(settings, der, bytes, wanted.asks);
    return typeof told === 'string' ? nothing(told, cms) : judge(cms, told, wanted);
  };
  return {
    verify: (cms, bytes, at, purpose = 'document') => check(cms, bytes, { at, purpose, asks: true }),
    recheck: (cms, bytes, at, _, asks = 'nobody') =>
      check(cms, bytes, { at, purpose: 'document', asks: asks === 'authority' }),
  };
}

interface Answer {
  readonly valid: boolean;
  readonly signer: NcanodeSigner;
  readonly certificate: NcanodeCertificate;
}

/** NCANode's answer, or why there is none. A 400 is its word on what was sent, whatever else is one on itself. */
async function ask(
  { url, timeout }: NcanodeSettings,
  cms: Uint8Array,
  bytes: Uint8Array,
  asks: boolean,
): Promise<Answer | SignatureReason> {
  try {
    const answer = await fetch(`${url.replace(/\/$/u, '')}/cms/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        revocationCheck: asks ? ['OCSP', 'CRL'] : [],
        cms: Buffer.from(cms).toString('base64'),
        data: Buffer.from(bytes).toString('base64'),
      }),
      signal: AbortSignal.timeout(timeout),
      redirect: 'error',
    });
    if (answer.status === 400) return 'MALFORMED';
    const body = answer.ok ? await takeBytes(answer, largest) : null;
    if (body === null) return 'CHECKER_UNREACHABLE';
    const { valid, signers } = ncanodeAnswer.parse(JSON.parse(Buffer.from(body).toString()));
    const [signer, second] = signers;
    const certificate = signer?.certificate ?? signer?.certificates?.[0];
    if (signer === undefined || certificate === undefined || second !== undefined) return 'MALFORMED';
    return { valid, signer, certificate };
  } catch {
    return 'CHECKER_UNREACHABLE';
  }
}

function judge(cms: Cms, { valid, signer, certificate }: Answer, { at, purpose, asks }: Wanted): Checked {
  const stamp = stampOf(cms, signer);
  const moment = stamp === null ? at : Date.parse(stamp.at);
  const within = (time: number): boolean =>
    Date.parse(certificate.notBefore) <= time && time <= Date.parse(certificate.notAfter);
  const reason = reasonOfNcanode({ valid, signer, certificate }, { moment, isInForce: within, asked: asks });
  const tsp = stamp === null || cms.stamp === null ? null : cms.stamp.der;
  const found = { ...about(cms, certificate), stamp, proofs: { ocsp: null, tsp } };
  if (reason !== 'OK') return { ...found, ok: false, reason };
  if (cms.stamp !== null && stamp === null) return { ...found, ok: false, reason: 'TIME_STAMP_INVALID' };
  if (moment > at + slack) return { ...found, ok: false, reason: 'TIME_STAMP_INVALID' };
  const isFit = certificate.keyUsage === 'SIGN' || (purpose === 'signIn' && certificate.keyUsage === 'AUTH');
  return isFit ? { ...found, ok: true, reason: 'OK' } : { ...found, ok: false, reason: 'KEY_USAGE' };
}

/** NCANode tells a stamp only where it has checked it. */
function stampOf({ stamp }: Cms, { tsp }: NcanodeSigner): Stamp | null {
  if (stamp === null || tsp == null || Number.isNaN(Date.parse(tsp.genTime))) return null;
  const at = new Date(tsp.genTime).toISOString();
  return { at, serial: tsp.serialNumber, authority: tsp.tsa ?? '', broughtBy: 'signer' };
}

function about(cms: Cms, told: NcanodeCertificate): Omit<Checked, 'ok' | 'reason' | 'stamp' | 'proofs'> {
  return {
    signer: signerOfNcanode(told),
    algorithm: cms.certificate.signatureAlgorithm.algorithmId,
    certificate: factsOf(cms.certificate),
    revocation: revocationOfNcanode(told),
    chain: cms.certificates.map(derOf),
  };
}

function nothing(reason: SignatureReason, cms: Cms | null): Checked {
  const none = { ok: false, reason, signer: null, revocation: null, stamp: null, proofs: noProofs };
  if (cms === null) return { ...none, algorithm: null, certificate: null, chain: [] };
  const { certificate } = cms;
  return {
    ...none,
    algorithm: certificate.signatureAlgorithm.algorithmId,
    certificate: factsOf(certificate),
    chain: cms.certificates.map(derOf),
  };
}
