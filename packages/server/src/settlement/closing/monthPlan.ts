/** What the acts of a month are made by: its rules, calendar and norms. */
import type { ReadHandle, WriteHandle } from '@balapan/database/scope.ts';
import { asDay, type Day, firstDay, lastDay, type Month, yearOf } from '@balapan/domain/day.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import { policyOn } from '../../roster/policy.ts';
import { calendarOf } from '../../roster/queries.ts';
import { allNorms, type NormRow } from './actQueries.ts';
import { type PayableDays, payableDays } from './payableDays.ts';
import { normStretches } from './registerQueries.ts';

type Reads = ReadHandle | WriteHandle;

export interface MonthPlan {
  readonly month: { readonly first: Day; readonly last: Day; readonly yearStart: Day };
  readonly name: Month;
  readonly workingDays: number;
  readonly rules: PayableDays;
  readonly silenceAccepts: boolean;
  readonly stretches: readonly Day[];
  readonly norms: ReadonlyMap<string, NormRow>;
}

/** @throws DomainError `policy.missing`, `calendar.unknownDay` */
export async function monthPlan(sql: Reads, month: Month): Promise<MonthPlan> {
  const [first, last] = [firstDay(month), lastDay(month)];
  const { rules } = await policyOn(sql, last);
  return {
    month: { first, last, yearStart: asDay(`${yearOf(first)}-01-01`) },
    name: month,
    workingDays: (await calendarOf(sql)).workingDays(month).length,
    rules: payableDays(rules),
    silenceAccepts: rules.confirmSilence === 'accepted',
    stretches: await normStretches(sql, { first, last }),
    norms: await allNorms(sql),
  };
}

/** Plans of earlier months, each made once. What lies before the first policy is counted by the rules of the month that is closed. */
export function earlierPlans(sql: Reads, now: MonthPlan): (month: Month) => Promise<MonthPlan> {
  const known = new Map<Month, MonthPlan>();
  return async (month) => {
    const plan = known.get(month) ?? (await planOrRules(sql, month, now));
    known.set(month, plan);
    return plan;
  };
}

async function planOrRules(sql: Reads, month: Month, now: MonthPlan): Promise<MonthPlan> {
  try {
    return await monthPlan(sql, month);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'policy.missing') throw error;
    const [first, last] = [firstDay(month), lastDay(month)];
    const days = { first, last, yearStart: asDay(`${yearOf(first)}-01-01`) };
    return { ...now, name: month, month: days, stretches: await normStretches(sql, days) };
  }
}
