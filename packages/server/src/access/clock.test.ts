import { makeCalendar } from '@balapan/domain/calendar.ts';
import type { Day } from '@balapan/domain/day.ts';
import { localIsoOf, momentOf } from '@balapan/domain/moment.ts';
import { expect, test } from 'vitest';
import { clockSteps } from './clock.ts';

const rows = (['2025-09-11', '2025-09-12', '2025-09-13', '2025-09-14', '2025-09-15', '2025-09-16'] as Day[]).map(
  (day) => ({
    day,
    kind: ['2025-09-13', '2025-09-14'].includes(day) ? ('weekend' as const) : ('work' as const),
    source: 'test',
  }),
);
const calendar = makeCalendar(rows);
const steps = (day: string, time: string): string[] =>
  clockSteps(momentOf(day as Day, time), calendar).map(({ code, at }) => `${code} ${localIsoOf(at).slice(0, 16)}`);

test('an hour, the next morning, the end of the next working day', () => {
  expect(steps('2025-09-11', '08:30')).toEqual([
    'hour 2025-09-11T09:30',
    'morning 2025-09-12T08:30',
    'workdayEnd 2025-09-13T00:00',
  ]);
});

test('before the morning it is the same day’s; a Friday’s next working day is Monday', () => {
  expect(steps('2025-09-12', '07:00')).toEqual([
    'hour 2025-09-12T08:00',
    'morning 2025-09-12T08:30',
    'workdayEnd 2025-09-16T00:00',
  ]);
  expect(steps('2025-09-11', '23:30')[0]).toBe('hour 2025-09-12T00:30');
});

test('nothing beyond the last day of the calendar', () => {
  expect(steps('2025-09-16', '23:30')).toEqual([]);
});
