/** Reads a detached CMS with one signer: its certificate, the signature's value, the time stamp that came along. */
import { fromBER } from 'asn1js';
import { Certificate, ContentInfo, SignedData, type SignerInfo } from 'pkijs';

const signedData = '1.2.840.113549.1.7.2';
const timeStampToken = '1.2.840.113549.1.9.16.2.14';

export interface Cms {
  readonly content: SignedData;
  readonly info: SignerInfo;
  /** The signer's. */
  readonly certificate: Certificate;
  /** All that came along, the signer's among them. */
  readonly certificates: readonly Certificate[];
  /** The signature itself: what a time stamp is over. */
  readonly value: Uint8Array;
  /** What the signer brought. */
  readonly stamp: StampToken | null;
}

/** A time stamp's token: its DER, and what was read of it; `null`: it is none. */
export interface StampToken {
  readonly der: Uint8Array;
  readonly content: SignedData | null;
}

/** `null` for what is none. Content inside is refused: it would be checked in place of ours. */
export function readCms(cms: Uint8Array): Cms | null {
  try {
    const content = readSignedData(cms);
    const [info, second] = content?.signerInfos ?? [];
    if (content == null || info === undefined || second !== undefined) return null;
    if (content.encapContentInfo.eContent !== undefined) return null;
    const certificates = certificatesOf(content);
    const sid = info.sid as { serialNumber?: Certificate['serialNumber']; issuer?: Certificate['issuer'] };
    const certificate = certificates.find(
      ({ serialNumber, issuer }) =>
        sid.serialNumber !== undefined &&
        serialNumber.isEqual(sid.serialNumber) &&
        sid.issuer !== undefined &&
        issuer.isEqual(sid.issuer),
    );
    if (certificate === undefined) return null;
    const value = new Uint8Array(info.signature.valueBlock.valueHexView);
    return { content, info, certificate, certificates, value, stamp: stampOf(info) };
  } catch {
    return null;
  }
}

/** @throws Error for what is no ASN.1 of this kind */
export function readSignedData(der: Uint8Array): SignedData | null {
  const read = fromBER(new Uint8Array(der), { parseEmbedded: false });
  // Bytes behind the structure could be anything: a CMS ends where it ends.
  if (read.offset === -1 || read.offset !== der.length) return null;
  return signedDataOf(read.result);
}

function signedDataOf(schema: object): SignedData | null {
  const info = new ContentInfo({ schema });
  return info.contentType === signedData ? new SignedData({ schema: info.content }) : null;
}

/** A token that was kept or has just come. */
export function readToken(der: Uint8Array): StampToken {
  try {
    return { der, content: readSignedData(der) };
  } catch {
    return { der, content: null };
  }
}

export function certificatesOf(content: SignedData): Certificate[] {
  return (content.certificates ?? []).filter((item): item is Certificate => item instanceof Certificate);
}

/** The token is read where it stands: it has been taken to pieces already. */
function stampOf(info: SignerInfo): StampToken | null {
  const found = info.unsignedAttrs?.attributes.find(({ type }) => type === timeStampToken)?.values[0] as
    | { readonly valueBeforeDecodeView: Uint8Array }
    | undefined;
  if (found === undefined) return null;
  const der = new Uint8Array(found.valueBeforeDecodeView);
  try {
    return { der, content: signedDataOf(found) };
  } catch {
    return { der, content: null };
  }
}
