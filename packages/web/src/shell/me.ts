/** Who is signed in, and the city's clock: the screens' today is the region's, never the machine's. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Role } from '@balapan/api/roles.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { mayRole, type Rule } from '@balapan/api/rule.ts';
import type { Day } from '@balapan/domain/day.ts';
import { dayAt, type Moment } from '@balapan/domain/moment.ts';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api } from './api.ts';
import { momentOfWire } from './fmt.ts';

export type Me = AnswerOf<Routes['access']['me']>;

export const meQuery = queryOptions({ queryKey: ['access.me'], queryFn: () => api.access.me(), staleTime: 60_000 });

/** Suspends until known; the shell's loader has it before any cabinet draws. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Whether an operation is offered to the role: the rule of its route says so, no screen keeps a list of roles. */
export type May = (route: { readonly access: Pick<Rule, 'roles'> }) => boolean;

export const mayOf =
  (role: Role | undefined): May =>
  (route) =>
    mayRole(role, route);

/** `may(routes.treasury.makeRegister)` for whoever is signed in. */
export const useMay = (): May => mayOf(useMe().person?.role);

/** The city's moment and day. */
export function useNow(): { readonly now: Moment; readonly today: Day } {
  const now = momentOfWire(useMe().now);
  return { now, today: dayAt(now) };
}
