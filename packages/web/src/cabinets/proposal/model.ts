/** The shapes of proposals, named once from the contract. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import type { ProposalStep } from '@balapan/domain/proposal.ts';
import type { TagTone } from '../../kit/Tag.tsx';

export type ProposalRow = AnswerOf<Routes['proposal']['list']>['rows'][number];
export type Proposal = AnswerOf<Routes['proposal']['one']>;
export type Columns = ProposalRow['body'];

/** The step that carries it on, if it is the reader's. */
export const mainStep = (actions: readonly ProposalStep[]): 'check' | 'release' | undefined =>
  actions.find((action): action is 'check' | 'release' => action === 'check' || action === 'release');

export const isOpen = ({ state }: Pick<ProposalRow, 'state'>): boolean => state === 'proposed' || state === 'checked';

export const stateTones: Readonly<Record<ProposalRow['state'], TagTone>> = {
  proposed: 'wait',
  checked: 'wait',
  released: 'ok',
  refused: 'back',
  withdrawn: 'draft',
  outdated: 'draft',
};

/** Of the columns of a row: text and numbers as they are written. */
export const textOf = (columns: Columns, name: string): string => {
  const value = columns[name];
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
};
export const numberOf = (columns: Columns, name: string): number | null => {
  const value = columns[name];
  return typeof value === 'number' ? value : null;
};
/** First day of a period as the database writes it: `[2025-10-01,)`. */
export const firstDayOf = (columns: Columns): string => textOf(columns, 'period').slice(1, 11);
