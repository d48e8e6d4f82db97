import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shell/api.ts';

type Answer = AnswerOf<Routes['settlement']['terms']>;
export type TermRow = Answer['rows'][number];
export type BandSum = Answer['bands'][number];
export type Band = BandSum['band'];
export type TermQuery = NonNullable<Parameters<typeof api.settlement.terms>[0]>;

export const payerCodes = ['department', 'financialCentre'] as const;

export const termsQuery = (filter: TermQuery) =>
  queryOptions({ queryKey: ['settlement.terms', filter], queryFn: () => api.settlement.terms(filter) });
