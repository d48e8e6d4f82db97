/** The desk «На согласовании»: what waits for the reader first, then what waits for others; or what is finished. */
import { routes } from '@balapan/api/routes.ts';
import { proposalKinds } from '@balapan/domain/proposal.ts';
import { NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Column, DataTable } from '../../kit/DataTable.tsx';
import page from '../../kit/Page.module.css';
import { PageHead } from '../../kit/PageHead.tsx';
import { Allowed } from '../../shell/Allowed.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { StaffName } from '../../shell/StaffName.tsx';
import { proposalTexts } from '../../texts/proposal.ts';
import { mainStep, type ProposalRow } from './model.ts';
import { ProposalTag } from './ProposalTag.tsx';
import css from './proposal.module.css';
import { useChanges } from './useChanges.ts';

const size = 50;

interface ProposalListProps {
  readonly onOpen: (proposalId: string) => void;
  /** A choice of kinds where the reader has more than one. */
  readonly withKinds?: boolean;
  /** What stands above the list. */
  readonly children?: ReactNode;
}

export function ProposalList(props: ProposalListProps) {
  return (
    <Allowed to={routes.proposal.list}>
      <Proposals {...props} />
    </Allowed>
  );
}

function Proposals({ onOpen, withKinds = false, children }: ProposalListProps) {
  const t = useTexts(proposalTexts);
  const fmt = useFmt();
  const changes = useChanges();
  const [part, setPart] = useState<'open' | 'done'>('open');
  const [kind, setKind] = useState<ProposalRow['kind'] | null>(null);
  const [at, setAt] = useState(1);
  const wish = { part, page: at, size, ...(kind === null ? {} : { kind }) };
  const query = useQuery({
    queryKey: ['proposal.list', wish],
    queryFn: () => api.proposal.list(wish),
    placeholderData: keepPreviousData,
  });
  const columns: readonly Column<ProposalRow>[] = [
    {
      id: 'kind',
      head: t.kind,
      sticky: true,
      cell: (row) => (
        <>
          <b>{t[`kind_${row.kind}`]}</b>
          <span className={css.cellNote}>{fmt.number(row.number)}</span>
        </>
      ),
    },
    { id: 'state', head: t.state, cell: (row) => <ProposalTag proposal={row} /> },
    { id: 'what', head: t.what, cell: (row) => <What row={row} changes={changes} /> },
    {
      id: 'made',
      head: t.made,
      cell: (row) => (
        <>
          <StaffName {...row.madeBy} />
          <span className={css.cellNote}>{fmt.moment(row.madeBy.at)}</span>
        </>
      ),
    },
  ];
  return (
    <>
      <PageHead title={t.title} about={t.about} />
      <div className={page.page}>
        {children}
        <div className={page.filters}>
          <NativeSelect
            label={t.part}
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
          {withKinds ? (
            <NativeSelect
              label={t.kind}
              value={kind ?? ''}
              data={[
                { value: '', label: t.allKinds },
                ...proposalKinds.map((one) => ({ value: one, label: t[`kind_${one}`] })),
              ]}
              onChange={({ currentTarget: { value } }) => {
                setKind(proposalKinds.find((one) => one === value) ?? null);
                setAt(1);
              }}
            />
          ) : null}
        </div>
        <div>
          {part === 'open' ? <p className={page.order}>{t.order}</p> : null}
          <DataTable
            label={t.title}
            columns={columns}
            rows={query.data?.rows}
            rowKey={(row) => row.proposalId}
            tone={(row) => (mainStep(row.actions) === undefined ? undefined : 'you')}
            onOpen={(row) => onOpen(row.proposalId)}
            error={query.error}
            onRetry={() => void query.refetch()}
            paging={{ page: at, size, total: query.data?.total ?? 0, onPage: setAt }}
            empty={
              part === 'open' ? (
                <>
                  <b>{t.emptyOpen}</b>
                  <p>{t.emptyOpenAbout}</p>
                </>
              ) : (
                t.emptyDone
              )
            }
          />
        </div>
      </div>
    </>
  );
}

/** The subject and the first figure that changes. */
function What({ row, changes }: { row: ProposalRow; changes: ReturnType<typeof useChanges> }) {
  const { subject, lines } = changes(row);
  const main = lines.find(({ isTotal, was }) => isTotal === true && was !== null) ?? lines[0];
  return (
    <>
      {subject}
      {main === undefined ? null : (
        <span className={css.cellNote}>
          {main.label}: {main.was === null ? '' : `${main.was} → `}
          {main.now}
        </span>
      )}
    </>
  );
}
