/** What a certificate of the national form says about its holder (kazakhstan.md 2.2): relative names are iterated, never parsed from text. */
import { Certificate, type ExtKeyUsage, type InfoAccess } from 'pkijs';
import type { SignatureVerdict, Signer, SignerRole } from './signatureVerifier.ts';

const names = { cn: '2.5.4.3', serialNumber: '2.5.4.5', organisation: '2.5.4.10', unit: '2.5.4.11', given: '2.5.4.42' };
const roleIds: Readonly<Record<string, SignerRole>> = {
  '1.2.398.3.3.4.1.1': 'individual',
  '1.2.398.3.3.4.1.2': 'organisation',
  '1.2.398.3.3.4.1.2.1': 'ceo',
  '1.2.398.3.3.4.1.2.2': 'canSign',
  '1.2.398.3.3.4.1.2.3': 'financial',
  '1.2.398.3.3.4.1.2.4': 'personnel',
  '1.2.398.3.3.4.1.2.5': 'employee',
};
const digits = /^\d{12}$/;

export function signerOf(certificate: Certificate): Signer {
  const all = (id: string): string[] =>
    certificate.subject.typesAndValues
      .filter((pair) => pair.type === id)
      .map((pair) => String(pair.value.valueBlock.value));
  const numbered = (prefix: string, values: readonly string[]): string | null =>
    values
      .filter((value) => value.startsWith(prefix))
      .map((value) => value.slice(prefix.length))
      .find((value) => digits.test(value)) ?? null;
  const serials = all(names.serialNumber);
  return {
    iin: numbered('IIN', serials) ?? '',
    bin: numbered('BIN', [...all(names.unit), ...serials]),
    cn: all(names.cn)[0] ?? '',
    patronymic: all(names.given)[0] ?? null,
    organisation: all(names.organisation)[0] ?? null,
    roles: purposes(certificate).flatMap((id) => roleIds[id] ?? []),
  };
}

/** Object identifiers of the extended key usage. */
export function purposes(certificate: Certificate): readonly string[] {
  const found = certificate.extensions?.find((extension) => extension.extnID === '2.5.29.37');
  return (found?.parsedValue as ExtKeyUsage | undefined)?.keyPurposes ?? [];
}

/** Whether the key is for signing documents: digitalSignature and nonRepudiation (kazakhstan.md 2.2). */
export function isForSigning(certificate: Certificate): boolean {
  return (usageOf(certificate) & 0xc0) === 0xc0;
}

/** Whether the key signs at all, as one for signing in does: digitalSignature. */
export function canSign(certificate: Certificate): boolean {
  return (usageOf(certificate) & 0x80) === 0x80;
}

function usageOf(certificate: Certificate): number {
  const usage = certificate.extensions?.find((extension) => extension.extnID === '2.5.29.15');
  const parsed = usage?.parsedValue as { valueBlock?: { valueHexView?: Uint8Array } } | undefined;
  return parsed?.valueBlock?.valueHexView?.[0] ?? 0;
}

/** The facts of a certificate that a verdict tells. */
export function factsOf(certificate: Certificate): NonNullable<SignatureVerdict['certificate']> {
  return {
    serial: hexOf(certificate.serialNumber),
    issuer: nameOf(certificate.issuer),
    notBefore: certificate.notBefore.value.toISOString(),
    notAfter: certificate.notAfter.value.toISOString(),
  };
}

export function nameOf({ typesAndValues }: Certificate['subject']): string {
  return typesAndValues.map((pair) => String(pair.value.valueBlock.value)).join(', ');
}

export function hexOf(number: Certificate['serialNumber']): string {
  return Buffer.from(number.valueBlock.valueHexView).toString('hex');
}

/** Written down once for each certificate that was read: the roots end every chain. */
const written = new WeakMap<Certificate, Uint8Array>();

export function derOf(certificate: Certificate): Uint8Array {
  const der = written.get(certificate) ?? new Uint8Array(certificate.toSchema(false).toBER(false));
  written.set(certificate, der);
  return der;
}

/** @param at epoch milliseconds */
export function isInForce({ notBefore, notAfter }: Certificate, at: number): boolean {
  return notBefore.value.getTime() <= at && at <= notAfter.value.getTime();
}

/** Where the certificate itself says that its authority answers (AIA). */
export function responderOf(certificate: Certificate): string | null {
  const found = certificate.extensions?.find(({ extnID }) => extnID === '1.3.6.1.5.5.7.1.1');
  const told = (found?.parsedValue as InfoAccess | undefined)?.accessDescriptions ?? [];
  const address = told.find(({ accessMethod }) => accessMethod === '1.3.6.1.5.5.7.48.1')?.accessLocation.value;
  return typeof address === 'string' && /^https?:\/\//u.test(address) ? address : null;
}

/** @throws Error when the text holds no certificate */
export function readPem(text: string): Certificate[] {
  const blocks = [...text.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/gu)];
  if (blocks.length === 0) throw new Error('A trust anchor is no certificate in PEM.');
  return blocks.map(([, body = '']) => Certificate.fromBER(new Uint8Array(Buffer.from(body, 'base64'))));
}
