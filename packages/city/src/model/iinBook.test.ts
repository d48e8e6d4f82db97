import { checkIin } from '@balapan/domain/iin.ts';
import { describe, expect, test } from 'vitest';
import { at } from './days.ts';
import { iinText, makeIinBook } from './iinBook.ts';

describe('the book of numbers', () => {
  test('gives out valid numbers, none twice, that tell birth and sex', () => {
    const book = makeIinBook(1);
    const day = at('2023-02-14');
    const numbers = Array.from({ length: 5000 }, () => iinText(book.issue(day, 'female')));
    expect(new Set(numbers).size).toBe(5000);
    for (const number of numbers)
      expect(checkIin(number)).toEqual({ ok: true, birthDate: '2023-02-14', sex: 'female', century: 2000 });
  });

  test('gives foreigners a number with 0 in the seventh place', () => {
    const number = iinText(makeIinBook(1).issueForeign(at('2021-07-05')));
    expect(number.slice(0, 7)).toBe('2107050');
    expect(checkIin(number)).toEqual({ ok: true, birthDate: null, sex: null, century: null });
  });

  test('says when a day is used up', () => {
    const book = makeIinBook(1);
    expect(() => {
      for (let count = 0; count <= 10_000; count += 1) book.issue(0, 'male');
    }).toThrow(RangeError);
  });

  test('depends on the seed', () => {
    const first = (seed: number): number => makeIinBook(seed).issue(at('1990-01-01'), 'male');
    expect(first(1)).toBe(first(1));
    expect(first(1)).not.toBe(first(2));
  });
});
