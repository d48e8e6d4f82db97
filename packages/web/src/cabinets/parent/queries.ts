/** What the parent's pages ask the server, and what is to be asked again after an answer was given. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../shell/api.ts';

export type MyChild = AnswerOf<Routes['queue']['myChildren']>['children'][number];
export type Place = AnswerOf<Routes['queue']['place']>;
export type Application = NonNullable<MyChild['application']>;
export type Voucher = NonNullable<MyChild['voucher']>;
export type Term = NonNullable<Application['term']>;

export type Consents = AnswerOf<Routes['privacy']['consents']>;

export const consentsQuery = queryOptions({
  queryKey: ['privacy', 'consents'],
  queryFn: () => api.privacy.consents(),
});

export const childrenQuery = queryOptions({
  queryKey: ['queue', 'myChildren'],
  queryFn: () => api.queue.myChildren(),
});

export const placeQuery = (applicationId: string) =>
  queryOptions({ queryKey: ['queue', 'place', applicationId], queryFn: () => api.queue.place({ applicationId }) });

/** An act of the parent; when it is done, everything about the children is asked again. */
export function useAct<I>(act: (input: I) => Promise<unknown>, onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await queries.invalidateQueries();
      onDone?.();
    },
  });
}
