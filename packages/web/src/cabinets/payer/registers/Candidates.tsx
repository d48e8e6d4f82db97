/** Acts with two signatures that wait for a register; the maker makes one of a month's. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Failed, Loading } from '../../../kit/State.tsx';
import { type Task, Tasks } from '../../../kit/Tasks.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { payerTexts } from '../../../texts/payer.ts';
import { MakeDialog } from './MakeDialog.tsx';

type Candidate = AnswerOf<Routes['treasury']['candidates']>['rows'][number];

export function Candidates() {
  const t = useTexts(payerTexts);
  const fmt = useFmt();
  const [asked, setAsked] = useState<Candidate | null>(null);
  const query = useQuery({ queryKey: ['treasury.candidates'], queryFn: () => api.treasury.candidates() });
  const tasks = query.data?.rows.map(
    (row): Task => ({
      key: `${row.payer}${row.month}`,
      title: `${t[row.payer]}, ${fmt.month(row.month)}`,
      note: t.readyOne({ acts: fmt.count(row.count), sum: fmt.money(row.total), day: fmt.day(row.earliestDueOn) }),
      action: row.mayMake ? (
        <Button size="compact-sm" onClick={() => setAsked(row)}>
          {t.make}
        </Button>
      ) : null,
    }),
  );
  return (
    <section>
      <h2>{t.ready}</h2>
      {query.error === null ? null : <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {tasks === undefined ? (
        query.error === null ? (
          <Loading rows={2} />
        ) : null
      ) : tasks.length === 0 ? (
        <p>{t.nothingReady}</p>
      ) : (
        <Tasks label={t.ready} tasks={tasks} />
      )}
      {asked === null ? null : (
        <MakeDialog month={asked.month} returned={asked.paymentReturned} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}
