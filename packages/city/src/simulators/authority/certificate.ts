/** Certificates of the national form (kazakhstan.md 2.2), made by hand of ASN.1 so that the same facts give the same bytes. */
import { createHash } from 'node:crypto';
import { BitString, Integer, OctetString, PrintableString, Utf8String } from 'asn1js';
import {
  AccessDescription,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  ExtKeyUsage,
  GeneralName,
  InfoAccess,
  RelativeDistinguishedNames,
} from 'pkijs';
import type { KeyPair } from './keys.ts';

export type SignerRole = 'individual' | 'organisation' | 'ceo' | 'canSign' | 'financial' | 'personnel' | 'employee';

export interface SignerFacts {
  readonly iin: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  /** Organisation in whose name the person signs; `null` for an individual (an ИП signs so too). */
  readonly organisation: { readonly bin: string; readonly name: string } | null;
  readonly roles: readonly SignerRole[];
}

/** What else a certificate may be: tests need those that a server must refuse. */
export interface CertificateForm {
  /** `signIn`: its key authenticates and binds nobody (kazakhstan.md 2.2); default `signing`. */
  readonly purpose?: 'signing' | 'signIn';
  /** First and last year, both from their first day; default 2025 to 2028. */
  readonly years?: readonly [number, number];
  /** Address of the responder that the certificate itself names. */
  readonly ocspUrl?: string;
}

const roleIds: Readonly<Record<SignerRole, string>> = {
  individual: '1.2.398.3.3.4.1.1',
  organisation: '1.2.398.3.3.4.1.2',
  ceo: '1.2.398.3.3.4.1.2.1',
  canSign: '1.2.398.3.3.4.1.2.2',
  financial: '1.2.398.3.3.4.1.2.3',
  personnel: '1.2.398.3.3.4.1.2.4',
  employee: '1.2.398.3.3.4.1.2.5',
};
const emailProtection = '1.3.6.1.5.5.7.3.4';
const clientAuth = '1.3.6.1.5.5.7.3.2';
const authorityName = 'ҰКО 3.0 (BALAPAN TEST)';
/** 2024-01-01 to 2034-01-01 for the root, 2025-01-01 to 2028-01-01 for people, so that the demonstration may walk on. */
const years = { root: [2024, 2034], person: [2025, 2028] } as const;

/** The root, signed by itself. */
export async function makeRoot(keys: KeyPair): Promise<Certificate> {
  const certificate = draft('balapan test authority', years.root, authority(), authority());
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  const key = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  const keyId = new Uint8Array(createHash('sha1').update(key).digest()).buffer;
  certificate.extensions = [
    extension('2.5.29.14', false, new OctetString({ valueHex: keyId }).toBER(false)),
    extension('2.5.29.19', true, new BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema().toBER(false)),
    extension('2.5.29.15', true, usage(0x06)),
  ];
  return sealed(certificate, keys, keys);
}

/** A person's certificate under the root. */
export function makeCertificate(
  facts: SignerFacts,
  person: KeyPair,
  root: KeyPair,
  form: CertificateForm = {},
): Promise<Certificate> {
  const { purpose = 'signing', years: own = years.person, ocspUrl } = form;
  // A plain certificate has the number that it always had: the same city, the same bytes.
  const seed = JSON.stringify(Object.keys(form).length === 0 ? facts : [facts, form]);
  const certificate = draft(seed, own, subject(facts), authority());
  const uses = new ExtKeyUsage({ keyPurposes: purposes(facts, purpose === 'signing' ? emailProtection : clientAuth) });
  certificate.extensions = [
    extension('2.5.29.15', true, usage(purpose === 'signing' ? 0xc0 : 0xa0)),
    extension('2.5.29.37', false, uses.toSchema().toBER(false)),
    ...(ocspUrl === undefined ? [] : [extension('1.3.6.1.5.5.7.1.1', false, responderAt(ocspUrl))]),
  ];
  return sealed(certificate, person, root);
}

/** The certificates of the two services that every authority runs (kazakhstan.md 2.1, art. 55): one purpose each. */
const servicePurposes = { ocsp: '1.3.6.1.5.5.7.3.9', tsa: '1.3.6.1.5.5.7.3.8' } as const;
export type Service = keyof typeof servicePurposes;

