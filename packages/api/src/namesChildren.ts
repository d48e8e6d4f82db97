import { z } from 'zod';
import type { Route } from './contract.ts';

const known = new Map<Route, boolean>();

/** Whether an answer of the route can name children: somewhere in its shape stands a `childId`. */
export function namesChildren(route: Route): boolean {
  const before = known.get(route);
  if (before !== undefined) return before;
  const shape = JSON.stringify(z.toJSONSchema(route.answer, { unrepresentable: 'any' }));
  const names = shape.includes('"childId"');
  known.set(route, names);
  return names;
}
