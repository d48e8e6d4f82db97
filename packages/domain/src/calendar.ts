/** The labour calendar as signed rows (kazakhstan.md 4). A day that no row tells is an error, because each day is money. */
import { type Day, daysOfMonth, epochDay, fromEpochDay, type Month } from './day.ts';
import { DomainError } from './errors.ts';

export type CalendarKind = 'work' | 'weekend' | 'holiday' | 'substitute' | 'movedOff' | 'movedWork';

export interface CalendarDay {
  readonly day: Day;
  readonly kind: CalendarKind;
  readonly noteKk?: string;
  readonly noteRu?: string;
  readonly noteEn?: string;
  /** The act or rule behind the row. */
  readonly source: string;
}

/** All methods throw `DomainError('calendar.unknownDay')` where a day they need has no row. */
export interface Calendar {
  /** First and last day with a row. */
  readonly from: Day;
  readonly to: Day;
  dayOf(day: Day): CalendarDay;
  isWorkingDay(day: Day): boolean;
  /** The working days of a month, in order. */
  workingDays(month: Month): readonly Day[];
  /** Working days in a period, both ends included; 0 when `to` is before `from`. */
  countWorkingDays(from: Day, to: Day): number;
  /** The n-th working day after the day (before it when negative); the day itself for 0, whatever it is. */
  addWorkingDays(day: Day, n: number): Day;
  /** The day itself if it is a working day, else the next one. */
  workingDayFrom(day: Day): Day;
  /** The day itself if it is a working day, else the last one before. */
  workingDayUntil(day: Day): Day;
}

/** Whether a day of the kind is worked. */
export function isWork(kind: CalendarKind): boolean {
  return kind === 'work' || kind === 'movedWork';
}

/** A calendar over rows in any order. Throws `RangeError` for no rows or two rows of one day. */
export function makeCalendar(rows: Iterable<CalendarDay>): Calendar {
  const byDay = new Map<Day, CalendarDay>();
  for (const row of rows) {
    if (byDay.has(row.day)) throw new RangeError(`two rows for ${row.day}`);
    byDay.set(row.day, row);
  }
  const days = [...byDay.keys()].sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) throw new RangeError('a calendar without days');

  const dayOf = (day: Day): CalendarDay => {
    const row = byDay.get(day);
    if (row === undefined) throw new DomainError({ code: 'calendar.unknownDay', params: { day } });
    return row;
  };
  const isWorkingDay = (day: Day): boolean => isWork(dayOf(day).kind);
  const step = (day: Day, n: number): Day => {
    const direction = Math.sign(n);
    let at = epochDay(day);
    for (let left = Math.abs(n); left > 0; ) {
      at += direction;
      if (isWorkingDay(fromEpochDay(at))) left -= 1;
    }
    return fromEpochDay(at);
  };
  return {
    from,
    to,
    dayOf,
    isWorkingDay,
    workingDays: (month) => daysOfMonth(month).filter(isWorkingDay),
    countWorkingDays: (first, last) => {
      let count = 0;
      for (let at = epochDay(first); at <= epochDay(last); at += 1) if (isWorkingDay(fromEpochDay(at))) count += 1;
      return count;
    },
    addWorkingDays: step,
    workingDayFrom: (day) => (isWorkingDay(day) ? day : step(day, 1)),
    workingDayUntil: (day) => (isWorkingDay(day) ? day : step(day, -1)),
  };
}
