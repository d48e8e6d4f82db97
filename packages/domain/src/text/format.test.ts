import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTenge, tenge, tiyn } from '../money.ts';
import {
  formatAmount,
  formatBillions,
  formatBytes,
  formatCount,
  formatFraction,
  formatIbanShort,
  formatMillions,
  formatMoney,
  formatNumberSign,
  formatPercent,
  formatRange,
  formatTenge,
} from './format.ts';

/** Plain spaces for no-break ones, to keep the tests readable. */
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');
const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map(tiyn);

describe('numbers', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [1000, '1 000'],
    [17_201, '17 201'],
    [56_896, '56 896'],
    [1_234_567, '1 234 567'],
    [-1234, '−1 234'],
  ])('%i is %s', (value, text) => {
    expect(plain(formatCount(value, 'ru'))).toBe(text);
    expect(plain(formatCount(value, 'kk'))).toBe(text);
    expect(formatCount(value, 'en')).toBe(text.replaceAll(' ', ','));
  });
  test('agree with the platform in Russian, which knows Russian', () => {
    const intl = new Intl.NumberFormat('ru-RU');
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(formatCount(value, 'ru').replace('−', '-')).toBe(intl.format(value));
      }),
    );
  });
  test('never hold a plain space', () => {
    fc.assert(fc.property(amounts, (value) => !formatMoney(value, 'ru').includes(' ')));
  });
});

describe('money', () => {
  test.each([
    [5_035_814n, '50 358,14 ₸', '50,358.14 ₸'],
    [5_565_900n, '55 659,00 ₸', '55,659.00 ₸'],
    [5n, '0,05 ₸', '0.05 ₸'],
    [0n, '0,00 ₸', '0.00 ₸'],
    [-1_302_109_600n, '−13 021 096,00 ₸', '−13,021,096.00 ₸'],
  ])('%s tiyn', (value, ru, en) => {
    expect(plain(formatMoney(tiyn(value), 'ru'))).toBe(ru);
    expect(plain(formatMoney(tiyn(value), 'kk'))).toBe(ru);
    expect(plain(formatMoney(tiyn(value), 'en'))).toBe(en);
  });
  test('in a column has no unit', () => {
    expect(plain(formatAmount(tiyn(5_035_814), 'ru'))).toBe('50 358,14');
  });
  test('in a column reads back', () => {
    fc.assert(fc.property(amounts, (value) => parseTenge(formatAmount(value, 'ru')) === value));
  });
  test.each([
    [5_565_900n, '55 659 ₸'],
    [5_565_949n, '55 659 ₸'],
    [5_565_950n, '55 660 ₸'],
    [49n, '0 ₸'],
  ])('%s tiyn in whole tenge is %s', (value, text) => {
    expect(plain(formatTenge(tiyn(value), 'ru'))).toBe(text);
  });
  test.each([
    [3_600_000_000n, '3,6 млрд ₸'],
    [83_300_000_000n, '83,3 млрд ₸'],
    [3_649_999_999n, '3,6 млрд ₸'],
    [3_650_000_000n, '3,7 млрд ₸'],
    [800_000_000n, '0,8 млрд ₸'],
    [1_234_500_000_000n, '1 234,5 млрд ₸'],
  ])('%s tenge in billions is %s', (value, text) => {
    expect(plain(formatBillions(tenge(value), 'ru'))).toBe(text);
    expect(plain(formatBillions(tenge(value), 'kk'))).toBe(text);
  });
  test('in English billions are bn, millions m', () => {
    expect(plain(formatBillions(tenge(3_600_000_000n), 'en'))).toBe('3.6 bn ₸');
    expect(plain(formatMillions(tenge(812_300_000n), 'en'))).toBe('812 m ₸');
    expect(plain(formatBillions(tenge(100_000_000n), 'ru'))).toBe('0,1 млрд ₸');
    expect(plain(formatBillions(tenge(99_999_999n), 'ru'))).toBe('100 млн ₸');
    expect(plain(formatBillions(tenge(11_400_000n), 'kk'))).toBe('11 млн ₸');
    expect(plain(formatMillions(tenge(812_500_000n), 'kk'))).toBe('813 млн ₸');
  });
});

describe('parts', () => {
  test.each([
    [36n, 10n, 1, '3,6'],
    [1n, 3n, 2, '0,33'],
    [2n, 3n, 0, '1'],
    [-1n, 4n, 2, '−0,25'],
    [1n, 1000n, 2, '0,00'],
    [-1n, 1000n, 2, '0,00'],
  ])('%s of %s with %i decimals is %s', (numerator, denominator, digits, text) => {
    expect(plain(formatFraction(numerator, denominator, digits, 'ru'))).toBe(text);
  });
  test('percent has a space in Russian only', () => {
    expect(plain(formatPercent(955n, 1000n, 'ru'))).toBe('95,5 %');
    expect(formatPercent(955n, 1000n, 'kk')).toBe('95,5%');
    expect(formatPercent(955n, 1000n, 'en')).toBe('95.5%');
  });
  test('of nothing there is no percent', () => {
    expect(() => formatPercent(1n, 0n, 'ru')).toThrow(RangeError);
  });
});

describe('small things', () => {
  test('a range has a dash', () => {
    expect(formatRange(2, 6)).toBe('2–6');
  });
  test('a number sign keeps its number', () => {
    expect(formatNumberSign(312, 'kk')).toBe('№\u00A0312');
    expect(formatNumberSign('08-2025/0417', 'en')).toBe('No.\u00A008-2025/0417');
  });
  test('an account is shortened', () => {
    expect(formatIbanShort('KZ18722S000012345678')).toBe('KZ18\u00A0722S…5678');
  });
  test.each([
    [512, '512 Б'],
    [1000, '1,0 кБ'],
    [1_400_000, '1,4 МБ'],
    [2_000_000_000, '2,0 ГБ'],
    [5_000_000_000_000, '5 000,0 ГБ'],
  ])('%i bytes is %s', (bytes, text) => {
    expect(plain(formatBytes(bytes, 'kk'))).toBe(text);
  });
  test('bytes in English', () => {
    expect(plain(formatBytes(1500, 'en'))).toBe('1.5 kB');
  });
});
