/** Trial balance of months: a row opens its entries, an entry its document; under it months are closed. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { asMonth, isMonth, type Month, monthOf, shiftMonth, yearOf } from '@balapan/domain/day.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { Button, NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../kit/DataTable.tsx';
import page from '../../kit/Page.module.css';
import { PageHead } from '../../kit/PageHead.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { Allowed } from '../../shell/Allowed.tsx';
import { api } from '../../shell/api.ts';
import { tiynOf, useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useNow } from '../../shell/me.ts';
import { budgetTexts } from '../../texts/budget.ts';
import { type Chosen, Entries } from './Entries.tsx';
import { MonthClosings } from './MonthClosings.tsx';

type Row = AnswerOf<Routes['treasury']['trialBalance']>['rows'][number];
const cuts = ['account', 'month', 'line', 'provider'] as const;
export const accountCodes = ['1000', '1100', '1200', '1300', '1400', '2000', '3000', '4000', '5000'] as const;

interface Span {
  readonly from: Month;
  readonly to: Month;
}

/** How far back one may choose: three years and the running one. */
const monthsBack = 48;

/** One end moved; the other goes with it rather than stand before the first or behind the last. */
const spanWith = (span: Span, end: keyof Span, month: Month): Span => ({
  from: end === 'from' || month < span.from ? month : span.from,
  to: end === 'to' || month > span.to ? month : span.to,
});

export function TrialBalancePage() {
  return (
    <Allowed to={routes.treasury.trialBalance}>
      <TrialBalance />
    </Allowed>
  );
}

function TrialBalance() {
  const t = useTexts(budgetTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const { today } = useNow();
  const [span, setSpan] = useState<Span>({ from: asMonth(`${yearOf(today)}-01`), to: monthOf(today) });
  const [by, setBy] = useState<(typeof cuts)[number]>('account');
  const [account, setAccount] = useState('');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { from, to } = span;
  const months = Array.from({ length: monthsBack }, (_, back) => shiftMonth(monthOf(today), -back));
  const asked = { from, to, by, ...(account === '' ? {} : { account: account as '1000' }) };
  const query = useQuery({
    queryKey: ['treasury.trialBalance', asked],
    queryFn: () => api.treasury.trialBalance(asked),
    placeholderData: keepPreviousData,
  });
  const keyOf = (row: Row): string =>
    row.name?.[language] ?? (by === 'month' && isMonth(row.key) ? fmt.month(row.key) : row.key);
  const columns: readonly Column<Row>[] = [
    {
      id: 'account',
      head: t.account,
      sticky: true,
      cell: (row) => (
        <>
          <b>{row.account}</b> {t[`a${row.account}`]}
        </>
      ),
    },
    { id: 'source', head: t.source, cell: (row) => t[row.source] },
    ...(by === 'account' ? [] : [{ id: 'key', head: t[`by_${by}`], cell: keyOf } as Column<Row>]),
    ...(['opening', 'debit', 'credit', 'closing'] as const).map(
      (id): Column<Row> => ({ id, head: t[id], align: 'right', cell: (row) => fmt.amount(row[id]) }),
    ),
  ];
  const difference = tiynOf(query.data?.difference ?? '0');
  const open = (row: Row): void => {
    const isMonthRow = by === 'month' && isMonth(row.key);
    setChosen({
      from: isMonthRow ? row.key : asked.from,
      to: isMonthRow ? row.key : asked.to,
      account: row.account,
      source: row.source,
      ...(by === 'line' ? { line: row.key } : {}),
      ...(by === 'provider' ? { providerId: row.key } : {}),
    } as Chosen);
  };
  return (
    <>
      <PageHead title={t.trialNav} about={t.trialAbout}>
        <Button variant="default" size="xs" onClick={() => window.print()}>
          {t.print}
        </Button>
      </PageHead>
      <div className={page.page}>
        <div className={page.filters}>
          {(['from', 'to'] as const).map((end) => (
            <NativeSelect
              key={end}
              label={t[end]}
              value={span[end]}
              data={months.map((month) => ({ value: month, label: fmt.month(month) }))}
              onChange={({ currentTarget: { value } }) => {
                if (isMonth(value)) setSpan(spanWith(span, end, value));
              }}
            />
          ))}
          <NativeSelect
            label={t.by}
            value={by}
            data={cuts.map((cut) => ({ value: cut, label: t[`by_${cut}`] }))}
            onChange={(event) => setBy(event.currentTarget.value as typeof by)}
          />
          <NativeSelect
            label={t.account}
            value={account}
            data={[
              { value: '', label: t.anyAccount },
              ...accountCodes.map((code) => ({ value: code, label: `${code} ${t[`a${code}`]}` })),
            ]}
            onChange={(event) => setAccount(event.currentTarget.value)}
          />
          {account === '' && query.data !== undefined ? (
            <Tag tone={difference === 0n ? 'ok' : 'late'}>
              {difference === 0n ? t.balanced : t.unbalanced({ sum: fmt.money(tiyn(difference)) })}
            </Tag>
          ) : null}
        </div>
        <DataTable
          label={t.trialNav}
          columns={columns}
          rows={query.data?.rows}
          rowKey={(row) => `${row.account}/${row.source}/${row.key}`}
          onOpen={open}
          error={query.error}
          onRetry={() => void query.refetch()}
          empty={t.noEntries}
        />
        {chosen === null ? null : <Entries chosen={chosen} />}
        <MonthClosings />
      </div>
    </>
  );
}
