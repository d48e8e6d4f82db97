/** The authority's clock: says that bytes existed at a time (RFC 3161). */
import { createHash } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  type Certificate,
  ContentInfo,
  MessageImprint,
  PKIStatusInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import type { KeyPair } from './keys.ts';
import { derOf, signDetached } from './signing.ts';

export interface Stamper {
  readonly certificate: Certificate;
  readonly keys: KeyPair;
}

const tstInfo = '1.2.840.113549.1.9.16.1.4';
const policy = '1.2.398.3.3.2.6.1';
const sha256 = '2.16.840.1.101.3.4.2.1';

/** Status 0 and a token, or 2 for a request that cannot be read. */
export async function answerStamp(stamper: Stamper, request: Uint8Array, at: number): Promise<Uint8Array> {
  let asked: TimeStampReq;
  try {
    asked = TimeStampReq.fromBER(new Uint8Array(request));
  } catch {
    return derOf(new TimeStampResp({ status: new PKIStatusInfo({ status: 2 }) }));
  }
  const token = await tokenOver(stamper, asked.messageImprint, at, asked.nonce);
  const timeStampToken = ContentInfo.fromBER(new Uint8Array(token));
  return derOf(new TimeStampResp({ status: new PKIStatusInfo({ status: 0 }), timeStampToken }));
}

/** A token over bytes without a request. */
export function stampOver(stamper: Stamper, bytes: Uint8Array, at: number): Promise<Uint8Array> {
  const digest = new Uint8Array(createHash('sha256').update(bytes).digest()).buffer;
  const imprint = new MessageImprint({
    hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256 }),
    hashedMessage: new OctetString({ valueHex: digest }),
  });
  return tokenOver(stamper, imprint, at);
}

function tokenOver(stamper: Stamper, imprint: MessageImprint, at: number, nonce?: Integer): Promise<Uint8Array> {
  const { valueHexView } = imprint.hashedMessage.valueBlock;
  const number = new Uint8Array(createHash('sha256').update(valueHexView).update(String(at)).digest().subarray(0, 8));
  number[0] = ((number[0] ?? 0) & 0x3f) | 0x40;
  const info = new TSTInfo({
    version: 1,
    policy,
    messageImprint: imprint,
    serialNumber: new Integer({ valueHex: number.buffer }),
    genTime: new Date(at),
    ...(nonce === undefined ? {} : { nonce }),
  });
  return signDetached({ ...stamper, bytes: derOf(info), at, type: tstInfo, attached: true });
}
