import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTurns } from './inTurns.ts';

test('one of each kind, then the second of each', () => {
  expect(inTurns(['a1', 'a2', 'a3', 'b1', 'c1', 'c2'], (one) => one.charAt(0))).toEqual([
    'a1',
    'b1',
    'c1',
    'a2',
    'c2',
    'a3',
  ]);
});

test('nobody is lost and nobody comes twice', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (all) => {
      expect(inTurns(all, (one) => one.charAt(0)).toSorted()).toEqual(all.toSorted());
    }),
  );
});
