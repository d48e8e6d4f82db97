/** Bank statements: read a file, see what matched. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMay } from '../../../shell/me.ts';
import { statementTexts } from '../../../texts/statement.ts';
import { ReadStatement } from './ReadStatement.tsx';
import { StatementLines } from './StatementLines.tsx';

type Row = AnswerOf<Routes['treasury']['statements']>['rows'][number];
const size = 50;

export function StatementsPage() {
  const t = useTexts(statementTexts);
  const fmt = useFmt();
  const may = useMay();
  const [at, setAt] = useState(1);
  const [opened, setOpened] = useState<Row | null>(null);
  const query = useQuery({
    queryKey: ['treasury.statements', at],
    queryFn: () => api.treasury.statements({ page: at, size }),
    placeholderData: keepPreviousData,
  });
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      head: t.fileName,
      cell: (row) => (
        <>
          <b>{row.name}</b>
          <small>
            {t[row.payer]}, {fmt.day(row.from)}–{fmt.day(row.to)}
          </small>
        </>
      ),
      sticky: true,
    },
    { id: 'lines', head: t.payments, align: 'right', cell: (row) => fmt.count(row.lines) },
    { id: 'matched', head: t.matched, align: 'right', cell: (row) => fmt.count(row.matched) },
    { id: 'exceptions', head: t.exceptions, align: 'right', cell: (row) => fmt.count(row.exceptions) },
    { id: 'account', head: t.account, cell: (row) => row.account },
    { id: 'readAt', head: t.readAt, cell: (row) => fmt.moment(row.readAt) },
  ];
  const mayRead = may(routes.treasury.readStatement);
  return (
    <>
      <PageHead title={t.statements} about={t.order} />
      <div className={page.page}>
        {mayRead ? <ReadStatement /> : null}
        {opened === null ? null : (
          <StatementLines statementId={opened.statementId} name={opened.name} onClose={() => setOpened(null)} />
        )}
        <DataTable
          label={t.statements}
          columns={columns}
          rows={query.data?.rows}
          rowKey={(row) => row.statementId}
          onOpen={setOpened}
          error={query.error}
          onRetry={() => void query.refetch()}
          paging={{ page: at, size, total: query.data?.total ?? 0, onPage: setAt }}
          empty={
            <>
              <b>{t.noStatements}</b>
              <p>{t.noStatementsAbout}</p>
            </>
          }
        />
      </div>
    </>
  );
}
