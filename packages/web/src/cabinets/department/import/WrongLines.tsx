/** Lines that were refused: file, line, column, value, what is wrong; all of them as a file. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { Button } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import { Icon } from '../../../kit/Icon.tsx';
import page from '../../../kit/Page.module.css';
import { Failed } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { importingTexts } from '../../../texts/importing.ts';
import { saveErrors } from './errorsFile.ts';
import { problemText } from './problemText.ts';

type Wrong = AnswerOf<Routes['importing']['errors']>['rows'][number];
const size = 50;
const most = 200;

export function WrongLines({ file }: { file: { readonly runId: string; readonly name: string } | null }) {
  const t = useTexts(importingTexts);
  const { language } = useLanguage();
  const [at, setAt] = useState(1);
  const wanted = file === null ? {} : { runId: file.runId, file: file.name };
  const query = useQuery({
    queryKey: ['importing.errors', wanted, at],
    queryFn: () => api.importing.errors({ ...wanted, page: at, size }),
    placeholderData: keepPreviousData,
  });
  const save = useMutation({
    mutationFn: async () => saveErrors(await allErrors(wanted), language),
  });
  const columns: readonly Column<Wrong>[] = [
    ...(file === null ? [{ id: 'file', head: t.file, cell: (row: Wrong) => row.file }] : []),
    { id: 'line', head: t.line, align: 'right', cell: (row) => row.line ?? t.wholeFile },
    { id: 'field', head: t.field, cell: (row) => row.field ?? '–' },
    { id: 'value', head: t.value, cell: (row) => row.value ?? '–' },
    { id: 'text', head: t.expected, cell: (row) => problemText(row, language) },
  ];
  return (
    <section>
      <h2>{file === null ? t.errors : t.errorsOf({ file: file.name })}</h2>
      <p className={page.order}>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Icon name="download" />}
          disabled={(query.data?.total ?? 0) === 0}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t.csv}
        </Button>
      </p>
      {save.error === null ? null : <Failed error={save.error} />}
      <DataTable
        label={t.errors}
        columns={columns}
        rows={query.data?.rows}
        rowKey={(row) => `${row.runId}${row.seq}`}
        error={query.error}
        onRetry={() => void query.refetch()}
        paging={{ page: at, size, total: query.data?.total ?? 0, onPage: setAt }}
        empty={t.noErrors}
      />
    </section>
  );
}

/** All pages of the list, one after the other. */
async function allErrors(wanted: { runId?: string; file?: string }): Promise<Wrong[]> {
  const rows: Wrong[] = [];
  for (let page = 1; ; page += 1) {
    const part = await api.importing.errors({ ...wanted, page, size: most });
    rows.push(...part.rows);
    if (part.rows.length < most) return rows;
  }
}
