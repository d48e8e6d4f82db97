/** The end of a budget year: what is bound and not taken, and the accountant's button that releases it. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '../../kit/DataTable.tsx';
import page from '../../kit/Page.module.css';
import { Failed } from '../../kit/State.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useMay } from '../../shell/me.ts';
import { errorText } from '../../shell/refusal.ts';
import { yearEndTexts } from '../../texts/yearEnd.ts';

type Left = AnswerOf<Routes['treasury']['leftCommitments']>;
interface Sums {
  readonly local: string;
  readonly republican: string;
  readonly kindergartens?: number;
}

const totalOf = ({ local, republican }: Sums): string => String(BigInt(local) + BigInt(republican));

export function YearEnd({ year }: { readonly year: number }) {
  const t = useTexts(yearEndTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const may = useMay();
  const [isAsked, setAsked] = useState(false);
  const query = useQuery({
    queryKey: ['treasury.leftCommitments', year],
    queryFn: () => api.treasury.leftCommitments({ year }),
  });
  const [released, setReleased] = useState<Sums | null>(null);
  const { data } = query;
  const rows = data === undefined ? undefined : rowsOf(data, t);
  return (
    <section>
      <h2>{t.title({ year: String(year) })}</h2>
      <p className={page.order}>{t.about}</p>
      <DataTable
        label={t.title({ year: String(year) })}
        columns={[
          { id: 'what', head: t.what, sticky: true, cell: (row) => row.what },
          { id: 'count', head: t.count, align: 'right', cell: (row) => row.sums.kindergartens ?? '–' },
          { id: 'local', head: t.local, align: 'right', cell: (row) => fmt.amount(row.sums.local) },
          { id: 'republican', head: t.republican, align: 'right', cell: (row) => fmt.amount(row.sums.republican) },
        ]}
        rows={rows}
        rowKey={(row) => row.what}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={t.empty}
      />
      {released === null ? null : (
        <p role="status" className={page.told}>
          <Tag tone="ok">{t.done({ sum: fmt.money(totalOf(released)) })}</Tag>
        </p>
      )}
      {data === undefined || !may(routes.treasury.releaseCommitments) ? null : (
        <div className={page.choice}>
          {data.fault === null ? (
            <Button onClick={() => setAsked(true)}>{t.do}</Button>
          ) : (
            <p className={page.order}>
              {errorText({ ...data.fault, code: data.fault.code, params: data.fault.params }, language)}
            </p>
          )}
        </div>
      )}
      {isAsked && data !== undefined ? (
        <ReleaseDialog left={data} onReleased={setReleased} onClose={() => setAsked(false)} />
      ) : null}
    </section>
  );
}

function rowsOf({ release, kept, released }: Left, t: (typeof yearEndTexts)['kk']): { what: string; sums: Sums }[] {
  return [
    { what: t.release, sums: release },
    { what: t.kept, sums: kept },
    { what: t.released, sums: released },
  ].filter(({ sums }) => totalOf(sums) !== '0');
}

interface DialogProps {
  readonly left: Left;
  readonly onReleased: (sums: Sums) => void;
  readonly onClose: () => void;
}

function ReleaseDialog({ left: { year, release }, onReleased, onClose }: DialogProps) {
  const t = useTexts(yearEndTexts);
  const fmt = useFmt();
  const cache = useQueryClient();
  const send = useMutation({
    mutationFn: () => api.treasury.releaseCommitments({ year }),
    onSuccess: async (told) => {
      onReleased(told.released);
      onClose();
      await cache.invalidateQueries();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{t.sure({ year: String(year) })}</b>}
      closeButtonProps={{ 'aria-label': t.cancel }}
    >
      <p>{t.sureAbout({ sum: fmt.money(totalOf(release)), count: fmt.count(release.kindergartens) })}</p>
      {send.error === null ? null : <Failed error={send.error} />}
      <div className={page.choice}>
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
        <Button loading={send.isPending} onClick={() => send.mutate()}>
          {t.do}
        </Button>
      </div>
    </Modal>
  );
}
