/** Files of the old system: what was read, every wrong line with what is wrong in it, and a file of them to take along. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { importingTexts } from '../../../texts/importing.ts';
import { Upload } from './Upload.tsx';
import { WrongLines } from './WrongLines.tsx';

type File = AnswerOf<Routes['importing']['files']>['rows'][number];
const size = 50;

export function ImportPage() {
  const t = useTexts(importingTexts);
  const fmt = useFmt();
  const [at, setAt] = useState(1);
  const [chosen, setChosen] = useState<{ runId: string; name: string } | null>(null);
  const query = useQuery({
    queryKey: ['importing.files', at],
    queryFn: () => api.importing.files({ page: at, size }),
    placeholderData: keepPreviousData,
  });
  const columns: readonly Column<File>[] = [
    { id: 'name', head: t.file, cell: (row) => <b>{row.name}</b>, sticky: true },
    { id: 'when', head: t.when, cell: (row) => fmt.moment(row.finishedAt ?? row.startedAt) },
    { id: 'read', head: t.read, align: 'right', cell: (row) => fmt.count(row.read) },
    { id: 'fresh', head: t.fresh, align: 'right', cell: (row) => fmt.count(row.fresh) },
    { id: 'bad', head: t.bad, align: 'right', cell: (row) => fmt.count(row.bad) },
  ];
  const isChosen = (row: File): boolean => chosen?.runId === row.runId && chosen.name === row.name;
  return (
    <>
      <PageHead title={t.title} />
      <Upload />
      <div className={page.two}>
        <section>
          <h2>{t.readFiles}</h2>
          <p className={page.order}>{t.about}</p>
          <DataTable
            label={t.title}
            columns={columns}
            rows={query.data?.rows}
            rowKey={(row) => `${row.runId}${row.name}`}
            tone={(row) => (isChosen(row) ? 'chosen' : row.bad > 0 ? 'you' : undefined)}
            onOpen={(row) => setChosen(isChosen(row) ? null : { runId: row.runId, name: row.name })}
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
        </section>
        <WrongLines key={`${chosen?.runId}${chosen?.name}`} file={chosen} />
      </div>
    </>
  );
}
