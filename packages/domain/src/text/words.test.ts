import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tenge, tiyn } from '../money.ts';
import { enPlural, ruPlural } from './plural.ts';
import { numberInWords, sumInWords } from './words.ts';

describe('sumInWords', () => {
  test.each([
    [0n, 'Ноль тенге 00 тиын', 'Нөл теңге 00 тиын'],
    [100n, 'Один тенге 00 тиын', 'Бір теңге 00 тиын'],
    [
      5_565_940n,
      'Пятьдесят пять тысяч шестьсот пятьдесят девять тенге 40 тиын',
      'Елу бес мың алты жүз елу тоғыз теңге 40 тиын',
    ],
    [12_100_200n, 'Сто двадцать одна тысяча два тенге 00 тиын', 'Бір жүз жиырма бір мың екі теңге 00 тиын'],
    [100_000_000n, 'Один миллион тенге 00 тиын', 'Бір миллион теңге 00 тиын'],
    [
      999_999_999_999n,
      'Девять миллиардов девятьсот девяносто девять миллионов девятьсот девяносто девять тысяч девятьсот девяносто девять тенге 99 тиын',
      'Тоғыз миллиард тоғыз жүз тоқсан тоғыз миллион тоғыз жүз тоқсан тоғыз мың тоғыз жүз тоқсан тоғыз теңге 99 тиын',
    ],
    [7n, 'Ноль тенге 07 тиын', 'Нөл теңге 07 тиын'],
  ])('%s tiyn', (value, ru, kk) => {
    expect(sumInWords(tiyn(value), 'ru')).toBe(ru);
    expect(sumInWords(tiyn(value), 'kk')).toBe(kk);
  });
  test('a sum that is taken back begins with minus', () => {
    expect(sumInWords(tiyn(-1), 'ru')).toBe('Минус ноль тенге 01 тиын');
    expect(sumInWords(tenge(-5), 'kk')).toBe('Минус бес теңге 00 тиын');
    expect(sumInWords(tiyn(0), 'kk')).toBe('Нөл теңге 00 тиын');
  });
});

describe('numberInWords', () => {
  test.each([
    [1n, 'один', 'бір'],
    [2n, 'два', 'екі'],
    [5n, 'пять', 'бес'],
    [10n, 'десять', 'он'],
    [11n, 'одиннадцать', 'он бір'],
    [21n, 'двадцать один', 'жиырма бір'],
    [40n, 'сорок', 'қырық'],
    [100n, 'сто', 'бір жүз'],
    [111n, 'сто одиннадцать', 'бір жүз он бір'],
    [1000n, 'одна тысяча', 'бір мың'],
    [2000n, 'две тысячи', 'екі мың'],
    [5000n, 'пять тысяч', 'бес мың'],
    [11_000n, 'одиннадцать тысяч', 'он бір мың'],
    [22_000n, 'двадцать две тысячи', 'жиырма екі мың'],
    [1_000_001n, 'один миллион один', 'бір миллион бір'],
    [2_000_000_000n, 'два миллиарда', 'екі миллиард'],
    [3_000_000_000_000n, 'три триллиона', 'үш триллион'],
    [999_000_000_000_000n, 'девятьсот девяносто девять триллионов', 'тоғыз жүз тоқсан тоғыз триллион'],
  ])('%s', (value, ru, kk) => {
    expect(numberInWords(value, 'ru')).toBe(ru);
    expect(numberInWords(value, 'kk')).toBe(kk);
  });
  test('ends before a thousand trillions', () => {
    expect(() => numberInWords(10n ** 15n, 'ru')).toThrow(RangeError);
    expect(() => numberInWords(-1n, 'kk')).toThrow(RangeError);
  });

  const words = new Map([
    ...'бір екі үш төрт бес алты жеті сегіз тоғыз'.split(' ').map((word, at) => [word, BigInt(at + 1)] as const),
    ...'он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан'
      .split(' ')
      .map((word, at) => [word, BigInt(at * 10 + 10)] as const),
  ]);
  const scales = new Map([
    ['мың', 1000n],
    ['миллион', 1_000_000n],
    ['миллиард', 1_000_000_000n],
    ['триллион', 1_000_000_000_000n],
  ]);
  const readKazakh = (text: string): bigint => {
    let [sum, part] = [0n, 0n];
    for (const word of text.split(' ')) {
      const scale = scales.get(word);
      if (scale !== undefined) [sum, part] = [sum + part * scale, 0n];
      else if (word === 'жүз') part = (part / 10n) * 10n + (part % 10n) * 100n;
      else part += words.get(word) ?? 0n;
    }
    return sum + part;
  };
  test('Kazakh words read back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 999_999_999_999_999n }), (value) => {
        expect(readKazakh(numberInWords(value, 'kk'))).toBe(value);
      }),
    );
  });
  test('two numbers never have the same words', () => {
    const numbers = fc.bigInt({ min: 0n, max: 999_999_999_999_999n });
    fc.assert(fc.property(numbers, numbers, (a, b) => a === b || numberInWords(a, 'ru') !== numberInWords(b, 'ru')));
  });
});

describe('plurals', () => {
  test.each([
    [0, 'детей'],
    [1, 'ребёнок'],
    [2, 'ребёнка'],
    [4, 'ребёнка'],
    [5, 'детей'],
    [11, 'детей'],
    [12, 'детей'],
    [14, 'детей'],
    [21, 'ребёнок'],
    [22, 'ребёнка'],
    [111, 'детей'],
    [101, 'ребёнок'],
    [-1, 'ребёнок'],
    [-3, 'ребёнка'],
  ])('%i %s', (count, word) => {
    expect(ruPlural(count, 'ребёнок', 'ребёнка', 'детей')).toBe(word);
    expect(ruPlural(BigInt(count), 'ребёнок', 'ребёнка', 'детей')).toBe(word);
  });
  test('agree with the platform', () => {
    const rules = new Intl.PluralRules('ru');
    fc.assert(
      fc.property(fc.integer(), (count) => ruPlural(count, 'one', 'few', 'many') === rules.select(Math.abs(count))),
    );
  });
  test.each([
    [1, 'child'],
    [-1, 'child'],
    [0, 'children'],
    [2, 'children'],
  ])('%i %s', (count, word) => {
    expect(enPlural(count, 'child', 'children')).toBe(word);
  });
});