export function makeServiceCertificate(service: Service, keys: KeyPair, root: KeyPair): Promise<Certificate> {
  const holder = name([
    ['2.5.4.6', 'KZ'],
    ['2.5.4.3', `${authorityName} ${service.toUpperCase()}`],
  ]);
  const certificate = draft(`balapan test ${service}`, years.root, holder, authority());
  const uses = new ExtKeyUsage({ keyPurposes: [servicePurposes[service]] });
  certificate.extensions = [
    extension('2.5.29.15', true, usage(0xc0)),
    extension('2.5.29.37', true, uses.toSchema().toBER(false)),
  ];
  return sealed(certificate, keys, root);
}

function responderAt(url: string): ArrayBuffer {
  const accessLocation = new GeneralName({ type: 6, value: url });
  const responder = new AccessDescription({ accessMethod: '1.3.6.1.5.5.7.48.1', accessLocation });
  return new InfoAccess({ accessDescriptions: [responder] }).toSchema().toBER(false);
}

function purposes(facts: SignerFacts, first: string): string[] {
  const kind: SignerRole = facts.organisation === null ? 'individual' : 'organisation';
  return [first, roleIds[kind], ...facts.roles.filter((role) => role !== kind).map((role) => roleIds[role])];
}

function draft(
  seed: string,
  [from, to]: readonly [number, number],
  holder: RelativeDistinguishedNames,
  issuer: RelativeDistinguishedNames,
): Certificate {
  const certificate = new Certificate();
  certificate.version = 2;
  // The number comes from what the certificate says: no counter, no chance. Its first bit stays 0: numbers are positive.
  const number = createHash('sha256').update(seed).digest().subarray(0, 16);
  number[0] = ((number[0] ?? 0) & 0x3f) | 0x40;
  certificate.serialNumber = new Integer({ valueHex: new Uint8Array(number).buffer });
  certificate.subject = holder;
  certificate.issuer = issuer;
  certificate.notBefore.value = new Date(Date.UTC(from, 0, 1));
  certificate.notAfter.value = new Date(Date.UTC(to, 0, 1));
  return certificate;
}

async function sealed(certificate: Certificate, holder: KeyPair, issuer: KeyPair): Promise<Certificate> {
  await certificate.subjectPublicKeyInfo.importKey(holder.publicKey);
  await certificate.sign(issuer.privateKey, 'SHA-256');
  return Certificate.fromBER(certificate.toSchema(true).toBER(false));
}

function authority(): RelativeDistinguishedNames {
  return name([
    ['2.5.4.6', 'KZ'],
    ['2.5.4.3', authorityName],
  ]);
}

/** As the national authority orders it: CN, SN, serialNumber, C, GN (the patronymic), then O and OU of an organisation. */
function subject(facts: SignerFacts): RelativeDistinguishedNames {
  const upper = (text: string): string => text.toLocaleUpperCase('kk');
  const pairs: [string, string][] = [
    ['2.5.4.3', upper(`${facts.surname} ${facts.givenName}`)],
    ['2.5.4.4', upper(facts.surname)],
    ['2.5.4.5', `IIN${facts.iin}`],
    ['2.5.4.6', 'KZ'],
  ];
  if (facts.patronymic !== null) pairs.push(['2.5.4.42', upper(facts.patronymic)]);
  if (facts.organisation !== null)
    pairs.push(['2.5.4.10', facts.organisation.name], ['2.5.4.11', `BIN${facts.organisation.bin}`]);
  return name(pairs);
}

function name(pairs: readonly (readonly [string, string])[]): RelativeDistinguishedNames {
  const typesAndValues = pairs.map(([type, value]) => {
    const printable = type === '2.5.4.6' || type === '2.5.4.5';
    return new AttributeTypeAndValue({
      type,
      value: printable ? new PrintableString({ value }) : new Utf8String({ value }),
    });
  });
  return new RelativeDistinguishedNames({ typesAndValues });
}

function usage(bits: number): ArrayBuffer {
  return new BitString({
    valueHex: new Uint8Array([bits]).buffer,
    unusedBits: bits === 0x06 ? 1 : bits === 0xa0 ? 5 : 6,
  }).toBER(false);
}

function extension(extnID: string, critical: boolean, bytes: ArrayBuffer): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString({ valueHex: bytes }).valueBlock.valueHex });
}
