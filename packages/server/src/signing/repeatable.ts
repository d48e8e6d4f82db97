/**
 * A step that may have been done although nobody was told: the connection was cut at the very end. The same person who repeats it is
 * told what stands; nothing is checked, written or signed a second time.
 */
import type { AnswerOf, InputOf, Route } from '@balapan/api/contract.ts';
import { reading } from '@balapan/database/scope.ts';
import { mustBeAllowed, type Operation, type ReadHandle, scopeOf } from '../kernel/operation.ts';

type Done<R extends Route> = (
  sql: ReadHandle,
  asked: { readonly input: InputOf<R>; readonly personId: string },
) => Promise<AnswerOf<R> | null>;

/** @param done what to answer when the person has done it before, told by their signature; else null */
export function repeatable<const R extends Route, O extends Operation<R>>(
  operation: O & Operation<R>,
  done: Done<R>,
): O {
  return {
    ...operation,
    perform: async (house, actor, input) => {
      mustBeAllowed(house, actor, operation.route);
      const { personId } = actor;
      const before =
        personId === null
          ? null
          : await reading(house.pool, scopeOf(house, actor), (sql) => done(sql, { input, personId }));
      return before ?? operation.perform(house, actor, input);
    },
  } as O;
}
