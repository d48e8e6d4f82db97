/** Asks to pay back what a child's parents paid too much; another person approves it. */
import { parseTenge, tengeText } from '@balapan/domain/money.ts';
import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import page from '../../../kit/Page.module.css';
import { Failed } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { tiynOf, useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { feesTexts } from '../../../texts/fees.ts';
import type { Balance } from './Balances.tsx';

interface Props {
  readonly providerId: string;
  readonly row: Balance;
  readonly onClose: () => void;
}

export function RefundDialog({ providerId, row, onClose }: Props) {
  const t = useTexts(feesTexts);
  const fmt = useFmt();
  const cache = useQueryClient();
  const over = tiynOf(`${-BigInt(row.balance)}`);
  const [amount, setAmount] = useState(tengeText(over));
  const [reason, setReason] = useState('');
  const sum = parseTenge(amount);
  const ask = useMutation({
    mutationFn: () => api.fees.askRefund({ providerId, childId: row.childId, amount: `${sum ?? 0}`, reason }),
    onSuccess: async () => {
      onClose();
      await cache.invalidateQueries();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{t.refundTitle({ name: row.name })}</b>}
      closeButtonProps={{ 'aria-label': t.cancel }}
    >
      <div className={page.fields}>
        {ask.error === null ? null : <Failed error={ask.error} />}
        <p>{t.overBy({ sum: fmt.money(over) })}</p>
        <TextInput
          label={t.amount}
          value={amount}
          inputMode="decimal"
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
        <TextInput
          label={t.why}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <p>{t.otherHand}</p>
        <div className={page.choice}>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button
            disabled={sum === null || reason.trim().length < 3}
            loading={ask.isPending}
            onClick={() => ask.mutate()}
          >
            {t.ask}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
