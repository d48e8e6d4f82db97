/** The end of a session on somebody's behalf: by the button, by the next call, or because its time or the operator's session is over. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { phoneAccessRoutes } from '@balapan/api/phoneAccess.ts';
import { reading } from '@balapan/database/scope.ts';
import { behalfDoneMessage } from '@balapan/domain/text/texts/message.ts';
import { type Actor, job } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { type AuditEvent, changing, type OutboxItem, scopeOf, type WriteHandle } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { type EndingOf, findOver, takeOpen } from './behalfQueries.ts';
import { endSession } from './queries.ts';

/** Ends open ones. @returns what the audit and the people are told */
export async function endBehalfs(
  sql: WriteHandle,
  which: EndingOf,
  wall: number,
): Promise<{ events: AuditEvent[]; outbox: OutboxItem[] }> {
  const ended = await takeOpen(sql, which, wall);
  for (const { sessionId } of ended) await endSession(sql, sessionId, wall);
  return {
    events: ended.map(({ sessionId, personId }) => ({
      chain: null,
      subjectId: sessionId,
      payload: { ended: true },
      onBehalfOf: personId,
    })),
    outbox: ended.map(({ sessionId, personId, language }) => ({
      kind: 'message',
      key: `behalfDone/${sessionId}`,
      payload: { template: 'behalfDone', personId, text: behalfDoneMessage(language) },
    })),
  };
}

/** By the button; the actor is in the session on behalf. @throws DomainError request.notFound: none is open */
export async function endBehalf(house: House, actor: Actor): Promise<AnswerOf<typeof phoneAccessRoutes.endBehalf>> {
  const { sessionId, operatorId } = actor;
  if (sessionId === undefined || operatorId === undefined) throw refuse('request.notFound');
  return changing(house, { ...actor, kind: 'region' }, phoneAccessRoutes.endBehalf.name, async ({ sql }) => {
    const { events, outbox } = await endBehalfs(sql, { sessions: [sessionId] }, house.wall());
    const [first, ...more] = events;
    if (first === undefined) throw refuse('request.notFound');
    return { answer: { ended: true }, events: [first, ...more], outbox };
  });
}

/** Ends what is over by itself, and tells the people. @returns how many */
export async function endOverBehalfs(house: House): Promise<number> {
  const over = await reading(house.pool, scopeOf(house, job), (sql) => findOver(sql, house.wall()));
  if (over.length === 0) return 0;
  return changing(house, job, 'access.behalfOver', async ({ sql }) => {
    const { events, outbox } = await endBehalfs(sql, { sessions: over }, house.wall());
    const [first = { chain: null, subjectId: null, payload: { ended: 0 } }, ...more] = events;
    return { answer: events.length, events: [first, ...more], outbox };
  });
}
