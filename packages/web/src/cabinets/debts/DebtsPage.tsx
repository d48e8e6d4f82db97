/** Debts of kindergartens that no later act has covered yet: searched, in pages, as a file. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { type Column, DataTable } from '../../kit/DataTable.tsx';
import { Icon } from '../../kit/Icon.tsx';
import page from '../../kit/Page.module.css';
import { PageHead } from '../../kit/PageHead.tsx';
import { Failed } from '../../kit/State.tsx';
import { csvOf, saveFile } from '../../kit/saveFile.ts';
import { Allowed } from '../../shell/Allowed.tsx';
import { api } from '../../shell/api.ts';
import { type Formats, tiynOf, useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { debtsTexts } from '../../texts/debts.ts';

type Debt = AnswerOf<Routes['settlement']['debts']>['rows'][number];
const size = 50;
/** Rows that one request for the file brings. */
const many = 200;

export function DebtsPage() {
  return (
    <Allowed to={routes.settlement.debts}>
      <Debts />
    </Allowed>
  );
}

function Debts() {
  const t = useTexts(debtsTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(1);
  const wanted = useDeferredValue(search.trim());
  const filter = wanted === '' ? {} : { search: wanted };
  const debts = useQuery({
    queryKey: ['settlement.debts', filter, at],
    queryFn: () => api.settlement.debts({ ...filter, page: at, size }),
    placeholderData: keepPreviousData,
  });
  const file = useMutation({
    mutationFn: () => allDebts(filter),
    onSuccess: (rows) => saveFile('debts.csv', csvOf(table(rows, language, t, fmt)), 'text/csv'),
  });
  const { data } = debts;
  const total = data === undefined ? undefined : sumOf(data);
  const columns: readonly Column<Debt>[] = [
    {
      id: 'provider',
      head: t.provider,
      sticky: true,
      cell: (row) => (
        <>
          <b>
            {fmt.number(row.number)} {row.provider[language]}
          </b>
          <small>{row.bin}</small>
        </>
      ),
      total: t.total,
    },
    {
      id: 'local',
      head: t.local,
      align: 'right',
      cell: (row) => fmt.amount(row.local),
      total: data === undefined ? null : fmt.amount(data.local),
    },
    {
      id: 'republican',
      head: t.republican,
      align: 'right',
      cell: (row) => fmt.amount(row.republican),
      total: data === undefined ? null : fmt.amount(data.republican),
    },
    {
      id: 'sum',
      head: t.sum,
      align: 'right',
      cell: (row) => <b>{fmt.amount(sumOf(row))}</b>,
      total: total === undefined ? null : fmt.amount(total),
    },
    { id: 'since', head: t.since, cell: (row) => fmt.month(row.since) },
  ];
  return (
    <>
      <PageHead title={t.title} about={t.about}>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="download" />}
          loading={file.isPending}
          disabled={(data?.total ?? 0) === 0}
          onClick={() => file.mutate()}
        >
          {t.csv}
        </Button>
      </PageHead>
      <div className={page.page}>
        {file.error === null ? null : <Failed error={file.error} />}
        <div className={page.filters}>
          <TextInput
            label={t.search}
            size="xs"
            type="search"
            value={search}
            leftSection={<Icon name="search" />}
            onChange={({ currentTarget: { value } }) => {
              setSearch(value);
              setAt(1);
            }}
          />
        </div>
        <DataTable
          label={t.title}
          columns={columns}
          rows={data?.rows}
          rowKey={(row) => row.providerId}
          error={debts.error}
          onRetry={() => void debts.refetch()}
          paging={{ page: at, size, total: data?.total ?? 0, onPage: setAt }}
          empty={
            wanted === '' ? (
              <>
                <b>{t.empty}</b>
                <p>{t.emptyAbout}</p>
              </>
            ) : (
              <b>{t.notFound}</b>
            )
          }
        />
      </div>
    </>
  );
}

const sumOf = ({ local, republican }: { local: string; republican: string }): string =>
  String(tiynOf(local) + tiynOf(republican));

/** All pages of a search, one after the other. */
async function allDebts(filter: { readonly search?: string }): Promise<readonly Debt[]> {
  const rows: Debt[] = [];
  for (let page = 1; ; page += 1) {
    const part = await api.settlement.debts({ ...filter, page, size: many });
    rows.push(...part.rows);
    if (part.rows.length < many) return rows;
  }
}

function table(
  rows: readonly Debt[],
  language: 'kk' | 'ru' | 'en',
  t: (typeof debtsTexts)['kk'],
  fmt: Formats,
): (string | number)[][] {
  const head = [t.number, t.provider, t.local, t.republican, t.sum, t.since];
  return [
    head,
    ...rows.map((row) => [
      row.number,
      row.provider[language],
      fmt.amount(row.local),
      fmt.amount(row.republican),
      fmt.amount(sumOf(row)),
      row.since,
    ]),
  ];
}
