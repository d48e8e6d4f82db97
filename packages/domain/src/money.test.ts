import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addTiyn,
  negateTiyn,
  parseTenge,
  roundHalfUp,
  subtractTiyn,
  sumTiyn,
  tenge,
  tengeText,
  tiyn,
  zero,
} from './money.ts';

const amounts = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map(tiyn);

describe('tiyn', () => {
  test('takes whole numbers and bigint', () => {
    expect(tiyn(5)).toBe(5n);
    expect(tiyn(-7n)).toBe(-7n);
    expect(zero).toBe(0n);
  });
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %s', (value) => {
    expect(() => tiyn(value)).toThrow(RangeError);
  });
  test('tenge are a hundred tiyn', () => {
    expect(tenge(55_659)).toBe(5_565_900n);
    expect(tenge(-1n)).toBe(-100n);
  });
});

describe('parseTenge', () => {
  test.each([
    ['55659.40', 5_565_940n],
    ['55659,40', 5_565_940n],
    ['55659,4', 5_565_940n],
    ['55 659,40', 5_565_940n],
    ['55\u00A0659,40', 5_565_940n],
    ['1\u202F000\u202F000', 100_000_000n],
    ['0', 0n],
    ['007.05', 705n],
    ['-12', -1200n],
    ['−0.01', -1n],
    ['  5.5 ', 550n],
    ['99999999999999999999.99', 9_999_999_999_999_999_999_999n],
  ])('reads %j', (text, value) => {
    expect(parseTenge(text)).toBe(value);
  });
  test.each(['', ' ', 'abc', '1.234', '1,2,3', '55,659.40', '5 5659', '1 00', '.5', '5.', '+5', '5 ₸', '1e5', '٣'])(
    'refuses %j',
    (text) => {
      expect(parseTenge(text)).toBeNull();
    },
  );
  test('reads back what tengeText writes', () => {
    fc.assert(fc.property(amounts, (value) => parseTenge(tengeText(value)) === value));
  });
});

describe('tengeText', () => {
  test.each([
    [0n, '0.00'],
    [5n, '0.05'],
    [-5n, '-0.05'],
    [5_565_940n, '55659.40'],
  ])('%s is %s', (value, text) => {
    expect(tengeText(tiyn(value))).toBe(text);
  });
});

describe('roundHalfUp', () => {
  test.each([
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [7n, 7n, 1n],
    [0n, 9n, 0n],
  ])('%s / %s is %s', (numerator, denominator, rounded) => {
    expect(roundHalfUp(numerator, denominator)).toBe(rounded);
  });
  test('refuses a denominator that is not above zero', () => {
    expect(() => roundHalfUp(1n, 0n)).toThrow(RangeError);
    expect(() => roundHalfUp(1n, -2n)).toThrow(RangeError);
  });
  test('is never further than a half, and a half goes away from zero', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (numerator, denominator) => {
        const twice = 2n * (roundHalfUp(numerator, denominator) * denominator - numerator);
        expect(twice <= denominator && twice >= -denominator).toBe(true);
        if (twice === denominator || twice === -denominator) expect(twice > 0n).toBe(numerator > 0n);
      }),
    );
  });
  test('mirrors', () => {
    fc.assert(fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (n, d) => roundHalfUp(-n, d) === -roundHalfUp(n, d)));
  });
});

describe('sums', () => {
  test('of nothing is zero', () => {
    expect(sumTiyn([])).toBe(0n);
  });
  test('do not depend on the order', () => {
    fc.assert(fc.property(fc.array(amounts), (list) => sumTiyn(list) === sumTiyn(list.toReversed())));
  });
  test('add, subtract and negate fit together', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        expect(subtractTiyn(addTiyn(a, b), b)).toBe(a);
        expect(addTiyn(a, negateTiyn(a))).toBe(zero);
      }),
    );
  });
});
