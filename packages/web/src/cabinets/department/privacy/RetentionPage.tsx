/** Terms of keeping: what, how long and why; under them what each night did, in numbers. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { type RetentionTerm, retentionOn } from '@balapan/domain/retention.ts';
import {
  periodText,
  retentionActTexts,
  retentionGroundTexts,
  retentionTexts,
} from '@balapan/domain/text/texts/retention.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useNow } from '../../../shell/me.ts';
import { privacyTexts } from '../../../texts/privacy.ts';

type Run = AnswerOf<Routes['privacy']['retention']>['rows'][number];
const size = 30;

export function RetentionPage() {
  const t = useTexts(privacyTexts);
  return (
    <>
      <PageHead title={t.termsTitle} about={t.termsAbout} />
      <div className={page.page}>
        <Terms />
        <p>{t.kept}</p>
        <h2>{t.runs}</h2>
        <Runs />
      </div>
    </>
  );
}

function Terms() {
  const t = useTexts(privacyTexts);
  const { language } = useLanguage();
  const { today } = useNow();
  const columns: readonly Column<RetentionTerm>[] = [
    { id: 'what', head: t.what, cell: ({ code }) => <b>{retentionTexts[language][code]}</b>, sticky: true },
    { id: 'howLong', head: t.howLong, cell: ({ period }) => (period === null ? '–' : periodText(period, language)) },
    { id: 'then', head: t.afterwards, cell: ({ act }) => retentionActTexts[language][act] },
    { id: 'why', head: t.why, cell: ({ ground }) => retentionGroundTexts[language][ground] },
  ];
  return (
    <DataTable
      label={t.termsTitle}
      columns={columns}
      rows={retentionOn(today).terms.filter(({ act }) => act !== 'keep')}
      rowKey={({ code }) => code}
      empty={t.nothingDue}
    />
  );
}

function Runs() {
  const t = useTexts(privacyTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const [at, setAt] = useState(1);
  const query = useQuery({
    queryKey: ['privacy.retention', at],
    queryFn: () => api.privacy.retention({ page: at, size }),
  });
  const told = ({ rules }: Run): string =>
    rules.length === 0
      ? t.nothingDue
      : rules.map(({ code, rows }) => `${retentionTexts[language][code] ?? code}: ${fmt.count(rows)}`).join('; ');
  const columns: readonly Column<Run>[] = [
    { id: 'when', head: t.when, cell: (row) => fmt.moment(row.at), sticky: true },
    { id: 'what', head: t.what, cell: told },
    { id: 'rows', head: t.rowsDone, cell: (row) => fmt.count(row.rows), align: 'right' },
  ];
  return (
    <DataTable
      label={t.runs}
      columns={columns}
      rows={query.data?.rows}
      rowKey={({ runId }) => runId}
      error={query.error}
      onRetry={() => void query.refetch()}
      paging={{ page: at, size, total: query.data?.total ?? 0, onPage: setAt }}
      empty={t.noRuns}
    />
  );
}
