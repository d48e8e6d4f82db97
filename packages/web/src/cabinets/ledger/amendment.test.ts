import { asMonth } from '@balapan/domain/day.ts';
import { describe, expect, test } from 'vitest';
import { planChanges, previewOf, typedTiyn } from './amendment.ts';

const [august, september] = [asMonth('2025-08'), asMonth('2025-09')];
const line = {
  code: 'V-L',
  approved: '60000',
  free: '1000',
  months: [august, september].map((month) => ({ month, plan: '10000', owed: '0', paid: '0' })),
};

test.each([
  ['', null],
  ['abc', null],
  ['12,5', 1250n],
  ['1 000,55', 100_055n],
  ['-0.01', -1n],
  ['1e9', null],
  ['1 000,555', null],
  ['1'.repeat(20), null],
])('typed %s is %s tiyn', (typed, tiyn) => expect(typedTiyn(typed)).toBe(tiyn));

test('what is not complete yet is no change', () => {
  const whole = { id: 1, line: 'V-L', month: '2025-08', amount: '5' };
  const rest = [
    { ...whole, line: '' },
    { ...whole, month: '' },
    { ...whole, amount: '' },
    { ...whole, amount: '0' },
  ];
  expect(planChanges([whole, ...rest])).toEqual([{ line: 'V-L', month: '2025-08', amount: 500n }]);
});

describe('the preview', () => {
  const preview = (...typed: readonly (readonly [number, typeof august])[]) =>
    previewOf(
      [line],
      planChanges(typed.map(([amount, month], id) => ({ id, line: 'V-L', month, amount: `${amount}` }))),
    );
  test('tells what stays free', () => {
    expect(preview([5, august], [-2, september])).toEqual({
      lines: [{ code: 'V-L', before: 60_000n, change: 300n, after: 60_300n, bound: 59_000n, free: 1300n }],
      faults: [],
    });
  });
  test('tells before it is sent that a cut goes below what is bound', () => {
    const { lines, faults } = preview([-15, august]);
    expect(lines[0]?.free).toBe(-500n);
    expect(faults).toMatchObject([{ code: 'budget.belowCommitted', params: { bound: '590.00', after: '585.00' } }]);
  });
  test('says nothing before a sum is typed', () => expect(previewOf([line], [])).toEqual({ lines: [], faults: [] }));
});
