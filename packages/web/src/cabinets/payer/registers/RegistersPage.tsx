/** Payment registers, newest first, and what is ready for a new one. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { payerTexts } from '../../../texts/payer.ts';
import { useMoneyPaths } from '../moneyPaths.ts';
import { Candidates } from './Candidates.tsx';
import { RegisterTag } from './RegisterTag.tsx';

type Row = AnswerOf<Routes['treasury']['registers']>['rows'][number];
const size = 50;

export function RegistersPage() {
  const t = useTexts(payerTexts);
  const fmt = useFmt();
  const navigate = useNavigate();
  const paths = useMoneyPaths();
  const [at, setAt] = useState(1);
  const query = useQuery({
    queryKey: ['treasury.registers', at],
    queryFn: () => api.treasury.registers({ page: at, size }),
    placeholderData: keepPreviousData,
  });
  const columns: readonly Column<Row>[] = [
    { id: 'number', head: t.number, cell: (row) => <b>{row.number}</b>, sticky: true },
    { id: 'month', head: t.month, cell: (row) => fmt.month(row.month) },
    { id: 'payer', head: t.payer, cell: (row) => t[row.payer] },
    { id: 'made', head: t.made, cell: (row) => fmt.moment(row.madeAt) },
    { id: 'payments', head: t.payments, align: 'right', cell: (row) => fmt.count(row.payments) },
    { id: 'sum', head: t.sum, align: 'right', cell: (row) => <b>{fmt.amount(row.total)}</b> },
    { id: 'confirmed', head: t.confirmed, align: 'right', cell: (row) => fmt.count(row.confirmed) },
    { id: 'returned', head: t.returned, align: 'right', cell: (row) => fmt.count(row.returned) },
    { id: 'state', head: t.state, cell: (row) => <RegisterTag state={row.state} /> },
  ];
  return (
    <>
      <PageHead title={t.registers} about={t.registersOrder} />
      <div className={page.page}>
        <Candidates />
        <section>
          <h2>{t.registers}</h2>
          <DataTable
            label={t.registers}
            columns={columns}
            rows={query.data?.rows}
            rowKey={(row) => row.registerId}
            error={query.error}
            onRetry={() => void query.refetch()}
            onOpen={(row) => void navigate({ to: paths.register, params: { registerId: row.registerId } })}
            paging={{ page: at, size, total: query.data?.total ?? 0, onPage: setAt }}
            empty={
              <>
                <b>{t.noRegisters}</b>
                <p>{t.noRegistersAbout}</p>
              </>
            }
          />
        </section>
      </div>
    </>
  );
}
