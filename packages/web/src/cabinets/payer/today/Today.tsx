/** A payer's first page: acts ready to pay, registers in work, exceptions. */
import { asMonth } from '@balapan/domain/day.ts';
import type { PaymentRegisterState } from '@balapan/domain/payment.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { Failed, Loading } from '../../../kit/State.tsx';
import type { Task } from '../../../kit/Tasks.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useNow } from '../../../shell/me.ts';
import { WaitsForYou } from '../../../shell/WaitsForYou.tsx';
import { payerTexts } from '../../../texts/payer.ts';
import { todayTexts } from '../../../texts/today.ts';
import { RegisterTag } from '../registers/RegisterTag.tsx';

export function Today() {
  const t = useTexts(todayTexts);
  const p = useTexts(payerTexts);
  const fmt = useFmt();
  const { today } = useNow();
  const query = useQuery({ queryKey: ['today.payer'], queryFn: () => api.today.payer() });
  const now = query.data;
  if (now === undefined)
    return query.error === null ? <Loading /> : <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const tasks: readonly Task[] = [
    ...(now.ready.acts === 0
      ? []
      : [
          {
            key: 'ready',
            title: t.ready({ count: fmt.count(now.ready.acts), sum: fmt.money(now.ready.total) }),
            note: now.ready.firstDueOn === null ? '' : t.readyAbout({ day: fmt.day(now.ready.firstDueOn) }),
            action: <Link to="/app/payer/registers">{p.make}</Link>,
          },
        ]),
    ...(now.returned === 0
      ? []
      : [
          {
            key: 'returned',
            title: t.returned({ count: now.returned }),
            action: <Link to="/app/payer/exceptions">{t.open}</Link>,
          },
        ]),
    ...(now.exceptions === 0
      ? []
      : [
          {
            key: 'exceptions',
            title: t.exceptions({ count: now.exceptions }),
            action: <Link to="/app/payer/exceptions">{t.open}</Link>,
          },
        ]),
  ];
  return (
    <>
      <PageHead title={t.title({ day: fmt.dayWithWeekday(today) })} />
      <div className={page.two}>
        <WaitsForYou tasks={tasks} />
        <section>
          <h2>{t.registers}</h2>
          {now.registers.length === 0 ? <p>{p.noRegisters}</p> : null}
          <ul className={page.lines}>
            {now.registers.map((row) => (
              <li key={row.registerId}>
                <Link to="/app/payer/registers/$registerId" params={{ registerId: row.registerId }}>
                  {p.title({ number: fmt.number(row.number) })}
                </Link>{' '}
                {fmt.month(asMonth(row.month))}, {fmt.money(row.total)}{' '}
                <RegisterTag state={row.state as PaymentRegisterState} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
