/** The cash that is needed by day (domain/forecast.ts): what is owed by acts, and the plan of months without an act. */
import { dueTermRoutes } from '@balapan/api/dueTerms.ts';
import type { Calendar } from '@balapan/domain/calendar.ts';
import { type Day, type Month, monthOf, shiftMonth } from '@balapan/domain/day.ts';
import { cashForecast, expectedDue, type Owed, partByWeights } from '@balapan/domain/forecast.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { sumTiyn, tiyn } from '@balapan/domain/money.ts';
import type { PolicyRules } from '@balapan/domain/policy.ts';
import { confirmationDue } from '@balapan/domain/terms.ts';
import type { Runs } from '../../kernel/audit.ts';
import { readOperation } from '../../kernel/operation.ts';
import { policyOn } from '../../roster/policy.ts';
import { calendarOf } from '../../roster/queries.ts';
import { lastActs, openSums, planOfMonth, usualDays } from './forecastQueries.ts';

export const forecast = readOperation(dueTermRoutes.forecast, async ({ input, sql, now, rule }) => {
  const today = dayAt(now);
  const { rules } = await policyOn(sql, today);
  const calendar = await calendarOf(sql);
  const usual = await usualDays(sql, today, rule.own('a', 2));
  const days = new Map(usual.map((row) => [row.state, row.days]));
  const acts = await openSums(sql, input.payer ?? null, rule.own('a', 2));
  const owed: Owed[] = acts.map(({ due_on: dueOn, total, state, since }) => ({
    kind: dueOn === null ? 'coming' : 'signed',
    amount: tiyn(total),
    dueOn: dueOn ?? expectedDue(since, days.get(state) ?? null, today, calendar, rules),
  }));
  const plan = await planned(sql, {
    today,
    payer: input.payer ?? null,
    calendar,
    rules,
    usual: days.get('draft') ?? null,
  });
  const all = [...owed, ...plan.owed];
  const sumOf = (kind: Owed['kind']): string =>
    String(sumTiyn(all.filter((one) => one.kind === kind).map(({ amount }) => amount)));
  return {
    rows: cashForecast(all, today, calendar).map(({ day, signed, coming, plan: planned, total }) => ({
      day,
      signed: String(signed),
      coming: String(coming),
      plan: String(planned),
      total: String(total),
    })),
    signed: sumOf('signed'),
    coming: sumOf('coming'),
    plan: sumOf('plan'),
    sum: String(sumTiyn(all.map(({ amount }) => amount))),
    usualDays: [...usual],
    plannedMonths: plan.months,
  };
});

interface PlanAsked {
  readonly today: Day;
  readonly payer: string | null;
  readonly calendar: Calendar;
  readonly rules: PolicyRules;
  /** Days from an act's making to its second signature. */
  readonly usual: number | null;
}

/**
 * Months after the newest act, up to the running one: the budget's plan of each, parted between the payers as the newest
 * month's acts were. Without any act there is nothing to part by, and nothing is planned.
 */
async function planned(
  sql: Runs,
  { today, payer, calendar, rules, usual }: PlanAsked,
): Promise<{ owed: Owed[]; months: Month[] }> {
  const last = await lastActs(sql);
  const owed: Owed[] = [];
  const months: Month[] = [];
  if (last.month === null) return { owed, months };
  for (let month = shiftMonth(last.month, 1); month <= monthOf(today); month = shiftMonth(month, 1)) {
    const share = tiyn(await planOfMonth(sql, month));
    const parts = partByWeights(
      share,
      last.payers.map(({ total }) => total),
    );
    const dueOn = expectedDue(confirmationDue(month, rules), usual, today, calendar, rules);
    for (const [at, amount] of parts.entries())
      if (amount > 0n && (payer === null || last.payers[at]?.payer === payer))
        owed.push({ kind: 'plan', amount, dueOn });
    months.push(month);
  }
  return { owed, months };
}
