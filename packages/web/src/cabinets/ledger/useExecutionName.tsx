/** What a row of the report is of. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { budgetReportTexts } from '@balapan/domain/text/texts/budgetReport.ts';
import type { ReactNode } from 'react';
import { useTexts } from '../../shell/language.tsx';

export type ExecutionRow = AnswerOf<Routes['treasury']['budgetReport']>['rows'][number];

export function useExecutionName(): (row: ExecutionRow) => ReactNode {
  const t = useTexts(budgetReportTexts);
  return ({ level, programme }) => {
    if (level === 'total') return <b>{t.total}</b>;
    if (level === 'source') return <b>{t.ofSource}</b>;
    if (level === 'programme') return <b>{t.allOf({ programme })}</b>;
    return programme;
  };
}
