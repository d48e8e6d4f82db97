/** The month of one kindergarten: its acts, then child by child. */
import type { Month } from '@balapan/domain/day.ts';
import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { type Column, DataTable } from '../../kit/DataTable.tsx';
import { Icon } from '../../kit/Icon.tsx';
import page from '../../kit/Page.module.css';
import { PageHead } from '../../kit/PageHead.tsx';
import { csvOf, saveFile } from '../../kit/saveFile.ts';
import { usePages } from '../../kit/usePages.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { Personal } from '../../shell/Personal.tsx';
import { moneyReportTexts } from '../../texts/moneyReport.ts';
import { Sum } from '../ledger/Sum.tsx';
import { type Figure, FigureEntries } from './FigureEntries.tsx';
import { MonthChoice } from './MonthChoice.tsx';
import { bySum, type ChildRow, finds, kindergartenQuery, leftOf, sumOf, tengeCell } from './model.ts';
import { ReportActs } from './ReportActs.tsx';

interface Props {
  readonly providerId: string;
  readonly month: Month;
  readonly onMonth: (month: Month) => void;
  /** The way back, where there is one. */
  readonly children?: ReactNode;
}

export function KindergartenMoney({ providerId, month, onMonth, children }: Props) {
  const t = useTexts(moneyReportTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const [search, setSearch] = useState('');
  const [figure, setFigure] = useState<Figure | null>(null);
  const wanted = useDeferredValue(search.trim());
  const query = useQuery({ ...kindergartenQuery(providerId, month), placeholderData: keepPreviousData });
  const { data } = query;
  const rows = data?.children.filter(({ name }) => finds(wanted, name));
  const columns = useColumns(rows ?? []);
  const pages = usePages(rows, columns);
  const who = data?.provider[language] ?? '';
  const open = (kind: Figure['kind']) => () => setFigure({ kind, providerId, who });
  return (
    <>
      <PageHead title={`${data === undefined ? t.own : who}: ${fmt.month(month)}`} about={t.ownAbout}>
        {children}
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="download" />}
          disabled={(pages.ordered?.length ?? 0) === 0}
          onClick={() => saveChildren(month, pages.ordered ?? [])}
        >
          {t.csv}
        </Button>
        <Button variant="default" size="xs" leftSection={<Icon name="file" />} onClick={() => print()}>
          {t.print}
        </Button>
      </PageHead>
      <div className={page.page}>
        <div className={page.filters}>
          <MonthChoice months={data?.months} value={month} onChange={onMonth} />
          <TextInput
            label={t.searchChild}
            size="xs"
            type="search"
            value={search}
            leftSection={<Icon name="search" />}
            onChange={({ currentTarget: { value } }) => setSearch(value)}
          />
        </div>
        {data === undefined || data.acts.length === 0 ? null : (
          <section>
            <h2>{t.acts}</h2>
            <ReportActs acts={data.acts} />
            {data.corrections === '0' ? null : <p>{t.corrections({ sum: fmt.amount(data.corrections) })}</p>}
            <p className={page.told}>
              {t.owed} <Sum of={data.owed} onOpen={open('owed')} /> · {t.paid}{' '}
              <Sum of={data.paid} onOpen={open('paid')} /> · {t.left} <b>{fmt.amount(String(leftOf(data)))}</b>
            </p>
          </section>
        )}
        <DataTable
          label={t.child}
          {...pages.table}
          rowKey={(row) => row.childId}
          error={query.error}
          onRetry={() => void query.refetch()}
          empty={
            (data?.children.length ?? 0) > 0 ? (
              <b>{t.notFound}</b>
            ) : (
              <>
                <b>{t.empty}</b>
                <p>{t.emptyAbout}</p>
              </>
            )
          }
        />
        {figure === null ? null : <FigureEntries month={month} figure={figure} onClose={() => setFigure(null)} />}
      </div>
    </>
  );
}

function useColumns(rows: readonly ChildRow[]): readonly Column<ChildRow>[] {
  const t = useTexts(moneyReportTexts);
  const fmt = useFmt();
  const sum = (id: 'total' | 'local' | 'republican', head: string): Column<ChildRow> => ({
    id,
    head,
    align: 'right',
    sort: bySum((row) => row[id]),
    cell: (row) => fmt.amount(row[id]),
    total: fmt.amount(sumOf(rows, (row) => row[id])),
  });
  return [
    {
      id: 'name',
      head: t.child,
      sticky: true,
      cell: (row) => (row.name === '' ? <i>{t.hasLeft}</i> : <Personal text={row.name} of={row} />),
      sort: (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
      total: t.all({ count: rows.length }),
    },
    {
      id: 'payableDays',
      head: t.days,
      align: 'right',
      sort: (a, b) => a.payableDays - b.payableDays,
      cell: (row) => row.payableDays,
      total: fmt.count(rows.reduce((all, row) => all + row.payableDays, 0)),
    },
    { id: 'workingDays', head: t.ofDays, align: 'right', cell: (row) => row.workingDays },
    sum('total', t.sum),
    sum('local', t.local),
    sum('republican', t.republican),
  ];
}

function saveChildren(month: Month, rows: readonly ChildRow[]): void {
  const lines = rows.map((row) => [
    ...[row.name, row.payableDays, row.workingDays],
    ...[tengeCell(row.total), tengeCell(row.local), tengeCell(row.republican)],
  ]);
  const head = ['child', 'payable_days', 'working_days', 'total', 'local', 'republican'];
  saveFile(`money-children-${month}.csv`, csvOf([head, ...lines]), 'text/csv');
}
