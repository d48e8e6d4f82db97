/** Working days of the offices as numbers, to plan when a paper moves from desk to desk. */
import { isWork } from '@balapan/domain/calendar.ts';
import { draftCalendar } from '@balapan/domain/calendarDraft.ts';
import { epochDay } from '@balapan/domain/day.ts';

const works: readonly number[] = draftCalendar(2022, 2027)
  .filter(({ kind }) => isWork(kind))
  .map(({ day }) => epochDay(day));

/** Place of the first working day that is not before the day. */
function placeOf(day: number): number {
  let [low, high] = [0, works.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((works[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The n-th working day from a day on: 0 is the day itself, or the next working day where it is a day off. */
export function workDay(day: number, n: number): number {
  const result = works[placeOf(day) + n];
  if (result === undefined) throw new RangeError('outside the calendar of 2022–2027');
  return result;
}

/** The last working day that is not after the day. */
export function workDayUntil(day: number): number {
  const place = placeOf(day);
  return works[place] === day ? day : (works[place - 1] ?? day);
}
