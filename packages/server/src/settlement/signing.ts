/**
 * Checks a signature over an act's stored bytes and the signer's right to sign it (kazakhstan.md 2.1, 2.2): the certificate must
 * be the signed-in person's own and speak for the organisation.
 */
import { createHash } from 'node:crypto';
import type { DomainError } from '@balapan/domain/errors.ts';
import type { SignatureReason, SignatureVerdict, Signer } from '../adapters/signature/signatureVerifier.ts';
import type { Actor } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { changing } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';

export interface SignerOught {
  /** IIN of the signed-in person. */
  readonly iin: string;
  /** BIN of the organisation; for an ИП the owner's IIN. */
  readonly iinBin: string;
  /** A sole entrepreneur signs as an individual. */
  readonly isEntrepreneur: boolean;
}

export type Authority = 'ok' | 'otherPerson' | 'otherOrganisation' | 'noRight';

/** Whether the signer may sign for the organisation: its BIN and first head or right to sign, or the ИП's own IIN. */
export function authorityOf(signer: Signer, ought: SignerOught): Authority {
  if (signer.iin !== ought.iin) return 'otherPerson';
  if (ought.isEntrepreneur) return signer.bin === null && signer.iin === ought.iinBin ? 'ok' : 'otherOrganisation';
  if (signer.bin !== ought.iinBin) return 'otherOrganisation';
  return signer.roles.includes('ceo') || signer.roles.includes('canSign') ? 'ok' : 'noRight';
}

const refusals = {
  MALFORMED: 'signature.malformed',
  ALGORITHM_UNSUPPORTED: 'signature.algorithm',
  SIGNATURE_INVALID: 'signature.otherBytes',
  CHAIN_UNTRUSTED: 'signature.untrusted',
  KEY_USAGE: 'signature.wrongPurpose',
} as const satisfies Partial<Record<SignatureReason, string>>;

/** Why a verdict refuses, in the words of the catalogue; null: it does not. */
export function refusalOf({ reason, certificate }: SignatureVerdict, authority: Authority): DomainError | null {
  if (reason === 'CERTIFICATE_EXPIRED') {
    return refuse('signature.expired', { day: certificate?.notAfter.slice(0, 10) ?? '' });
  }
  if (reason !== 'OK') return refuse(refusals[reason]);
  return authority === 'ok' ? null : refuse(`signature.${authority}`);
}

export interface SignedAct {
  readonly id: string;
  readonly providerId: string;
  readonly bytes: Buffer;
  readonly sha256: Buffer;
}

/**
 * @returns what is kept with the signature
 * @throws DomainError `request.unavailable` without a checker, `signature.…` for anything but a valid signature of the right
 * person; a refused one is told to the audit, although nothing else is kept of it
 */
export async function checkSignature(
  house: House,
  actor: Actor,
  act: SignedAct,
  cms: Uint8Array,
  ought: SignerOught,
  now: number,
): Promise<SignatureVerdict & { readonly authority: Authority }> {
  if (house.signatures === undefined) throw refuse('request.unavailable');
  const sha256 = createHash('sha256').update(act.bytes).digest();
  if (!sha256.equals(act.sha256)) throw new Error('The stored bytes of an act are not those of its hash.');
  const verdict = await house.signatures.verify(cms, act.bytes, now);
  const authority = verdict.signer === null ? 'noRight' : authorityOf(verdict.signer, ought);
  const refusal = refusalOf(verdict, authority);
  if (refusal === null) return { ...verdict, authority };
  await tellRefused(house, actor, act, { reason: verdict.reason, authority, certificate: verdict.certificate });
  throw refusal;
}

/** In a transaction of its own: that of the signing is going to be rolled back. Its chain is not locked yet. */
function tellRefused(house: House, actor: Actor, act: SignedAct, payload: object): Promise<null> {
  return changing(house, actor, 'settlement.signatureRefused', async () => ({
    answer: null,
    events: [{ chain: act.providerId, subjectId: act.id, payload }],
  }));
}
