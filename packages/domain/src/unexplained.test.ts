import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tiyn } from './money.ts';
import { type Unexplained, unexplainedComponents, unexplainedParts, unexplainedSum } from './unexplained.ts';

const parts = (sums: readonly bigint[]): Unexplained =>
  Object.fromEntries(unexplainedComponents.map((name, at) => [name, tiyn(sums[at] ?? 0n)])) as Unexplained;
const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { maxLength: unexplainedComponents.length });

test('it is zero only when every component is, and each that is not is named', () => {
  expect(unexplainedSum(parts([]))).toBe(0n);
  fc.assert(
    fc.property(amounts, (sums) => {
      const told = parts(sums);
      expect(unexplainedSum(told)).toBe(sums.reduce((sum, each) => sum + each, 0n));
      expect(unexplainedSum(told) === 0n).toBe(unexplainedParts(told).length === 0);
    }),
  );
});

test('no component may hide another', () => {
  expect(() => unexplainedSum(parts([5n, -5n]))).toThrow(RangeError);
  expect(unexplainedParts(parts([0n, 7n]))).toEqual(['payments']);
});
