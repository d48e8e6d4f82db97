/** The figures of the report as of a day, each with its definition and its exact value. */

import { isDay } from '@balapan/domain/day.ts';
import { type FigureCode, figureOf } from '@balapan/domain/figures.ts';
import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import { Icon } from '../../../kit/Icon.tsx';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { csvOf, saveFile } from '../../../kit/saveFile.ts';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useNow } from '../../../shell/me.ts';
import { figuresTexts } from '../../../texts/figuresPage.ts';

interface Row {
  readonly code: FigureCode;
  readonly value: string;
}

export function FiguresPage() {
  const t = useTexts(figuresTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const { today } = useNow();
  const [day, setDay] = useState(today);
  const query = useQuery({
    queryKey: ['figures.list', day],
    queryFn: () => api.figures.list({ day }),
    placeholderData: keepPreviousData,
  });
  const exact = ({ code, value }: Row): string =>
    figureOf(code)?.unit === 'tiyn' ? fmt.money(value) : fmt.count(BigInt(value));
  const columns: readonly Column<Row>[] = [
    {
      id: 'figure',
      head: t.figure,
      cell: ({ code }) => (
        <>
          <b>{figureOf(code)?.name(language)}</b>
          <small>{figureOf(code)?.definition(language)}</small>
        </>
      ),
    },
    {
      id: 'printed',
      head: t.printed,
      align: 'right',
      cell: ({ code, value }) => figureOf(code)?.printed(BigInt(value), language),
    },
    { id: 'exact', head: t.exact, align: 'right', cell: exact },
  ];
  const rows = query.data?.figures;
  return (
    <>
      <PageHead title={t.title} about={t.about({ day: fmt.day(day) })}>
        <TextInput
          type="date"
          size="xs"
          aria-label={t.day}
          value={day}
          max={today}
          onChange={({ currentTarget: { value } }) => {
            if (isDay(value)) setDay(value);
          }}
        />
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="download" />}
          disabled={rows === undefined || rows.length === 0}
          onClick={() =>
            saveFile(
              `figures-${day}.csv`,
              csvOf([['code', 'value'], ...(rows ?? []).map((row) => [row.code, row.value])]),
              'text/csv',
            )
          }
        >
          {t.csv}
        </Button>
      </PageHead>
      <div className={page.page}>
        <DataTable
          label={t.title}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.code}
          error={query.error}
          onRetry={() => void query.refetch()}
          empty={
            <>
              <b>{t.empty}</b>
              <p>{t.emptyAbout}</p>
            </>
          }
        />
      </div>
    </>
  );
}
