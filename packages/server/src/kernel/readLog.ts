/**
 * Reading a child's file is written down: whoever is not the child's guardian and gets an answer in which children are named
 * leaves a row. Nothing has to be declared, so nothing can be forgotten: the answer itself tells.
 */
import type { Route } from '@balapan/api/contract.ts';
import { namesChildren } from '@balapan/api/namesChildren.ts';
import { writing } from '@balapan/database/scope.ts';
import { isoOf } from '@balapan/domain/moment.ts';
import type { Actor } from './actor.ts';
import { childrenIn } from './childrenIn.ts';
import type { House } from './house.ts';
import { scopeOf } from './operation.ts';

/** Whether what the actor reads by the route is written down: a guardian's own look only where the route says so. */
export function isLogged(actor: Actor, route: Route): boolean {
  const isOwn = actor.kind === 'child' && actor.operatorId === undefined && route.access.logsGuardians !== true;
  return actor.personId !== null && !isOwn && namesChildren(route);
}

/** Writes the row before the answer leaves: without the row there is no answer. */
export async function logReading(
  house: House,
  actor: Actor,
  route: Route,
  answer: unknown,
  now: number,
): Promise<void> {
  const children = [...childrenIn(answer)].sort();
  if (children.length === 0) return;
  const row = [
    house.newId(),
    isoOf(now),
    actor.operatorId ?? actor.personId,
    actor.role,
    route.name,
    actor.sessionId ?? null,
    children,
  ];
  await writing(house.pool, scopeOf(house, actor), (sql) =>
    sql.named(
      'log_reading',
      `INSERT INTO read_log (id, at, person_id, role, operation, session_id, children)
       VALUES ($1, $2::timestamptz, $3, $4, $5, $6, $7::uuid[])`,
      row,
    ),
  );
}
