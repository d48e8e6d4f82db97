/** What a norm changes in months that are closed already: told to whoever proposes, checks and releases it. */
import type { AnswerOf, InputOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import page from '../../../kit/Page.module.css';
import { Failed, Loading } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { rulesPageTexts } from '../../../texts/rulesPage.ts';

export type EffectQuery = InputOf<Routes['proposal']['normEffect']>;
type Row = AnswerOf<Routes['proposal']['normEffect']>['months'][number];

/** @param asked `null` while the norm is not typed whole */
export function NormEffect({ asked }: { readonly asked: EffectQuery | null }) {
  const t = useTexts(rulesPageTexts);
  const fmt = useFmt();
  const effect = useQuery({
    queryKey: ['proposal.normEffect', asked],
    queryFn: asked === null ? skipToken : () => api.proposal.normEffect(asked),
    placeholderData: keepPreviousData,
  });
  if (asked === null) return null;
  const columns: readonly Column<Row>[] = [
    {
      id: 'month',
      head: t.effectMonth,
      sticky: true,
      cell: (row) => (
        <>
          {fmt.month(row.month)}
          {row.partly ? <small>{t.effectPartly}</small> : null}
        </>
      ),
    },
    { id: 'providers', head: t.effectProviders, align: 'right', cell: (row) => fmt.count(row.providers) },
    { id: 'children', head: t.effectChildren, align: 'right', cell: (row) => fmt.count(row.children) },
    { id: 'days', head: t.effectDays, align: 'right', cell: (row) => fmt.count(row.days) },
    {
      id: 'sum',
      head: t.effectSum,
      align: 'right',
      cell: (row) => fmt.amount(row.difference),
      total: fmt.amount(effect.data?.total ?? '0'),
    },
  ];
  return (
    <section aria-live="polite">
      <h3>{t.effect}</h3>
      {effect.error !== null ? (
        <Failed error={effect.error} onRetry={() => void effect.refetch()} />
      ) : effect.data === undefined ? (
        <Loading rows={2} />
      ) : effect.data.months.length === 0 ? (
        <p>{t.effectNone}</p>
      ) : (
        <>
          <DataTable label={t.effect} columns={columns} rows={effect.data.months} rowKey={(row) => row.month} />
          <p className={page.order}>{t.effectAbout}</p>
        </>
      )}
    </section>
  );
}
