/** Signing in with a passkey: the device has checked its owner (finger, face, PIN), so it is both factors in one. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { staffSignInRoutes } from '@balapan/api/staffSignIn.ts';
import { askPasskey, type Place } from '../../adapters/proof/passkeys.ts';
import type { House } from '../../kernel/house.ts';
import { changing } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { enter, type SignedIn, type Visitor } from '../enter.ts';
import { countTry } from '../tries.ts';
import { mustHaveTools } from './codes.ts';
import { putChallenge, takeChallenge } from './passkeyChallenge.ts';
import { provePasskey } from './passkeyProof.ts';
import { doorkeeper } from './refused.ts';

/** @param secret of the browser's cookie */
export async function askForPasskey(
  house: House,
  secret: string,
  place: Place,
): Promise<AnswerOf<typeof staffSignInRoutes.passkeyChallenge>> {
  mustHaveTools(house);
  return changing(house, doorkeeper, staffSignInRoutes.passkeyChallenge.name, async ({ sql }) => {
    const { challengeId, challenge } = await putChallenge(sql, house, { purpose: 'signIn', key: secret });
    const options = { ...(await askPasskey(place, challenge, [])) };
    return {
      answer: { challengeId, options },
      events: [{ chain: null, subjectId: challengeId, payload: { host: place.rpId } }],
    };
  });
}

export interface PasskeySignIn {
  readonly challengeId: string;
  readonly response: object;
  readonly secret: string;
  readonly place: Place;
  readonly tokenHash: Buffer;
  readonly visitor: Visitor;
}

/** @throws DomainError access.challengeOver, access.passkeyWrong, access.passkeyCloned, access.notKnown, request.tooMany */
export async function signInWithPasskey(house: House, wanted: PasskeySignIn): Promise<SignedIn> {
  mustHaveTools(house);
  const { challengeId, response, secret, place, tokenHash, visitor } = wanted;
  await countTry(house, 'address', visitor.address ?? '');
  const challenge = await takeChallenge(house, challengeId, { purpose: 'signIn', key: secret });
  const told = await changing(house, doorkeeper, staffSignInRoutes.signInWithPasskey.name, async (call) => {
    const proof = await provePasskey(call.sql, house, { challenge, response, place });
    const personId = proof.ok ? proof.factor.personId : proof.personId;
    const order = { appointmentId: 'first', method: 'passkey', tokenHash, visitor } as const;
    const entered = proof.ok ? await enter(call, { ...order, personId: proof.factor.personId }) : null;
    const why = proof.ok
      ? { factor: proof.factor.id, ...(entered?.told ?? { refused: 'noRole' }) }
      : { refused: proof.reason };
    return {
      answer: { signedIn: entered?.answer ?? null, proof },
      events: [{ chain: null, subjectId: personId, payload: { ...why, ...visitor } }],
    };
  });
  if (!told.proof.ok) throw refuse(told.proof.reason === 'cloned' ? 'access.passkeyCloned' : 'access.passkeyWrong');
  if (told.signedIn === null) throw refuse('access.noRoleToday');
  return told.signedIn;
}
