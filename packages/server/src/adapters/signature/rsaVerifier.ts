/**
 * Checks RSA signatures in the process itself. GOST is the National Centre's own and has no open implementation here: such a
 * signature is `ALGORITHM_UNSUPPORTED`, never valid (kazakhstan.md 2.6, 2.7).
 */
import { fromBER } from 'asn1js';
import { Certificate, ContentInfo, SignedData, SignedDataVerifyError } from 'pkijs';
import { canSign, isForSigning, signerOf } from './certificate.ts';
import type { SignatureReason, SignatureVerdict, SignatureVerifier } from './signatureVerifier.ts';

const signedData = '1.2.840.113549.1.7.2';
const rsaKey = '1.2.840.113549.1.1.1';
/** SHA-256, SHA-384, SHA-512, alone and with RSA. */
const digests = new Set(['2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3']);
const signatures = new Set([rsaKey, '1.2.840.113549.1.1.11', '1.2.840.113549.1.1.12', '1.2.840.113549.1.1.13']);

/**
 * @param anchors roots that are trusted, as PEM texts (several in one text are read too)
 * @throws Error when an anchor is no certificate
 */
export function rsaVerifier(anchors: readonly string[]): SignatureVerifier {
  const trusted = anchors.flatMap(readPem);
  return {
    verify: async (cms, bytes, at, purpose = 'document') => {
      const parsed = parse(cms);
      if (parsed === null) return refusal('MALFORMED', null);
      const { content, certificate } = parsed;
      const info = content.signerInfos[0];
      if (info === undefined) return refusal('MALFORMED', null);
      const key = certificate.subjectPublicKeyInfo.algorithm.algorithmId;
      const known =
        key === rsaKey &&
        digests.has(info.digestAlgorithm.algorithmId) &&
        signatures.has(info.signatureAlgorithm.algorithmId) &&
        signatures.has(certificate.signatureAlgorithm.algorithmId);
      if (!known) return refusal('ALGORITHM_UNSUPPORTED', certificate);
      const reason = await reasonOf(content, certificate, trusted, bytes, at);
      if (reason !== 'OK') return refusal(reason, certificate);
      const isFit = purpose === 'signIn' ? canSign(certificate) : isForSigning(certificate);
      return isFit ? { ...about('OK', certificate), ok: true } : refusal('KEY_USAGE', certificate);
    },
  };
}

/** One signer, no content inside: content that a CMS carries itself would be checked in place of ours. */
function parse(cms: Uint8Array): { content: SignedData; certificate: Certificate } | null {
  try {
    const read = fromBER(new Uint8Array(cms));
    if (read.offset === -1) return null;
    const info = new ContentInfo({ schema: read.result });
    if (info.contentType !== signedData) return null;
    const content = new SignedData({ schema: info.content });
    if (content.signerInfos.length !== 1 || content.encapContentInfo.eContent !== undefined) return null;
    const held = (content.certificates ?? []).filter((item) => item instanceof Certificate);
    const sid = content.signerInfos[0]?.sid as { serialNumber?: Certificate['serialNumber'] } | undefined;
    const serial = sid?.serialNumber;
    const certificate = serial === undefined ? undefined : held.find((item) => item.serialNumber.isEqual(serial));
    return certificate === undefined ? null : { content, certificate };
  } catch {
    return null;
  }
}

/** A chain that holds at the certificate's beginning, but not at the moment, tells that the certificate was not in force. */
async function reasonOf(
  content: SignedData,
  certificate: Certificate,
  trusted: Certificate[],
  bytes: Uint8Array,
  at: number,
): Promise<SignatureReason> {
  const reason = await check(content, trusted, bytes, at);
  if (reason !== 'CHAIN_UNTRUSTED') return reason;
  const begun = certificate.notBefore.value.getTime() + 1000;
  return (await check(content, trusted, bytes, begun)) === 'CHAIN_UNTRUSTED' ? reason : 'CERTIFICATE_EXPIRED';
}

async function check(
  content: SignedData,
  trustedCerts: Certificate[],
  bytes: Uint8Array,
  at: number,
): Promise<SignatureReason> {
  const data = new Uint8Array(bytes).buffer;
  try {
    const told = await content.verify({
      signer: 0,
      data,
      trustedCerts,
      checkDate: new Date(at),
      checkChain: true,
      extendedMode: true,
    });
    return told.signatureVerified === true && told.signerCertificateVerified === true ? 'OK' : 'SIGNATURE_INVALID';
  } catch (error) {
    const told = error instanceof SignedDataVerifyError ? error : null;
    return told !== null && told.code === 5 ? 'CHAIN_UNTRUSTED' : 'SIGNATURE_INVALID';
  }
}

function about(reason: SignatureReason, certificate: Certificate): Omit<SignatureVerdict, 'ok'> {
  return {
    reason,
    signer: signerOf(certificate),
    algorithm: certificate.signatureAlgorithm.algorithmId,
    certificate: {
      serial: Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex'),
      issuer: certificate.issuer.typesAndValues.map((pair) => String(pair.value.valueBlock.value)).join(', '),
      notAfter: certificate.notAfter.value.toISOString(),
    },
  };
}

function refusal(reason: SignatureReason, certificate: Certificate | null): SignatureVerdict {
  if (certificate === null) return { ok: false, reason, signer: null, algorithm: null, certificate: null };
  return { ...about(reason, certificate), ok: false };
}

function readPem(text: string): Certificate[] {
  const blocks = [...text.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/gu)];
  if (blocks.length === 0) throw new Error('A trust anchor is no certificate in PEM.');
  return blocks.map(([, body = '']) => Certificate.fromBER(new Uint8Array(Buffer.from(body, 'base64'))));
}
