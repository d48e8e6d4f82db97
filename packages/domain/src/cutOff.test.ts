import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeCalendar } from './calendar.ts';
import { draftCalendar } from './calendarDraft.ts';
import { valueDayOf } from './cutOff.ts';
import { asDay } from './day.ts';
import { momentOf } from './moment.ts';

const calendar = makeCalendar(draftCalendar(2025, 2026));
const at = (day: string, time: string) => valueDayOf(momentOf(asDay(day), time), '16:00', calendar);

describe('the day on which money moves', () => {
  test.each([
    ['2025-09-11', '15:59', '2025-09-11', null],
    ['2025-09-11', '16:00', '2025-09-12', 'cutOff'],
    ['2025-09-12', '18:30', '2025-09-15', 'cutOff'],
    ['2025-09-13', '09:00', '2025-09-15', 'dayOff'],
    ['2025-12-31', '23:59', '2026-01-05', 'cutOff'],
  ])('given on %s at %s it is %s', (day, time, value, because) => {
    expect(at(day, time)).toEqual({ day: value, because });
  });

  test('is a working day, today or later, and never earlier for a later order', () => {
    const minute = fc.integer({ min: 0, max: 360 * 24 * 60 });
    const begun = momentOf(asDay('2025-01-03'), '00:00');
    fc.assert(
      fc.property(minute, minute, (a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)].map((minutes) =>
          valueDayOf(begun + minutes * 60_000, '16:00', calendar),
        ) as [ReturnType<typeof valueDayOf>, ReturnType<typeof valueDayOf>];
        expect(calendar.isWorkingDay(first.day)).toBe(true);
        expect(first.day <= second.day).toBe(true);
      }),
    );
  });
});
