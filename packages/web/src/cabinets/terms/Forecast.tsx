/** The cash that is needed by day: the finding, a picture, and the table behind it with how it was counted. */
import { actStateTexts } from '@balapan/domain/text/texts/status.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DataTable } from '../../kit/DataTable.tsx';
import page from '../../kit/Page.module.css';
import { Failed, Loading } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { termsTexts } from '../../texts/terms.ts';
import { DayBars } from './DayBars.tsx';
import type { payerCodes } from './model.ts';

export function Forecast({ payer }: { readonly payer: (typeof payerCodes)[number] | null }) {
  const t = useTexts(termsTexts);
  const states = useTexts(actStateTexts);
  const fmt = useFmt();
  const { data, error, refetch } = useQuery({
    queryKey: ['settlement.forecast', payer],
    queryFn: () => api.settlement.forecast(payer === null ? {} : { payer }),
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={6} />;
  const [first, ...others] = data.rows;
  if (first === undefined)
    return (
      <section>
        <h2>{t.forecast}</h2>
        <p className={page.order}>{t.nothingOwed}</p>
      </section>
    );
  const most = others.reduce((best, row) => (BigInt(row.total) > BigInt(best.total) ? row : best), first);
  const finding = t.finding({ sum: fmt.tenge(most.total), day: fmt.day(most.day) });
  return (
    <section>
      <h2>{t.forecast}</h2>
      <p className={page.order}>{finding}</p>
      <DayBars rows={data.rows} label={`${t.forecast}. ${finding}`} />
      <DataTable
        label={t.forecast}
        columns={[
          { id: 'day', head: t.day, cell: (row) => fmt.dayWithWeekday(row.day), sticky: true },
          ...(['signed', 'coming', 'plan'] as const).map((kind) => ({
            id: kind,
            head: t[kind],
            align: 'right' as const,
            cell: (row: (typeof data.rows)[number]) => fmt.amount(row[kind]),
            total: fmt.amount(data[kind]),
          })),
          {
            id: 'total',
            head: t.sum,
            align: 'right',
            cell: (row) => <b>{fmt.amount(row.total)}</b>,
            total: fmt.amount(data.sum),
          },
        ]}
        rows={data.rows}
        rowKey={(row) => row.day}
      />
      <details>
        <summary>{t.how}</summary>
        <p>{t.howAbout}</p>
        <ul>
          {data.usualDays.map(({ state, days }) => (
            <li key={state}>{t.usual({ state: states[state], count: days })}</li>
          ))}
          {data.plannedMonths.length === 0 ? null : (
            <li>{t.planned({ months: data.plannedMonths.map((month) => fmt.month(month)).join(', ') })}</li>
          )}
        </ul>
      </details>
    </section>
  );
}
