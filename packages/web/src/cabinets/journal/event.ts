import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';

export type JournalEvent = AnswerOf<Routes['journal']['events']>['rows'][number];
