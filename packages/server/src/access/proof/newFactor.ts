/** A new second factor: an application with codes, or a passkey. Neither opens anything before it has worked once. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { staffSignInRoutes } from '@balapan/api/staffSignIn.ts';
import {
  askNewPasskey,
  type Place,
  type RegistrationResponseJSON,
  readNewPasskey,
} from '../../adapters/proof/passkeys.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Runs } from '../../kernel/audit.ts';
import type { House } from '../../kernel/house.ts';
import { changing, type Operation, writeOperation } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { countTry, forgetTries } from '../tries.ts';
import { matchCode, mustHaveTools, sealSecret, takeCode } from './codes.ts';
import { noticeTo } from './notice.ts';
import { mustBeSomebody } from './own.ts';
import { self } from './ownWays.ts';
import { putChallenge, takeChallenge } from './passkeyChallenge.ts';
import { insertPasskey, insertTotp, type Person, passkeysOf, pendingTotp, proveFactor } from './proofQueries.ts';

const done = { done: true } as const;

/** Makes a secret, keeps it closed, tells it once. The label names the system, never the person. */
export async function startTotp(
  sql: Runs,
  house: House,
  personId: string,
  name: string,
): Promise<{ factorId: string; secret: string; address: string }> {
  const { codes } = mustHaveTools(house);
  const [id, secret] = [house.newId(), codes.newSecret()];
  await insertTotp(sql, { id, personId, name, ...sealSecret(house, secret, id) }, house.wall());
  return { factorId: id, secret, address: codes.addressOf(secret, house.region) };
}

/** The first code of a begun application. @returns false: not its code */
export async function finishTotp(
  sql: Runs,
  house: House,
  personId: string,
  factorId: string,
  code: string,
): Promise<boolean> {
  const pending = await pendingTotp(sql, personId, factorId);
  if (pending === null) throw refuse('request.notFound');
  const matched = await matchCode(house, [pending], code);
  if (matched === null || !(await takeCode(sql, matched, house.wall()))) return false;
  await proveFactor(sql, factorId, house.wall());
  return true;
}

/** @throws DomainError access.noCodesHere */
export const beginTotp = writeOperation(staffSignInRoutes.beginTotp, async ({ sql, actor, house, input: { name } }) => {
  const { personId } = mustBeSomebody(actor);
  const begun = await startTotp(sql, house, personId, name);
  const payload = { factor: begun.factorId, kind: 'totp', begun: true };
  return { answer: begun, events: [{ chain: null, subjectId: personId, payload }] };
});

/** @throws DomainError access.wrongCode, request.notFound, request.tooMany */
export const proveTotp: Operation<typeof staffSignInRoutes.proveTotp> = {
  route: staffSignInRoutes.proveTotp,
  perform: async (house, actor, { factorId, code }) => {
    const { personId } = mustBeSomebody(actor);
    await countTry(house, 'secondFactor', personId);
    const isProven = await changing(house, actor, staffSignInRoutes.proveTotp.name, async ({ sql, newId }) => {
      const me = await self(sql, actor);
      const isRight = await finishTotp(sql, house, personId, factorId, code);
      return {
        answer: isRight,
        events: [{ chain: null, subjectId: personId, payload: { factor: factorId, kind: 'totp', added: isRight } }],
        outbox: isRight ? [noticeTo(me, 'accessChanged', newId())] : [],
      };
    });
    if (!isProven) throw refuse('access.wrongCode');
    await forgetTries(house, 'secondFactor', personId);
    return done;
  },
};

/** What a device is asked for a new passkey of the person. */
export async function askToMakePasskey(
  sql: Runs,
  house: House,
  person: Person,
  owner: Parameters<typeof putChallenge>[2],
  place: Place,
): Promise<AnswerOf<typeof staffSignInRoutes.beginPasskey>> {
  const { challengeId, challenge } = await putChallenge(sql, house, owner);
  const known = await passkeysOf(sql, person.personId);
  // The device's own list of accounts is seen by whoever holds it: the name and no number stands there.
  const named = { id: person.personId, userName: person.name, name: person.name, known };
  return { challengeId, options: { ...(await askNewPasskey(place, challenge, named)) } };
}

/** @throws DomainError access.passkeyWrong. @returns the id of the new factor */
export async function keepPasskey(
  sql: Runs,
  house: House,
  personId: string,
  { challenge, name, response, place }: { challenge: Buffer; name: string; response: object; place: Place },
): Promise<string> {
  const passkey = await readNewPasskey(place, challenge, response as RegistrationResponseJSON);
  if (passkey === null) throw refuse('access.passkeyWrong');
  const id = house.newId();
  await insertPasskey(sql, { id, personId, name, passkey }, house.wall());
  return id;
}

export async function beginPasskey(
  house: House,
  actor: Actor,
  place: Place,
): Promise<AnswerOf<typeof staffSignInRoutes.beginPasskey>> {
  mustHaveTools(house);
  return changing(house, actor, staffSignInRoutes.beginPasskey.name, async ({ sql }) => {
    const me = await self(sql, actor);
    const answer = await askToMakePasskey(sql, house, me, { purpose: 'newPasskey', key: me.sessionId }, place);
    return { answer, events: [{ chain: null, subjectId: me.personId, payload: { kind: 'passkey', begun: true } }] };
  });
}

/** @throws DomainError access.challengeOver, access.passkeyWrong */
export async function addPasskey(
  house: House,
  actor: Actor,
  { challengeId, name, response, place }: { challengeId: string; name: string; response: object; place: Place },
): Promise<AnswerOf<typeof staffSignInRoutes.addPasskey>> {
  const { sessionId } = mustBeSomebody(actor);
  const challenge = await takeChallenge(house, challengeId, { purpose: 'newPasskey', key: sessionId });
  return changing(house, actor, staffSignInRoutes.addPasskey.name, async ({ sql, newId }) => {
    const me = await self(sql, actor);
    const factorId = await keepPasskey(sql, house, me.personId, { challenge, name, response, place });
    return {
      answer: { factorId },
      events: [{ chain: null, subjectId: me.personId, payload: { factor: factorId, kind: 'passkey', added: true } }],
      outbox: [noticeTo(me, 'accessChanged', newId())],
    };
  });
}
