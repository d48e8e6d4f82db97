/** The Department's first page: acts by desk with their age, the queue, the last iteration. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { Failed, Loading } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMay, useNow } from '../../../shell/me.ts';
import { WaitsForYou } from '../../../shell/WaitsForYou.tsx';
import { todayTexts } from '../../../texts/today.ts';
import { useMoneyTasks } from '../../payer/today/useMoneyTasks.tsx';
import { useProposalTask } from '../../proposal/useProposalTask.tsx';
import { useAccountsTask } from '../../returned/useAccountsTask.tsx';
import { ByDesk } from './ByDesk.tsx';
import { MonthActs } from './MonthActs.tsx';
import { useActsTask } from './useActsTask.tsx';

type Now = AnswerOf<Routes['today']['department']>;

export function Today() {
  const t = useTexts(todayTexts);
  const fmt = useFmt();
  const { today } = useNow();
  const may = useMay();
  const query = useQuery({ queryKey: ['today.department'], queryFn: () => api.today.department() });
  const now = query.data;
  const proposals = useProposalTask(may(routes.proposal.list));
  const acts = useActsTask(now?.desks ?? []);
  const money = useMoneyTasks(
    useQuery({
      queryKey: ['today.payer'],
      queryFn: () => api.today.payer(),
      enabled: may(routes.today.payer) && may(routes.proposal.list),
    }).data,
  );
  const accounts = useAccountsTask();
  const isCity = may(routes.voucher.previewIteration);
  return (
    <>
      <PageHead title={t.title({ day: fmt.dayWithWeekday(today) })} />
      {query.error === null ? null : <Failed error={query.error} onRetry={() => void query.refetch()} />}
      <div className={page.two}>
        <section>
          <h2>{t.desks}</h2>
          {now === undefined ? query.error === null ? <Loading /> : null : <ByDesk rows={now.desks} />}
        </section>
        <div className={page.stack}>
          {may(routes.proposal.list) ? <WaitsForYou tasks={[...acts, ...money, ...accounts, ...proposals]} /> : null}
          <section>
            <MonthActs />
          </section>
          {!isCity || now === undefined ? null : <Queue now={now} />}
        </div>
      </div>
    </>
  );
}

function Queue({ now }: { now: Now }) {
  const t = useTexts(todayTexts);
  const fmt = useFmt();
  return (
    <section>
      <h2>{t.queue}</h2>
      <ul className={page.lines}>
        <li>
          {t.flow({
            waiting: fmt.count(now.waiting),
            offers: fmt.count(now.offersOpen),
            waitlisted: fmt.count(now.waitlisted),
          })}
        </li>
        <li>
          {now.iteration === null ? (
            t.noIteration
          ) : (
            <>
              <b>
                {t.iteration({ number: fmt.number(now.iteration.number) })}, {fmt.moment(now.iteration.runAt)}
              </b>
              <br />
              {t.iterationAbout({
                offers: fmt.count(now.iteration.offers),
                consented: fmt.count(now.iteration.consented),
                open: fmt.count(now.iteration.open),
                refused: fmt.count(now.iteration.refused),
                expired: fmt.count(now.iteration.expired),
              })}
            </>
          )}{' '}
          <Link to="/app/department/iteration">{t.preview}</Link>
        </li>
        {now.importErrors === 0 ? null : (
          <li>
            <Link to="/app/department/import">{t.importErrors({ count: fmt.count(now.importErrors) })}</Link>
          </li>
        )}
      </ul>
    </section>
  );
}
