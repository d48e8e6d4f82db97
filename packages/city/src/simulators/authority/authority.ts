/**
 * A test authority in place of the national one: gives the invented people of a city certificates shaped like real ones and
 * signs with them as NCALayer would, detached CMS over bytes. RSA with PKCS #1 v1.5: the same input gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { ObjectIdentifier, OctetString, UTCTime } from 'asn1js';
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
import { makeCertificate, makeRoot, type SignerFacts } from './certificate.ts';
import { type KeyPair, readKeys, readPem, readPool } from './keys.ts';

export interface Authority {
  /** The root in PEM: what a server of the demonstration is told to trust. */
  readonly rootPem: string;
  /**
   * Signs bytes for a person; the certificate is made at the first need and kept.
   * @param at epoch milliseconds, written into the signature as the signer's time
   * @returns DER of a detached CMS
   */
  sign(facts: SignerFacts, bytes: Uint8Array, at: number): Promise<Uint8Array>;
  /** Key and certificate in PEM for a simulator that listens over TLS on this machine. */
  listening(): Promise<{ readonly key: string; readonly cert: string }>;
  /** The same by the certificate of the system itself, which has no will: for uniform files only (kazakhstan.md 2.1). */
  seal(bytes: Uint8Array, at: number): Promise<Uint8Array>;
}

const system: SignerFacts = {
  iin: '000000000000',
  surname: 'БАЛАПАН',
  givenName: 'ЖҮЙЕ',
  patronymic: null,
  organisation: { bin: '000000000000', name: 'Балапан' },
  roles: ['organisation'],
};

/** Opens the authority over the committed keys. */
export async function openAuthority(): Promise<Authority> {
  const [root, pool] = await Promise.all([readKeys('authority.pem'), readPool()]);
  const rootCertificate = await makeRoot(root);
  const issued = new Map<string, Promise<{ certificate: Certificate; keys: KeyPair }>>();
  const issue = (facts: SignerFacts): Promise<{ certificate: Certificate; keys: KeyPair }> => {
    const known = JSON.stringify(facts);
    const before = issued.get(known);
    if (before !== undefined) return before;
    const at = (createHash('sha256').update(facts.iin).digest()[0] ?? 0) % pool.length;
    const keys = pool[at] as KeyPair;
    const made = makeCertificate(facts, keys, root).then((certificate) => ({ certificate, keys }));
    issued.set(known, made);
    return made;
  };
  const listening: Authority['listening'] = async () => ({
    key: await readPem('signer-1.pem'),
    cert: pemOf(await makeCertificate(system, pool[0] as KeyPair, root)),
  });
  const sign: Authority['sign'] = async (facts, bytes, at) => {
    const { certificate, keys } = await issue(facts);
    return signDetached(certificate, keys, bytes, at);
  };
  return { rootPem: pemOf(rootCertificate), sign, seal: (bytes, at) => sign(system, bytes, at), listening };
}

async function signDetached(
  certificate: Certificate,
  keys: KeyPair,
  bytes: Uint8Array,
  at: number,
): Promise<Uint8Array> {
  const digest = new Uint8Array(createHash('sha256').update(bytes).digest()).buffer;
  const attributes = [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })] }),
    new Attribute({ type: '1.2.840.113549.1.9.5', values: [new UTCTime({ valueDate: new Date(at) })] }),
    new Attribute({ type: '1.2.840.113549.1.9.4', values: [new OctetString({ valueHex: digest })] }),
  ];
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
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
  await signed.sign(keys.privateKey, 0, 'SHA-256', new Uint8Array(bytes).buffer);
  const info = new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER(false));
}

function pemOf(certificate: Certificate): string {
  const body = Buffer.from(certificate.toSchema().toBER(false)).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${body.replace(/(.{64})/gu, '$1\n').trimEnd()}\n-----END CERTIFICATE-----\n`;
}
