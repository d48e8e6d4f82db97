import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf, median, round } from './arithmetic.ts';

const numbers = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 9 });

describe('median', () => {
  it('is the one in the middle', () => {
    expect(median([5, 1, 9, 2, 7])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([3])).toBe(3);
  });

  it('has as many below as above, in whatever order they come', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const middle = median(values);
        expect(median([...values].reverse())).toBe(middle);
        expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
        expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });

  it('does not move with one wild round of five', () => {
    expect(median([10, 11, 12, 11, 100_000])).toBe(11);
  });

  it('refuses nothing and what is no number', () => {
    expect(() => median([])).toThrow(RangeError);
    expect(() => median([1, Number.NaN])).toThrow(RangeError);
  });
});

describe('a line', () => {
  const bar = { name: 'import_city', unit: 's', bar: 4 } as const;

  it('tells the ratio to its floor and whether the bar holds', () => {
    expect(lineOf(bar, { value: 30, floor: 10 })).toEqual({ ...bar, value: 30, floor: 10, ratio: 3, holds: true });
    expect(lineOf(bar, { value: 41, floor: 10 })).toMatchObject({ ratio: 4.1, holds: false });
  });

  it('holds when it touches the bar, and is judged before rounding', () => {
    expect(lineOf(bar, { value: 40, floor: 10 }).holds).toBe(true);
    expect(lineOf(bar, { value: 40.001, floor: 10 })).toMatchObject({ ratio: 4, holds: false });
  });

  it('judges a plain limit by the value itself', () => {
    const limit = { name: 'memory', unit: 'MB', bar: 400 } as const;
    expect(lineOf(limit, { value: 399.6, floor: null })).toEqual({
      ...limit,
      value: 400,
      floor: null,
      ratio: null,
      holds: true,
    });
    expect(lineOf(limit, { value: 400.4, floor: null }).holds).toBe(false);
  });
});

it('rounds to three digits, large numbers to whole ones', () => {
  expect([12_345.6, 1.23456, 0.012345, 99.95].map(round)).toEqual([12_346, 1.23, 0.0123, 100]);
});
