/** Asks to pay back what a child's parents paid too much; another person approves it. */
import type { WireError } from '@balapan/api/contract.ts';
import { parseTenge, type Tiyn, tengeText } from '@balapan/domain/money.ts';
import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../../../kit/FormDialog.tsx';
import { api } from '../../../shell/api.ts';
import { tiynOf, useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { errorText, fieldErrors } from '../../../shell/refusal.ts';
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
  const { language } = useLanguage();
  const cache = useQueryClient();
  const over = tiynOf(`${-BigInt(row.balance)}`);
  const [amount, setAmount] = useState(tengeText(over));
  const [reason, setReason] = useState('');
  const sum = parseTenge(amount);
  const wrong = wrongSum(sum, over, fmt.money(over));
  const ask = useMutation({
    mutationFn: () => api.fees.askRefund({ providerId, childId: row.childId, amount: `${sum ?? 0}`, reason }),
    onSuccess: async () => {
      onClose();
      await cache.invalidateQueries();
    },
  });
  const refused = fieldErrors(ask.error, language).amount;
  return (
    <FormDialog
      title={t.refundTitle({ name: row.name })}
      cancel={t.cancel}
      submit={t.ask}
      error={refused === undefined ? ask.error : null}
      isPending={ask.isPending}
      disabled={wrong !== null || reason.trim().length < 3}
      onSubmit={() => ask.mutate()}
      onClose={onClose}
    >
      <p>{t.overBy({ sum: fmt.money(over) })}</p>
      <TextInput
        label={t.amount}
        value={amount}
        inputMode="decimal"
        error={wrong === null ? refused : errorText(wrong, language)}
        onChange={(event) => {
          setAmount(event.currentTarget.value);
          ask.reset();
        }}
      />
      <TextInput
        label={t.why}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p>{t.otherHand}</p>
    </FormDialog>
  );
}

/** What the server would say of the sum, before it is sent. */
function wrongSum(sum: Tiyn | null, over: Tiyn, most: string): WireError | null {
  if (sum === null) return { code: 'field.notMoney' };
  if (sum <= 0n) return { code: 'fee.refundNotAboveZero' };
  return sum > over ? { code: 'fee.notOverpaid', params: { sum: most } } : null;
}
