/** Time stamps (RFC 3161): the question, and a token that a trusted clock has given over a signature's value. */
import { createHash } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  type Certificate,
  MessageImprint,
  SignedDataVerifyError,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { hexOf, nameOf, purposes } from './certificate.ts';
import type { StampToken } from './cms.ts';
import type { Stamp } from './signatureVerifier.ts';

const tstInfo = '1.2.840.113549.1.9.16.1.4';
const timeStamping = '1.3.6.1.5.5.7.3.8';
const hashes: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** @param value the signature's value, not the document: a stamp is of the signature */
export function stampRequest(value: Uint8Array, nonce: Uint8Array): Uint8Array {
  const digest = new Uint8Array(createHash('sha256').update(value).digest()).buffer;
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' }),
      hashedMessage: new OctetString({ valueHex: digest }),
    }),
    nonce: new Integer({ valueHex: positive(nonce) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER(false));
}

/** The token of an answer; `null` for a refusal or garbage. */
export function tokenOf(response: Uint8Array): Uint8Array | null {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(new Uint8Array(response));
    if (timeStampToken === undefined || (status.status as number) > 1) return null;
    return new Uint8Array(timeStampToken.toSchema().toBER(false));
  } catch {
    return null;
  }
}

export interface StampExpected {
  /** The signature's value that it must be over. */
  readonly value: Uint8Array;
  readonly trusted: readonly Certificate[];
  /** Of the question; left out for a token that came along or was kept. */
  readonly nonce?: Uint8Array;
}

/** `null`: over other bytes, by another clock than a trusted one, by a certificate that is for something else, damaged. */
export async function readStamp(
  { content }: StampToken,
  { value, trusted, nonce }: StampExpected,
): Promise<Omit<Stamp, 'broughtBy'> | null> {
  try {
    const [info, second] = content?.signerInfos ?? [];
    const inside = content?.encapContentInfo;
    if (content === null || info === undefined || second !== undefined) return null;
    if (inside?.eContentType !== tstInfo || inside.eContent === undefined) return null;
    const told = TSTInfo.fromBER(inside.eContent.getValue());
    if (!isOver(told, value) || (nonce !== undefined && !isToNonce(told, nonce))) return null;
    const result = await content.verify({
      signer: 0,
      data: new Uint8Array(value).buffer,
      trustedCerts: [...trusted],
      checkChain: true,
      extendedMode: true,
    });
    const clock = result.signerCertificate;
    if (result.signatureVerified !== true || clock == null || !purposes(clock).includes(timeStamping)) return null;
    return { at: told.genTime.toISOString(), serial: hexOf(told.serialNumber), authority: nameOf(clock.subject) };
  } catch (error) {
    if (error instanceof SignedDataVerifyError || error instanceof Error) return null;
    throw error;
  }
}

function isOver({ messageImprint }: TSTInfo, value: Uint8Array): boolean {
  const hash = hashes[messageImprint.hashAlgorithm.algorithmId];
  if (hash === undefined) return false;
  return createHash(hash).update(value).digest().equals(messageImprint.hashedMessage.valueBlock.valueHexView);
}

const isToNonce = ({ nonce }: TSTInfo, sent: Uint8Array): boolean =>
  nonce !== undefined && Buffer.from(positive(sent)).equals(Buffer.from(nonce.valueBlock.valueHexView));

/** A number without a sign and without a zero in front, so that it comes back as it went. */
function positive(nonce: Uint8Array): ArrayBuffer {
  const bytes = new Uint8Array(nonce);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.buffer;
}
