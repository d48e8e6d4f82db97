/** Families that chose this kindergarten: accept with a first day, or refuse on one of three grounds. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { asDay, isDay } from '@balapan/domain/day.ts';
import { formatPhone } from '@balapan/domain/phone.ts';
import type { RefusalReason } from '@balapan/domain/policy.ts';
import { refusalReasonTexts } from '@balapan/domain/text/texts/status.ts';
import { Button, Radio, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import { FormDialog } from '../../../kit/FormDialog.tsx';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useMay, useNow } from '../../../shell/me.ts';
import { childrenCount, providerTexts } from '../../../texts/provider.ts';

type Referral = AnswerOf<Routes['placement']['referrals']>['rows'][number];
const size = 50;
const grounds: readonly RefusalReason[] = ['incompleteDocuments', 'expiredDocuments', 'unvaccinatedShare'];

export function ReferralsPage() {
  const t = useTexts(providerTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const may = useMay();
  const [at, setAt] = useState(1);
  const [asked, setAsked] = useState<{ referral: Referral; answer: 'accept' | 'refuse' } | null>(null);
  const query = useQuery({
    queryKey: ['placement.referrals', at],
    queryFn: () => api.placement.referrals({ page: at, size }),
  });
  const mayAnswer = may(routes.placement.answer);
  const columns: readonly Column<Referral>[] = [
    { id: 'child', head: t.child, cell: (row) => <b>{row.child}</b>, sticky: true },
    { id: 'born', head: t.born, cell: (row) => fmt.day(row.birthDate) },
    { id: 'group', head: t.group, cell: (row) => row.careGroup },
    {
      id: 'parent',
      head: t.parent,
      cell: (row) => (
        <>
          {row.guardian}
          {row.phone === null ? null : (
            <small>
              <a href={`tel:${row.phone}`}>{formatPhone(row.phone)}</a>
            </small>
          )}
        </>
      ),
    },
    { id: 'chosen', head: t.chosen, cell: (row) => fmt.moment(row.chosenAt) },
    {
      id: 'answer',
      head: t.answer,
      cell: (row) =>
        mayAnswer ? (
          <span className={page.filters}>
            <Button size="compact-sm" onClick={() => setAsked({ referral: row, answer: 'accept' })}>
              {t.accept}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setAsked({ referral: row, answer: 'refuse' })}>
              {t.refuse}
            </Button>
          </span>
        ) : (
          '–'
        ),
    },
  ];
  return (
    <>
      <PageHead title={t.childrenTitle} about={t.childrenAbout} />
      <div className={page.page}>
        <DataTable
          label={t.childrenTitle}
          columns={columns}
          rows={query.data?.rows}
          rowKey={(row) => row.id}
          tone={() => 'you'}
          error={query.error}
          onRetry={() => void query.refetch()}
          paging={{ page: at, size, total: query.data?.total ?? 0, onPage: setAt }}
          empty={
            <>
              <b>{t.empty}</b>
              <p>{t.emptyAbout({ waitlist: childrenCount[language](query.data?.waitlist ?? 0) })}</p>
            </>
          }
        />
      </div>
      {asked === null ? null : <AnswerDialog {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

interface AnswerDialogProps {
  readonly referral: Referral;
  readonly answer: 'accept' | 'refuse';
  readonly onClose: () => void;
}

function AnswerDialog({ referral, answer, onClose }: AnswerDialogProps) {
  const t = useTexts(providerTexts);
  const names = useTexts(refusalReasonTexts);
  const cache = useQueryClient();
  const { today } = useNow();
  const [startOn, setStartOn] = useState<string>(today);
  const [ground, setGround] = useState<RefusalReason | null>(null);
  const send = useMutation({
    mutationFn: () =>
      api.placement.answer(
        answer === 'accept'
          ? { referralId: referral.id, answer, startOn: asDay(startOn) }
          : { referralId: referral.id, answer, ...(ground === null ? {} : { ground }) },
      ),
    onSuccess: async () => {
      onClose();
      await cache.invalidateQueries();
    },
  });
  const isReady = answer === 'accept' ? isDay(startOn) : ground !== null;
  return (
    <FormDialog
      title={answer === 'accept' ? t.acceptTitle : t.refuseTitle}
      cancel={t.cancel}
      submit={answer === 'accept' ? t.accept : t.refuse}
      error={send.error}
      isPending={send.isPending}
      disabled={!isReady}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <p>{t.acceptAbout({ child: referral.child, group: referral.careGroup })}</p>
      {answer === 'accept' ? (
        <TextInput
          type="date"
          label={t.startOn}
          value={startOn}
          min={today}
          onChange={({ currentTarget: { value } }) => setStartOn(value)}
          required
        />
      ) : (
        <Radio.Group
          label={t.ground}
          description={t.refuseAbout}
          value={ground ?? ''}
          onChange={(value) => setGround(grounds.find((one) => one === value) ?? null)}
        >
          <div className={page.fields}>
            {grounds.map((one) => (
              <Radio key={one} value={one} label={names[one]} mt={8} />
            ))}
          </div>
        </Radio.Group>
      )}
    </FormDialog>
  );
}
