/** Whose payment an exception is: a child of the kindergarten, looked for by name or voucher. */
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import page from '../../../kit/Page.module.css';
import { Failed } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { feesTexts } from '../../../texts/fees.ts';
import type { Exception } from './Exceptions.tsx';

interface Props {
  readonly providerId: string;
  readonly row: Exception;
  readonly onClose: () => void;
}

export function AssignDialog({ providerId, row, onClose }: Props) {
  const t = useTexts(feesTexts);
  const fmt = useFmt();
  const cache = useQueryClient();
  const [search, setSearch] = useState('');
  const [childId, setChildId] = useState('');
  const wanted = useDeferredValue(search.trim());
  const children = useQuery({
    queryKey: ['fees.balances', 'assign', providerId, wanted],
    queryFn: () =>
      api.fees.balances({
        providerId,
        ...(wanted === '' ? {} : { search: wanted }),
        sort: 'name',
        order: 'asc',
        page: 1,
        size: 50,
      }),
    placeholderData: keepPreviousData,
  });
  const assign = useMutation({
    mutationFn: () => api.fees.assign({ providerId, statementId: row.statementId, lineNo: row.lineNo, childId }),
    onSuccess: async () => {
      onClose();
      await cache.invalidateQueries();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{t.assignTitle({ sum: fmt.money(row.amount) })}</b>}
      closeButtonProps={{ 'aria-label': t.cancel }}
    >
      <div className={page.fields}>
        {assign.error === null ? null : <Failed error={assign.error} />}
        <p>
          {row.party ?? '–'}. {row.purpose}
        </p>
        <TextInput
          label={t.search}
          type="search"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <NativeSelect
          label={t.chooseChild}
          value={childId}
          data={[
            { value: '', label: '–' },
            ...(children.data?.rows ?? []).map((child) => ({
              value: child.childId,
              label: child.voucher === null ? child.name : `${child.name}, ${child.voucher}`,
            })),
          ]}
          onChange={(event) => setChildId(event.currentTarget.value)}
        />
        <div className={page.choice}>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button disabled={childId === ''} loading={assign.isPending} onClick={() => assign.mutate()}>
            {t.assign}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
