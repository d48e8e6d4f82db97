/** Days as numbers since 1970-01-01 with their text kept ready: a city's files name a few thousand days a million times. */
import { asDay, asMonth, type Day, daysOfMonth, epochDay, fromEpochDay, type Month } from '@balapan/domain/day.ts';

/** The day of the city's files. */
export const asOfDay = asDay('2025-09-11');
/** 2025-09-11 as a number of days. */
export const asOf = epochDay(asOfDay);
/** From this day on an application counts as filed "since 1 July". */
export const sinceJuly = epochDay(asDay('2025-07-01'));
/** The month that is closed and paid, the month that is being closed, the month that runs. */
export const closedMonth = asMonth('2025-07');
export const closingMonth = asMonth('2025-08');
export const runningMonth = asMonth('2025-09');
/** The month whose documents alone are there. */
export const documentsMonth = asMonth('2025-06');

const texts = new Map<number, Day>();

/** The text of a day. */
export function dayText(day: number): Day {
  let text = texts.get(day);
  if (text === undefined) {
    text = fromEpochDay(day);
    texts.set(day, text);
  }
  return text;
}

/** A number of days from a text in code: `at('2025-08-18')`. Throws `RangeError` for no real day. */
export function at(day: string): number {
  return epochDay(asDay(day));
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** `2025-06-03 09:42:17` of a day and a second of it, as the files write moments (Almaty time). */
export function momentText(day: number, second: number): string {
  return `${dayText(day)} ${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
}

/** First and last day of a month as numbers. */
export function monthRange(month: Month): { readonly first: number; readonly last: number } {
  const days = daysOfMonth(month);
  const first = epochDay(asDay(`${month}-01`));
  return { first, last: first + days.length - 1 };
}
