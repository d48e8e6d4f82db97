/** Refunds: those that wait for the second person first. */
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '../../../kit/DataTable.tsx';
import { Failed } from '../../../kit/State.tsx';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { feesTexts } from '../../../texts/fees.ts';

const size = 50;

export function Refunds({ providerId }: { readonly providerId: string }) {
  const t = useTexts(feesTexts);
  const fmt = useFmt();
  const cache = useQueryClient();
  const [at, setAt] = useState(1);
  const list = useQuery({
    queryKey: ['fees.refunds', providerId, at],
    queryFn: () => api.fees.refunds({ providerId, page: at, size }),
  });
  const approve = useMutation({
    mutationFn: (refundId: string) => api.fees.approveRefund({ providerId, refundId }),
    onSuccess: () => cache.invalidateQueries(),
  });
  return (
    <section>
      <h2>{t.refunds}</h2>
      {approve.error === null ? null : <Failed error={approve.error} />}
      <DataTable
        label={t.refunds}
        columns={[
          { id: 'child', head: t.child, cell: (row) => <b>{row.name}</b>, sticky: true },
          { id: 'sum', head: t.sum, align: 'right', cell: (row) => fmt.amount(row.amount) },
          { id: 'why', head: t.why, cell: (row) => row.reason },
          {
            id: 'asked',
            head: t.askedBy,
            cell: (row) => (
              <>
                {row.askedBy}
                <small>{fmt.moment(row.askedAt)}</small>
              </>
            ),
          },
          {
            id: 'approved',
            head: t.approvedBy,
            cell: (row) =>
              row.approvedAt !== null ? (
                <>
                  {row.approvedBy}
                  <small>{fmt.moment(row.approvedAt)}</small>
                </>
              ) : row.mayApprove ? (
                <Button size="xs" loading={approve.isPending} onClick={() => approve.mutate(row.refundId)}>
                  {t.approve}
                </Button>
              ) : (
                <Tag tone="wait">{t.otherHand}</Tag>
              ),
          },
        ]}
        rows={list.data?.rows}
        rowKey={(row) => row.refundId}
        tone={(row) => (row.mayApprove ? 'you' : undefined)}
        error={list.error}
        onRetry={() => void list.refetch()}
        paging={{ page: at, size, total: list.data?.total ?? 0, onPage: setAt }}
        empty={<b>{t.noRefunds}</b>}
      />
    </section>
  );
}
