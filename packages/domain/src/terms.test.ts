import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeCalendar } from './calendar.ts';
import { draftCalendar } from './calendarDraft.ts';
import { asDay, asMonth, daysBetween, epochDay, fromEpochDay } from './day.ts';
import { dayAt, endOfDay, momentOf, startOfDay } from './moment.ts';
import { policyInForce20250701 } from './policyInForce.ts';
import { calendarTerm, confirmationDue, daysLate, daysLeft, paymentDue, workingTerm } from './terms.ts';

const calendar = makeCalendar(draftCalendar(2024, 2027));
const { rules } = policyInForce20250701;
const days = fc.integer({ min: epochDay(asDay('2024-02-01')), max: epochDay(asDay('2027-10-01')) }).map(fromEpochDay);

describe('workingTerm', () => {
  test('an offer of Thursday ends on Monday at 24:00', () => {
    const term = workingTerm(momentOf(asDay('2025-09-11'), '08:30'), rules.consentWorkingDays, calendar);
    expect(term).toEqual({ lastDay: '2025-09-15', endsAt: startOfDay(asDay('2025-09-16')) });
  });
  test.each([
    ['2025-09-11', '00:00', '2025-09-15'],
    ['2025-09-11', '23:59', '2025-09-15'],
    ['2025-09-12', '00:00', '2025-09-16'],
    ['2025-09-13', '12:00', '2025-09-16'],
    ['2025-08-29', '12:00', '2025-09-03'],
    ['2025-12-31', '12:00', '2026-01-06'],
  ])('%s %s and two working days is %s', (day, time, lastDay) => {
    expect(workingTerm(momentOf(asDay(day), time), 2, calendar).lastDay).toBe(lastDay);
  });
  test('always ends on a working day, with so many behind the start', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 20 }), (day, n) => {
        const { lastDay, endsAt } = workingTerm(startOfDay(day), n, calendar);
        expect(calendar.isWorkingDay(lastDay)).toBe(true);
        expect(calendar.countWorkingDays(day, lastDay) - (calendar.isWorkingDay(day) ? 1 : 0)).toBe(n);
        expect(dayAt(endsAt - 1)).toBe(lastDay);
      }),
    );
  });
});

describe('calendarTerm', () => {
  test.each([
    ['2025-09-01', 30, '2025-10-01'],
    ['2025-08-14', 30, '2025-09-15'],
    ['2025-08-02', 28, '2025-09-02'],
  ])('%s and %i days is %s', (day, n, lastDay) => {
    expect(calendarTerm(asDay(day), n, calendar)).toEqual({ lastDay, endsAt: endOfDay(asDay(lastDay)) });
  });
  test('ends on a working day, never before its days', () => {
    fc.assert(
      fc.property(days, fc.nat(60), (day, n) => {
        const { lastDay } = calendarTerm(day, n, calendar);
        expect(calendar.isWorkingDay(lastDay)).toBe(true);
        expect(daysBetween(day, lastDay)).toBeGreaterThanOrEqual(n);
      }),
    );
  });
});

describe('paymentDue', () => {
  test.each([
    ['2025-09-10', '2025-10-10', '2025-10-10'],
    ['2025-08-12', '2025-09-11', '2025-09-11'],
    ['2025-08-14', '2025-09-13', '2025-09-12'],
    ['2025-08-02', '2025-09-01', '2025-08-29'],
  ])('signed %s, due %s, planned by %s', (signed, dueOn, planBy) => {
    expect(paymentDue(asDay(signed), calendar, rules)).toEqual({ dueOn, planBy });
  });
  test('is flat, and the plan is a working day not after it', () => {
    fc.assert(
      fc.property(days, (day) => {
        const { dueOn, planBy } = paymentDue(day, calendar, rules);
        expect(daysBetween(day, dueOn)).toBe(30);
        expect(planBy <= dueOn && calendar.isWorkingDay(planBy)).toBe(true);
      }),
    );
  });
});

describe('lateness', () => {
  test.each([
    ['2025-09-04', '2025-09-11', 7, 0],
    ['2025-09-11', '2025-09-11', 0, 0],
    ['2025-10-10', '2025-09-11', 0, 29],
  ])('due %s on %s: %i late, %i left', (due, today, late, left) => {
    expect(daysLate(asDay(due), asDay(today))).toBe(late);
    expect(daysLeft(asDay(due), asDay(today))).toBe(left);
  });
});

describe('confirmationDue', () => {
  test('is the 7th of the next month', () => {
    expect(confirmationDue(asMonth('2025-08'), rules)).toBe('2025-09-07');
    expect(confirmationDue(asMonth('2025-12'), rules)).toBe('2026-01-07');
  });
  test('refuses a day that the next month does not have', () => {
    expect(() => confirmationDue(asMonth('2025-01'), { confirmByDay: 30 })).toThrow(RangeError);
  });
});
