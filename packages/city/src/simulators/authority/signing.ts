/** CMS as a signer makes it: detached, one signer, signed attributes; a time stamp goes into the unsigned ones. */
import { createHash } from 'node:crypto';
import { fromBER, ObjectIdentifier, OctetString, UTCTime } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  type Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import type { KeyPair } from './keys.ts';

const data = '1.2.840.113549.1.7.1';
export const timeStampToken = '1.2.840.113549.1.9.16.2.14';

export const derOf = (part: { toSchema(full?: boolean): { toBER(sizeOnly?: boolean): ArrayBuffer } }): Uint8Array =>
  new Uint8Array(part.toSchema().toBER(false));

export interface Signing {
  readonly certificate: Certificate;
  readonly keys: KeyPair;
  readonly bytes: Uint8Array;
  /** Epoch milliseconds: the signer's own time. */
  readonly at: number;
  /** Content type; default plain data, which stays outside. */
  readonly type?: string;
  /** The content goes into the CMS. */
  readonly attached?: boolean;
}

/** @returns DER of a CMS */
export async function signDetached({
  certificate,
  keys,
  bytes,
  at,
  type = data,
  attached,
}: Signing): Promise<Uint8Array> {
  const digest = new Uint8Array(createHash('sha256').update(bytes).digest()).buffer;
  const content = new Uint8Array(bytes).buffer;
  const attributes = [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: type })] }),
    new Attribute({ type: '1.2.840.113549.1.9.5', values: [new UTCTime({ valueDate: new Date(at) })] }),
    new Attribute({ type: '1.2.840.113549.1.9.4', values: [new OctetString({ valueHex: digest })] }),
  ];
  const signed = new SignedData({
    version: type === data ? 1 : 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: type,
      ...(attached === true ? { eContent: new OctetString({ valueHex: content }) } : {}),
    }),
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' })],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [certificate],
  });
  await signed.sign(keys.privateKey, 0, 'SHA-256', content);
  return packed(signed);
}

/** The same CMS with a time stamp over its signature's value. */
export async function withStamp(
  cms: Uint8Array,
  stamp: (value: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const signed = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(cms)).content });
  const info = signed.signerInfos[0] as SignerInfo;
  const token = await stamp(new Uint8Array(info.signature.valueBlock.valueHexView));
  const attribute = new Attribute({ type: timeStampToken, values: [fromBER(new Uint8Array(token)).result] });
  info.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes: [attribute] });
  return packed(signed);
}

function packed(signed: SignedData): Uint8Array {
  return derOf(new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) }));
}
