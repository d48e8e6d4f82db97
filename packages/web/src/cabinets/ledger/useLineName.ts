/** A budget line in words: programme, source, half-year. */
import { useTexts } from '../../shell/language.tsx';
import { budgetTexts } from '../../texts/budget.ts';
import type { Line } from './BudgetPage.tsx';

export function useLineName(): (line: Pick<Line, 'programme' | 'source' | 'half'>) => string {
  const t = useTexts(budgetTexts);
  return ({ programme, source, half }) => `${programme} ${t[source]}, ${t.halfOf({ half: half === 1 ? 'I' : 'II' })}`;
}
