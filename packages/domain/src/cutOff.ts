/**
 * Cut-off of a bank: an order that comes in after it moves the money on the next working day. The time is the payer's agreement with
 * its bank, so it is dated data (`payer_bank`), never a constant.
 */
import type { Calendar } from './calendar.ts';
import type { Day } from './day.ts';
import { dayAt, type Moment, timeAt } from './moment.ts';

export interface ValueDay {
  readonly day: Day;
  /** Why it is not today: past the time, or a day on which the bank does not work; `null`: it is today. */
  readonly because: 'cutOff' | 'dayOff' | null;
}

/**
 * The day on which money moves when an order is given now.
 * @param cutOff `'16:00'` on the city's clock: from this minute on it is too late
 * @throws DomainError calendar.unknownDay
 */
export function valueDayOf(now: Moment, cutOff: string, calendar: Calendar): ValueDay {
  const today = dayAt(now);
  if (!calendar.isWorkingDay(today)) return { day: calendar.workingDayFrom(today), because: 'dayOff' };
  if (timeAt(now) < cutOff) return { day: today, because: null };
  return { day: calendar.addWorkingDays(today, 1), because: 'cutOff' };
}
