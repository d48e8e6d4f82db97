/** The authority's responder: says of a certificate whether it was revoked (RFC 6960), signed by a certificate of its own. */
import { createHash } from 'node:crypto';
import { Constructed, GeneralizedTime, Integer, OctetString, Primitive } from 'asn1js';
import {
  BasicOCSPResponse,
  type Certificate,
  Extension,
  OCSPRequest,
  OCSPResponse,
  ResponseBytes,
  SingleResponse,
} from 'pkijs';
import type { KeyPair } from './keys.ts';
import { derOf } from './signing.ts';

/** What the responder knows; numbers of certificates in hexadecimal. */
export interface Standing {
  /** Since when (epoch milliseconds). */
  readonly revoked: ReadonlyMap<string, number>;
  readonly unknown: ReadonlySet<string>;
  /** The answer came from another certificate's question. */
  readonly answersOther?: boolean;
  /** Milliseconds by which the answer is older than the question. */
  readonly age?: number;
  /** Answers to whatever nonce with this one. */
  readonly nonce?: Uint8Array;
}

const nonceId = '1.3.6.1.5.5.7.48.1.2';
const hour = 3_600_000;

export async function answerOcsp(
  responder: { readonly certificate: Certificate; readonly keys: KeyPair },
  request: Uint8Array,
  standing: Standing,
  now: number,
): Promise<Uint8Array> {
  const asked = OCSPRequest.fromBER(new Uint8Array(request)).tbsRequest;
  const at = now - (standing.age ?? 0);
  const basic = new BasicOCSPResponse();
  const key = responder.certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  const keyHash = new Uint8Array(createHash('sha1').update(key).digest()).buffer;
  basic.tbsResponseData.responderID = new OctetString({ valueHex: keyHash });
  basic.tbsResponseData.producedAt = new Date(at);
  basic.tbsResponseData.responses = asked.requestList.map(({ reqCert }) => {
    const serial = Buffer.from(reqCert.serialNumber.valueBlock.valueHexView).toString('hex');
    if (standing.answersOther === true) reqCert.serialNumber = new Integer({ value: 7 });
    const one = new SingleResponse({ certID: reqCert });
    one.certStatus = statusOf(serial, standing);
    one.thisUpdate = new Date(at);
    one.nextUpdate = new Date(at + hour);
    return one;
  });
  const nonce = asked.requestExtensions?.find(({ extnID }) => extnID === nonceId);
  if (nonce !== undefined) {
    const extnValue = standing.nonce === undefined ? nonce.extnValue : wrapped(standing.nonce);
    basic.tbsResponseData.responseExtensions = [new Extension({ extnID: nonceId, extnValue: bufferOf(extnValue) })];
  }
  basic.certs = [responder.certificate];
  await basic.sign(responder.keys.privateKey, 'SHA-256');
  const response = new OCSPResponse();
  response.responseStatus.valueBlock.valueDec = 0;
  response.responseBytes = new ResponseBytes({
    responseType: '1.3.6.1.5.5.7.48.1.1',
    response: new OctetString({ valueHex: derOf(basic).slice().buffer }),
  });
  return derOf(response);
}

const wrapped = (nonce: Uint8Array): OctetString =>
  new OctetString({ valueHex: new OctetString({ valueHex: nonce.slice().buffer }).toBER(false) });
const bufferOf = (octets: OctetString): ArrayBuffer => octets.valueBlock.valueHexView.slice().buffer;

/** good [0], revoked [1] with its time, unknown [2]. */
function statusOf(serial: string, { revoked, unknown }: Standing): Primitive | Constructed {
  if (unknown.has(serial)) return new Primitive({ idBlock: { tagClass: 3, tagNumber: 2 } });
  const since = revoked.get(serial);
  if (since === undefined) return new Primitive({ idBlock: { tagClass: 3, tagNumber: 0 } });
  const value = [new GeneralizedTime({ valueDate: new Date(since) })];
  return new Constructed({ idBlock: { tagClass: 3, tagNumber: 1 }, value });
}
