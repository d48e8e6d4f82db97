/** The lines of an act, all or those of one figure; a line opens the child's days. A district's specialist sees no names. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../kit/DataTable.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { useMay } from '../../shell/me.ts';
import { Personal } from '../../shell/Personal.tsx';
import { actLineTexts, lineReasonTexts } from '../../texts/actLines.ts';
import { actPageTexts } from '../../texts/actPage.ts';
import css from './Act.module.css';
import { ActChildDialog } from './ActChildDialog.tsx';
import { type ActGroup, useGroupName } from './groupName.ts';
import type { ActDetail } from './moneySteps.ts';

export type Line = AnswerOf<Routes['settlement']['actLines']>['rows'][number];
const size = 50;

interface ActLinesProps {
  readonly act: ActDetail;
  readonly chosen: ActGroup | null;
  readonly onAll: () => void;
}

export function ActLines({ act, chosen, onAll }: ActLinesProps) {
  const p = useTexts(actPageTexts);
  const l = useTexts(actLineTexts);
  const reasons = useTexts(lineReasonTexts);
  const fmt = useFmt();
  const may = useMay();
  const nameOf = useGroupName(act.month);
  const [page, setPage] = useState(1);
  const [opened, setOpened] = useState<Line | null>(null);
  const filter =
    chosen === null
      ? {}
      : { serviceMonth: chosen.serviceMonth, normId: chosen.normId, reason: chosen.reason ?? ('none' as const) };
  const lines = useQuery({
    queryKey: ['settlement.actLines', act.actId, filter, page],
    queryFn: () => api.settlement.actLines({ actId: act.actId, ...filter, page, size }),
    placeholderData: keepPreviousData,
  });
  const total = chosen ?? act;
  const columns: readonly Column<Line>[] = [
    { id: 'name', head: p.child, cell: (row) => <Personal text={row.name} of={row} />, sticky: true },
    {
      id: 'month',
      head: p.serviceMonth,
      cell: (row) => (
        <>
          {fmt.month(row.serviceMonth)}
          {row.serviceMonth === act.month ? null : <small>{reasons[row.reason ?? 'none']}</small>}
        </>
      ),
    },
    { id: 'norm', head: l.normHead, align: 'right', cell: (row) => fmt.amount(row.norm) },
    {
      id: 'days',
      head: p.days,
      align: 'right',
      cell: (row) => `${fmt.count(row.payableDays)} ${p.of} ${row.workingDays}`,
    },
    {
      id: 'local',
      head: p.local,
      align: 'right',
      cell: (row) => fmt.amount(row.local),
      total: fmt.amount(total.local),
    },
    {
      id: 'republican',
      head: p.republican,
      align: 'right',
      cell: (row) => fmt.amount(row.republican),
      total: fmt.amount(total.republican),
    },
    {
      id: 'sum',
      head: p.sum,
      align: 'right',
      cell: (row) => <b>{fmt.amount(row.total)}</b>,
      total: fmt.amount(total.total),
    },
  ];
  return (
    <section id="lines">
      <h2>{p.lines}</h2>
      {chosen === null ? null : (
        <p className={css.chosen}>
          <span>
            {l.chosen}: <b>{nameOf(chosen)}</b>
          </span>
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              setPage(1);
              onAll();
            }}
          >
            {l.all}
          </Button>
        </p>
      )}
      <DataTable
        label={p.lines}
        columns={columns}
        rows={lines.data?.rows}
        rowKey={(row) => `${row.childId}${row.serviceMonth}`}
        error={lines.error}
        onRetry={() => void lines.refetch()}
        {...(may(routes.settlement.actChild) ? { onOpen: setOpened } : {})}
        empty={<b>{l.empty}</b>}
        paging={{ page, size, total: lines.data?.total ?? 0, onPage: setPage }}
      />
      <ActChildDialog act={act} line={opened} onClose={() => setOpened(null)} />
    </section>
  );
}
