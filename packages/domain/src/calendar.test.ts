import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarDay, isWork, makeCalendar } from './calendar.ts';
import { draftCalendar } from './calendarDraft.ts';
import { addDays, asDay, asMonth, type Day, daysBetween, epochDay, fromEpochDay } from './day.ts';
import { DomainError } from './errors.ts';

const calendar = makeCalendar(draftCalendar(2024, 2027));
const days = fc.integer({ min: epochDay(asDay('2024-02-01')), max: epochDay(asDay('2027-11-01')) }).map(fromEpochDay);

describe('a calendar', () => {
  test('knows its ends', () => {
    expect([calendar.from, calendar.to]).toEqual(['2024-01-01', '2027-12-31']);
  });
  test('tells a day with its note', () => {
    expect(calendar.dayOf(asDay('2025-01-03'))).toMatchObject({ kind: 'movedOff', noteEn: 'Day off moved here' });
  });
  test.each([
    ['2025-09-11', true],
    ['2025-09-13', false],
    ['2025-01-05', true],
    ['2025-09-01', false],
    ['2026-08-31', true],
  ])('%s is a working day: %s', (day, isWorking) => {
    expect(calendar.isWorkingDay(asDay(day))).toBe(isWorking);
  });
  test('gives the working days of a month', () => {
    const august = calendar.workingDays(asMonth('2025-08'));
    expect(august).toHaveLength(21);
    expect([august[0], august.at(-1)]).toEqual(['2025-08-01', '2025-08-29']);
  });
  test('counts a period with both its ends', () => {
    expect(calendar.countWorkingDays(asDay('2025-09-11'), asDay('2025-09-15'))).toBe(3);
    expect(calendar.countWorkingDays(asDay('2025-09-13'), asDay('2025-09-14'))).toBe(0);
    expect(calendar.countWorkingDays(asDay('2025-09-15'), asDay('2025-09-11'))).toBe(0);
  });
  test.each([
    ['2025-09-11', 2, '2025-09-15'],
    ['2025-09-13', 1, '2025-09-15'],
    ['2025-09-13', -1, '2025-09-12'],
    ['2025-09-13', 0, '2025-09-13'],
    ['2025-12-31', 1, '2026-01-05'],
    ['2026-03-20', 1, '2026-03-26'],
  ])('%s and %i working days is %s', (day, n, result) => {
    expect(calendar.addWorkingDays(asDay(day), n)).toBe(result);
  });
  test.each([
    ['2025-09-13', '2025-09-15', '2025-09-12'],
    ['2025-09-12', '2025-09-12', '2025-09-12'],
  ])('around %s', (day, from, until) => {
    expect(calendar.workingDayFrom(asDay(day))).toBe(from);
    expect(calendar.workingDayUntil(asDay(day))).toBe(until);
  });
  test('the n-th working day has n working days behind it', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (day, n) => {
        const end = calendar.addWorkingDays(day, n);
        expect(calendar.isWorkingDay(end)).toBe(true);
        expect(calendar.countWorkingDays(addDays(day, 1), end)).toBe(n);
      }),
    );
  });
  test('going back finds the same days', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 15 }), (day, n) => {
        const end = calendar.addWorkingDays(day, n);
        const start = calendar.addWorkingDays(end, -n);
        expect(start <= day).toBe(true);
        expect(calendar.countWorkingDays(addDays(start, 1), day)).toBe(0);
      }),
    );
  });
  test.each<() => unknown>([
    () => calendar.dayOf(asDay('2023-12-31')),
    () => calendar.isWorkingDay(asDay('2028-01-01')),
    () => calendar.workingDays(asMonth('2028-01')),
    () => calendar.addWorkingDays(asDay('2027-12-31'), 1),
    () => calendar.countWorkingDays(asDay('2027-12-31'), asDay('2028-01-01')),
  ])('refuses to guess a day without a row: %s', (ask) => {
    expect(ask).toThrow(DomainError);
    expect(ask).toThrow('calendar.unknownDay');
  });
  test('refuses no rows and two rows of a day', () => {
    const row: CalendarDay = { day: asDay('2025-01-01'), kind: 'work', source: 'x' };
    expect(() => makeCalendar([])).toThrow(RangeError);
    expect(() => makeCalendar([row, row])).toThrow(RangeError);
  });
  test('takes rows in any order', () => {
    const rows = draftCalendar(2025, 2025);
    expect(makeCalendar(rows.toReversed()).workingDays(asMonth('2025-05'))).toHaveLength(19);
  });
});

