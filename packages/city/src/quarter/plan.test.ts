import { asDay, asMonth } from '@balapan/domain/day.ts';
import { dayAt, momentOf } from '@balapan/domain/moment.ts';
import { expect, test } from 'vitest';
import { monthSteps, planQuarter } from './plan.ts';

const start = momentOf(asDay('2025-09-11'), '09:00');

test('each month goes through all steps, in their order, and time never goes back', () => {
  const slots = planQuarter(asMonth('2025-08'), 3, start);
  expect(slots.map(({ month, step }) => `${month} ${step}`)).toEqual(
    ['2025-08', '2025-09', '2025-10'].flatMap((month) => monthSteps.map((step) => `${month} ${step}`)),
  );
  expect(slots.map(({ at }) => at)).toEqual(slots.map(({ at }) => at).sort((a, b) => a - b));
});

test('nothing is done before the city is there, nor before parents could confirm', () => {
  const slots = planQuarter(asMonth('2025-08'), 2, start);
  expect(slots[0]?.at).toBe(start);
  const close = slots.find(({ month, step }) => month === '2025-09' && step === 'close');
  expect(dayAt(close?.at ?? 0) > '2025-10-07').toBe(true);
});
