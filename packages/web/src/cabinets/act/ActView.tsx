/** One act whole: arithmetic, children, moves and signatures at the left; where the money is, and the term, at the right. */
import { routes } from '@balapan/api/routes.ts';
import type { ActState } from '@balapan/domain/act.ts';
import { actTexts } from '@balapan/domain/text/texts/act.ts';
import { actStateTexts } from '@balapan/domain/text/texts/status.ts';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable } from '../../kit/DataTable.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { PageHead } from '../../kit/PageHead.tsx';
import { Failed, Loading } from '../../kit/State.tsx';
import { bytesOfBase64, saveFile } from '../../kit/saveFile.ts';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useMay } from '../../shell/me.ts';
import { StaffName } from '../../shell/StaffName.tsx';
import { actPageTexts } from '../../texts/actPage.ts';
import { ActBudget } from '../ledger/ActBudget.tsx';
import { ActReturns } from '../returned/ActReturns.tsx';
import css from './Act.module.css';
import { ActActions } from './ActActions.tsx';
import { ActArithmetic } from './ActArithmetic.tsx';
import { ActElectronic } from './ActElectronic.tsx';
import { ActLines } from './ActLines.tsx';
import { ActTerm, ActWay } from './ActMoney.tsx';
import { ActPaper } from './ActPaper.tsx';
import { ActTag } from './actTags.tsx';
import type { ActGroup } from './groupName.ts';
import { type ActDetail, isTurnOf } from './moneySteps.ts';

export function ActView({ actId }: { actId: string }) {
  const t = useTexts(actTexts);
  const p = useTexts(actPageTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const may = useMay();
  const [chosen, setChosen] = useState<ActGroup | null>(null);
  const query = useQuery({ queryKey: ['settlement.act', actId], queryFn: () => api.settlement.act({ actId }) });
  const act = query.data;
  if (act === undefined)
    return query.error === null ? (
      <Loading rows={8} />
    ) : (
      <Failed error={query.error} onRetry={() => void query.refetch()} />
    );
  const isMine = isTurnOf(act);
  const showsLines = may(routes.settlement.actLines) && act.groups.length > 0;
  const choose = (group: ActGroup): void => {
    setChosen(group);
    document.getElementById('lines')?.scrollIntoView({ block: 'start' });
  };
  return (
    <>
      <PageHead
        title={t.title({ number: act.number })}
        tag={<ActTag state={act.state} daysLate={act.daysLate} isMine={isMine} />}
        about={`${act.provider[language]} · ${fmt.month(act.month)} · ${t.children({ count: act.children })} · ${t.days({ count: act.payableDays })}`}
      >
        <Button variant="default" size="xs" leftSection={<Icon name="file" />} onClick={() => print()}>
          {p.print}
        </Button>
        {act.sha256 === null ? null : <ActPaper actId={act.actId} />}
      </PageHead>
      <div className={css.page}>
        <div className={css.main}>
          <div className={css.sheet}>
            <ActArithmetic act={act} {...(showsLines ? { onChoose: choose } : {})} />
          </div>
          <ActReturns actId={act.actId} />
          {showsLines ? <ActLines key={keyOf(chosen)} act={act} chosen={chosen} onAll={() => setChosen(null)} /> : null}
          <section>
            <h2>{p.history}</h2>
            <Moves act={act} />
          </section>
        </div>
        <div className={css.side}>
          <ActWay act={act} isMine={isMine} />
          <ActTerm act={act} />
          <ActElectronic actId={act.actId} />
          <ActBudget actId={act.actId} />
          <section>
            <h2>{p.signatures}</h2>
            {act.signatures.length === 0 ? (
              <p>{p.noSignatures}</p>
            ) : (
              <ul className={css.signatures}>
                {act.signatures.map((one) => (
                  <li key={one.step}>
                    <Icon name="tick" />{' '}
                    <b>
                      <StaffName name={one.person} acting={one.acting} />
                    </b>{' '}
                    {fmt.moment(one.signedAt)}
                  </li>
                ))}
              </ul>
            )}
            {act.sha256 === null || act.signatures.length === 0 || !may(routes.settlement.package) ? null : (
              <SignedPackage actId={act.actId} />
            )}
            {act.sha256 === null ? null : (
              <p className={css.hash}>
                {p.sha256}: {act.sha256}
              </p>
            )}
          </section>
        </div>
      </div>
      <ActActions act={act} />
    </>
  );
}

/** Another figure begins on its first page. */
const keyOf = (group: ActGroup | null): string =>
  group === null ? '' : `${group.serviceMonth}${group.normId}${group.reason}`;

/** The document with its signatures and proofs, to keep outside the system. */
function SignedPackage({ actId }: { actId: string }) {
  const p = useTexts(actPageTexts);
  const made = useMutation({
    mutationFn: () => api.settlement.package({ actId }),
    onSuccess: ({ name, bytes }) => saveFile(name, bytesOfBase64(bytes), 'application/zip'),
  });
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<Icon name="download" />}
        loading={made.isPending}
        onClick={() => made.mutate()}
      >
        {p.package}
      </Button>
      <p className={css.packageAbout}>{p.packageAbout}</p>
      {made.error === null ? null : <Failed error={made.error} />}
    </>
  );
}

type Move = ActDetail['moves'][number];

function Moves({ act }: { act: ActDetail }) {
  const p = useTexts(actPageTexts);
  const names = useTexts(actStateTexts);
  const fmt = useFmt();
  const columns: readonly Column<Move>[] = [
    { id: 'at', head: p.when, cell: (row) => fmt.moment(row.at) },
    {
      id: 'to',
      head: p.what,
      cell: (row) => (
        <>
          {row.from === 'paymentReturned' ? p.accountMended : (names[row.to as ActState] ?? row.to)}
          {row.note === null ? null : <small>{row.note}</small>}
        </>
      ),
    },
    {
      id: 'who',
      head: p.who,
      cell: (row) => (row.person === null ? '–' : <StaffName name={row.person} acting={row.acting} />),
    },
  ];
  return <DataTable label={p.history} columns={columns} rows={act.moves} rowKey={(row) => `${row.at}${row.to}`} />;
}
