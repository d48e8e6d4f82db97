/** Acts by desk as bars of money, the late part apart, each with its count, its oldest act's age and a way to the list. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { daysBetween } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { deskTexts } from '@balapan/domain/text/texts/status.ts';
import { Link } from '@tanstack/react-router';
import { Tag } from '../../../kit/Tag.tsx';
import { momentOfWire, useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useNow } from '../../../shell/me.ts';
import { todayTexts } from '../../../texts/today.ts';
import css from './Today.module.css';

type Row = AnswerOf<Routes['today']['department']>['desks'][number];

export function ByDesk({ rows }: { rows: readonly Row[] }) {
  const t = useTexts(todayTexts);
  const desks = useTexts(deskTexts);
  const fmt = useFmt();
  const { today } = useNow();
  const age = (row: Row): number => daysBetween(dayAt(momentOfWire(row.oldestSince)), today);
  const most = Math.max(1, ...rows.map((row) => row.acts));
  const oldest = rows.toSorted((a, b) => age(b) - age(a))[0];
  if (oldest === undefined) return <p>{t.noActs}</p>;
  return (
    <>
      <p className={css.finding}>{t.oldestAt({ desk: desks[oldest.desk], days: t.days({ count: age(oldest) }) })}</p>
      <ul className={css.desks}>
        {rows.map((row) => (
          <li key={row.desk}>
            <b>{desks[row.desk]}</b>
            <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
              <rect className={css.bar} width={(100 * row.acts) / most} height="12" />
              <rect className={css.late} width={(100 * row.late) / most} height="12" />
            </svg>
            <span className={css.words}>
              <span>
                {t.actsCount({ count: row.acts })}, {fmt.money(row.total)}
              </span>
              <span>{t.oldestAge({ days: t.days({ count: age(row) }) })}</span>
              {row.late === 0 ? null : <Tag tone="late">{t.lateActs({ count: row.late })}</Tag>}
            </span>
          </li>
        ))}
      </ul>
      <Link to="/app/department/acts">{t.allActs}</Link>
    </>
  );
}
