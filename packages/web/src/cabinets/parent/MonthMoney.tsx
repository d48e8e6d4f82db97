/** What the city pays for the month, by arithmetic that a parent can follow, and the one button: confirm. */
import { Button } from '@mantine/core';
import { Arithmetic } from '../../kit/Arithmetic.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { Failed } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { monthTexts } from '../../texts/month.ts';
import css from './month.module.css';
import type { MyMonth } from './monthQueries.ts';
import page from './parent.module.css';
import { useAct } from './queries.ts';

export function MonthMoney({ month, name, running }: { month: MyMonth; name: string; running: boolean }) {
  const t = useTexts(monthTexts);
  const fmt = useFmt();
  const confirm = useAct(() => api.attendance.confirmMonth({ childId: month.childId, month: month.month }));
  const { days, norm, amount } = month;
  const marked = month.cells.filter((cell) => cell.mark !== null).length;
  const openDisputes = month.disputes.filter((dispute) => dispute.state === 'open').length;
  return (
    <section className={page.section}>
      <h2>{t.pays}</h2>
      {norm === null ? null : (
        <Arithmetic
          rows={[
            { label: t.norm, value: fmt.money(norm.total) },
            {
              operator: '×',
              label: t.payableDays({ present: days.present, excused: Math.max(0, days.payable - days.present) }),
              value: fmt.count(days.payable),
            },
            { operator: '÷', label: t.workingDays, value: fmt.count(month.workingDays) },
          ]}
          result={{ label: t.forMonth({ month: name }), value: fmt.money(amount.total) }}
          parts={[
            { label: t.local, value: fmt.money(amount.local) },
            { label: t.republican, value: fmt.money(amount.republican) },
          ]}
        />
      )}
      <p className={css.note}>
        <Icon name="info" size={20} />
        <span>
          {BigInt(month.ifUpheld) > 0n ? `${t.ifUpheld({ sum: fmt.money(month.ifUpheld) })} ` : ''}
          {month.parentFee === null ? '' : t.fee({ sum: fmt.tenge(month.parentFee) })}
        </span>
      </p>
      {running || month.confirmedAt !== null || marked === 0 ? null : (
        <>
          {confirm.error === null ? null : <Failed error={confirm.error} />}
          <Button className={page.big} fullWidth loading={confirm.isPending} onClick={() => confirm.mutate(undefined)}>
            {t.confirm({ days: marked - openDisputes, held: openDisputes })}
          </Button>
          <p className={css.centre}>{t.confirmNote}</p>
        </>
      )}
    </section>
  );
}
