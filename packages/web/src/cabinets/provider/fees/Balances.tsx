/** What each child's parents were charged, have paid and owe; the largest debts first. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { type Column, DataTable, type Sorting } from '../../../kit/DataTable.tsx';
import { Icon } from '../../../kit/Icon.tsx';
import page from '../../../kit/Page.module.css';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { feesTexts } from '../../../texts/fees.ts';
import { AccountDialog } from './AccountDialog.tsx';
import { RefundDialog } from './RefundDialog.tsx';

export type Balance = AnswerOf<Routes['fees']['balances']>['rows'][number];
const size = 50;
const states = ['owes', 'overpaid'] as const;

export function Balances({ providerId }: { readonly providerId: string }) {
  const t = useTexts(feesTexts);
  const fmt = useFmt();
  const [state, setState] = useState<(typeof states)[number] | null>(null);
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<Sorting>({ by: 'balance', descending: true });
  const [at, setAt] = useState(1);
  const [opened, setOpened] = useState<Balance | null>(null);
  const [refunding, setRefunding] = useState<Balance | null>(null);
  const wanted = useDeferredValue(search.trim());
  const isFiltered = wanted !== '' || state !== null;
  const filter = {
    providerId,
    ...(state === null ? {} : { state }),
    ...(wanted === '' ? {} : { search: wanted }),
    sort: sort.by as 'balance' | 'name' | 'charged' | 'paid',
    order: sort.descending ? ('desc' as const) : ('asc' as const),
    page: at,
    size,
  };
  const list = useQuery({
    queryKey: ['fees.balances', filter],
    queryFn: () => api.fees.balances(filter),
    placeholderData: keepPreviousData,
  });
  const { data } = list;
  const change = (next: () => void): void => {
    next();
    setAt(1);
  };
  const columns: readonly Column<Balance>[] = [
    { id: 'name', head: t.child, cell: (row) => <b>{row.name}</b>, sort: true, sticky: true },
    { id: 'voucher', head: t.voucher, cell: (row) => row.voucher ?? '–' },
    {
      id: 'charged',
      head: t.charged,
      align: 'right',
      sort: true,
      cell: (row) => fmt.amount(row.charged),
      ...(data === undefined ? {} : { total: fmt.amount(data.listed.charged) }),
    },
    {
      id: 'paid',
      head: t.paid,
      align: 'right',
      sort: true,
      cell: (row) => fmt.amount(row.paid),
      ...(data === undefined ? {} : { total: fmt.amount(data.listed.paid) }),
    },
    {
      id: 'balance',
      head: t.balance,
      align: 'right',
      sort: true,
      cell: (row) => <b>{fmt.amount(row.balance)}</b>,
      ...(data === undefined ? {} : { total: fmt.amount(`${BigInt(data.listed.charged) - BigInt(data.listed.paid)}`) }),
    },
    { id: 'last', head: t.lastPaid, cell: (row) => (row.lastPaidOn === null ? '–' : fmt.day(row.lastPaidOn)) },
    {
      id: 'do',
      head: '',
      cell: (row) =>
        row.refundAsked ? (
          <Tag tone="wait">{t.refundWaits}</Tag>
        ) : BigInt(row.balance) < 0n ? (
          <Button variant="default" size="xs" onClick={() => setRefunding(row)}>
            {t.refund}
          </Button>
        ) : null,
    },
  ];
  return (
    <section>
      {data === undefined ? null : (
        <p className={page.order}>
          {t.debt}: <b>{fmt.amount(data.debt)}</b>, {t.debtors({ count: fmt.count(data.debtors) })} · {t.overpaid}:{' '}
          {fmt.amount(data.overpaid)}
        </p>
      )}
      <div className={page.filters}>
        <NativeSelect
          label={t.state}
          size="xs"
          value={state ?? ''}
          data={[
            { value: '', label: t.all },
            { value: 'owes', label: t.owes },
            { value: 'overpaid', label: t.over },
          ]}
          onChange={({ currentTarget: { value } }) =>
            change(() => setState(states.find((one) => one === value) ?? null))
          }
        />
        <TextInput
          label={t.search}
          size="xs"
          type="search"
          value={search}
          leftSection={<Icon name="search" />}
          onChange={({ currentTarget: { value } }) => change(() => setSearch(value))}
        />
      </div>
      <DataTable
        label={t.nav}
        columns={columns}
        rows={data?.rows}
        rowKey={(row) => row.childId}
        onOpen={setOpened}
        error={list.error}
        onRetry={() => void list.refetch()}
        sort={sort}
        onSort={(next) => change(() => setSort(next))}
        paging={{ page: at, size, total: data?.total ?? 0, onPage: setAt }}
        empty={
          <>
            <b>{isFiltered ? t.notFound : t.empty}</b>
            <p>{isFiltered ? t.notFoundAbout : t.emptyAbout}</p>
          </>
        }
      />
      <AccountDialog row={opened} onClose={() => setOpened(null)} />
      {refunding === null ? null : (
        <RefundDialog providerId={providerId} row={refunding} onClose={() => setRefunding(null)} />
      )}
    </section>
  );
}
