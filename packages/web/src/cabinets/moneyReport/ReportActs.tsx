/** The acts of a kindergarten's month, each a link to its page. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { DataTable } from '../../kit/DataTable.tsx';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { useMe } from '../../shell/me.ts';
import { moneyReportTexts } from '../../texts/moneyReport.ts';
import { ActTag } from '../act/actTags.tsx';

type Act = AnswerOf<Routes['treasury']['moneyReportKindergarten']>['acts'][number];

export function ReportActs({ acts }: { readonly acts: readonly Act[] }) {
  const t = useTexts(moneyReportTexts);
  const fmt = useFmt();
  const cabinet = useMe().person?.cabinet ?? 'department';
  return (
    <DataTable
      label={t.acts}
      columns={[
        {
          id: 'number',
          head: t.act,
          sticky: true,
          cell: (act) => <a href={`/app/${cabinet}/acts/${act.actId}`}>{act.number}</a>,
        },
        { id: 'state', head: t.state, cell: (act) => <ActTag state={act.state} /> },
        { id: 'total', head: t.actSum, align: 'right', cell: (act) => fmt.amount(act.total) },
        { id: 'payable', head: t.payable, align: 'right', cell: (act) => fmt.amount(act.payable) },
        { id: 'due', head: t.due, cell: (act) => (act.dueOn === null ? '–' : fmt.day(act.dueOn)) },
      ]}
      rows={acts}
      rowKey={(act) => act.actId}
    />
  );
}
