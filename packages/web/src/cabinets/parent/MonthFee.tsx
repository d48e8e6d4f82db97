/** The parents' fee of a child: what is to pay, how it was counted, what came in, with receipts. */
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Icon } from '../../kit/Icon.tsx';
import { Failed, Loading } from '../../kit/State.tsx';
import { bytesOfBase64, saveFile } from '../../kit/saveFile.ts';
import { Tag } from '../../kit/Tag.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { feesTexts } from '../../texts/fees.ts';
import css from './month.module.css';
import page from './parent.module.css';

export function MonthFee({ childId }: { readonly childId: string }) {
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
  const balance = BigInt(data.balance);
  return (
    <section className={page.section}>
      <h2>{t.mine}</h2>
      {data.rows.length === 0 ? (
        <p>{t.nothingYet}</p>
      ) : (
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
          <ul className={css.fees}>
            {data.rows.map((row) => (
              <li key={row.journalId}>
                <span>
                  {row.month === null
                    ? row.kind === 'refund'
                      ? t.refunded
                      : t.payment
                    : (row.kind === 'correction' ? t.correctionOf : t.chargeOf)({ month: fmt.month(row.month) })}
                  <small>
                    {fmt.day(row.day)}
                    {row.fee === null || row.days === null || row.workingDays === null
                      ? ''
                      : `, ${t.arithmetic({ fee: fmt.tenge(row.fee), days: fmt.count(row.days), of: fmt.count(row.workingDays) })}`}
                  </small>
                </span>
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
          <p className={css.note}>
            <Icon name="info" size={20} />
            <span>{t.how}</span>
          </p>
        </>
      )}
    </section>
  );
}
