import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import type { Desk } from '@balapan/domain/act.ts';
import { daysBetween } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { Link } from '@tanstack/react-router';
import type { Task } from '../../../kit/Tasks.tsx';
import { momentOfWire, useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMay, useNow } from '../../../shell/me.ts';
import { todayTexts } from '../../../texts/today.ts';

type DeskRow = AnswerOf<Routes['today']['department']>['desks'][number];

/** Whose move takes an act from a desk of the Department. */
const moves = {
  districtSpecialist: routes.settlement.check,
  departmentHead: routes.settlement.signAsDepartment,
} as const;

/** The task of a first page in the Department: acts at the reader's own desk. */
export function useActsTask(rows: readonly DeskRow[]): readonly Task[] {
  const t = useTexts(todayTexts);
  const fmt = useFmt();
  const may = useMay();
  const { today } = useNow();
  const isOwn = (desk: Desk): desk is keyof typeof moves => desk in moves && may(moves[desk as keyof typeof moves]);
  return rows
    .filter(({ desk, acts }) => acts > 0 && isOwn(desk))
    .map(({ desk, acts, total, oldestSince }) => ({
      key: `acts-${desk}`,
      title: t.actsAtDesk({ count: acts, sum: fmt.money(total) }),
      note: t.actsAtDeskAbout({
        days: t.days({ count: daysBetween(dayAt(momentOfWire(oldestSince)), today) }),
      }),
      action: (
        <Link to="/app/department/acts" search={{ desk }}>
          {t.toActs}
        </Link>
      ),
    }));
}
