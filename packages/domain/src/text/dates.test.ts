import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay, asMonth, epochDay, fromEpochDay } from '../day.ts';
import { momentOf } from '../moment.ts';
import {
  formatDay,
  formatDayInDocument,
  formatDayInYear,
  formatDayLong,
  formatDayWithWeekday,
  formatMoment,
  formatMonth,
  formatMonthInDocument,
  formatPeriod,
  monthName,
  weekdayName,
  weekdayShortName,
} from './dates.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');
const day = asDay('2026-03-09');
const days = fc.integer({ min: epochDay(asDay('2000-01-01')), max: epochDay(asDay('2050-01-01')) }).map(fromEpochDay);

describe('a day', () => {
  test.each([
    ['kk', '09.03.2026', '2026 ж. 9 наурыз', '2026 жылғы 9 наурыз', '9 наурыз', 'дүйсенбі', 'Дс'],
    ['ru', '09.03.2026', '9 марта 2026 г.', '9 марта 2026 года', '9 марта', 'понедельник', 'Пн'],
    ['en', '9 Mar 2026', '9 March 2026', '9 March 2026', '9 March', 'Monday', 'Mon'],
  ] as const)('in %s', (language, short, long, inDocument, inYear, name, shortName) => {
    expect(plain(formatDay(day, language))).toBe(short);
    expect(plain(formatDayLong(day, language))).toBe(long);
    expect(plain(formatDayInDocument(day, language))).toBe(inDocument);
    expect(plain(formatDayInYear(day, language))).toBe(inYear);
    expect(weekdayName(day, language)).toBe(name);
    expect(weekdayShortName(day, language)).toBe(shortName);
    expect(weekdayShortName(1, language)).toBe(shortName);
  });
  test('with its weekday, for a term', () => {
    expect(formatDayWithWeekday(asDay('2025-09-15'), 'kk')).toBe('15.09.2025, дүйсенбі');
  });
  test('in Russian is what the platform writes', () => {
    const intl = new Intl.DateTimeFormat('ru-RU', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    fc.assert(
      fc.property(days, (any) => {
        expect(plain(formatDayLong(any, 'ru'))).toBe(plain(intl.format(new Date(`${any}T00:00:00Z`))));
      }),
    );
  });
  test('in English is what the platform writes', () => {
    const intl = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    fc.assert(
      fc.property(days, (any) => plain(formatDayLong(any, 'en')) === intl.format(new Date(`${any}T00:00:00Z`))),
    );
  });
  test('in Kazakh has the months and weekdays of the language data of Node', () => {
    const months = new Intl.DateTimeFormat('kk-KZ', { month: 'long', timeZone: 'UTC' });
    const weekdays = new Intl.DateTimeFormat('kk-KZ', { weekday: 'long', timeZone: 'UTC' });
    fc.assert(
      fc.property(days, (any) => {
        const date = new Date(`${any}T00:00:00Z`);
        expect(monthName(date.getUTCMonth() + 1, 'kk')).toBe(months.format(date).toLowerCase());
        expect(weekdayName(any, 'kk')).toBe(weekdays.format(date).toLowerCase());
      }),
    );
  });
});

describe('a month', () => {
  test.each([
    ['kk', '2025 ж. тамыз', '2025 жылғы тамыз'],
    ['ru', 'август 2025 г.', 'август 2025 года'],
    ['en', 'August 2025', 'August 2025'],
  ] as const)('in %s', (language, usual, inDocument) => {
    expect(plain(formatMonth(asMonth('2025-08'), language))).toBe(usual);
    expect(plain(formatMonthInDocument(asMonth('2025-08'), language))).toBe(inDocument);
  });
  test.each([0, 13])('there is no month %i', (number) => {
    expect(() => monthName(number, 'kk')).toThrow(RangeError);
  });
  test.each([0, 8])('there is no weekday %i', (number) => {
    expect(() => weekdayShortName(number, 'kk')).toThrow(RangeError);
  });
});

describe('a moment and a period', () => {
  test('on the clock of the city', () => {
    const moment = momentOf(asDay('2025-09-10'), '16:40');
    expect(formatMoment(moment, 'ru')).toBe('10.09.2025, 16:40');
    expect(plain(formatMoment(moment, 'en'))).toBe('10 Sep 2025, 16:40');
  });
  test('a period has both ends, one day stays alone', () => {
    expect(plain(formatPeriod(asDay('2025-07-01'), asDay('2025-12-31'), 'kk'))).toBe('01.07.2025 – 31.12.2025');
    expect(formatPeriod(day, day, 'ru')).toBe('09.03.2026');
  });
});
