/** One's own password and second factors: seen, set, added, renamed, removed; whoever it is about is told. */
import { staffSignInRoutes } from '@balapan/api/staffSignIn.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import type { Actor } from '../../kernel/actor.ts';
import { readOperation, type WriteHandle, writeOperation } from '../../kernel/operation.ts';
import { refuse } from '../../kernel/refuse.ts';
import { endOwnSessions } from '../signInQueries.ts';
import { mustHaveTools } from './codes.ts';
import { noticeTo } from './notice.ts';
import { mustBePerson, mustBeSomebody } from './own.ts';
import {
  factorsOf,
  keepPassword,
  lockFactors,
  type Person,
  passwordChangedAt,
  readPerson,
  removeFactors,
  renameFactorTo,
} from './proofQueries.ts';
import { hashNew } from './setPassword.ts';

/** The person who is signed in. */
export async function self(sql: Pick<WriteHandle, 'query'>, actor: Actor): Promise<Person & { sessionId: string }> {
  const { personId, sessionId } = mustBeSomebody(actor);
  const person = await readPerson(sql, personId);
  if (person === null) throw refuse('access.signInNeeded');
  return { ...person, sessionId };
}

export const signInWays = readOperation(staffSignInRoutes.signInWays, async ({ sql, actor, house }) => {
  const personId = mustBePerson(actor);
  const [person, changedAt] = [await readPerson(sql, personId), await passwordChangedAt(sql, personId)];
  const factors = await factorsOf(sql, personId);
  return {
    userName: person?.iin ?? '',
    passwordChangedAt: changedAt === null ? null : localIsoOf(changedAt),
    factors: factors.map(({ id, kind, name, madeAt, lastUsedAt }) => ({
      factorId: id,
      kind,
      name,
      madeAt: localIsoOf(madeAt),
      lastUsedAt: lastUsedAt === null ? null : localIsoOf(lastUsedAt),
    })),
    canKeepCodes: house.proofs !== undefined && house.fields !== undefined,
  };
});

/** @throws DomainError password.short, password.common, field.tooLong */
export const setPassword = writeOperation(
  staffSignInRoutes.setPassword,
  async ({ sql, actor, house, newId, input: { password } }) => {
    const tools = mustHaveTools(house);
    const me = await self(sql, actor);
    await keepPassword(sql, me.personId, await hashNew(tools, me, password), house.wall());
    const ended = await endOwnSessions(sql, me.personId, { allBut: me.sessionId }, house.wall());
    return {
      answer: { ended },
      events: [{ chain: null, subjectId: me.personId, payload: { password: 'set', ended } }],
      outbox: [noticeTo(me, 'accessChanged', newId())],
    };
  },
);

const done = { done: true } as const;

/** @throws DomainError request.notFound for a factor that is not one's own */
export const renameFactor = writeOperation(
  staffSignInRoutes.renameFactor,
  async ({ sql, actor, newId, input: { factorId, name } }) => {
    const me = await self(sql, actor);
    const factor = (await lockFactors(sql, me.personId)).find(({ id }) => id === factorId);
    if (factor === undefined) throw refuse('request.notFound');
    await renameFactorTo(sql, factorId, name);
    return {
      answer: done,
      events: [{ chain: null, subjectId: me.personId, payload: { factor: factorId, name, before: factor.name } }],
      outbox: [noticeTo(me, 'accessChanged', newId())],
    };
  },
);

/** @throws DomainError request.notFound, access.lastFactor */
export const removeFactor = writeOperation(
  staffSignInRoutes.removeFactor,
  async ({ sql, actor, house, newId, input: { factorId } }) => {
    const me = await self(sql, actor);
    const factors = await lockFactors(sql, me.personId);
    const factor = factors.find(({ id }) => id === factorId);
    if (factor === undefined) throw refuse('request.notFound');
    if (factors.length === 1) throw refuse('access.lastFactor');
    await removeFactors(sql, me.personId, factorId, house.wall());
    return {
      answer: done,
      events: [
        { chain: null, subjectId: me.personId, payload: { factor: factorId, kind: factor.kind, removed: true } },
      ],
      outbox: [noticeTo(me, 'accessChanged', newId())],
    };
  },
);
