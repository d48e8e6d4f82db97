/** Payments that have reached the kindergarten, each with its advice on paper in Kazakh and Russian. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { formatIbanShort } from '@balapan/domain/text/format.ts';
import { Button } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import { Icon } from '../../../kit/Icon.tsx';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { Failed, NoPermission } from '../../../kit/State.tsx';
import { bytesOfBase64, saveFile } from '../../../kit/saveFile.ts';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMay } from '../../../shell/me.ts';
import { paymentsTexts } from '../../../texts/payments.ts';

type Row = AnswerOf<Routes['treasury']['payments']>['rows'][number];
const size = 50;
const languages = ['kk', 'ru'] as const;

export function PaymentsPage() {
  const t = useTexts(paymentsTexts);
  const fmt = useFmt();
  const isOpen = useMay()(routes.treasury.payments);
  const [at, setAt] = useState(1);
  const query = useQuery({
    queryKey: ['treasury.payments', at],
    queryFn: () => api.treasury.payments({ page: at, size }),
    placeholderData: keepPreviousData,
    enabled: isOpen,
  });
  const save = useMutation({
    mutationFn: (wanted: { readonly paymentId: string; readonly language: 'kk' | 'ru' }) => api.treasury.advice(wanted),
    onSuccess: ({ name, bytes }) => saveFile(name, bytesOfBase64(bytes), 'application/pdf'),
  });
  if (!isOpen) return <NoPermission />;
  const columns: readonly Column<Row>[] = [
    {
      id: 'act',
      head: t.act,
      sticky: true,
      cell: (row) => (
        <>
          <Link to="/app/provider/acts/$actId" params={{ actId: row.actId }}>
            {row.actNumber}
          </Link>
          <small>{fmt.month(row.month)}</small>
        </>
      ),
    },
    { id: 'paidOn', head: t.paidOn, cell: (row) => fmt.day(row.paidOn) },
    { id: 'sum', head: t.sum, align: 'right', cell: (row) => <b>{fmt.amount(row.amount)}</b> },
    {
      id: 'advice',
      head: t.advice,
      cell: ({ paymentId, documentNumber }) =>
        languages.map((language) => (
          <Button
            key={language}
            variant="subtle"
            size="compact-sm"
            leftSection={<Icon name="download" />}
            aria-label={t.adviceOf({ language: t[language], number: fmt.number(documentNumber) })}
            loading={save.isPending && save.variables.paymentId === paymentId && save.variables.language === language}
            onClick={() => save.mutate({ paymentId, language })}
          >
            {t[language]}
          </Button>
        )),
    },
    { id: 'payer', head: t.payer, cell: (row) => t[row.payer] },
    {
      id: 'documents',
      head: t.documents,
      cell: (row) => t.document({ number: fmt.number(row.documentNumber), register: fmt.number(row.register) }),
    },
    { id: 'account', head: t.account, cell: (row) => formatIbanShort(row.iban) },
  ];
  return (
    <>
      <PageHead title={t.title} about={t.about} />
      <div className={page.page}>
        <section>
          {save.error === null ? null : <Failed error={save.error} />}
          <p className={page.order}>{t.order}</p>
          <DataTable
            label={t.title}
            columns={columns}
            rows={query.data?.rows}
            rowKey={(row) => row.paymentId}
            error={query.error}
            onRetry={() => void query.refetch()}
            paging={{ page: at, size, total: query.data?.total ?? 0, onPage: setAt }}
            empty={
              <>
                <b>{t.none}</b>
                <p>{t.noneAbout}</p>
              </>
            }
          />
        </section>
      </div>
    </>
  );
}
