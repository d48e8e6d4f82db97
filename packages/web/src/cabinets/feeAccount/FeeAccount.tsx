/** A child's fee account, for the parents and for the kindergarten: the balance, how it was counted, what came in, with receipts. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Icon } from '../../kit/Icon.tsx';
import { Failed, Loading } from '../../kit/State.tsx';
import { bytesOfBase64, saveFile } from '../../kit/saveFile.ts';
import { Tag } from '../../kit/Tag.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { feesTexts } from '../../texts/fees.ts';
import css from './FeeAccount.module.css';

type Entry = AnswerOf<Routes['fees']['account']>['rows'][number];

/** @param note under the entries, where there are any */
export function FeeAccount({ childId, note }: { readonly childId: string; readonly note?: ReactNode }) {
  const t = useTexts(feesTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['fees.account', childId],
    queryFn: () => api.fees.account({ childId }),
  });
  const receipt = useMutation({
    mutationFn: (journalId: string) => api.fees.receipt({ childId, journalId, language }),
    onSuccess: ({ name, bytes }) => saveFile(name, bytesOfBase64(bytes), 'application/pdf'),
  });
  if (error !== null) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={3} />;
  if (data.rows.length === 0) return <p>{t.nothingYet}</p>;
  const balance = BigInt(data.balance);
  return (
    <>
      <p>
        <Tag tone={balance > 0n ? 'you' : 'ok'} large>
          {balance > 0n
            ? t.owe({ sum: fmt.money(data.balance) })
            : balance < 0n
              ? t.overBy({ sum: fmt.money(`${-balance}`) })
              : t.even}
        </Tag>
      </p>
      {receipt.error === null ? null : <Failed error={receipt.error} />}
      <ul className={css.entries}>
        {data.rows.map((row) => (
          <li key={row.journalId}>
            <What row={row} />
            <b>{fmt.money(row.amount)}</b>
            {row.kind === 'payment' ? (
              <Button
                variant="default"
                size="sm"
                leftSection={<Icon name="download" />}
                loading={receipt.isPending && receipt.variables === row.journalId}
                onClick={() => receipt.mutate(row.journalId)}
              >
                {t.receipt}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {note}
    </>
  );
}

function What({ row }: { readonly row: Entry }) {
  const t = useTexts(feesTexts);
  const fmt = useFmt();
  const month = row.month === null ? '' : fmt.month(row.month);
  const words = {
    charge: t.chargeOf({ month }),
    correction: t.correctionOf({ month }),
    payment: t.payment,
    refund: t.refunded,
  };
  return (
    <span>
      {words[row.kind]}
      <small>
        {fmt.day(row.day)}
        {row.fee === null || row.days === null || row.workingDays === null
          ? ''
          : `, ${t.arithmetic({ fee: fmt.tenge(row.fee), days: fmt.count(row.days), of: fmt.count(row.workingDays) })}`}
      </small>
    </span>
  );
}
