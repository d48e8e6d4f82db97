import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';

export type Register = AnswerOf<Routes['treasury']['register']>;
export type RegisterLine = AnswerOf<Routes['treasury']['registerLines']>['rows'][number];
