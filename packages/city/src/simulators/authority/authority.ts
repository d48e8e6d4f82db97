/**
 * A certification authority for demonstrations and tests, shaped like the national one (kazakhstan.md 2.2, 2.7). It signs with
 * committed keys and PKCS#1 v1.5: the same input gives the same bytes.
 */
import { createHash } from 'node:crypto';
import type { Certificate } from 'pkijs';
import {
  type CertificateForm,
  makeCertificate,
  makeRoot,
  makeServiceCertificate,
  type SignerFacts,
} from './certificate.ts';
import { type KeyPair, readKeys, readPem, readPool } from './keys.ts';
import { answerOcsp, type Standing } from './ocsp.ts';
import { derOf, signDetached, withStamp } from './signing.ts';
import { answerStamp, stampOver } from './tsa.ts';

/** What a signer does beside signing. */
export interface SigningForm {
  readonly certificate?: CertificateForm;
  /** Brings a time stamp along in the signature, as NCALayer does when it is asked to. */
  readonly stamped?: boolean;
  /** By an authority of the same name that nobody trusts. */
  readonly foreign?: boolean;
}

export interface Authority {
  /** The root in PEM: what a server of the demonstration is told to trust. */
  readonly rootPem: string;
  /**
   * Signs bytes for a person; the certificate is made at the first need and kept.
   * @param at epoch milliseconds, written into the signature as the signer's time
   * @returns DER of a detached CMS
   */
  sign(facts: SignerFacts, bytes: Uint8Array, at: number, form?: SigningForm): Promise<Uint8Array>;
  /** Number of a person's certificate in hexadecimal, as the responder is told of it. */
  serialOf(facts: SignerFacts, form?: SigningForm): Promise<string>;
  /** Key and certificate in PEM for a simulator that listens over TLS on this machine. */
  listening(): Promise<{ readonly key: string; readonly cert: string }>;
  /** The same by the certificate of the system itself, which has no will: for uniform files only (kazakhstan.md 2.1). */
  seal(bytes: Uint8Array, at: number): Promise<Uint8Array>;
  /** Answers an OCSP request: DER in, DER out. */
  ocsp(request: Uint8Array, standing: Standing, at: number): Promise<Uint8Array>;
  /** Answers a request for a time stamp (RFC 3161): DER in, DER out. */
  tsa(request: Uint8Array, at: number): Promise<Uint8Array>;
}

const system: SignerFacts = {
  iin: '000000000000',
  surname: 'БАЛАПАН',
  givenName: 'ЖҮЙЕ',
  patronymic: null,
  organisation: { bin: '000000000000', name: 'Балапан' },
  roles: ['organisation'],
};

/** Certificates kept ready: a city has thousands of signers, each of 40 KB, and a server has little memory. They can be made again. */
const keptCertificates = 64;

interface Issued {
  readonly certificate: Certificate;
  readonly keys: KeyPair;
}

/** Opens the authority over the committed keys. */
export async function openAuthority(): Promise<Authority> {
  const [root, pool] = await Promise.all([readKeys('authority.pem'), readPool()]);
  const rootCertificate = await makeRoot(root);
  const [stranger, responder, stamper] = [pool[5], pool[6], pool[7]] as [KeyPair, KeyPair, KeyPair];
  const services = {
    ocsp: { certificate: await makeServiceCertificate('ocsp', responder, root), keys: responder },
    tsa: { certificate: await makeServiceCertificate('tsa', stamper, root), keys: stamper },
  };
  const issued = new Map<string, Promise<Issued>>();
  const issue = (facts: SignerFacts, { certificate: form, foreign = false }: SigningForm = {}): Promise<Issued> => {
    const known = JSON.stringify([facts, form, foreign]);
    const before = issued.get(known);
    if (before !== undefined) return before;
    const at = (createHash('sha256').update(facts.iin).digest()[0] ?? 0) % pool.length;
    const keys = pool[at] as KeyPair;
    const made = makeCertificate(facts, keys, foreign ? stranger : root, form).then((certificate) => ({
      certificate,
      keys,
    }));
    issued.set(known, made);
    const [oldest] = issued.keys();
    if (issued.size > keptCertificates && oldest !== undefined) issued.delete(oldest);
    return made;
  };
  const sign: Authority['sign'] = async (facts, bytes, at, form) => {
    const { certificate, keys } = await issue(facts, form);
    const signed = await signDetached({ certificate, keys, bytes, at });
    return form?.stamped === true ? withStamp(signed, (value) => stampOver(services.tsa, value, at)) : signed;
  };
  return {
    rootPem: pemOf(rootCertificate),
    sign,
    serialOf: async (facts, form) => {
      const { certificate } = await issue(facts, form);
      return Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex');
    },
    seal: (bytes, at) => sign(system, bytes, at),
    listening: async () => ({
      key: await readPem('signer-1.pem'),
      cert: pemOf(await makeCertificate(system, pool[0] as KeyPair, root)),
    }),
    ocsp: (request, standing, at) => answerOcsp(services.ocsp, request, standing, at),
    tsa: (request, at) => answerStamp(services.tsa, request, at),
  };
}

function pemOf(certificate: Certificate): string {
  const body = Buffer.from(derOf(certificate)).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${body.replace(/(.{64})/gu, '$1\n').trimEnd()}\n-----END CERTIFICATE-----\n`;
}
