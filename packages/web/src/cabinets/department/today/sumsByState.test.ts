import { expect, test } from 'vitest';
import { sumsByState } from './sumsByState.ts';

test('acts of one state are added up, in the order of their way; replaced ones are not counted', () => {
  expect(
    sumsByState([
      { state: 'paid', acts: 2, total: '300' },
      { state: 'replaced', acts: 9, total: '900' },
      { state: 'draft', acts: 1, total: '50' },
      { state: 'paid', acts: 1, total: '100' },
    ]),
  ).toEqual([
    { state: 'draft', acts: 1, total: 50n },
    { state: 'paid', acts: 3, total: 400n },
  ]);
});
