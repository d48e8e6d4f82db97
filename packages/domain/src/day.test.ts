import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  asDay,
  asMonth,
  type Day,
  dayNumber,
  dayOf,
  daysBetween,
  daysInMonth,
  daysOfMonth,
  epochDay,
  firstDay,
  fromEpochDay,
  fullMonths,
  fullYears,
  isDay,
  isLeapYear,
  isMonth,
  lastDay,
  monthNumber,
  monthOf,
  shiftMonth,
  weekday,
  yearOf,
} from './day.ts';

const days = fc.integer({ min: epochDay(asDay('1900-01-01')), max: epochDay(asDay('2100-12-31')) }).map(fromEpochDay);
const smallSteps = fc.integer({ min: -5000, max: 5000 });

describe('isDay', () => {
  test.each(['2025-09-11', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(isDay(text)).toBe(true);
    expect(asDay(text)).toBe(text);
  });
  test.each([
    '2025-02-30',
    '2025-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-01-32',
    '0000-01-01',
    '2025-1-1',
    '11.09.2025',
    '2025-09-11T00:00',
    ' 2025-09-11',
    '',
  ])('refuses %j', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => asDay(text)).toThrow(RangeError);
  });
  test('agrees with the platform calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.nat(32), (y, m, d) => {
        const text = `${y}-${`${m}`.padStart(2, '0')}-${`${d}`.padStart(2, '0')}`;
        const date = new Date(`${text}T00:00:00Z`);
        const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
        expect(isDay(text)).toBe(isReal);
        expect(dayOf(y, m, d)).toBe(isReal ? text : null);
      }),
    );
  });
});

describe('isMonth', () => {
  test.each(['2025-08', '0001-01', '9999-12'])('takes %s', (text) => {
    expect(isMonth(text)).toBe(true);
    expect(asMonth(text)).toBe(text);
  });
  test.each(['2025-13', '2025-00', '0000-05', '2025-8', '2025-08-01', ''])('refuses %j', (text) => {
    expect(isMonth(text)).toBe(false);
    expect(() => asMonth(text)).toThrow(RangeError);
  });
});

describe('parts', () => {
  test('of a day', () => {
    const day = asDay('2025-09-01');
    expect([yearOf(day), monthNumber(day), dayNumber(day), monthOf(day)]).toEqual([2025, 9, 1, '2025-09']);
  });
  test.each([
    [2024, true],
    [2025, false],
    [1900, false],
    [2000, true],
  ])('leap year %i: %s', (year, isLeap) => {
    expect(isLeapYear(year)).toBe(isLeap);
    expect(daysInMonth(year, 2)).toBe(isLeap ? 29 : 28);
  });
  test('the months of a common year have 365 days', () => {
    const lengths = Array.from({ length: 12 }, (_, at) => daysInMonth(2025, at + 1));
    expect(lengths).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  });
});

describe('epoch days', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-03-01', 11_017],
    ['2025-09-11', 20_342],
    ['0001-01-01', -719_162],
    ['9999-12-31', 2_932_896],
  ])('%s is %i', (text, count) => {
    expect(epochDay(asDay(text))).toBe(count);
    expect(fromEpochDay(count)).toBe(text);
  });
  test('agree with the platform', () => {
    fc.assert(fc.property(days, (day) => epochDay(day) === Date.parse(`${day}T00:00:00Z`) / 86_400_000));
  });
  test('there and back is the same', () => {
    fc.assert(fc.property(days, (day) => fromEpochDay(epochDay(day)) === day));
  });
  test('adding days is undone by subtracting them', () => {
    fc.assert(
      fc.property(days, smallSteps, (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
        expect(addDays(addDays(day, count), -count)).toBe(day);
      }),
    );
  });
  test('end with the year 9999', () => {
    expect(() => addDays(asDay('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(asDay('0001-01-01'), -1)).toThrow(RangeError);
  });
  test('order as text', () => {
    fc.assert(fc.property(days, days, (a, b) => a < b === epochDay(a) < epochDay(b)));
  });
});

describe('weekday', () => {
  test.each([
    ['1970-01-01', 4],
    ['2025-09-11', 4],
    ['2025-09-14', 7],
    ['2025-09-15', 1],
    ['1899-12-31', 7],
  ])('%s is %i', (text, number) => {
    expect(weekday(asDay(text))).toBe(number);
  });
  test('agrees with the platform', () => {
    fc.assert(fc.property(days, (day) => weekday(day) % 7 === new Date(`${day}T00:00:00Z`).getUTCDay()));
  });
});

describe('months', () => {
  test('have a first and a last day', () => {
    expect(firstDay(asMonth('2024-02'))).toBe('2024-02-01');
    expect(lastDay(asMonth('2024-02'))).toBe('2024-02-29');
    expect(daysOfMonth(asMonth('2025-09'))).toHaveLength(30);
  });
  test('their days follow each other', () => {
    fc.assert(
      fc.property(days, (day) => {
        const all = daysOfMonth(monthOf(day));
        expect(all[0]).toBe(firstDay(monthOf(day)));
        expect(all.at(-1)).toBe(lastDay(monthOf(day)));
        expect(all.every((item, at) => isDay(item) && item === addDays(all[0] as Day, at))).toBe(true);
      }),
    );
  });
  test.each([
    ['2025-12', 1, '2026-01'],
    ['2025-01', -1, '2024-12'],
    ['2025-08', -20, '2023-12'],
    ['2025-08', 0, '2025-08'],
  ])('%s and %i is %s', (month, count, shifted) => {
    expect(shiftMonth(asMonth(month), count)).toBe(shifted);
  });
  test.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2024-03-15', 18, '2025-09-15'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months is %s', (day, count, moved) => {
    expect(addMonths(asDay(day), count)).toBe(moved);
  });
});

describe('age', () => {
  test.each([
    ['2019-09-01', '2025-09-01', 6],
    ['2019-09-02', '2025-09-01', 5],
    ['2024-02-29', '2025-02-28', 1],
    ['2024-02-29', '2025-02-27', 0],
    ['2023-09-11', '2025-09-11', 2],
    ['2025-09-12', '2025-09-11', -1],
  ])('born %s has on %s %i years', (birth, on, years) => {
    expect(fullYears(asDay(birth), asDay(on))).toBe(years);
  });
  test.each([
    ['2024-03-11', '2025-09-11', 18],
    ['2024-03-12', '2025-09-11', 17],
    ['2023-08-31', '2025-02-28', 18],
    ['2025-09-11', '2025-09-11', 0],
  ])('born %s has on %s %i months', (birth, on, months) => {
    expect(fullMonths(asDay(birth), asDay(on))).toBe(months);
  });
  test('is the largest number of months that has passed', () => {
    fc.assert(
      fc.property(days, fc.nat(4000), (birth, later) => {
        const on = addDays(birth, later);
        const months = fullMonths(birth, on);
        expect(addMonths(birth, months) <= on).toBe(true);
        expect(addMonths(birth, months + 1) > on).toBe(true);
      }),
    );
  });
  test('never goes back as time goes on', () => {
    fc.assert(fc.property(days, days, (birth, on) => fullYears(birth, on) <= fullYears(birth, addDays(on, 1))));
  });
});
