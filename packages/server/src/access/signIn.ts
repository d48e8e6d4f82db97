/**
 * Signing in with an electronic signature (kazakhstan.md 2.8): a text that is good once, for one browser, for five minutes, is
 * signed; the certificate's IIN is that of a known person. Whatever is refused is told to the audit.
 */
import { accessRoutes } from '@balapan/api/access.ts';
import type { AnswerOf } from '@balapan/api/contract.ts';
import { signInMinutes, signInText } from '@balapan/domain/signInText.ts';
import type { SignatureVerdict } from '../adapters/signature/signatureVerifier.ts';
import { type Actor, system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { changing } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { refusalOf } from '../signing/refusal.ts';
import { enter, type SignedIn, type Visitor } from './enter.ts';
import { leaveSession } from './queries.ts';
import { insertChallenge, personByIin, useChallenge } from './signInQueries.ts';

const nobody: Actor = { ...system, source: 'web' };

/** @param browserHash sha256 of the secret in the browser's cookie */
export async function makeChallenge(
  house: House,
  browserHash: Buffer,
  host: string,
): Promise<{ answer: AnswerOf<typeof accessRoutes.challenge>; seconds: number }> {
  if (house.signatures === undefined) throw refuse('request.unavailable');
  return changing(house, nobody, accessRoutes.challenge.name, async ({ sql, newId }) => {
    const [id, madeAt] = [newId(), house.wall()];
    const bytes = Buffer.from(signInText({ host, id, at: madeAt }));
    await insertChallenge(sql, { id, browserHash, bytes, madeAt, endsAt: madeAt + signInMinutes * 60_000 });
    return {
      answer: { answer: { challengeId: id, bytes: bytes.toString('base64') }, seconds: signInMinutes * 60 },
      events: [{ chain: null, subjectId: id, payload: { host } }],
    };
  });
}

export interface CertificateSignIn {
  readonly challengeId: string;
  readonly browserHash: Buffer;
  readonly cms: Uint8Array;
  readonly tokenHash: Buffer;
  readonly visitor: Visitor;
}

/**
 * Looks at the signature over a text that was given out, which is used up by it.
 * @returns a verdict that holds; whose it is remains to be asked
 * @throws DomainError access.challengeOver, signature.…
 */
export async function checkSignedText(
  house: House,
  { challengeId, browserHash, cms, visitor }: Omit<CertificateSignIn, 'tokenHash'>,
): Promise<SignatureVerdict> {
  if (house.signatures === undefined) throw refuse('request.unavailable');
  // Used up before it is looked at, in a transaction of its own: a second try needs a new text.
  const bytes = await changing(house, nobody, 'access.challengeUsed', async ({ sql }) => ({
    answer: await useChallenge(sql, challengeId, browserHash, house.wall()),
    events: [{ chain: null, subjectId: challengeId, payload: visitor }],
  }));
  if (bytes === null) throw refuse('access.challengeOver');
  const verdict = await house.signatures.verify(cms, bytes, house.now(), 'signIn');
  const refusal = refusalOf(verdict, 'ok');
  if (refusal === null) return verdict;
  await tellRefused(house, challengeId, verdict);
  throw refusal;
}

/** @throws DomainError access.challengeOver, signature.…, access.notKnown */
export async function signInWithCertificate(house: House, wanted: CertificateSignIn): Promise<SignedIn> {
  const { challengeId, tokenHash, visitor } = wanted;
  const verdict = await checkSignedText(house, wanted);
  const signedIn = await changing(house, nobody, accessRoutes.signInWithCertificate.name, async (call) => {
    const personId = await personByIin(call.sql, verdict.signer?.iin ?? '');
    const certificate = verdict.certificate?.serial ?? null;
    const entered =
      personId === null
        ? null
        : await enter(call, { personId, appointmentId: 'first', method: 'certificate', tokenHash, visitor });
    if (entered === null) {
      return {
        answer: null,
        events: [{ chain: null, subjectId: challengeId, payload: { certificate, known: false } }],
      };
    }
    const payload = { ...entered.told, certificate, ...visitor };
    return { answer: entered.answer, events: [{ chain: null, subjectId: personId, payload }] };
  });
  if (signedIn === null) throw refuse('access.notKnown');
  return signedIn;
}

function tellRefused(house: House, challengeId: string, { reason, certificate }: SignatureVerdict): Promise<null> {
  return changing(house, nobody, 'access.signInRefused', async () => ({
    answer: null,
    events: [{ chain: null, subjectId: challengeId, payload: { reason, certificate } }],
  }));
}

/**
 * The same person in another of their roles: the old session ends, a new token comes.
 * @throws DomainError request.notFound (not a role of theirs today)
 */
export async function switchRole(
  house: House,
  actor: Actor,
  tokenHash: Buffer,
  appointmentId: string | null,
  visitor: Visitor,
): Promise<SignedIn> {
  const { personId, sessionId } = actor;
  if (personId === null || sessionId === undefined) throw refuse('access.signInNeeded');
  return changing(house, { ...actor, kind: 'region' }, accessRoutes.switchRole.name, async (call) => {
    const old = await leaveSession(call.sql, sessionId, house.wall());
    if (old === null) throw refuse('access.signInNeeded');
    const entered = await enter(call, { personId, appointmentId, tokenHash, visitor, ...old });
    if (entered === null) throw refuse('request.notFound');
    const payload = { from: sessionId, ...entered.told };
    return { answer: entered.answer, events: [{ chain: null, subjectId: personId, payload }] };
  });
}
