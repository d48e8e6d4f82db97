/** Amendments that are proposed, with their states, and the way to propose one. */
import { routes } from '@balapan/api/routes.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { Button, NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { DataTable } from '../../kit/DataTable.tsx';
import page from '../../kit/Page.module.css';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { useMay } from '../../shell/me.ts';
import { StaffName } from '../../shell/StaffName.tsx';
import { amendmentTexts } from '../../texts/amendment.ts';
import { type Made, MadeNow } from '../proposal/MadeNow.tsx';
import { mainStep, type ProposalRow, textOf } from '../proposal/model.ts';
import { ProposalTag } from '../proposal/ProposalTag.tsx';
import { AmendmentDialog } from './AmendmentDialog.tsx';
import type { Line } from './BudgetPage.tsx';

const size = 20;

export function AmendmentProposals({ lines }: { readonly lines: readonly Line[] }) {
  const t = useTexts(amendmentTexts);
  const fmt = useFmt();
  const may = useMay();
  const navigate = useNavigate();
  const [part, setPart] = useState<'open' | 'done'>('open');
  const [at, setAt] = useState(1);
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const wish = { kind: 'budget', part, page: at, size } as const;
  const query = useQuery({
    queryKey: ['proposal.list', wish],
    queryFn: () => api.proposal.list(wish),
    placeholderData: keepPreviousData,
  });
  const mayPropose = may(routes.proposal.proposeBudget) && lines.length > 0;
  return (
    <section>
      <h2>{t.listTitle}</h2>
      <p className={page.order}>{t.listAbout}</p>
      {made === null ? null : <MadeNow made={made} cabinet="department" />}
      <div className={page.filters}>
        <NativeSelect
          label={t.part}
          size="xs"
          value={part}
          data={[
            { value: 'open', label: t.open },
            { value: 'done', label: t.done },
          ]}
          onChange={({ currentTarget: { value } }) => {
            setPart(value === 'done' ? 'done' : 'open');
            setAt(1);
          }}
        />
        {mayPropose ? (
          <Button size="xs" onClick={() => setOpen(true)}>
            {t.propose}
          </Button>
        ) : (
          <span>{t.noPermission}</span>
        )}
      </div>
      <DataTable
        label={t.listTitle}
        columns={[
          { id: 'number', head: t.number, sticky: true, cell: (row) => <b>{fmt.number(row.number)}</b> },
          { id: 'state', head: t.state, cell: (row) => <ProposalTag proposal={row} /> },
          {
            id: 'what',
            head: t.what,
            cell: (row) => (
              <>
                {textOf(row.body, 'decision')}
                <small>{textOf(row.body, 'session')}</small>
              </>
            ),
          },
          { id: 'sum', head: t.sum, align: 'right', cell: (row) => fmt.amount(sumOf(row)) },
          {
            id: 'made',
            head: t.made,
            cell: (row) => (
              <>
                <StaffName {...row.madeBy} />
                <small>{fmt.moment(row.madeBy.at)}</small>
              </>
            ),
          },
        ]}
        rows={query.data?.rows}
        rowKey={(row) => row.proposalId}
        tone={(row) => (mainStep(row.actions) === undefined ? undefined : 'you')}
        onOpen={({ proposalId }) =>
          void navigate({ to: '/app/department/proposals/$proposalId', params: { proposalId } })
        }
        error={query.error}
        onRetry={() => void query.refetch()}
        paging={{ page: at, size, total: query.data?.total ?? 0, onPage: setAt }}
        empty={part === 'open' ? t.emptyOpen : t.emptyDone}
      />
      {isOpen ? <AmendmentDialog lines={lines} onMade={setMade} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

function sumOf({ body }: ProposalRow) {
  const changes = (body.changes ?? []) as readonly { readonly amount_tiyn: number }[];
  return tiyn(changes.reduce((sum, { amount_tiyn }) => sum + amount_tiyn, 0));
}
