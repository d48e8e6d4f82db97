/** The iterations that were run; each opens its record, computed again. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import { PageHead } from '../../../kit/PageHead.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { iterationTexts } from '../../../texts/iteration.ts';
import css from './Iteration.module.css';
import { shortHash } from './view.ts';

type Row = AnswerOf<Routes['voucher']['iterations']>['rows'][number];
const size = 50;

export function PastIterations() {
  const t = useTexts(iterationTexts);
  const fmt = useFmt();
  const navigate = useNavigate();
  const [page, setPage] = useState(1);
  const runs = useQuery({
    queryKey: ['voucher.iterations', page],
    queryFn: () => api.voucher.iterations({ page, size }),
  });
  const number = (id: keyof Row & string, head: string): Column<Row> => ({
    id,
    head,
    align: 'right',
    cell: (row) => fmt.count(row[id] as number),
  });
  const columns: readonly Column<Row>[] = [
    { id: 'number', head: t.number, cell: (row) => <b>{fmt.number(row.number)}</b> },
    { id: 'runAt', head: t.runAt, cell: (row) => fmt.moment(row.runAt) },
    number('applications', t.applications),
    number('places', t.free),
    number('vouchers', t.vouchersHead),
    number('offers', t.offered),
    number('consented', t.answered),
    number('refused', t.refused),
    number('expired', t.expired),
    number('open', t.open),
    { id: 'hash', head: t.resultHash, cell: (row) => shortHash(row.resultHash) },
  ];
  return (
    <>
      <PageHead title={t.runs} />
      <div className={css.list}>
        <DataTable
          label={t.runs}
          columns={columns}
          rows={runs.data?.rows}
          rowKey={(row) => `${row.number}`}
          error={runs.error}
          onRetry={() => void runs.refetch()}
          empty={t.noRuns}
          onOpen={(row) =>
            void navigate({ to: '/app/department/iterations/$number', params: { number: `${row.number}` } })
          }
          paging={{ page, size, total: runs.data?.total ?? 0, onPage: setPage }}
        />
      </div>
    </>
  );
}
