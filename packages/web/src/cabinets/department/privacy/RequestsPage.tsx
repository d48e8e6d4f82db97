/** Requests about personal data by the day due; under them what was passed to third parties. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { Tag, type TagTone } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMay } from '../../../shell/me.ts';
import { Personal } from '../../../shell/Personal.tsx';
import { privacyTexts } from '../../../texts/privacy.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import { Transfers } from './Transfers.tsx';

export type ListedRequest = AnswerOf<Routes['privacy']['requests']>['rows'][number];
const size = 50;
const tones: Readonly<Record<ListedRequest['state'], TagTone>> = { open: 'you', granted: 'ok', refused: 'back' };

export function RequestsPage() {
  const t = useTexts(privacyTexts);
  const fmt = useFmt();
  const may = useMay();
  const [at, setAt] = useState(1);
  const [chosen, setChosen] = useState<ListedRequest | null>(null);
  const query = useQuery({
    queryKey: ['privacy.requests', at],
    queryFn: () => api.privacy.requests({ page: at, size }),
  });
  const columns: readonly Column<ListedRequest>[] = [
    { id: 'due', head: t.until, cell: (row) => fmt.day(row.lastDay), sticky: true },
    {
      id: 'state',
      head: t.state,
      cell: (row) => <Tag tone={row.overdue ? 'late' : tones[row.state]}>{row.overdue ? t.overdue : t[row.state]}</Tag>,
    },
    {
      id: 'kind',
      head: t.kind,
      cell: (row) => (
        <>
          <b>{t[row.kind]}</b>
          <small>{row.body}</small>
        </>
      ),
    },
    { id: 'person', head: t.person, cell: (row) => <Personal text={row.person} of={row} /> },
    { id: 'child', head: t.child, cell: (row) => <Personal text={row.childName} of={row} /> },
    {
      id: 'answer',
      head: t.answer,
      cell: (row) =>
        row.state === 'open' && may(routes.privacy.answer) ? (
          <Button size="compact-sm" onClick={() => setChosen(row)}>
            {t.answer}
          </Button>
        ) : (
          (row.answer ?? '–')
        ),
    },
  ];
  return (
    <>
      <PageHead title={t.listTitle} about={t.listAbout}>
        {may(routes.privacy.retention) ? <Link to="/app/department/retention">{t.termsNav}</Link> : null}
      </PageHead>
      <div className={page.page}>
        <DataTable
          label={t.listTitle}
          columns={columns}
          rows={query.data?.rows}
          rowKey={(row) => row.requestId}
          tone={(row) => (row.overdue ? 'late' : row.state === 'open' ? 'you' : undefined)}
          error={query.error}
          onRetry={() => void query.refetch()}
          paging={{ page: at, size, total: query.data?.total ?? 0, onPage: setAt }}
          empty={
            <>
              <b>{t.empty}</b>
              <p>{t.emptyAbout}</p>
            </>
          }
        />
        <Transfers />
      </div>
      {chosen === null ? null : <AnswerDialog request={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}
