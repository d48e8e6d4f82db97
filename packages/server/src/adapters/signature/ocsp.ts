/** What an authority's responder says of a certificate (RFC 6960): the question, and an answer that nobody else could have given. */
import { OctetString } from 'asn1js';
import {
  BasicOCSPResponse,
  CertID,
  type Certificate,
  Extension,
  getCrypto,
  OCSPRequest,
  OCSPResponse,
  Request,
  type SingleResponse,
} from 'pkijs';
import { isInForce, purposes } from './certificate.ts';
import type { Revocation } from './signatureVerifier.ts';

const nonceId = '1.3.6.1.5.5.7.48.1.2';
const basicId = '1.3.6.1.5.5.7.48.1.1';
const ocspSigning = '1.3.6.1.5.5.7.3.9';
/** Clocks differ a little. */
const slack = 300_000;
/** An answer that names no next one is as of its moment: it is believed for so long. */
const longest = 3_600_000;

/** SHA-1 names the issuer, as every responder understands it; it protects nothing here. */
export async function ocspRequest(
  certificate: Certificate,
  issuer: Certificate,
  nonce: Uint8Array,
): Promise<Uint8Array> {
  const request = new OCSPRequest();
  const reqCert = await CertID.create(certificate, { hashAlgorithm: 'SHA-1', issuerCertificate: issuer });
  request.tbsRequest.requestList = [new Request({ reqCert })];
  const extnValue = new OctetString({ valueHex: nonce.slice().buffer }).toBER(false);
  request.tbsRequest.requestExtensions = [new Extension({ extnID: nonceId, extnValue })];
  return new Uint8Array(request.toSchema(true).toBER(false));
}

export interface Expected {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  /** Epoch milliseconds: now; for an answer that was kept the moment of the signature, which it must reach. */
  readonly at: number;
  /** Of the question; left out for an answer that was kept. */
  readonly nonce?: Uint8Array;
}

/** `null`: nothing that can be believed: no answer, of another certificate, not signed for the issuer, old, to another question. */
export async function readOcsp(der: Uint8Array, expected: Expected): Promise<Revocation | null> {
  try {
    const response = OCSPResponse.fromBER(new Uint8Array(der));
    const bytes = response.responseBytes;
    if (response.responseStatus.valueBlock.valueDec !== 0 || bytes?.responseType !== basicId) return null;
    const basic = BasicOCSPResponse.fromBER(bytes.response.valueBlock.valueHexView);
    const one = await answerFor(basic, expected);
    if (one === null || !isFresh(one, expected) || !isToNonce(basic, expected.nonce)) return null;
    return (await isSigned(basic, expected)) ? revocationOf(one) : null;
  } catch {
    return null;
  }
}

async function answerFor(basic: BasicOCSPResponse, { certificate, issuer }: Expected): Promise<SingleResponse | null> {
  for (const one of basic.tbsResponseData.responses) {
    const hashAlgorithm = one.certID.hashAlgorithm.algorithmId === '1.3.14.3.2.26' ? 'SHA-1' : 'SHA-256';
    if (one.certID.isEqual(await CertID.create(certificate, { hashAlgorithm, issuerCertificate: issuer }))) return one;
  }
  return null;
}

/** An answer that was given after the signature speaks for it as well. */
function isFresh({ thisUpdate, nextUpdate }: SingleResponse, { at, nonce }: Expected): boolean {
  const from = thisUpdate.getTime();
  const isNotAhead = nonce === undefined || from - slack <= at;
  return isNotAhead && at <= (nextUpdate?.getTime() ?? from + longest) + slack;
}

/** A responder may leave the nonce out (it then answers from its store); another one is an answer to another question. */
function isToNonce({ tbsResponseData }: BasicOCSPResponse, nonce: Uint8Array | undefined): boolean {
  const told = tbsResponseData.responseExtensions?.find(({ extnID }) => extnID === nonceId);
  if (nonce === undefined || told === undefined) return true;
  const sent = Buffer.from(new OctetString({ valueHex: nonce.slice().buffer }).toBER(false));
  return sent.equals(told.extnValue.valueBlock.valueHexView);
}

/** By the issuer itself, or by a certificate that the issuer made for this and nothing else. */
async function isSigned(basic: BasicOCSPResponse, { issuer }: Expected): Promise<boolean> {
  const { tbsResponseData, signature, signatureAlgorithm } = basic;
  const at = tbsResponseData.producedAt.getTime();
  const signs = ({ subjectPublicKeyInfo: key }: Certificate): Promise<boolean> =>
    getCrypto(true).verifyWithPublicKey(new Uint8Array(tbsResponseData.tbsView), signature, key, signatureAlgorithm);
  for (const one of basic.certs ?? []) {
    const isDelegate = isInForce(one, at) && purposes(one).includes(ocspSigning) && one.issuer.isEqual(issuer.subject);
    if (isDelegate && (await signs(one)) && (await one.verify(issuer))) return true;
  }
  return signs(issuer);
}

function revocationOf({ certStatus, thisUpdate }: SingleResponse): Revocation {
  const tag: number = certStatus.idBlock.tagNumber;
  const status = tag === 0 ? 'good' : tag === 1 ? 'revoked' : 'unknown';
  const since: { toDate(): Date } | undefined = tag === 1 ? certStatus.valueBlock.value[0] : undefined;
  return {
    by: 'OCSP',
    status,
    revokedAt: since?.toDate().toISOString() ?? null,
    asOf: thisUpdate.toISOString(),
  };
}
