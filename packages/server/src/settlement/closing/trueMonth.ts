/** A child's month in a kindergarten as it is true now, counted as acts count it; and as it would be with another mark. */
import type { ReadHandle } from '@balapan/database/scope.ts';
import type { Month } from '@balapan/domain/day.ts';
import { childMonthAmount, type SplitAmount } from '@balapan/domain/entitlement.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { stretchesOf } from './earlierMonths.ts';
import { fileDays, type Pair, trueDays, type Wish } from './earlierQueries.ts';
import { type MonthPlan, monthPlan } from './monthPlan.ts';

export interface TrueMonth {
  readonly days: number;
  readonly amount: SplitAmount;
}

/**
 * `null` where the truth can't be told: no days at all, or days without a norm.
 * @param wish a mark that is thought of instead of the one that stands there
 * @throws DomainError `policy.missing`, `calendar.unknownDay`
 */
export async function trueMonth(sql: ReadHandle, month: Month, pair: Pair, wish?: Wish): Promise<TrueMonth | null> {
  const plan = await monthPlan(sql, month);
  const marked = await trueDays(sql, plan, [pair], wish);
  const stretches = stretchesOf(marked.length > 0 ? marked : await fileDays(sql, plan, [pair]));
  return stretches === null ? null : amountOf(plan, stretches);
}

function amountOf(plan: MonthPlan, days: readonly { readonly normId: string; readonly days: number }[]): TrueMonth {
  const stretches = days.map(({ normId, days: payableDays }) => {
    const norm = plan.norms.get(normId);
    if (norm === undefined) throw new Error(`no norm ${normId}`);
    return {
      normTiyn: tiyn(norm.total_tiyn),
      localTiyn: tiyn(norm.local_tiyn),
      republicanTiyn: tiyn(norm.republican_tiyn),
      payableDays,
    };
  });
  return {
    days: days.reduce((sum, one) => sum + one.days, 0),
    amount: childMonthAmount({ stretches, workingDays: plan.workingDays }),
  };
}
