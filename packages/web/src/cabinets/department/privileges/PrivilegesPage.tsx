/** Privileges that are claimed and whose document nobody has seen: a specialist says what it shows, two more people decide. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { tierTexts } from '@balapan/domain/text/texts/status.ts';
import { Button, NativeSelect, Radio, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import { FormDialog } from '../../../kit/FormDialog.tsx';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { isReason, ReasonField } from '../../../kit/ReasonField.tsx';
import { NoPermission } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { momentOfWire, useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useMay } from '../../../shell/me.ts';
import { Personal } from '../../../shell/Personal.tsx';
import { fieldErrors } from '../../../shell/refusal.ts';
import { privilegeTexts } from '../../../texts/privilege.ts';
import { proposalTexts } from '../../../texts/proposal.ts';
import { proposalFieldTexts } from '../../../texts/proposalFields.ts';
import { type Made, MadeNow } from '../../proposal/MadeNow.tsx';
import { groundText } from '../../proposal/useChanges.ts';

type Claim = AnswerOf<Routes['proposal']['grounds']>['rows'][number];
const size = 50;
const privileged = ['extraordinary', 'priority', 'teacher'] as const;

export function PrivilegesPage() {
  const t = useTexts(privilegeTexts);
  const f = useTexts(proposalFieldTexts);
  const tiers = useTexts(tierTexts);
  const fmt = useFmt();
  const may = useMay();
  const [tier, setTier] = useState<(typeof privileged)[number] | null>(null);
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(1);
  const [chosen, setChosen] = useState<Claim | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const mayRead = may(routes.proposal.grounds);
  const wanted = useDeferredValue(search.trim());
  const wish = {
    page: at,
    size,
    ...(tier === null ? {} : { tier }),
    ...(wanted === '' ? {} : { search: wanted }),
  };
  const query = useQuery({
    queryKey: ['proposal.grounds', wish],
    queryFn: () => api.proposal.grounds(wish),
    placeholderData: keepPreviousData,
    enabled: mayRead,
  });
  const columns: readonly Column<Claim>[] = [
    {
      id: 'application',
      head: t.application,
      sticky: true,
      cell: (row) => (
        <>
          <b>{row.number}</b>
          <small> {t.filed({ day: fmt.day(dayAt(momentOfWire(row.filedAt))) })}</small>
        </>
      ),
    },
    { id: 'child', head: t.child, cell: (row) => <Personal text={row.childName} of={row} /> },
    { id: 'tier', head: f.tier, cell: (row) => tiers[row.tier] },
    { id: 'ground', head: f.ground, cell: (row) => groundText(row.ground ?? '', f) },
    { id: 'category', head: f.category, align: 'right', cell: (row) => row.category },
    {
      id: 'decide',
      head: '',
      cell: (row) =>
        row.proposalId !== null ? (
          <Link to="/app/department/proposals/$proposalId" params={{ proposalId: row.proposalId }}>
            {t.decided}
          </Link>
        ) : may(routes.proposal.proposePrivilege) ? (
          <Button variant="default" size="compact-sm" onClick={() => setChosen(row)}>
            {t.propose}
          </Button>
        ) : null,
    },
  ];
  if (!mayRead) return <NoPermission />;
  return (
    <>
      <PageHead title={t.title} about={t.about} />
      {made === null ? null : <MadeNow made={made} cabinet="department" />}
      <div className={page.page}>
        <div className={page.filters}>
          <TextInput
            label={t.search}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              setAt(1);
            }}
          />
          <NativeSelect
            label={f.tier}
            value={tier ?? ''}
            data={[{ value: '', label: t.allTiers }, ...privileged.map((one) => ({ value: one, label: tiers[one] }))]}
            onChange={({ currentTarget: { value } }) => {
              setTier(privileged.find((one) => one === value) ?? null);
              setAt(1);
            }}
          />
        </div>
        <div>
          <p className={page.order}>{t.order}</p>
          <DataTable
            label={t.title}
            columns={columns}
            rows={query.data?.rows}
            rowKey={(row) => row.applicationId}
            error={query.error}
            onRetry={() => void query.refetch()}
            paging={{ page: at, size, total: query.data?.total ?? 0, onPage: setAt }}
            empty={
              <>
                <b>{t.empty}</b>
                <p>{t.emptyAbout}</p>
              </>
            }
          />
        </div>
      </div>
      {chosen === null ? null : <PrivilegeDialog claim={chosen} onMade={setMade} onClose={() => setChosen(null)} />}
    </>
  );
}

interface PrivilegeDialogProps {
  readonly claim: Claim;
  readonly onMade: (made: Made) => void;
  readonly onClose: () => void;
}

function PrivilegeDialog({ claim, onMade, onClose }: PrivilegeDialogProps) {
  const t = useTexts(privilegeTexts);
  const p = useTexts(proposalTexts);
  const f = useTexts(proposalFieldTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [verdict, setVerdict] = useState<'confirmed' | 'declined' | null>(null);
  const [document, setDocument] = useState('');
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: (said: 'confirmed' | 'declined') =>
      api.proposal.proposePrivilege({ applicationId: claim.applicationId, verdict: said, document, reason }),
    onSuccess: async (made) => {
      onMade(made);
      onClose();
      await cache.invalidateQueries();
    },
  });
  const errors = fieldErrors(send.error, language);
  return (
    <FormDialog
      title={f.application({ number: fmt.number(claim.number) })}
      cancel={p.cancel}
      submit={t.send}
      error={Object.keys(errors).length > 0 ? null : send.error}
      isPending={send.isPending}
      disabled={verdict === null || !isReason(document) || !isReason(reason)}
      onSubmit={() => {
        if (verdict !== null) send.mutate(verdict);
      }}
      onClose={onClose}
    >
      <p>{[claim.childName, groundText(claim.ground ?? '', f)].filter((part) => part !== null).join(', ')}</p>
      <ReasonField
        label={f.document}
        description={t.documentAbout}
        value={document}
        onChange={setDocument}
        error={errors.document}
        data-autofocus
      />
      <Radio.Group
        label={t.verdict}
        value={verdict ?? ''}
        onChange={(value) => setVerdict(value === 'confirmed' || value === 'declined' ? value : null)}
      >
        <Radio value="confirmed" label={f.verdict_confirmed} mt={8} />
        <Radio value="declined" label={f.verdict_declined} mt={8} />
      </Radio.Group>
      <ReasonField
        label={p.why}
        description={t.reasonAbout}
        value={reason}
        onChange={setReason}
        error={errors.reason}
      />
    </FormDialog>
  );
}
