/** The entries behind a sum, newest first, each with its journal and document. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import type { Month } from '@balapan/domain/day.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../kit/DataTable.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useMe } from '../../shell/me.ts';
import { budgetTexts } from '../../texts/budget.ts';

type Row = AnswerOf<Routes['treasury']['entries']>['rows'][number];

export interface Chosen {
  readonly from: Month;
  readonly to: Month;
  readonly account: Row['account'];
  readonly source: Row['source'];
  readonly line?: string;
  readonly providerId?: string;
}

const size = 50;

export function Entries({ chosen }: { readonly chosen: Chosen }) {
  const t = useTexts(budgetTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const cabinet = useMe().person?.cabinet;
  const [at, setAt] = useState(1);
  const [journalId, setJournalId] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['treasury.entries', chosen, at],
    queryFn: () => api.treasury.entries({ ...chosen, page: at, size }),
    placeholderData: keepPreviousData,
  });
  const journal = useQuery({
    queryKey: ['treasury.journal', journalId],
    queryFn: () => api.treasury.journal({ journalId: journalId ?? '' }),
    enabled: journalId !== null,
  });
  const columns: readonly Column<Row>[] = [
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
  return (
    <section>
      <h2>
        {t.entries}: {chosen.account} {t[`a${chosen.account}`]}, {t[chosen.source]}
      </h2>
      <DataTable
        label={t.entries}
        columns={columns}
        rows={query.data?.rows}
        rowKey={(row) => `${row.journalId}/${row.seq}`}
        onOpen={(row) => setJournalId(row.journalId)}
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
    </section>
  );
}
