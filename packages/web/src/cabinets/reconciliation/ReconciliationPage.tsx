/** The reconciliation act of the city with one kindergarten: rows, print in two languages, and files for bookkeeping. */
import { asDay, type Day, isDay, yearOf } from '@balapan/domain/day.ts';
import { reconciliationTexts } from '@balapan/domain/text/texts/reconciliation.ts';
import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { DataTable } from '../../kit/DataTable.tsx';
import { Icon } from '../../kit/Icon.tsx';
import page from '../../kit/Page.module.css';
import { PageHead } from '../../kit/PageHead.tsx';
import { Failed } from '../../kit/State.tsx';
import { bytesOfBase64, saveFile } from '../../kit/saveFile.ts';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useNow } from '../../shell/me.ts';
import { Bookkeeping } from './Bookkeeping.tsx';

interface Props {
  /** `null`: none is chosen yet. */
  readonly providerId: string | null;
  /** How a kindergarten is chosen, where there is more than one. */
  readonly children?: ReactNode;
}

export function ReconciliationPage({ providerId, children }: Props) {
  const t = useTexts(reconciliationTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const { today } = useNow();
  const [from, setFrom] = useState<Day>(asDay(`${yearOf(today)}-01-01`));
  const [to, setTo] = useState<Day>(today);
  const told = useQuery({
    queryKey: ['settlement.reconciliation', providerId, from, to],
    queryFn: () => api.settlement.reconciliation({ providerId: providerId ?? '', from, to }),
    enabled: providerId !== null,
    placeholderData: keepPreviousData,
  });
  const print = useMutation({
    mutationFn: (written: 'kk' | 'ru') =>
      api.settlement.reconciliationPdf({ providerId: providerId ?? '', from, to, language: written }),
    onSuccess: ({ name, bytes }) => saveFile(name, bytesOfBase64(bytes), 'application/pdf'),
  });
  const { data } = told;
  return (
    <div className={page.page}>
      <PageHead
        title={t.nav}
        about={data === undefined || providerId === null ? t.about : `${data.provider[language]}, ${data.bin}`}
      >
        {(['kk', 'ru'] as const).map((written) => (
          <Button
            key={written}
            variant="default"
            size="xs"
            disabled={providerId === null}
            loading={print.isPending && print.variables === written}
            leftSection={<Icon name="download" />}
            onClick={() => print.mutate(written)}
          >
            {written === 'kk' ? t.print : t.printRu}
          </Button>
        ))}
      </PageHead>
      {print.error === null ? null : <Failed error={print.error} />}
      <div className={page.filters}>
        {children}
        <DayField label={t.from} value={from} onChange={setFrom} />
        <DayField label={t.to} value={to} onChange={setTo} />
      </div>
      {providerId === null ? (
        <p className={page.order}>{t.chooseFirst}</p>
      ) : (
        <section>
          {data === undefined ? null : (
            <p className={page.order}>
              {t.opening({ day: fmt.day(data.from) })}: <b>{fmt.money(data.opening)}</b>
            </p>
          )}
          <DataTable
            label={t.title}
            columns={[
              { id: 'day', head: t.day, cell: (row) => fmt.day(row.day), sticky: true },
              {
                id: 'document',
                head: t.document,
                cell: (row) => `${t[row.kind]}${row.document === '' ? '' : ` № ${row.document}`}`,
              },
              {
                id: 'added',
                head: t.added,
                align: 'right',
                cell: (row) => (BigInt(row.amount) > 0n ? fmt.amount(row.amount) : '–'),
              },
              {
                id: 'taken',
                head: t.taken,
                align: 'right',
                cell: (row) => (BigInt(row.amount) < 0n ? fmt.amount(`${-BigInt(row.amount)}`) : '–'),
              },
              {
                id: 'after',
                head: t.owed,
                align: 'right',
                cell: (row) => fmt.amount(row.after),
                ...(data === undefined ? {} : { total: fmt.amount(data.closing) }),
              },
            ]}
            rows={data?.rows}
            rowKey={(row) => `${row.day}${row.kind}${row.document}${row.after}`}
            error={told.error}
            onRetry={() => void told.refetch()}
            empty={<b>{t.empty}</b>}
          />
          {data === undefined ? null : (
            <p className={page.told}>
              {t.closing({ day: fmt.day(data.to) })}: <b>{fmt.money(data.closing)}</b>
            </p>
          )}
          <p className={page.order}>{t.how}</p>
        </section>
      )}
      <Bookkeeping providerId={providerId} />
    </div>
  );
}

function DayField({ label, value, onChange }: { label: string; value: Day; onChange: (day: Day) => void }) {
  return (
    <TextInput
      type="date"
      size="xs"
      label={label}
      value={value}
      onChange={({ currentTarget: { value: next } }) => {
        if (isDay(next)) onChange(next);
      }}
    />
  );
}
