/** The check behind POST /cms/verify: mathematics and chain by pkijs, the certificate at NCANode's own now. */
import { Certificate, ContentInfo, type ExtKeyUsage, SignedData, TSTInfo } from 'pkijs';
import { timeStampToken } from '../authority/signing.ts';
import type { KnownGost, Question } from './ncanode.ts';

export interface Ground {
  readonly rootPem: string;
  readonly now: () => number;
  readonly revoked: ReadonlyMap<string, number>;
  readonly authorityIsDown: boolean;
  readonly form: 2022 | 2026;
  readonly gost?: KnownGost;
}

const users: Readonly<Record<string, string>> = {
  '1.2.398.3.3.4.1.1': 'INDIVIDUAL',
  '1.2.398.3.3.4.1.2': 'ORGANIZATION',
  '1.2.398.3.3.4.1.2.1': 'CEO',
  '1.2.398.3.3.4.1.2.2': 'CAN_SIGN',
  '1.2.398.3.3.4.1.2.3': 'CAN_SIGN_FINANCIAL',
  '1.2.398.3.3.4.1.2.4': 'HR',
  '1.2.398.3.3.4.1.2.5': 'EMPLOYEE',
};

/** @throws Error as NCANode does for what it cannot read: a 400 with the message */
export async function verifyCms(question: Question, ground: Ground): Promise<object> {
  const der = Buffer.from(question.cms ?? '', 'base64');
  const data = Buffer.from(question.data ?? '', 'base64');
  if (ground.gost !== undefined && der.equals(ground.gost.cms)) return gostAnswer(ground.gost, data);
  const content = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(der)).content });
  const certificate = content.certificates?.find((one) => one instanceof Certificate);
  if (certificate === undefined) throw new Error('Signer certificate not found');
  const now = ground.now();
  const stamp = await stampOf(content);
  const moment = ground.form === 2026 ? (stamp?.at ?? now) : now;
  const isWhole = await content
    .verify({ signer: 0, data: new Uint8Array(data).buffer, extendedMode: true })
    .then(({ signatureVerified }) => signatureVerified === true)
    .catch(() => false);
  const isTrusted = await certificate.verify(rootOf(ground.rootPem)).catch(() => false);
  const isInForce = certificate.notBefore.value.getTime() <= moment && moment <= certificate.notAfter.value.getTime();
  const serial = hex(certificate.serialNumber.valueBlock.valueHexView);
  const since = ground.revoked.get(serial);
  const asked = (question.revocationCheck ?? []).length > 0;
  const isRevoked = asked && !ground.authorityIsDown && since !== undefined;
  const valid = isTrusted && isInForce && !isRevoked;
  const told = {
    ...infoOf(certificate, serial),
    valid,
    revocations: ground.authorityIsDown
      ? []
      : (question.revocationCheck ?? []).map((by) => ({
          revoked: since !== undefined,
          by,
          ...(since === undefined ? {} : { revocationTime: java(since), reason: 'keyCompromise' }),
        })),
  };
  const tsp = stamp === null ? {} : { tsp: stamp.told };
  if (ground.form === 2022) return { valid: isWhole && valid, signers: [{ certificates: [told], ...tsp }] };
  const sub = !isWhole
    ? 'SIG_CRYPTO_FAILURE'
    : !isInForce
      ? 'OUT_OF_BOUNDS_NO_POE'
      : !isTrusted
        ? 'CHAIN_INCOMPLETE'
        : isRevoked
          ? 'CERT_REVOKED'
          : asked && ground.authorityIsDown
            ? 'REVOCATION_DATA_MISSING'
            : null;
  return { valid: sub === null, signers: [{ certificate: told, subIndication: sub, ...tsp }] };
}

function gostAnswer({ bytes, certificate }: KnownGost, data: Buffer): object {
  return { valid: data.equals(bytes), signers: [{ certificates: [certificate] }] };
}

/** As NCANode writes a certificate: `lastName` is the attribute G, the patronymic. */
function infoOf(certificate: Certificate, serialNumber: string): object {
  const of = (id: string): string | undefined =>
    certificate.subject.typesAndValues.find(({ type }) => type === id)?.value.valueBlock.value;
  const extension = (id: string) => certificate.extensions?.find(({ extnID }) => extnID === id)?.parsedValue;
  const purposes = (extension('2.5.29.37') as ExtKeyUsage | undefined)?.keyPurposes ?? [];
  const usage =
    (extension('2.5.29.15') as { valueBlock: { valueHexView: Uint8Array } }).valueBlock.valueHexView[0] ?? 0;
  return {
    notBefore: java(certificate.notBefore.value.getTime()),
    notAfter: java(certificate.notAfter.value.getTime()),
    keyUsage: (usage & 0x40) === 0x40 ? 'SIGN' : 'AUTH',
    serialNumber,
    signAlg: 'SHA256WITHRSA',
    keyUser: purposes.flatMap((id) => users[id] ?? []),
    subject: {
      commonName: of('2.5.4.3'),
      surName: of('2.5.4.4'),
      lastName: of('2.5.4.42'),
      organization: of('2.5.4.10'),
      iin: of('2.5.4.5')?.replace(/^IIN/u, ''),
      bin: of('2.5.4.11')?.replace(/^BIN/u, ''),
      country: 'KZ',
    },
    issuer: { commonName: certificate.issuer.typesAndValues.map(({ value }) => value.valueBlock.value).join(', ') },
  };
}

async function stampOf(content: SignedData): Promise<{ at: number; told: object } | null> {
  const info = content.signerInfos[0];
  const found = info?.unsignedAttrs?.attributes.find(({ type }) => type === timeStampToken)?.values[0] as
    | { toBER(): ArrayBuffer }
    | undefined;
  if (info === undefined || found === undefined) return null;
  const token = new SignedData({ schema: ContentInfo.fromBER(found.toBER()).content });
  const inside = TSTInfo.fromBER(token.encapContentInfo.eContent?.getValue() ?? new ArrayBuffer());
  const isOver = await inside.verify({ data: new Uint8Array(info.signature.valueBlock.valueHexView).buffer });
  if (!isOver) return null;
  const at = inside.genTime.getTime();
  const serialNumber = hex(inside.serialNumber.valueBlock.valueHexView);
  return { at, told: { serialNumber, genTime: java(at), policy: inside.policy, tspHashAlgorithm: 'SHA256' } };
}

function rootOf(pem: string): Certificate {
  return Certificate.fromBER(new Uint8Array(Buffer.from(pem.replace(/-----[A-Z ]+-----/gu, ''), 'base64')));
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
/** As Jackson writes a `Date`. */
const java = (at: number): string => new Date(at).toISOString().replace('Z', '+00:00');
