/** The entries behind a sum of the trial balance. */
import type { Month } from '@balapan/domain/day.ts';
import { api } from '../../shell/api.ts';
import { useTexts } from '../../shell/language.tsx';
import { budgetTexts } from '../../texts/budget.ts';
import { type EntryRow, EntryTable } from './EntryTable.tsx';

export interface Chosen {
  readonly from: Month;
  readonly to: Month;
  readonly account: EntryRow['account'];
  readonly source: EntryRow['source'];
  readonly line?: string;
  readonly providerId?: string;
}

export function Entries({ chosen }: { readonly chosen: Chosen }) {
  const t = useTexts(budgetTexts);
  return (
    <section>
      <h2>
        {t.entries}: {chosen.account} {t[`a${chosen.account}`]}, {t[chosen.source]}
      </h2>
      <EntryTable queryKey={[chosen]} read={(page) => api.treasury.entries({ ...chosen, ...page })} />
    </section>
  );
}
