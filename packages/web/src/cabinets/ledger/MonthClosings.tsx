/** Months of the ledger: who closed which, and the closing of the next one. Nothing opens a month again, so it is asked first. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { shiftMonth } from '@balapan/domain/day.ts';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '../../kit/DataTable.tsx';
import { FormDialog } from '../../kit/FormDialog.tsx';
import page from '../../kit/Page.module.css';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useMay } from '../../shell/me.ts';
import { errorText } from '../../shell/refusal.ts';
import { monthClosingTexts } from '../../texts/monthClosing.ts';

type Months = AnswerOf<Routes['treasury']['ledgerMonths']>;
type Row = Months['rows'][number];

export function MonthClosings() {
  const t = useTexts(monthClosingTexts);
  const fmt = useFmt();
  const mayClose = useMay()(routes.treasury.closeLedgerMonth);
  const [asked, setAsked] = useState<Row | null>(null);
  const query = useQuery({ queryKey: ['treasury.ledgerMonths'], queryFn: () => api.treasury.ledgerMonths() });
  return (
    <section>
      <h2>{t.title}</h2>
      <p className={page.order}>{t.about}</p>
      <DataTable
        label={t.title}
        columns={[
          { id: 'month', head: t.month, cell: (row) => fmt.month(row.month), sticky: true },
          { id: 'debit', head: t.debit, align: 'right', cell: (row) => fmt.amount(row.debit) },
          { id: 'credit', head: t.credit, align: 'right', cell: (row) => fmt.amount(row.credit) },
          {
            id: 'closed',
            head: t.closedBy,
            cell: (row) => {
              if (row.closedAt !== null) return `${fmt.moment(row.closedAt)}, ${row.closedBy ?? ''}`;
              if (!row.closable || !mayClose) return t.open;
              return (
                <Button size="xs" variant="default" onClick={() => setAsked(row)}>
                  {t.close}
                </Button>
              );
            },
          },
        ]}
        rows={query.data?.rows}
        rowKey={(row) => row.month}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={t.empty}
      />
      {asked === null || query.data === undefined ? null : (
        <ClosingDialog row={asked} months={query.data} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}

interface DialogProps {
  readonly row: Row;
  readonly months: Months;
  readonly onClose: () => void;
}

function ClosingDialog({ row, months: { clearing, fault }, onClose }: DialogProps) {
  const t = useTexts(monthClosingTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const close = useMutation({
    mutationFn: () => api.treasury.closeLedgerMonth({ month: row.month }),
    onSuccess: async () => {
      onClose();
      await cache.invalidateQueries();
    },
  });
  const month = fmt.month(row.month);
  return (
    <FormDialog
      title={t.sure({ month })}
      cancel={t.cancel}
      submit={t.do}
      error={close.error}
      isPending={close.isPending}
      disabled={fault !== null}
      onSubmit={() => close.mutate()}
      onClose={onClose}
    >
      <p>{t.sureAbout({ month, next: fmt.month(shiftMonth(row.month, 1)) })}</p>
      <DataTable
        label={month}
        columns={[
          { id: 'what', head: month, cell: ({ what }) => what, sticky: true },
          { id: 'value', head: '', align: 'right', cell: ({ value }) => value },
        ]}
        rows={[
          { what: t.entries, value: fmt.count(row.entries) },
          { what: t.debit, value: fmt.amount(row.debit) },
          { what: t.credit, value: fmt.amount(row.credit) },
          { what: t.clearing, value: fmt.amount(clearing) },
        ]}
        rowKey={({ what }) => what}
        empty=""
      />
      {fault === null ? (
        <p>{t.nothingInTheWay}</p>
      ) : (
        <p role="alert">
          <b>{t.inTheWay}</b> {errorText(fault, language)}
        </p>
      )}
    </FormDialog>
  );
}
