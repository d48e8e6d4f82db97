import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, asDay } from './day.ts';
import { dueStepDays, dueStepOn, dueSteps } from './dueSteps.ts';
import { policyInForce20250701 } from './policyInForce.ts';

const { rules } = policyInForce20250701;
const dueOn = asDay('2025-10-11');

test.each([
  ['2025-09-30', null],
  ['2025-10-01', 'holder'],
  ['2025-10-07', 'holder'],
  ['2025-10-08', 'head'],
  ['2025-10-11', 'head'],
  ['2025-10-12', 'late'],
  ['2025-12-31', 'late'],
])('due on 11.10.2025, on %s: %s', (today, step) => {
  expect(dueStepOn(dueOn, asDay(today), rules)).toBe(step);
});

test('the steps come one after the other and never go back', () => {
  const pairs = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 59 })).filter(([a, b]) => a > b);
  fc.assert(
    fc.property(pairs, fc.integer({ min: -80, max: 20 }), (dueReminders, offset) => {
      const days = dueStepDays(dueOn, { dueReminders });
      expect(days.holder < days.head && days.head < days.late).toBe(true);
      const rank = (at: number): number => {
        const step = dueStepOn(dueOn, addDays(dueOn, at), { dueReminders });
        return step === null ? -1 : dueSteps.indexOf(step);
      };
      expect(rank(offset + 1)).toBeGreaterThanOrEqual(rank(offset));
      expect(rank(offset) === 2).toBe(offset > 0);
    }),
  );
});
