/** Civil days and months as text, by integer arithmetic (proleptic Gregorian, years 0001 to 9999). No `Date`, no zone. */

declare const dayBrand: unique symbol;
declare const monthBrand: unique symbol;
/** A real day, `'2025-09-11'`. Compares as text. */
export type Day = string & { readonly [dayBrand]: true };
/** A month, `'2025-08'`. Compares as text. */
export type Month = string & { readonly [monthBrand]: true };

const dayShape = /^\d{4}-\d{2}-\d{2}$/;
const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/;
const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);
const four = (value: number): string => `${value}`.padStart(4, '0');

export const yearOf = (day: Day | Month): number => Number(day.slice(0, 4));
/** 1 to 12. */
export const monthNumber = (day: Day | Month): number => Number(day.slice(5, 7));
/** 1 to 31. */
export const dayNumber = (day: Day): number => Number(day.slice(8, 10));

/** By the Gregorian rule. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** 28 to 31; month 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the text is a real day: 30 February is not. */
export function isDay(text: string): text is Day {
  if (!dayShape.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Whether the text is a month, `2025-08`. */
export function isMonth(text: string): text is Month {
  return monthShape.test(text) && text >= '0001';
}

/** The text as a day. Throws `RangeError` when there is no such day; for input use `isDay`. */
export function asDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`no such day: ${text}`);
  return text;
}

/** The text as a month. Throws `RangeError` when there is no such month; for input use `isMonth`. */
export function asMonth(text: string): Month {
  if (!isMonth(text)) throw new RangeError(`no such month: ${text}`);
  return text;
}

/** A day from numbers, `null` when there is no such day. */
export function dayOf(year: number, month: number, day: number): Day | null {
  const text = `${four(year)}-${two(month)}-${two(day)}`;
  return isDay(text) ? text : null;
}

/** Days since 1970-01-01, negative before. */
export function epochDay(day: Day): number {
  const month = monthNumber(day);
  const year = month <= 2 ? yearOf(day) - 1 : yearOf(day);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayNumber(day) - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The day that stands `count` days after 1970-01-01. Throws `RangeError` outside the years 0001 to 9999. */
export function fromEpochDay(count: number): Day {
  const shifted = count + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return asDay(`${four(yearOfEra + era * 400 + (month <= 2 ? 1 : 0))}-${two(month)}-${two(day)}`);
}

/** The day so many days later; earlier when `count` is negative. */
export function addDays(day: Day, count: number): Day {
  return fromEpochDay(epochDay(day) + count);
}

/** Days from one to the other; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return epochDay(to) - epochDay(from);
}

/** 1 = Monday to 7 = Sunday. */
export function weekday(day: Day): number {
  return ((((epochDay(day) + 3) % 7) + 7) % 7) + 1;
}

/** The month that holds the day. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7) as Month;
}

/** The first day of a month. */
export function firstDay(month: Month): Day {
  return `${month}-01` as Day;
}

/** The last day of a month. */
export function lastDay(month: Month): Day {
  return `${month}-${daysInMonth(yearOf(month), monthNumber(month))}` as Day;
}

/** All days of a month, in order. */
export function daysOfMonth(month: Month): Day[] {
  const count = daysInMonth(yearOf(month), monthNumber(month));
  return Array.from({ length: count }, (_, at) => `${month}-${two(at + 1)}` as Day);
}

/** The month `count` months later (earlier when negative). */
export function shiftMonth(month: Month, count: number): Month {
  const months = yearOf(month) * 12 + monthNumber(month) - 1 + count;
  return asMonth(`${four(Math.floor(months / 12))}-${two((((months % 12) + 12) % 12) + 1)}`);
}

/** The same day of another month, or that month's last day where it is shorter: 31 January + 1 month = 28 February. */
export function addMonths(day: Day, count: number): Day {
  const month = shiftMonth(monthOf(day), count);
  const last = daysInMonth(yearOf(month), monthNumber(month));
  return `${month}-${two(Math.min(dayNumber(day), last))}` as Day;
}

/**
 * Full months of life on a day: the largest n with `addMonths(birth, n) <= on` (in SQL `birth + n months <= on`);
 * negative before birth.
 */
export function fullMonths(birth: Day, on: Day): number {
  const months = (yearOf(on) - yearOf(birth)) * 12 + monthNumber(on) - monthNumber(birth);
  const last = daysInMonth(yearOf(on), monthNumber(on));
  return Math.min(dayNumber(birth), last) <= dayNumber(on) ? months : months - 1;
}

/** Full years of life on a day; who was born on 29 February has the birthday on 28 February of a common year. */
export function fullYears(birth: Day, on: Day): number {
  return Math.floor(fullMonths(birth, on) / 12);
}
