/**
 * What is signed in eGov Mobile, from the app's side (kazakhstan.md 2.5): found by the secret in the QR code, good once, for a few
 * minutes. Used up before it is looked at; whatever is refused is told to the audit.
 */
import { reading } from '@balapan/database/scope.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { DomainError } from '@balapan/domain/errors.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import type { SignatureVerdict } from '../adapters/signature/signatureVerifier.ts';
import { type Actor, system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { changing, scopeOf, type WriteHandle } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { findDocuments } from '../signing/documents.ts';
import { refusalOf, type SigningRight, signingRight } from '../signing/refusal.ts';
import { signerOught } from '../signing/signingOperation.ts';
import type { Visitor } from './enter.ts';
import {
  type Asker,
  acceptQr,
  findAsker,
  type QrDocument,
  type QrForApp,
  qrByToken,
  refuseQr,
  useQr,
} from './qrQueries.ts';
import { personByIin } from './signInQueries.ts';

const nobody: Actor = { ...system, source: 'web' };

/**
 * What is to be signed, and who asks.
 * @throws DomainError request.notFound, access.qrUsed, access.qrExpired
 */
export async function openQr(house: House, tokenHash: Buffer): Promise<{ qr: QrForApp; asker: Asker | null }> {
  const { qr, asker } = await reading(house.pool, scopeOf(house, nobody), async (sql) => ({
    qr: await qrByToken(sql, tokenHash),
    asker: await findAsker(sql),
  }));
  if (qr === null) throw refuse('request.notFound');
  if (qr.usedAt !== null) throw refuse('access.qrUsed');
  if (qr.endsAt <= house.wall()) throw refuse('access.qrExpired');
  return { qr, asker };
}

/**
 * A signature comes.
 * @param cms DER of a detached CMS
 * @throws DomainError request.notFound, access.qrUsed, access.qrExpired, signature.…, access.notKnown (a sign-in)
 */
export async function signQr(house: House, tokenHash: Buffer, cms: Uint8Array, visitor: Visitor): Promise<void> {
  if (house.signatures === undefined) throw refuse('request.unavailable');
  const qr = await reading(house.pool, scopeOf(house, nobody), (sql) => qrByToken(sql, tokenHash));
  if (qr === null) throw refuse('request.notFound');
  const used = await changing(house, nobody, 'access.qrUsed', async ({ sql }) => {
    const answer = await useQr(sql, qr.id, house.wall());
    return { answer, events: [{ chain: null, subjectId: qr.id, payload: { ...visitor, first: answer } }] };
  });
  if (!used) throw refuse(qr.usedAt === null && qr.endsAt <= house.wall() ? 'access.qrExpired' : 'access.qrUsed');
  const verdict = await house.signatures.verify(cms, qr.bytes, house.now(), qr.purpose);
  const refusal = await changing(house, nobody, 'access.qrAnswered', async ({ sql, now }) => {
    const outcome = await judge(sql, qr, verdict, dayAt(now));
    if (outcome.refusal === null) await acceptQr(sql, qr.id, outcome.personId, qr.purpose === 'document' ? cms : null);
    else await refuseQr(sql, qr.id, outcome.refusal.fact);
    const { reason, certificate } = verdict;
    const { purpose, document } = qr;
    const payload = { purpose, document, refusal: outcome.refusal?.fact.code ?? null, reason, certificate };
    return { answer: outcome.refusal, events: [{ chain: null, subjectId: qr.id, payload }] };
  });
  if (refusal !== null) throw refusal;
}

type Outcome = { readonly refusal: DomainError } | { readonly refusal: null; readonly personId: string };

/** Whoever signs in must be known; a document must be signed by the one who asked for the code, and who may sign it by now. */
async function judge(sql: WriteHandle, qr: QrForApp, verdict: SignatureVerdict, today: Day): Promise<Outcome> {
  if (qr.document !== null) {
    const refusal = refusalOf(verdict, await rightToSign(sql, qr.document, qr.personId ?? '', verdict, today));
    return refusal === null ? { refusal, personId: qr.personId ?? '' } : { refusal };
  }
  const refusal = refusalOf(verdict, 'ok');
  if (refusal !== null) return { refusal };
  const personId = await personByIin(sql, verdict.signer?.iin ?? '');
  return personId === null ? { refusal: refuse('access.notKnown') } : { refusal: null, personId };
}

/** The same question that the operation asks which takes the signature: here the app shows the answer. */
async function rightToSign(
  sql: WriteHandle,
  { kind, id, step }: QrDocument,
  personId: string,
  { signer }: SignatureVerdict,
  today: Day,
): Promise<SigningRight> {
  const by = (await findDocuments(sql, kind, [id])).get(id)?.signers[step];
  const ought = by === undefined ? null : await signerOught(sql, personId, by, today);
  return signer === null || ought === null ? 'noRight' : signingRight(signer, ought);
}
