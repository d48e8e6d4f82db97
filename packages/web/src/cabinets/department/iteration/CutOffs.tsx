/** The last child of each category that is served: everybody can check the own number against it. */
import { policyInForce20250701 } from '@balapan/domain/policyInForce.ts';
import { categoryText } from '@balapan/domain/text/texts/queue.ts';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { iterationTexts } from '../../../texts/iteration.ts';
import type { View } from './view.ts';

type CutOff = View['cutOffs'][number];

export function CutOffs({ view }: { view: View }) {
  const t = useTexts(iterationTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const { rules } = policyInForce20250701;
  const columns: readonly Column<CutOff>[] = [
    { id: 'category', head: t.category, cell: (row) => categoryText(row.category, rules, language) },
    {
      id: 'before',
      head: t.before,
      align: 'right',
      cell: (row) => (row.offeredBefore === null ? '–' : fmt.count(row.offeredBefore)),
    },
    { id: 'now', head: t.now, align: 'right', cell: (row) => <b>{fmt.count(row.offered)}</b> },
    {
      id: 'last',
      head: t.lastFiled,
      align: 'right',
      cell: (row) => (row.last === null ? '–' : fmt.moment(row.last.filedAt)),
    },
  ];
  return (
    <section>
      <h2>{t.cutOffs}</h2>
      <p>{t.cutOffsAbout}</p>
      <DataTable label={t.cutOffs} columns={columns} rows={view.cutOffs} rowKey={(row) => `${row.category}`} />
    </section>
  );
}
