/** A child's month in figures, for the register's row and the parent's page: the same rules as the closing counts in SQL. */
import { isPayable, type Mark } from '@balapan/domain/attendance.ts';
import type { Day } from '@balapan/domain/day.ts';
import { childMonthAmount, type SplitAmount } from '@balapan/domain/entitlement.ts';
import { tiyn } from '@balapan/domain/money.ts';
import type { PolicyRules } from '@balapan/domain/policy.ts';
import { leaveDaysBefore } from '../settlement/closing/payableDays.ts';
import type { NormStretchRow } from './queries.ts';

export interface DayMark {
  readonly day: Day;
  readonly mark: Mark;
  readonly document: boolean;
  /** What the guardian says instead, while nobody has answered. */
  readonly claim: Mark | null;
}

export interface Days {
  present: number;
  ill: number;
  leave: number;
  quarantine: number;
  unexcused: number;
  held: number;
  payable: number;
}

export interface MonthFacts {
  readonly workingDays: number;
  readonly norms: readonly NormStretchRow[];
  readonly rules: Pick<PolicyRules, 'excused'>;
  /** Marked days of leave earlier in the year. */
  readonly leaveBefore: number;
}

/** Days and sum of a month; a disputed day is held. */
export function childMonth(marks: readonly DayMark[], facts: MonthFacts): { days: Days; amount: SplitAmount } {
  return count(marks, facts, false);
}

/** The same with every open dispute decided for the guardian. */
export function childMonthIfUpheld(marks: readonly DayMark[], facts: MonthFacts): SplitAmount {
  return count(marks, facts, true).amount;
}

function count(marks: readonly DayMark[], facts: MonthFacts, upheld: boolean): { days: Days; amount: SplitAmount } {
  const days: Days = { present: 0, ill: 0, leave: 0, quarantine: 0, unexcused: 0, held: 0, payable: 0 };
  const payable = facts.norms.map(() => 0);
  let leave = facts.leaveBefore;
  for (const { day, mark, document, claim } of [...marks].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const shown = upheld && claim !== null ? claim : mark;
    days[shown] += 1;
    if (shown === 'leave') leave += 1;
    if (claim !== null && !upheld) days.held += 1;
    else if (isPayable(shown, document, facts.rules, leaveDaysBefore(leave))) {
      days.payable += 1;
      const at = stretchOf(facts.norms, day);
      payable[at] = (payable[at] ?? 0) + 1;
    }
  }
  const stretches = facts.norms.map((norm, at) => ({
    normTiyn: tiyn(norm.total_tiyn),
    localTiyn: tiyn(norm.local_tiyn),
    republicanTiyn: tiyn(norm.republican_tiyn),
    payableDays: payable[at] ?? 0,
  }));
  return { days, amount: childMonthAmount({ stretches, workingDays: facts.workingDays }) };
}

/** The last norm that began on the day or before; the first for a day before all of them. */
function stretchOf(norms: readonly NormStretchRow[], day: Day): number {
  return Math.max(
    0,
    norms.findLastIndex(({ from }) => from <= day),
  );
}

export function addDays(sum: Days, more: Days): Days {
  const names = Object.keys(sum) as (keyof Days)[];
  return Object.fromEntries(names.map((name) => [name, sum[name] + more[name]])) as unknown as Days;
}

export const noDays: Days = { present: 0, ill: 0, leave: 0, quarantine: 0, unexcused: 0, held: 0, payable: 0 };
