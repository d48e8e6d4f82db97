import { asMonth } from '@balapan/domain/day.ts';
import { describe, expect, test } from 'vitest';
import { bySum, finds, leftOf, monthsToChoose, sumOf, tengeCell } from './model.ts';

describe('sums', () => {
  test('are of whole tiyn, however large', () => {
    const rows = [{ sum: '9007199254740993' }, { sum: '-1' }];
    expect(sumOf(rows, ({ sum }) => sum)).toBe('9007199254740992');
  });
  test('order by size, not by letters', () => {
    const rows = [{ sum: '900' }, { sum: '-5' }, { sum: '10000' }];
    expect(rows.toSorted(bySum(({ sum }) => sum)).map(({ sum }) => sum)).toEqual(['-5', '900', '10000']);
  });
  test('what is left may be below zero', () => {
    expect(leftOf({ owed: '100', paid: '150' })).toBe(-50n);
  });
});

test.each([
  ['5035814', '50358,14'],
  ['5', '0,05'],
  ['-5', '-0,05'],
  ['-123456', '-1234,56'],
  ['0', '0,00'],
])('%s tiyn in a file are %s', (tiyn, text) => expect(tengeCell(tiyn)).toBe(text));

test('a search finds all its words in any order, whatever their case', () => {
  expect(finds('ақбота 12', 'Балабақша № 12 «Ақбота»', '990140000123')).toBe(true);
  expect(finds('ақбота 13', 'Балабақша № 12 «Ақбота»', '990140000012')).toBe(false);
  expect(finds('', 'Any')).toBe(true);
});

test('a month without acts may still be asked for', () => {
  const known = [asMonth('2025-07'), asMonth('2025-06')];
  expect(monthsToChoose(known, asMonth('2025-08'))).toEqual(['2025-08', '2025-07', '2025-06']);
  expect(monthsToChoose(known, asMonth('2025-06'))).toEqual(['2025-07', '2025-06']);
});
