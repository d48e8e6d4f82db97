/** A payer's first page: what waits for the reader, and the registers in work. */
import { asMonth } from '@balapan/domain/day.ts';
import type { PaymentRegisterState } from '@balapan/domain/payment.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { Failed, Loading } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useNow } from '../../../shell/me.ts';
import { WaitsForYou } from '../../../shell/WaitsForYou.tsx';
import { payerTexts } from '../../../texts/payer.ts';
import { todayTexts } from '../../../texts/today.ts';
import { RegisterTag } from '../registers/RegisterTag.tsx';
import { useMoneyTasks } from './useMoneyTasks.tsx';

export function Today() {
  const t = useTexts(todayTexts);
  const p = useTexts(payerTexts);
  const fmt = useFmt();
  const { today } = useNow();
  const query = useQuery({ queryKey: ['today.payer'], queryFn: () => api.today.payer() });
  const now = query.data;
  const tasks = useMoneyTasks(now);
  if (now === undefined)
    return query.error === null ? <Loading /> : <Failed error={query.error} onRetry={() => void query.refetch()} />;
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
