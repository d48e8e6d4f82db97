/** «Исполнение бюджета»: from January to the end of a quarter, by programme, specific and source; what is owed and paid opens its entries. */
import { routes } from '@balapan/api/routes.ts';
import { monthsOfQuarter, type Quarter, type ReportFigure, reportFigures } from '@balapan/domain/budgetReport.ts';
import { monthNumber, monthOf, yearOf } from '@balapan/domain/day.ts';
import { budgetReportTexts } from '@balapan/domain/text/texts/budgetReport.ts';
import { Button, NativeSelect } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../kit/DataTable.tsx';
import { Icon } from '../../kit/Icon.tsx';
import page from '../../kit/Page.module.css';
import { PageHead } from '../../kit/PageHead.tsx';
import { Failed } from '../../kit/State.tsx';
import { bytesOfBase64, saveFile } from '../../kit/saveFile.ts';
import { Allowed } from '../../shell/Allowed.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useNow } from '../../shell/me.ts';
import { ExecutionEntries, type ExecutionFigure, opened } from './ExecutionEntries.tsx';
import { ProgrammeNames } from './ProgrammeNames.tsx';
import { ReportAmendments } from './ReportAmendments.tsx';
import { Sum } from './Sum.tsx';
import { type ExecutionRow, useExecutionName } from './useExecutionName.tsx';

const quarters: readonly Quarter[] = [1, 2, 3, 4];

export function ExecutionPage() {
  return (
    <Allowed to={routes.treasury.budgetReport}>
      <Execution />
    </Allowed>
  );
}

function Execution() {
  const t = useTexts(budgetReportTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const { now, today } = useNow();
  const [asked, setAsked] = useState<{ year: number; quarter: Quarter }>({
    year: yearOf(today),
    quarter: Math.ceil(monthNumber(monthOf(today)) / 3) as Quarter,
  });
  const [figure, setFigure] = useState<ExecutionFigure | null>(null);
  const nameOf = useExecutionName();
  const query = useQuery({
    queryKey: ['treasury.budgetReport', asked],
    queryFn: () => api.treasury.budgetReport(asked),
    placeholderData: keepPreviousData,
  });
  const save = useMutation({
    mutationFn: (file: { kind: 'xlsx' | 'csv'; language: 'kk' | 'ru' }) =>
      api.treasury.budgetReportFile({ ...asked, ...file }),
    onSuccess: ({ name, bytes }) => saveFile(name, bytesOfBase64(bytes), 'application/octet-stream'),
  });
  const { data } = query;
  const change = (next: Partial<typeof asked>): void => {
    setAsked({ ...asked, ...next });
    setFigure(null);
  };
  const sum = (id: ReportFigure): Column<ExecutionRow> => ({
    id,
    head: t[id],
    align: 'right',
    cell: (row) =>
      row.level === 'line' && opened(id) ? (
        <Sum of={row[id]} onOpen={() => setFigure({ figure: id, row })} />
      ) : (
        strong(row, fmt.amount(row[id]))
      ),
  });
  const columns: readonly Column<ExecutionRow>[] = [
    { id: 'name', head: t.programme, sticky: true, cell: (row) => nameOf(row) },
    { id: 'specific', head: t.specific, align: 'right', cell: (row) => row.specific },
    { id: 'source', head: t.source, cell: (row) => (row.source === null ? '' : strong(row, t[row.source])) },
    ...reportFigures.map(sum),
  ];
  const period = t.year({ year: String(asked.year), period: t[`p${asked.quarter}`] });
  const written = language === 'ru' ? 'ru' : 'kk';
  const administrator = data?.administrator ?? null;
  return (
    <div className={page.report}>
      <PageHead
        title={t.title({ period })}
        {...(administrator === null
          ? {}
          : { about: `${t.administrator}: ${administrator.code}, ${administrator.name[language]}` })}
      >
        {(['kk', 'ru'] as const).map((one) => (
          <Button
            key={one}
            variant="default"
            size="xs"
            leftSection={<Icon name="download" />}
            disabled={(data?.rows.length ?? 0) === 0}
            loading={save.isPending && save.variables.kind === 'xlsx' && save.variables.language === one}
            onClick={() => save.mutate({ kind: 'xlsx', language: one })}
          >
            {t.xlsx({ language: t[one] })}
          </Button>
        ))}
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="download" />}
          disabled={(data?.rows.length ?? 0) === 0}
          loading={save.isPending && save.variables.kind === 'csv'}
          onClick={() => save.mutate({ kind: 'csv', language: written })}
        >
          {t.csv}
        </Button>
        <Button variant="default" size="xs" leftSection={<Icon name="file" />} onClick={() => print()}>
          {t.print}
        </Button>
      </PageHead>
      <div className={page.page}>
        <p className={page.onPaper}>
          {t.origin}. {t.madeOn({ day: fmt.moment(now) })}
        </p>
        {save.error === null ? null : <Failed error={save.error} />}
        <div className={page.filters}>
          <NativeSelect
            label={t.yearLabel}
            size="xs"
            value={String(asked.year)}
            data={[...new Set([...(data?.years ?? []), asked.year])].sort((a, b) => a - b).map(String)}
            onChange={({ currentTarget: { value } }) => change({ year: Number(value) })}
          />
          <NativeSelect
            label={t.periodLabel}
            size="xs"
            value={String(asked.quarter)}
            data={quarters.map((one) => ({ value: String(one), label: t[`p${one}`] }))}
            onChange={({ currentTarget: { value } }) =>
              change({ quarter: quarters.find((one) => String(one) === value) ?? 1 })
            }
          />
        </div>
        <section>
          <DataTable
            label={t.nav}
            columns={columns}
            rows={data?.rows}
            rowKey={(row) => `${row.level}/${row.programme}/${row.specific}/${row.source ?? ''}`}
            error={query.error}
            onRetry={() => void query.refetch()}
            empty={<b>{t.empty}</b>}
          />
          <ProgrammeNames
            programmes={(data?.rows ?? []).map((row) => ({ code: row.programme, name: row.programmeName }))}
          />
          <p className={page.order}>{t.how}</p>
        </section>
        {figure === null ? null : (
          <ExecutionEntries
            figure={figure}
            to={monthsOfQuarter(asked.year, asked.quarter).last}
            onClose={() => setFigure(null)}
          />
        )}
        {data === undefined || data.rows.length === 0 ? null : <ReportAmendments amendments={data.amendments} />}
      </div>
    </div>
  );
}

/** Sums of sums stand out. */
const strong = ({ level }: ExecutionRow, text: string) => (level === 'line' ? text : <b>{text}</b>);