describe('the draft', () => {
  const totals: Readonly<Record<number, string>> = {
    2024: '21 21 17 22 20 20 22 21 21 22 21 21',
    2025: '20 20 17 22 19 20 22 21 21 22 20 22',
    2026: '19 20 18 22 17 22 22 21 22 21 21 22',
    2027: '18 20 18 22 18 22 21 22 22 20 22 22',
  };
  const months = Object.entries(totals).flatMap(([year, text]) =>
    text.split(' ').map((count, at) => [`${year}-${`${at + 1}`.padStart(2, '0')}`, Number(count)] as const),
  );
  test.each(months)('%s has %i working days', (month, count) => {
    expect(calendar.workingDays(asMonth(month))).toHaveLength(count);
  });
  test.each([
    [2022, 246, 119],
    [2023, 246, 119],
    [2024, 249, 117],
    [2025, 246, 119],
    [2026, 247, 118],
    [2027, 247, 118],
  ])('%i has %i working days and %i off', (year, work, off) => {
    const rows = draftCalendar(year, year);
    const working = rows.filter((row) => isWork(row.kind)).length;
    expect([working, rows.length - working]).toEqual([work, off]);
  });
  test.each([
    [2022, ['2022-01-03', '2022-01-04', '2022-05-02', '2022-05-10']],
    [2023, ['2023-01-03', '2023-05-08', '2023-12-18']],
    [2024, ['2024-03-25', '2024-07-08']],
    [2025, ['2025-03-10', '2025-03-24', '2025-03-25', '2025-07-07', '2025-09-01', '2025-10-27']],
    [2026, ['2026-03-09', '2026-03-24', '2026-03-25', '2026-05-11', '2026-10-26']],
    [2027, ['2027-01-04', '2027-03-24', '2027-05-03', '2027-05-10']],
  ])('substitutes of %i', (year, expected) => {
    const rows = draftCalendar(year, year).filter((row) => row.kind === 'substitute');
    expect(rows.map((row) => row.day)).toEqual(expected);
  });
  test.each(['2024-01-07', '2024-06-16', '2027-05-16'])('%s is not moved', (day) => {
    const next = asDay(addDays(asDay(day), 1));
    expect(calendar.dayOf(asDay(day)).kind).toBe('holiday');
    expect(calendar.dayOf(next).kind).toBe('work');
  });
  test.each([
    ['2024-05-04', 'movedWork'],
    ['2024-05-08', 'movedOff'],
    ['2025-01-05', 'movedWork'],
    ['2025-01-03', 'movedOff'],
    ['2025-08-30', 'holiday'],
    ['2026-08-30', 'weekend'],
    ['2027-08-30', 'work'],
    ['2026-03-16', 'work'],
    ['2027-03-15', 'holiday'],
  ])('%s is %s', (day, kind) => {
    expect(calendar.dayOf(asDay(day)).kind).toBe(kind);
  });
  test('has a row for every day, each with a source', () => {
    const rows = draftCalendar(2022, 2027);
    expect(rows).toHaveLength(daysBetween(asDay('2022-01-01'), asDay('2028-01-01')));
    expect(rows.every((row, at) => row.source !== '' && row.day === addDays(rows[0]?.day as Day, at))).toBe(true);
  });
  test('every day that is neither work nor weekend has a note in three languages', () => {
    for (const row of draftCalendar(2022, 2027))
      if (row.kind !== 'work' && row.kind !== 'weekend')
        expect([row.noteKk, row.noteRu, row.noteEn].every((note) => note)).toBe(true);
  });
  test.each([
    [2021, 2024],
    [2027, 2028],
  ])('refuses %i–%i', (from, to) => {
    expect(() => draftCalendar(from, to)).toThrow(RangeError);
  });
});
