/** The kindergarten's first page: what waits for the head, and how far the groups' marks are. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { returnReasonTexts } from '@balapan/domain/text/texts/returnReason.ts';
import { Link } from '@tanstack/react-router';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { Failed, Loading } from '../../../kit/State.tsx';
import { Tag } from '../../../kit/Tag.tsx';
import type { Task } from '../../../kit/Tasks.tsx';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { WaitsForYou } from '../../../shell/WaitsForYou.tsx';
import { capacityTexts } from '../../../texts/capacity.ts';
import { returnedTexts } from '../../../texts/returned.ts';
import { todayTexts } from '../../../texts/today.ts';
import { useProviderToday } from './useProviderToday.ts';

type Now = AnswerOf<Routes['today']['provider']>;
type Group = Now['groups'][number];

export function Today() {
  const t = useTexts(todayTexts);
  const fmt = useFmt();
  const query = useProviderToday(true);
  const tasks = useTasks(query.data);
  const now = query.data;
  if (now === undefined)
    return query.error === null ? <Loading /> : <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const columns: readonly Column<Group>[] = [
    {
      id: 'name',
      head: t.group,
      cell: (row) => (
        <Link to="/app/provider/group" search={{ id: row.careGroupId }}>
          {row.name}
        </Link>
      ),
    },
    { id: 'children', head: t.children, align: 'right', cell: (row) => row.children },
    { id: 'present', head: t.came, align: 'right', cell: (row) => row.present },
    {
      id: 'left',
      head: t.left,
      align: 'right',
      cell: (row) =>
        row.marked === row.children || !now.isWorkingDay ? (
          row.children - row.marked
        ) : (
          <Tag tone="you">{row.children - row.marked}</Tag>
        ),
    },
  ];
  return (
    <>
      <PageHead
        title={t.title({ day: fmt.dayWithWeekday(now.day) })}
        tag={now.isWorkingDay ? undefined : <Tag tone="draft">{t.dayOff}</Tag>}
        about={t.waitlisted({ count: now.waitlisted })}
      />
      <div className={page.two}>
        <WaitsForYou tasks={tasks} />
        <section>
          <h2>{t.marks}</h2>
          <DataTable label={t.marks} columns={columns} rows={now.groups} rowKey={(row) => row.careGroupId} />
        </section>
      </div>
    </>
  );
}

function useTasks(now: Now | undefined): readonly Task[] {
  const t = useTexts(todayTexts);
  const p = useTexts(capacityTexts);
  const r = useTexts(returnedTexts);
  const reasons = useTexts(returnReasonTexts);
  const fmt = useFmt();
  if (now === undefined) return [];
  const [dispute] = now.disputes;
  return [
    ...now.acts.map((act) => ({
      key: act.actId,
      title: t.acts({ number: act.number, sum: fmt.money(act.total) }),
      note: act.state === 'draft' ? t.actDraft : `${t.actReturned}${act.note === null ? '' : `: ${act.note}`}`,
      action: (
        <Link to="/app/provider/acts/$actId" params={{ actId: act.actId }}>
          {t.open}
        </Link>
      ),
    })),
    ...now.returns
      .filter(({ mine }) => mine)
      .map(({ paymentId, actNumber, amount, reason, age, owner, proposer }) => ({
        key: paymentId,
        title: r.task({ number: actNumber, sum: fmt.money(amount) }),
        note:
          proposer === null
            ? r.taskNote({
                reason: reason === null ? r.unknownReason : reasons[reason],
                owner: owner ?? r.noOwner,
                days: r.age({ count: age }),
              })
            : r.taskProposed({ name: proposer }),
        action: <Link to="/app/provider/returns">{r.open}</Link>,
      })),
    ...(dispute === undefined
      ? []
      : [
          {
            key: 'disputes',
            title: t.disputes({ count: now.disputes.length }),
            note: t.disputeBy({ day: fmt.day(dispute.answerBy) }),
            action: <Link to="/app/provider/disputes">{t.answer}</Link>,
          },
        ]),
    ...(now.refunds === 0
      ? []
      : [
          {
            key: 'refunds',
            title: t.refunds({ count: now.refunds }),
            action: <Link to="/app/provider/fees">{t.open}</Link>,
          },
        ]),
    ...(now.unknownFees === 0
      ? []
      : [
          {
            key: 'unknownFees',
            title: t.unknownFees({ count: now.unknownFees }),
            action: <Link to="/app/provider/fees">{t.open}</Link>,
          },
        ]),
    ...(now.referrals === 0
      ? []
      : [
          {
            key: 'referrals',
            title: t.referrals({ count: now.referrals }),
            note: t.referralsAbout,
            action: <Link to="/app/provider/children">{t.answer}</Link>,
          },
        ]),
    ...now.proposals.map(({ proposalId, number, careGroup, state, note }) => ({
      key: proposalId,
      title: (state === 'refused' ? p.cameRefused : p.cameBack)({ number: fmt.number(number), group: careGroup }),
      note,
      action: (
        <Link to="/app/provider/proposals/$proposalId" params={{ proposalId }}>
          {t.open}
        </Link>
      ),
    })),
  ];
}
