/** Where the demonstration's clock can go at one touch: moments by the region's own calendar. */
import type { Calendar } from '@balapan/domain/calendar.ts';
import { addDays } from '@balapan/domain/day.ts';
import { dayAt, endOfDay, type Moment, momentOf } from '@balapan/domain/moment.ts';
import type { ClockStep } from '@balapan/domain/text/texts/clock.ts';

const hour = 3_600_000;
const morning = '08:30';

/**
 * An hour on; the next 08:30; the end of the next working day, when terms counted in working days are over. Steps beyond the
 * calendar's last day are left out.
 */
export function clockSteps(now: Moment, calendar: Calendar): { readonly code: ClockStep; readonly at: Moment }[] {
  const today = dayAt(now);
  const early = momentOf(today, morning);
  const last = endOfDay(calendar.to);
  const workday = today < calendar.to ? calendar.workingDayFrom(addDays(today, 1)) : null;
  const steps = [
    { code: 'hour' as const, at: now + hour },
    { code: 'morning' as const, at: early > now ? early : momentOf(addDays(today, 1), morning) },
    ...(workday === null ? [] : [{ code: 'workdayEnd' as const, at: endOfDay(workday) }]),
  ];
  return steps.filter(({ at }) => at < last);
}
