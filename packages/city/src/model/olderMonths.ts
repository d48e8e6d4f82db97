/** The way of the acts of older months: the department signed and paid, a few weeks after the month's end. */
import { type Month, shiftMonth } from '@balapan/domain/day.ts';
import { randomOf } from '../random.ts';
import type { ActPath } from './acts.ts';
import { momentText, monthRange } from './days.ts';
import { workDay } from './officeDays.ts';
import type { Provider } from './providers.ts';

/** The way of every act of a month, by the order of the kindergartens. */
export function olderPaths(month: Month, providers: readonly Provider[], seed: number): ActPath[] {
  const random = randomOf(seed, `acts.${month}`);
  const start = monthRange(shiftMonth(month, 1)).first;
  const moment = (day: number): string => momentText(day, 32_400 + random.below(32_000));
  return providers.map(() => {
    const provider = workDay(start, random.below(6));
    const department = workDay(provider, 1 + random.below(6));
    const paid = workDay(department, 5 + random.below(12));
    return {
      state: 'paid',
      desk: 'closed',
      holder: 0,
      since: moment(paid),
      providerSignedAt: moment(provider),
      departmentSignedAt: moment(department),
      note: '',
      payments: [{ day: paid, state: 'confirmed', settled: paid, toClosedAccount: true }],
    };
  });
}
