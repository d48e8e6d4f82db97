/** What does not match: each with what happened, who looks into it, and its age. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMay } from '../../../shell/me.ts';
import { returnedTexts } from '../../../texts/returned.ts';
import { statementTexts } from '../../../texts/statement.ts';
import { DecideAccount } from '../../returned/DecideDialog.tsx';
import { ReturnsTable } from '../../returned/ReturnsTable.tsx';
import { useMoneyPaths } from '../moneyPaths.ts';
import { Decide } from './Decide.tsx';
import { patience } from './ExceptionsPanel.tsx';
import { useExceptionReason } from './exceptionReason.ts';

type Row = AnswerOf<Routes['treasury']['exceptions']>['rows'][number];
const size = 50;

export function ExceptionsPage() {
  const t = useTexts(statementTexts);
  const r = useTexts(returnedTexts);
  const mayReturns = useMay()(routes.treasury.returned);
  const paths = useMoneyPaths();
  const fmt = useFmt();
  const tell = useExceptionReason();
  const [at, setAt] = useState(1);
  const query = useQuery({
    queryKey: ['treasury.exceptions', at],
    queryFn: () => api.treasury.exceptions({ page: at, size }),
    placeholderData: keepPreviousData,
  });
  const columns: readonly Column<Row>[] = [
    {
      id: 'age',
      head: t.ageHead,
      cell: (row) => <Tag tone={row.age > patience ? 'late' : 'wait'}>{t.age({ count: row.age })}</Tag>,
    },
    {
      id: 'reason',
      head: t.reason,
      cell: (row) => (
        <>
          <b>{tell(row.reason)}</b>
          <small>{row.purpose}</small>
        </>
      ),
    },
    { id: 'amount', head: t.sum, align: 'right', cell: (row) => fmt.amount(row.amount) },
    { id: 'party', head: t.party, cell: (row) => row.party ?? '–' },
    {
      id: 'source',
      head: t.source,
      cell: (row) => (
        <>
          {row.source}
          <small>
            {fmt.day(row.day)}, {row.documentNumber === '' ? '–' : fmt.number(row.documentNumber)}
          </small>
        </>
      ),
    },
    { id: 'owner', head: t.owner, cell: (row) => row.owner ?? t.noOwner },
    { id: 'hand', head: t.hand, cell: (row) => <Decide row={row} /> },
  ];
  return (
    <>
      <PageHead title={t.exceptions} about={t.exceptionsOrder} />
      <div className={page.page}>
        <DataTable
          label={t.exceptions}
          columns={columns}
          rows={query.data?.rows}
          rowKey={(row) => `${row.source}${row.documentNumber}${row.day}${row.amount}${row.reason}`}
          error={query.error}
          onRetry={() => void query.refetch()}
          paging={{ page: at, size, total: query.data?.total ?? 0, onPage: setAt }}
          empty={
            <>
              <b>{t.noExceptions}</b>
              <p>{t.noExceptionsAbout}</p>
            </>
          }
        />
        {mayReturns ? (
          <section>
            <h2>{r.title}</h2>
            <p className={page.order}>{r.order}</p>
            <ReturnsTable
              label={r.chain}
              withProvider
              linkOf={({ actId, actNumber }) => (
                <Link to={paths.act} params={{ actId }}>
                  {actNumber}
                </Link>
              )}
              act={(row) => (row.actions.includes('decide') ? <DecideAccount row={row} /> : null)}
            />
          </section>
        ) : null}
      </div>
    </>
  );
}
