import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecast } from './forecast.ts';

describe('the forecast', () => {
  test.each([
    [0, [1, 1, 1], 1, 9],
    [146, [95, 124, 141, 95, 68, 141], 1, 0],
    [100, [95, 124, 141, 95, 68, 141], 1, 5],
    [150, [95, 124, 141, 95, 68, 141], 2, 9],
    [5, [0, 0, 0], 10, 0],
    [1, [0, 0, 2, 2, 2], 1, 6],
  ] as const)('%i ahead after %j, %i to come: %i of 10', (ahead, before, iterations, tenths) => {
    expect(forecast(ahead, before, iterations)?.tenths).toBe(tenths);
  });
  test('says nothing on less than three iterations', () => {
    expect(forecast(3, [5, 5], 2)).toBeNull();
  });
  test('looks at the last six only', () => {
    expect(forecast(3, [0, 0, 0, 9, 9, 9, 9, 9, 9], 1)).toEqual({ tenths: 9, basis: 6 });
  });
  test('no iteration to come, no chance', () => {
    expect(forecast(0, [9, 9, 9], 0)?.tenths).toBe(0);
  });
  test('refuses to look further than a year of weeks', () => {
    expect(() => forecast(0, [9, 9, 9], 53)).toThrow(RangeError);
  });
  const histories = fc.array(fc.nat(40), { minLength: 3, maxLength: 8 });
  test('never falls when more iterations come', () => {
    fc.assert(
      fc.property(fc.nat(80), histories, fc.nat(6), (ahead, before, iterations) => {
        const [now, later] = [forecast(ahead, before, iterations), forecast(ahead, before, iterations + 1)];
        expect((later?.tenths ?? 0) >= (now?.tenths ?? 0)).toBe(true);
      }),
    );
  });
  test('never rises when more children stand before', () => {
    fc.assert(
      fc.property(fc.nat(80), histories, fc.nat(6), (ahead, before, iterations) => {
        const [near, far] = [forecast(ahead, before, iterations), forecast(ahead + 1, before, iterations)];
        expect((far?.tenths ?? 0) <= (near?.tenths ?? 0)).toBe(true);
      }),
    );
  });
  test('agrees with counting every way', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.array(fc.nat(10), { minLength: 3, maxLength: 4 }), (ahead, before) => {
        const ways = before.flatMap((a) => before.map((b) => a + b));
        const chance = ways.filter((sum) => sum > ahead).length / ways.length;
        expect(forecast(ahead, before, 2)?.tenths).toBe(Math.min(9, Math.floor(chance * 10 + 1e-9)));
      }),
    );
  });
});
