/** «Деньги месяца»: the whole city, kindergarten by kindergarten. */
import { routes } from '@balapan/api/routes.ts';
import type { Month } from '@balapan/domain/day.ts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { DataTable } from '../../kit/DataTable.tsx';
import { Icon } from '../../kit/Icon.tsx';
import page from '../../kit/Page.module.css';
import { PageHead } from '../../kit/PageHead.tsx';
import { csvOf, saveFile } from '../../kit/saveFile.ts';
import { usePages } from '../../kit/usePages.ts';
import { Allowed } from '../../shell/Allowed.tsx';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { moneyReportTexts } from '../../texts/moneyReport.ts';
import { cityColumns } from './cityColumns.tsx';
import { type Figure, FigureEntries } from './FigureEntries.tsx';
import { MonthChoice } from './MonthChoice.tsx';
import { type CityRow, cityQuery, finds, leftOf, tengeCell } from './model.ts';
import { useAskedMonth, useReportPaths } from './paths.ts';

export function CityMoneyPage() {
  return (
    <Allowed to={routes.treasury.moneyReportCity}>
      <CityMoney />
    </Allowed>
  );
}

function CityMoney() {
  const t = useTexts(moneyReportTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const paths = useReportPaths();
  const month = useAskedMonth();
  const [search, setSearch] = useState('');
  const [district, setDistrict] = useState('');
  const [figure, setFigure] = useState<Figure | null>(null);
  const wanted = useDeferredValue(search.trim());
  const query = useQuery({ ...cityQuery(month), placeholderData: keepPreviousData });
  const rows = query.data?.kindergartens.filter(
    (row) =>
      (district === '' || row.district === district) &&
      finds(wanted, `№ ${row.number}`, row.bin, row.provider.kk, row.provider.ru, row.provider.en),
  );
  const columns = cityColumns({
    ...{ t, fmt, language },
    rows: rows ?? [],
    isWhole: rows?.length === query.data?.kindergartens.length,
    onFigure: setFigure,
  });
  const pages = usePages(rows, columns);
  return (
    <>
      <PageHead title={`${t.nav}: ${fmt.month(month)}`} about={t.about}>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="download" />}
          disabled={(pages.ordered?.length ?? 0) === 0}
          onClick={() => saveCity(month, pages.ordered ?? [])}
        >
          {t.csv}
        </Button>
        <Button variant="default" size="xs" leftSection={<Icon name="file" />} onClick={() => print()}>
          {t.print}
        </Button>
      </PageHead>
      <div className={page.page}>
        <div className={page.filters}>
          <MonthChoice
            months={query.data?.months}
            value={month}
            onChange={(next) => {
              setFigure(null);
              void navigate({ to: paths.city, search: { month: next } });
            }}
          />
          <NativeSelect
            label={t.district}
            size="xs"
            value={district}
            data={[
              { value: '', label: t.allDistricts },
              ...(query.data?.districts ?? []).map((one) => ({ value: one.kato, label: one.name[language] })),
            ]}
            onChange={({ currentTarget: { value } }) => setDistrict(value)}
          />
          <TextInput
            label={t.search}
            size="xs"
            type="search"
            value={search}
            leftSection={<Icon name="search" />}
            onChange={({ currentTarget: { value } }) => setSearch(value)}
          />
        </div>
        <DataTable
          label={t.nav}
          {...pages.table}
          rowKey={(row) => row.providerId}
          tone={(row) => (row.providerId === figure?.providerId ? 'chosen' : undefined)}
          onOpen={({ providerId }) => void navigate({ to: paths.one, params: { providerId }, search: { month } })}
          error={query.error}
          onRetry={() => void query.refetch()}
          empty={
            (query.data?.kindergartens.length ?? 0) > 0 ? (
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

function saveCity(month: Month, rows: readonly CityRow[]): void {
  const head = ['number', 'provider', 'bin', 'district', 'children', 'payable_days'];
  const sums = ['total', 'local', 'republican', 'owed', 'paid'] as const;
  const lines = rows.map((row) => [
    ...[row.number, row.provider.ru, row.bin, row.district, row.children, row.payableDays],
    ...[...sums.map((sum) => tengeCell(row[sum])), tengeCell(leftOf(row))],
  ]);
  saveFile(`money-${month}.csv`, csvOf([[...head, ...sums, 'left'], ...lines]), 'text/csv');
}
