/**
 * A one-time invitation: told by hand, good once, for a day. Looking at it uses nothing; what is set up with it is set in one
 * step, so that a lost connection leaves neither half an account nor a session that may do anything.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { AnswerOf, InputOf } from '@balapan/api/contract.ts';
import { staffSignInRoutes } from '@balapan/api/staffSignIn.ts';
import type { DomainError } from '@balapan/domain/errors.ts';
import {
  invitationBytes,
  invitationCode,
  invitationHours,
  readInvitationCode,
} from '@balapan/domain/invitationCode.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import type { Place } from '../../adapters/proof/passkeys.ts';
import type { Runs } from '../../kernel/audit.ts';
import type { House } from '../../kernel/house.ts';
import { changing } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { enter, type SignedIn, type Visitor } from '../enter.ts';
import { countTry, forgetTries } from '../tries.ts';
import { mustHaveTools } from './codes.ts';
import { type Invitation, lockInvitation, putInvitation, useInvitation } from './invitationQueries.ts';
import { askToMakePasskey, finishTotp, keepPasskey, startTotp } from './newFactor.ts';
import { noticeTo } from './notice.ts';
import { type ChallengeOwner, takeChallenge } from './passkeyChallenge.ts';
import { hasPost, keepPassword, readPerson, renameFactorTo } from './proofQueries.ts';
import { doorkeeper, tellRefused } from './refused.ts';
import { hashNew } from './setPassword.ts';

const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();

/** Makes an invitation in the transaction of `sql`; `madeBy`: null for the operator. @returns the code, told once */
export async function newInvitation(
  sql: Runs,
  house: House,
  personId: string,
  madeBy: string | null,
): Promise<{ id: string; code: string; endsAt: number }> {
  const code = invitationCode(randomBytes(invitationBytes));
  const [id, endsAt] = [house.newId(), house.wall() + invitationHours * 3_600_000];
  await putInvitation(sql, { id, personId, codeHash: hashOf(code), madeBy, endsAt }, house.wall());
  return { id, code, endsAt };
}

interface Shown {
  readonly iin: string;
  readonly invitation: string;
}

/** Why an invitation cannot be used; only who holds its code is told which of the reasons it is. */
function faultOf(found: Invitation | null, wall: number): DomainError | null {
  if (found === null) return refuse('access.invitationWrong');
  if (found.usedAt !== null) return refuse('access.invitationUsed');
  return found.withdrawnAt !== null || wall >= found.endsAt ? refuse('access.invitationOver') : null;
}

/** Whose a passkey's challenge is: the invitation's, before it is known whether there is one. */
const ownerOf = ({ iin, invitation }: Shown): ChallengeOwner => ({
  purpose: 'invitation',
  key: `${iin}:${readInvitationCode(invitation) ?? ''}`,
});

async function countFor(house: House, { iin }: Shown, visitor: Visitor): Promise<void> {
  await countTry(house, 'address', visitor.address ?? '');
  await countTry(house, 'invitation', iin);
}

/** The person behind a good invitation, in the transaction of `sql`. @throws Fault with the person for the audit */
async function readShown(sql: Runs, house: House, { iin, invitation }: Shown) {
  const found = await lockInvitation(sql, iin, hashOf(readInvitationCode(invitation) ?? ''));
  const fault = faultOf(found, house.wall());
  if (fault !== null || found === null)
    throw new Fault(fault ?? refuse('access.invitationWrong'), found?.personId ?? null);
  const person = await readPerson(sql, found.personId);
  if (person === null || !(await hasPost(sql, found.personId, dayAt(house.now())))) {
    throw new Fault(refuse('access.noRoleToday'), found.personId);
  }
  return { found, person };
}

/** A refusal that goes to the audit after its transaction was rolled back. */
class Fault extends Error {
  readonly refusal: DomainError;
  readonly personId: string | null;

  constructor(refusal: DomainError, personId: string | null) {
    super(refusal.code);
    this.refusal = refusal;
    this.personId = personId;
  }
}

async function orTell<T>(house: House, visitor: Visitor, work: Promise<T>): Promise<T> {
  return work.catch(async (error: unknown) => {
    if (!(error instanceof Fault)) throw error;
    await tellRefused(house, { way: 'invitation', reason: error.message, personId: error.personId }, visitor);
    throw error.refusal;
  });
}

/** @throws DomainError access.invitationWrong, access.invitationUsed, access.invitationOver, access.noRoleToday, request.tooMany */
export async function openInvitation(
  house: House,
  shown: Shown,
  place: Place,
  visitor: Visitor,
): Promise<AnswerOf<typeof staffSignInRoutes.openInvitation>> {
  mustHaveTools(house);
  await countFor(house, shown, visitor);
  const looking = changing(house, doorkeeper, staffSignInRoutes.openInvitation.name, async ({ sql }) => {
    const { found, person } = await readShown(sql, house, shown);
    const { personId } = person;
    const totp = house.fields === undefined ? null : await startTotp(sql, house, personId, 'Балапан');
    const passkey = await askToMakePasskey(sql, house, person, ownerOf(shown), place);
    return {
      answer: { name: person.name, endsAt: localIsoOf(found.endsAt), totp, passkey },
      events: [{ chain: null, subjectId: personId, payload: { invitation: found.id, ...visitor } }],
    };
  });
  const opened = await orTell(house, visitor, looking);
  await forgetTries(house, 'invitation', shown.iin);
  return opened;
}

export interface Acceptance extends InputOf<typeof staffSignInRoutes.acceptInvitation> {
  readonly place: Place;
  readonly tokenHash: Buffer;
  readonly visitor: Visitor;
}

/** @throws DomainError those of `openInvitation`, password.…, access.wrongCode, access.passkeyWrong, access.challengeOver */
export async function acceptInvitation(house: House, wanted: Acceptance): Promise<SignedIn> {
  const tools = mustHaveTools(house);
  const { factor, place, tokenHash, visitor } = wanted;
  await countFor(house, wanted, visitor);
  const challenge =
    factor.kind === 'passkey' ? await takeChallenge(house, factor.challengeId, ownerOf(wanted)) : Buffer.alloc(0);
  const accepting = changing(house, doorkeeper, staffSignInRoutes.acceptInvitation.name, async (call) => {
    const { sql, newId } = call;
    const { found, person } = await readShown(sql, house, wanted);
    const { personId } = person;
    const hash = await hashNew(tools, person, wanted.password);
    if (factor.kind === 'totp') {
      if (!(await finishTotp(sql, house, personId, factor.factorId, factor.code))) {
        throw new Fault(refuse('access.wrongCode'), personId);
      }
      await renameFactorTo(sql, factor.factorId, factor.name);
    } else {
      await keepPasskey(sql, house, personId, { ...factor, challenge, place });
    }
    await keepPassword(sql, personId, hash, house.wall());
    await useInvitation(sql, found.id, house.wall());
    const entered = await enter(call, { personId, appointmentId: 'first', method: 'password', tokenHash, visitor });
    if (entered === null) throw new Fault(refuse('access.noRoleToday'), personId);
    const payload = { invitation: found.id, factor: factor.kind, ...entered.told, ...visitor };
    return {
      answer: entered.answer,
      events: [{ chain: null, subjectId: personId, payload }],
      outbox: [noticeTo(person, 'accessChanged', newId())],
    };
  });
  const signedIn = await orTell(house, visitor, accepting);
  await forgetTries(house, 'invitation', wanted.iin);
  return signedIn;
}
