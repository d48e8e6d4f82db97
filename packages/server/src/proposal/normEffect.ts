/** What a norm that comes late would change in closed months: told before it is proposed, checked and released. */
import { normRoutes } from '@balapan/api/norms.ts';
import { asMonth, type Day, firstDay, monthOf } from '@balapan/domain/day.ts';
import { sumTiyn, tiyn } from '@balapan/domain/money.ts';
import { normDifference } from '@balapan/domain/normEffect.ts';
import { readOperation } from '../kernel/operation.ts';
import { calendarOf } from '../roster/queries.ts';
import { saidUnder } from './normQueries.ts';

export const normEffect = readOperation(normRoutes.normEffect, async ({ input, sql }) => {
  const { from, local, republican, ...circle } = input;
  const rows = await saidUnder(sql, { ...circle, first: firstDay(monthOf(from)) });
  const calendar = await calendarOf(sql);
  const total = tiyn(BigInt(local) + BigInt(republican));
  const months = [...Map.groupBy(rows, (row) => row.month)].map(([first, said]) => {
    const month = asMonth(first.slice(0, 7));
    const workingDays = calendar.workingDays(month);
    const partly = from > first;
    const share = { of: workingDays.length, days: workingDays.filter((day: Day) => day >= from).length };
    const differences = said.map((row) =>
      normDifference({ norm: total, was: tiyn(row.norm), days: row.days, workingDays: row.working_days, share }),
    );
    return {
      month,
      providers: new Set(said.flatMap(({ providers }) => providers)).size,
      children: said.reduce((sum, row) => sum + row.children, 0),
      days: said.reduce((sum, row) => sum + row.days, 0),
      difference: sumTiyn(differences),
      partly,
    };
  });
  return {
    months: months.map((one) => ({ ...one, difference: String(one.difference) })),
    total: String(sumTiyn(months.map(({ difference }) => difference))),
  };
});
