/** Money that came in and names no child, with its reason; a person says whose it is. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '../../../kit/DataTable.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { feesTexts } from '../../../texts/fees.ts';
import { AssignDialog } from './AssignDialog.tsx';

export type Exception = AnswerOf<Routes['fees']['exceptions']>['rows'][number];
const size = 50;

export function Exceptions({ providerId }: { readonly providerId: string }) {
  const t = useTexts(feesTexts);
  const fmt = useFmt();
  const [at, setAt] = useState(1);
  const [chosen, setChosen] = useState<Exception | null>(null);
  const list = useQuery({
    queryKey: ['fees.exceptions', providerId, at],
    queryFn: () => api.fees.exceptions({ providerId, page: at, size }),
  });
  return (
    <section>
      <h2>{t.exceptions}</h2>
      <DataTable
        label={t.exceptions}
        columns={[
          { id: 'day', head: t.day, cell: (row) => fmt.day(row.day), sticky: true },
          { id: 'age', head: t.age, align: 'right', cell: (row) => fmt.count(row.age) },
          { id: 'document', head: t.document, cell: (row) => row.document },
          { id: 'sum', head: t.sum, align: 'right', cell: (row) => fmt.amount(row.amount) },
          { id: 'party', head: t.party, cell: (row) => row.party ?? '–' },
          { id: 'purpose', head: t.purpose, cell: (row) => row.purpose },
          { id: 'reason', head: t.reason, cell: (row) => t[row.reason] },
          {
            id: 'do',
            head: '',
            cell: (row) => (
              <Button variant="default" size="xs" onClick={() => setChosen(row)}>
                {t.assign}
              </Button>
            ),
          },
        ]}
        rows={list.data?.rows}
        rowKey={(row) => `${row.statementId}${row.lineNo}`}
        tone={() => 'you'}
        error={list.error}
        onRetry={() => void list.refetch()}
        paging={{ page: at, size, total: list.data?.total ?? 0, onPage: setAt }}
        empty={<b>{t.noExceptions}</b>}
      />
      {chosen === null ? null : <AssignDialog providerId={providerId} row={chosen} onClose={() => setChosen(null)} />}
    </section>
  );
}
