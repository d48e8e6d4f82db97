/** Closing a month: registers freeze, acts are made. Safe to ask for again: what is closed stays. */
import type { Month } from '@balapan/domain/day.ts';
import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../../../kit/Icon.tsx';
import { Failed } from '../../../kit/State.tsx';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { actPageTexts } from '../../../texts/actPage.ts';
import css from '../../act/Act.module.css';

export function CloseMonth({ month }: { month: Month }) {
  const p = useTexts(actPageTexts);
  const fmt = useFmt();
  const cache = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const close = useMutation({
    mutationFn: () => api.settlement.closeMonth({ month }),
    onSuccess: () => cache.invalidateQueries(),
  });
  return (
    <>
      <Button variant="default" size="xs" leftSection={<Icon name="lock" />} onClick={() => setAsked(true)}>
        {p.close}: {fmt.month(month)}
      </Button>
      <Modal
        opened={isAsked}
        onClose={() => setAsked(false)}
        title={<b>{p.closeTitle({ month: fmt.month(month) })}</b>}
        closeButtonProps={{ 'aria-label': p.cancel }}
      >
        <p>{p.closeAbout}</p>
        {close.error === null ? null : <Failed error={close.error} />}
        {close.data === undefined ? null : (
          <p role="status">
            <Tag tone="ok">{p.closed({ acts: fmt.count(close.data.acts), sum: fmt.money(close.data.total) })}</Tag>{' '}
            {close.data.withoutAct.length === 0 ? null : p.noContract({ count: close.data.withoutAct.length })}
          </p>
        )}
        <div className={css.choice}>
          <Button variant="default" onClick={() => setAsked(false)}>
            {p.cancel}
          </Button>
          <Button loading={close.isPending} disabled={close.data !== undefined} onClick={() => close.mutate()}>
            {p.close}
          </Button>
        </div>
      </Modal>
    </>
  );
}
