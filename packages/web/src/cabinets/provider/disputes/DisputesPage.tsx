/** Days that parents dispute: both versions side by side, and the answer. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { markTexts } from '@balapan/domain/text/texts/status.ts';
import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { Failed } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useMay } from '../../../shell/me.ts';
import { fieldErrors } from '../../../shell/refusal.ts';
import { providerTexts } from '../../../texts/provider.ts';

type Dispute = AnswerOf<Routes['attendance']['disputes']>['rows'][number];
const size = 50;

export function DisputesPage() {
  const t = useTexts(providerTexts);
  const names = useTexts(markTexts);
  const fmt = useFmt();
  const may = useMay();
  const [at, setAt] = useState(1);
  const [chosen, setChosen] = useState<Dispute | null>(null);
  const query = useQuery({
    queryKey: ['attendance.disputes', at],
    queryFn: () => api.attendance.disputes({ state: 'open', page: at, size }),
  });
  const mayAnswer = may(routes.attendance.answerDispute);
  const columns: readonly Column<Dispute>[] = [
    { id: 'number', head: '№', cell: (row) => row.number, sticky: true },
    { id: 'child', head: t.child, cell: (row) => <b>{row.childName}</b> },
    { id: 'day', head: t.day, cell: (row) => fmt.day(row.day) },
    { id: 'mark', head: t.marked, cell: (row) => names[row.mark ?? 'unmarked'] },
    {
      id: 'claim',
      head: t.claim,
      cell: (row) => (
        <>
          {names[row.claim]}
          {row.note === '' ? null : <small>{row.note}</small>}
        </>
      ),
    },
    { id: 'by', head: t.answerBy, cell: (row) => fmt.day(row.answerBy) },
    {
      id: 'answer',
      head: t.answer,
      cell: (row) =>
        mayAnswer ? (
          <Button size="compact-sm" onClick={() => setChosen(row)}>
            {t.answer}
          </Button>
        ) : (
          '–'
        ),
    },
  ];
  return (
    <>
      <PageHead title={t.disputesTitle} about={t.disputesAbout} />
      <div className={page.page}>
        <DataTable
          label={t.disputesTitle}
          columns={columns}
          rows={query.data?.rows}
          rowKey={(row) => row.disputeId}
          tone={() => 'you'}
          error={query.error}
          onRetry={() => void query.refetch()}
          paging={{ page: at, size, total: query.data?.total ?? 0, onPage: setAt }}
          empty={
            <>
              <b>{t.noDisputes}</b>
              <p>{t.noDisputesAbout}</p>
            </>
          }
        />
      </div>
      {chosen === null ? null : <AnswerDialog dispute={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

function AnswerDialog({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const t = useTexts(providerTexts);
  const names = useTexts(markTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [answer, setAnswer] = useState('');
  const send = useMutation({
    mutationFn: (verdict: 'upheld' | 'declined') =>
      api.attendance.answerDispute({ disputeId: dispute.disputeId, verdict, answer }),
    onSuccess: async () => {
      onClose();
      await cache.invalidateQueries();
    },
  });
  const errors = fieldErrors(send.error, language);
  const isShort = answer.trim().length < 3;
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{t.answerTitle({ number: fmt.number(dispute.number) })}</b>}
      closeButtonProps={{ 'aria-label': t.cancel }}
    >
      <div className={page.fields}>
        {send.error === null || errors.answer !== undefined ? null : <Failed error={send.error} />}
        <p>
          <b>
            {dispute.childName}, {fmt.dayWithWeekday(dispute.day)}
          </b>
        </p>
        <div className={page.two}>
          <p>
            {t.marked}: <b>{names[dispute.mark ?? 'unmarked']}</b>
          </p>
          <p>
            {t.claim}: <b>{names[dispute.claim]}</b>
            <br />
            {dispute.note}
          </p>
        </div>
        <Textarea
          label={t.answerText}
          description={t.answerAbout}
          value={answer}
          onChange={({ currentTarget: { value } }) => setAnswer(value)}
          error={errors.answer}
          required
          maxLength={500}
        />
        <div className={page.choice}>
          <Button variant="default" loading={send.isPending} disabled={isShort} onClick={() => send.mutate('declined')}>
            {t.decline}
          </Button>
          <Button loading={send.isPending} disabled={isShort} onClick={() => send.mutate('upheld')}>
            {t.uphold}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
