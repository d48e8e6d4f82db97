/** Acts by what is left of their thirty days; and whose task each is (domain.md 2.12). */
import { dueTermRoutes, termBands } from '@balapan/api/dueTerms.ts';
import { addDays } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { daysLeft } from '@balapan/domain/terms.ts';
import { readOperation } from '../../kernel/operation.ts';
import { policyOn } from '../../roster/policy.ts';
import { calendarOf } from '../../roster/queries.ts';
import { actView } from '../actView.ts';
import { listDistricts, listTerms, sumBands } from './termQueries.ts';

export const terms = readOperation(dueTermRoutes.terms, async ({ input, sql, now, actor, rule }) => {
  const today = dayAt(now);
  const { rules } = await policyOn(sql, today);
  const calendar = await calendarOf(sql);
  const soonUntil = addDays(today, rules.dueReminders[0]);
  const filter = { ...input, today, soonUntil, personId: input.mine === undefined ? null : actor.personId };
  const rows = await listTerms(sql, filter, rule.own, { by: input.sort, ...input });
  const sums = new Map((await sumBands(sql, filter, rule.own)).map((row) => [row.band, row]));
  const bands = termBands.map((band) => ({ band, acts: 0, total: 0n, ...sums.get(band) }));
  const shown = input.band === undefined ? bands : bands.filter(({ band }) => band === input.band);
  return {
    total: shown.reduce((count, { acts }) => count + acts, 0),
    sum: String(shown.reduce((sum, { total }) => sum + total, 0n)),
    bands: bands.map((row) => ({ ...row, total: String(row.total) })),
    districts: await listDistricts(sql),
    rows: rows.map((row) => ({
      ...actView(row, today),
      daysLeft: row.due_on === null || row.due_on < today ? null : daysLeft(row.due_on, today),
      planBy: row.due_on === null ? null : calendar.workingDayUntil(row.due_on),
      step: row.step,
      stepHolder: row.step_holder,
    })),
  };
});
