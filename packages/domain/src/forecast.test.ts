import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeCalendar } from './calendar.ts';
import { draftCalendar } from './calendarDraft.ts';
import { addDays, asDay } from './day.ts';
import { cashForecast, expectedDue, type Owed, owedKinds, partByWeights } from './forecast.ts';
import { sumTiyn, tenge, tiyn } from './money.ts';
import { policyInForce20250701 } from './policyInForce.ts';

const calendar = makeCalendar(draftCalendar(2024, 2027));
const { rules } = policyInForce20250701;
const today = asDay('2025-09-11');

describe('cashForecast', () => {
  test('by the last working day before the term; late and due on a past day: today; a day off: the next working day', () => {
    const owed: Owed[] = [
      { kind: 'signed', amount: tenge(10), dueOn: asDay('2025-10-12') },
      { kind: 'coming', amount: tenge(5), dueOn: asDay('2025-10-11') },
      { kind: 'signed', amount: tenge(1), dueOn: asDay('2025-09-01') },
    ];
    expect(cashForecast(owed, today, calendar)).toEqual([
      { day: '2025-09-11', signed: 100n, coming: 0n, plan: 0n, total: 100n },
      { day: '2025-10-10', signed: 1000n, coming: 500n, plan: 0n, total: 1500n },
    ]);
    expect(cashForecast(owed.slice(2), asDay('2025-09-13'), calendar)[0]?.day).toBe('2025-09-15');
    expect(cashForecast([], today, calendar)).toEqual([]);
  });
  const some = fc.record({
    kind: fc.constantFrom(...owedKinds),
    amount: fc.bigInt({ min: 1n, max: 10n ** 13n }).map(tiyn),
    dueOn: fc.integer({ min: -60, max: 200 }).map((days) => addDays(today, days)),
  });
  test('the forecast is what is owed: by kind and in all, on working days in order', () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 60 }), (owed) => {
        const rows = cashForecast(owed, today, calendar);
        for (const kind of owedKinds) {
          const mine = owed.filter((one) => one.kind === kind).map(({ amount }) => amount);
          expect(sumTiyn(rows.map((row) => row[kind]))).toBe(sumTiyn(mine));
        }
        expect(sumTiyn(rows.map(({ total }) => total))).toBe(sumTiyn(owed.map(({ amount }) => amount)));
        expect(rows.every(({ day }) => day >= today && calendar.isWorkingDay(day))).toBe(true);
        expect(rows.every(({ day }, at) => at === 0 || day > (rows[at - 1]?.day ?? ''))).toBe(true);
      }),
    );
  });
});

test.each([
  ['2025-09-08', 5, '2025-10-13'],
  ['2025-09-01', 5, '2025-10-11'],
  ['2025-09-11', null, '2025-10-11'],
])('since %s with %s usual days it is due on %s', (since, usual, due) => {
  expect(expectedDue(asDay(since), usual, today, calendar, rules)).toBe(due);
});

test('parts by weights add up, none is below zero, and equal weights differ by one tiyn at most', () => {
  expect(partByWeights(tiyn(10n), [1n, 2n])).toEqual([3n, 7n]);
  expect(partByWeights(tiyn(10n), [0n, 0n])).toEqual([10n, 0n]);
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 16n }),
      fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 8 }),
      (sum, weights) => {
        const parts = partByWeights(tiyn(sum), weights);
        expect(sumTiyn(parts)).toBe(sum);
        expect(parts.every((part) => part >= 0n)).toBe(true);
        const even = partByWeights(
          tiyn(sum),
          weights.map(() => 1n),
        );
        expect(even.every((part) => (even[0] ?? 0n) - part <= 1n && part - (even[0] ?? 0n) <= 1n)).toBe(true);
      },
    ),
  );
});
