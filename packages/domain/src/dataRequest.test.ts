import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCalendar } from './calendar.ts';
import { draftCalendar } from './calendarDraft.ts';
import { dataRequestKinds, dataRequestRules, dataRequestTerm, isBound } from './dataRequest.ts';
import { addDays, asDay } from './day.ts';
import { dayAt, momentOf } from './moment.ts';

const calendar = makeCalendar(draftCalendar(2024, 2027));
const on = (day: string): number => momentOf(asDay(day), '17:40');

test('a correction asked for on Friday is due on Monday, an objection on Wednesday', () => {
  expect(dataRequestTerm('correction', on('2025-09-12'), calendar).lastDay).toBe('2025-09-15');
  expect(dataRequestTerm('objection', on('2025-09-12'), calendar).lastDay).toBe('2025-09-17');
});

test('holidays are not counted: Nauryz and the days off around it', () => {
  const { lastDay } = dataRequestTerm('correction', on('2025-03-20'), calendar);
  expect(lastDay).toBe('2025-03-26');
  expect(calendar.isWorkingDay(asDay('2025-03-21'))).toBe(false);
});

test('a withdrawal has fifteen working days: the Day of the Republic lengthens it', () => {
  const { lastDay } = dataRequestTerm('withdrawal', on('2025-10-17'), calendar);
  expect(calendar.isWorkingDay(asDay('2025-10-27'))).toBe(false);
  expect(lastDay).toBe('2025-11-10');
});

test('a term ends on a working day and holds exactly its working days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), fc.constantFrom(...dataRequestKinds), (days, kind) => {
      const madeAt = momentOf(addDays(asDay('2024-01-02'), days), '09:00');
      const { lastDay } = dataRequestTerm(kind, madeAt, calendar);
      expect(calendar.isWorkingDay(lastDay)).toBe(true);
      const first = addDays(dayAt(madeAt), 1);
      expect(calendar.countWorkingDays(first, lastDay)).toBe(dataRequestRules[kind].workingDays);
    }),
  );
});

test('a place, a voucher or a live application binds', () => {
  expect(isBound({ enrolled: false, voucher: false, application: false })).toBe(false);
  expect(isBound({ enrolled: true, voucher: false, application: false })).toBe(true);
  expect(isBound({ enrolled: false, voucher: false, application: true })).toBe(true);
});
