/**
 * A lost access is given back by two people of the person's organisation (accessHands.ts): one asks with a reason, another
 * confirms and hands a one-time invitation over. Password, second factors and sessions of the person end with it. One alone may
 * invite only whoever has nothing to come in with yet.
 */
import { staffSignInRoutes } from '@balapan/api/staffSignIn.ts';
import { reaches, recoveryHours } from '@balapan/domain/accessHands.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type WriteHandle, writeOperation } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { endOwnSessions } from '../signInQueries.ts';
import { mustHaveTools } from './codes.ts';
import { newInvitation } from './invitations.ts';
import { noticeTo } from './notice.ts';
import { keepPassword, type Person, readPerson, removeFactors } from './proofQueries.ts';
import {
  confirmRecoveryBy,
  dropRecoveryBy,
  hasWays,
  insertRecovery,
  lockRecovery,
  postsOf,
  type Recovery,
  waitingRecovery,
} from './recoveryQueries.ts';

const sight = {
  accounts: 'whoever helps sees whether the other has a password and factors, never the secrets themselves',
};
const done = { done: true } as const;

/** The hand and whom it reaches. @throws DomainError request.notFound out of reach, access.notOneself */
async function reached(
  sql: Pick<WriteHandle, 'query'>,
  actor: Actor,
  personId: string,
  now: number,
): Promise<{ hand: string; person: Person }> {
  if (actor.personId === null) throw refuse('access.signInNeeded');
  const person = await readPerson(sql, personId);
  const hand = { role: actor.role, providerId: actor.providers[0] ?? null };
  if (person === null || !reaches(hand, await postsOf(sql, personId, dayAt(now)))) throw refuse('request.notFound');
  if (actor.personId === personId) throw refuse('access.notOneself');
  return { hand: actor.personId, person };
}

/** @throws DomainError request.notFound, access.notOneself, access.hasWays (then two people are needed) */
export const invite = writeOperation(
  staffSignInRoutes.invite,
  async ({ sql, actor, now, house, newId, input: { personId } }) => {
    const { hand, person } = await reached(sql, actor, personId, now);
    mustHaveTools(house);
    if (await hasWays(sql, personId)) throw refuse('access.hasWays');
    const { id, code, endsAt } = await newInvitation(sql, house, personId, hand);
    return {
      answer: { code, endsAt: localIsoOf(endsAt) },
      events: [{ chain: null, subjectId: personId, payload: { invitation: id, endsAt: localIsoOf(endsAt) } }],
      outbox: [noticeTo(person, 'accessInvited', newId())],
    };
  },
  sight,
);

/** @throws DomainError request.notFound, access.notOneself, access.recoveryWaits */
export const askRecovery = writeOperation(
  staffSignInRoutes.askRecovery,
  async ({ sql, actor, now, house, newId, input: { personId, reason } }) => {
    const { hand, person } = await reached(sql, actor, personId, now);
    mustHaveTools(house);
    const wall = house.wall();
    const before = await waitingRecovery(sql, personId);
    if (before !== null && wall < before.endsAt) throw refuse('access.recoveryWaits');
    if (before !== null) await dropRecoveryBy(sql, before.id, hand, wall);
    const recovery = { id: newId(), personId, askedBy: hand, endsAt: wall + recoveryHours * 3_600_000 };
    await insertRecovery(sql, { ...recovery, reason }, wall);
    return {
      answer: { recoveryId: recovery.id, endsAt: localIsoOf(recovery.endsAt) },
      events: [{ chain: null, subjectId: personId, payload: { recovery: recovery.id, reason, askedBy: hand } }],
      outbox: [noticeTo(person, 'accessRecovery', newId())],
    };
  },
  sight,
);

async function waiting(sql: WriteHandle, recoveryId: string): Promise<Recovery> {
  const recovery = await lockRecovery(sql, recoveryId);
  if (recovery === null) throw refuse('request.notFound');
  return recovery;
}

/** @throws DomainError request.notFound, access.notOneself, access.sameHand (who asked), access.recoveryOver */
export const confirmRecovery = writeOperation(
  staffSignInRoutes.confirmRecovery,
  async ({ sql, actor, now, house, newId, input: { recoveryId } }) => {
    const { personId, askedBy, endsAt: until } = await waiting(sql, recoveryId);
    const { hand, person } = await reached(sql, actor, personId, now);
    mustHaveTools(house);
    if (hand === askedBy) throw refuse('access.secondHand');
    const wall = house.wall();
    if (wall >= until) throw refuse('access.recoveryOver');
    await confirmRecoveryBy(sql, recoveryId, hand, wall);
    await keepPassword(sql, personId, null, wall);
    const factors = await removeFactors(sql, personId, null, wall);
    const ended = await endOwnSessions(sql, personId, { allBut: null }, wall);
    const { id, code, endsAt } = await newInvitation(sql, house, personId, hand);
    const payload = { recovery: recoveryId, askedBy, confirmedBy: hand, invitation: id, factors, ended };
    return {
      answer: { code, endsAt: localIsoOf(endsAt) },
      events: [{ chain: null, subjectId: personId, payload }],
      outbox: [noticeTo(person, 'accessChanged', newId())],
    };
  },
  sight,
);

/** @throws DomainError request.notFound, access.notOneself */
export const dropRecovery = writeOperation(
  staffSignInRoutes.dropRecovery,
  async ({ sql, actor, now, house, input: { recoveryId } }) => {
    const { personId, askedBy } = await waiting(sql, recoveryId);
    const { hand } = await reached(sql, actor, personId, now);
    await dropRecoveryBy(sql, recoveryId, hand, house.wall());
    const payload = { recovery: recoveryId, askedBy, droppedBy: hand };
    return { answer: done, events: [{ chain: null, subjectId: personId, payload }] };
  },
  sight,
);
