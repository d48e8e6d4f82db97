/** Places of the kindergarten's groups: the head proposes another number, two more people decide. Under them what is being decided. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { asDay, isDay } from '@balapan/domain/day.ts';
import { Button, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import { FormDialog } from '../../../kit/FormDialog.tsx';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { isReason, ReasonField } from '../../../kit/ReasonField.tsx';
import { NoPermission } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useMay, useNow } from '../../../shell/me.ts';
import { fieldErrors } from '../../../shell/refusal.ts';
import { capacityTexts } from '../../../texts/capacity.ts';
import { proposalTexts } from '../../../texts/proposal.ts';
import { type Made, MadeNow } from '../../proposal/MadeNow.tsx';

type Group = AnswerOf<Routes['proposal']['groups']>['rows'][number];

export function CapacityPage() {
  const t = useTexts(capacityTexts);
  const fmt = useFmt();
  const may = useMay();
  const [chosen, setChosen] = useState<Group | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const mayRead = may(routes.proposal.groups);
  const query = useQuery({ queryKey: ['proposal.groups'], queryFn: () => api.proposal.groups(), enabled: mayRead });
  const columns: readonly Column<Group>[] = [
    { id: 'name', head: t.group, sticky: true, cell: (row) => row.name },
    { id: 'age', head: t.age, align: 'right', cell: (row) => row.age },
    {
      id: 'capacity',
      head: t.capacity,
      align: 'right',
      cell: (row) => (
        <>
          {row.capacity}
          {row.next === null ? null : (
            <small> {t.next({ capacity: row.next.capacity, day: fmt.day(row.next.from) })}</small>
          )}
        </>
      ),
    },
    { id: 'enrolled', head: t.enrolled, align: 'right', cell: (row) => row.enrolled },
    { id: 'held', head: t.held, align: 'right', cell: (row) => row.held },
    { id: 'free', head: t.free, align: 'right', cell: (row) => Math.max(0, row.capacity - row.enrolled - row.held) },
    {
      id: 'change',
      head: '',
      cell: (row) =>
        row.proposalId !== null && !may(routes.proposal.list) ? (
          t.decided
        ) : row.proposalId !== null ? (
          <Link to="/app/provider/proposals/$proposalId" params={{ proposalId: row.proposalId }}>
            {t.decided}
          </Link>
        ) : may(routes.proposal.proposeCapacity) ? (
          <Button variant="default" size="compact-sm" onClick={() => setChosen(row)}>
            {t.change}
          </Button>
        ) : null,
    },
  ];
  if (!mayRead) return <NoPermission />;
  return (
    <>
      <PageHead title={t.title} about={t.about}>
        {may(routes.proposal.list) ? <Link to="/app/provider/proposals">{t.own}</Link> : null}
      </PageHead>
      {made === null ? null : <MadeNow made={made} cabinet="provider" />}
      <div className={page.page}>
        <DataTable
          label={t.title}
          columns={columns}
          rows={query.data?.rows}
          rowKey={(row) => row.careGroupId}
          error={query.error}
          onRetry={() => void query.refetch()}
          empty={t.empty}
        />
      </div>
      {chosen === null ? null : <CapacityDialog group={chosen} onMade={setMade} onClose={() => setChosen(null)} />}
    </>
  );
}

interface CapacityDialogProps {
  readonly group: Group;
  readonly onMade: (made: Made) => void;
  readonly onClose: () => void;
}

function CapacityDialog({ group, onMade, onClose }: CapacityDialogProps) {
  const t = useTexts(capacityTexts);
  const p = useTexts(proposalTexts);
  const { language } = useLanguage();
  const { today } = useNow();
  const cache = useQueryClient();
  const [capacity, setCapacity] = useState<number | string>(group.capacity);
  const [from, setFrom] = useState<string>(today);
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: () =>
      api.proposal.proposeCapacity({
        careGroupId: group.careGroupId,
        capacity: Number(capacity),
        from: asDay(from),
        reason,
      }),
    onSuccess: async (made) => {
      onMade(made);
      onClose();
      await cache.invalidateQueries();
    },
  });
  const errors = fieldErrors(send.error, language);
  const least = group.enrolled + group.held;
  return (
    <FormDialog
      title={t.changeTitle({ group: group.name })}
      cancel={p.cancel}
      submit={t.send}
      error={Object.keys(errors).length > 0 ? null : send.error}
      isPending={send.isPending}
      disabled={!isDay(from) || !isReason(reason) || Number(capacity) === group.capacity}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <NumberInput
        label={t.capacity}
        description={t.least({ count: least })}
        value={capacity}
        onChange={setCapacity}
        min={Math.max(1, least)}
        max={60}
        allowDecimal={false}
        error={errors.capacity}
        required
        data-autofocus
      />
      <TextInput
        type="date"
        label={t.from}
        value={from}
        min={today}
        onChange={(event) => setFrom(event.currentTarget.value)}
        error={errors.from}
        required
      />
      <ReasonField
        label={t.reason}
        description={t.reasonAbout}
        value={reason}
        onChange={setReason}
        error={errors.reason}
      />
    </FormDialog>
  );
}
