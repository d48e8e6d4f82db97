import { expect, test } from 'vitest';
import { csvText } from './csvText.ts';

const lineOf = (...cells: (string | number | null)[]): string => csvText([cells]).slice(1, -2);

test.each([
  ['=1+1', `'=1+1`],
  ['-1+cmd', `'-1+cmd`],
  ['@sum', `'@sum`],
  ['-12,50', '-12,50'],
  ['-12.50', '-12.50'],
  ['a;b', '"a;b"'],
  ['say "no"', '"say ""no"""'],
])('%s is written as %s', (cell, text) => expect(lineOf(cell)).toBe(text));

test('nothing is an empty cell, a number stays one', () => expect(lineOf(null, -5)).toBe(';-5'));
