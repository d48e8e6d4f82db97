/** What was passed to third parties, by day: the register that the law asks for. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { privacyTexts } from '../../../texts/privacy.ts';

type Row = AnswerOf<Routes['privacy']['transfers']>['rows'][number];
const size = 30;

export function Transfers() {
  const t = useTexts(privacyTexts);
  const fmt = useFmt();
  const [at, setAt] = useState(1);
  const query = useQuery({
    queryKey: ['privacy.transfers', at],
    queryFn: () => api.privacy.transfers({ page: at, size }),
  });
  const columns: readonly Column<Row>[] = [
    { id: 'day', head: t.day, cell: (row) => fmt.day(row.day), sticky: true },
    { id: 'recipient', head: t.recipient, cell: (row) => t[row.recipient] },
    { id: 'basis', head: t.basis, cell: (row) => row.legalBasis },
    { id: 'count', head: t.times, cell: (row) => fmt.count(row.count), align: 'right' },
  ];
  return (
    <>
      <h2>{t.transfersTitle}</h2>
      <DataTable
        label={t.transfersTitle}
        columns={columns}
        rows={query.data?.rows}
        rowKey={(row) => `${row.day} ${row.recipient}`}
        error={query.error}
        onRetry={() => void query.refetch()}
        paging={{ page: at, size, total: query.data?.total ?? 0, onPage: setAt }}
        empty={t.noTransfers}
      />
    </>
  );
}
