/** A page of entries, newest first; a row opens its journal where the reader may see journals. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../kit/DataTable.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useMay, useMe } from '../../shell/me.ts';
import { budgetTexts } from '../../texts/budget.ts';

type Answer = AnswerOf<Routes['treasury']['entries']>;
export type EntryRow = Answer['rows'][number];

interface Props {
  /** What makes the asked for entries others. */
  readonly queryKey: readonly unknown[];
  readonly read: (page: { page: number; size: number }) => Promise<Answer>;
}

const size = 50;

export function EntryTable({ queryKey, read }: Props) {
  const t = useTexts(budgetTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const cabinet = useMe().person?.cabinet;
  const mayOpen = useMay()(routes.treasury.journal);
  const [at, setAt] = useState(1);
  const [journalId, setJournalId] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['treasury.entries', ...queryKey, at],
    queryFn: () => read({ page: at, size }),
    placeholderData: keepPreviousData,
  });
  const journal = useQuery({
    queryKey: ['treasury.journal', journalId],
    queryFn: () => api.treasury.journal({ journalId: journalId ?? '' }),
    enabled: journalId !== null,
  });
  const columns: readonly Column<EntryRow>[] = [
    { id: 'posted', head: t.posted, cell: (row) => fmt.moment(row.postedAt), sticky: true },
    { id: 'journal', head: t.journal, cell: (row) => t[`k_${row.kind}` as 'k_reversal'] ?? row.kind },
    {
      id: 'document',
      head: t.document,
      cell: ({ document: { kind, id, label } }) =>
        kind === 'act' && cabinet !== undefined ? (
          <a href={`/app/${cabinet}/acts/${id}`}>
            {t.d_act} {label}
          </a>
        ) : (
          `${t[`d_${kind}`]} ${label}`
        ),
    },
    { id: 'provider', head: t.provider, cell: (row) => row.provider?.[language] ?? '–' },
    { id: 'line', head: t.line, cell: (row) => row.line },
    { id: 'service', head: t.serviceMonth, cell: (row) => fmt.month(row.serviceMonth) },
    { id: 'account', head: t.account, cell: (row) => `${row.account} ${t[`a${row.account}`]}` },
    { id: 'debit', head: t.debit, align: 'right', cell: (row) => fmt.amount(row.debit) },
    { id: 'credit', head: t.credit, align: 'right', cell: (row) => fmt.amount(row.credit) },
  ];
  // Of all that were asked for, not of the page.
  const sums: Readonly<Record<string, string | undefined>> = { debit: query.data?.debit, credit: query.data?.credit };
  const summed = columns.map((column) => {
    const sum = sums[column.id];
    return sum === undefined ? column : { ...column, total: fmt.amount(sum) };
  });
  return (
    <>
      <DataTable
        label={t.entries}
        columns={summed}
        rows={query.data?.rows}
        rowKey={(row) => `${row.journalId}/${row.seq}`}
        {...(mayOpen ? { onOpen: (row: EntryRow) => setJournalId(row.journalId) } : {})}
        tone={(row) => (row.journalId === journalId ? 'chosen' : undefined)}
        error={query.error}
        onRetry={() => void query.refetch()}
        paging={{ page: at, size, total: query.data?.total ?? 0, onPage: setAt }}
        empty={t.noEntries}
      />
      {journalId === null ? null : (
        <>
          <h2>{t.journal}</h2>
          <DataTable
            label={t.journal}
            columns={columns}
            rows={journal.data?.entries}
            rowKey={(row) => `${row.seq}`}
            error={journal.error}
            onRetry={() => void journal.refetch()}
          />
        </>
      )}
    </>
  );
}
