/** Step-up: whoever is signed in proves once more who they are, before money moves or ways to sign in change. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { staffSignInRoutes } from '@balapan/api/staffSignIn.ts';
import { askPasskey, type Place } from '../../adapters/proof/passkeys.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { House } from '../../kernel/house.ts';
import { changing, type Operation, readOperation } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { countTry, forgetTries } from '../tries.ts';
import { matchCode, mustHaveTools, takeCode } from './codes.ts';
import { mustBePerson, mustBeSomebody, type SignedInActor } from './own.ts';
import { putChallenge, takeChallenge } from './passkeyChallenge.ts';
import { provePasskey } from './passkeyProof.ts';
import { isIinOf, passkeysOf, renewProof, totpFactors } from './proofQueries.ts';

const done = { done: true } as const;

export const stepUpWays = readOperation(staffSignInRoutes.stepUpWays, async ({ sql, actor, house }) => {
  const personId = mustBePerson(actor);
  const has = house.proofs !== undefined;
  return {
    code: has && house.fields !== undefined && (await totpFactors(sql, personId)).length > 0,
    passkey: has && (await passkeysOf(sql, personId)).length > 0,
    certificate: house.signatures !== undefined,
  };
});

/** @throws DomainError access.wrongCode, request.tooMany */
export const stepUpWithCode: Operation<typeof staffSignInRoutes.stepUpWithCode> = {
  route: staffSignInRoutes.stepUpWithCode,
  perform: async (house, actor, { code }) => {
    mustHaveTools(house);
    const who = mustBeSomebody(actor);
    await countTry(house, 'secondFactor', who.personId);
    const isProven = await changing(house, actor, staffSignInRoutes.stepUpWithCode.name, async ({ sql }) => {
      const matched = await matchCode(house, await totpFactors(sql, who.personId), code);
      const isTaken = matched !== null && (await takeCode(sql, matched, house.wall()));
      if (isTaken) await renew(sql, house, who);
      const payload = isTaken ? { session: who.sessionId, factor: matched.factorId } : { refused: 'code' };
      return { answer: isTaken, events: [{ chain: null, subjectId: who.personId, payload }] };
    });
    if (!isProven) throw refuse('access.wrongCode');
    await forgetTries(house, 'secondFactor', who.personId);
    return done;
  },
};

async function renew(sql: Parameters<typeof renewProof>[0], house: House, { sessionId }: SignedInActor): Promise<void> {
  if (!(await renewProof(sql, sessionId, house.wall()))) throw refuse('access.signInNeeded');
}

/** @throws DomainError access.noPasskey */
export async function askForOwnPasskey(
  house: House,
  actor: Actor,
  place: Place,
): Promise<AnswerOf<typeof staffSignInRoutes.stepUpChallenge>> {
  mustHaveTools(house);
  const { personId, sessionId } = mustBeSomebody(actor);
  return changing(house, actor, staffSignInRoutes.stepUpChallenge.name, async ({ sql }) => {
    const known = await passkeysOf(sql, personId);
    if (known.length === 0) throw refuse('access.noPasskey');
    const { challengeId, challenge } = await putChallenge(sql, house, { purpose: 'stepUp', key: sessionId });
    const options = { ...(await askPasskey(place, challenge, known)) };
    return {
      answer: { challengeId, options },
      events: [{ chain: null, subjectId: challengeId, payload: { session: sessionId } }],
    };
  });
}

/** @throws DomainError access.challengeOver, access.passkeyWrong (another person's too), access.passkeyCloned, request.tooMany */
export async function stepUpWithPasskey(
  house: House,
  actor: Actor,
  { challengeId, response, place }: { challengeId: string; response: object; place: Place },
): Promise<typeof done> {
  const who = mustBeSomebody(actor);
  await countTry(house, 'secondFactor', who.personId);
  const challenge = await takeChallenge(house, challengeId, { purpose: 'stepUp', key: who.sessionId });
  const refused = await changing(house, actor, staffSignInRoutes.stepUpWithPasskey.name, async ({ sql }) => {
    // The actor's scope shows only their own passkeys: another person's is unknown here.
    const proof = await provePasskey(sql, house, { challenge, response, place });
    if (proof.ok) await renew(sql, house, who);
    const payload = proof.ok ? { session: who.sessionId, factor: proof.factor.id } : { refused: proof.reason };
    return { answer: proof.ok ? null : proof.reason, events: [{ chain: null, subjectId: who.personId, payload }] };
  });
  if (refused !== null) throw refuse(refused === 'cloned' ? 'access.passkeyCloned' : 'access.passkeyWrong');
  await forgetTries(house, 'secondFactor', who.personId);
  return done;
}

/** @param signerIin of a signature that was checked already. @throws DomainError signature.otherPerson */
export async function stepUpAs(
  house: House,
  actor: Actor,
  signerIin: string,
  certificate: string | null,
): Promise<typeof done> {
  const who = mustBeSomebody(actor);
  const isOwn = await changing(house, actor, staffSignInRoutes.stepUpWithCertificate.name, async ({ sql }) => {
    const isTheirs = await isIinOf(sql, who.personId, signerIin);
    if (isTheirs) await renew(sql, house, who);
    const payload = isTheirs ? { session: who.sessionId, certificate } : { refused: 'otherPerson', certificate };
    return { answer: isTheirs, events: [{ chain: null, subjectId: who.personId, payload }] };
  });
  if (!isOwn) throw refuse('signature.otherPerson');
  return done;
}
