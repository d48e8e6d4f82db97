/**
 * The second session of an operator: on a caller's behalf. It stands beside the operator's own and comes first while both go on;
 * where the operator's is over, or another one's, it counts for nothing.
 */
import { reading } from '@balapan/database/scope.ts';
import type { FastifyRequest } from 'fastify';
import { isOpenFor } from '../access/behalfQueries.ts';
import { findActor } from '../access/session.ts';
import { type Actor, system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { scopeOf } from '../kernel/operation.ts';
import { hashToken, tokenIn } from './token.ts';

export const behalfCookie = 'balapan_behalf';

/** @param own whoever the browser's own session is */
export async function behalfActorOf(house: House, request: FastifyRequest, own: Actor): Promise<Actor | null> {
  const token = tokenIn(request, behalfCookie);
  const { sessionId: operatorSession } = own;
  if (token === null || operatorSession === undefined) return null;
  const actor = await findActor(house, hashToken(token));
  const { sessionId, operatorId } = actor ?? {};
  if (actor === null || sessionId === undefined || operatorId !== own.personId) return null;
  const isOpen = await reading(house.pool, scopeOf(house, system), (sql) => isOpenFor(sql, sessionId, operatorSession));
  return isOpen ? actor : null;
}
