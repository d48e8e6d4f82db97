import { asDay } from '@balapan/domain/day.ts';
import { expect, test } from 'vitest';
import { dayOfChild, shuffled } from './habits.ts';

const days = ['02', '03', '04', '05', '08', '09', '10'].map((day) => asDay(`2025-09-${day}`));
const children = Array.from({ length: 2000 }, (_, at) => `1/group/child ${at}`);
const all = children.flatMap((key) => days.map((day) => dayOfChild(1, key, day)));
const share = (mark: string): number => all.filter((day) => day.mark === mark).length / all.length;

test('most children are there, some are ill, on leave or missing', () => {
  expect(share('present')).toBeGreaterThan(0.85);
  expect(share('ill')).toBeGreaterThan(0.01);
  expect(share('leave')).toBeGreaterThan(0.003);
  expect(share('unexcused')).toBeGreaterThan(0.02);
});

test('an illness is one stretch with one certificate', () => {
  for (const key of children) {
    const own = days.map((day) => dayOfChild(1, key, day));
    const ill = own.flatMap(({ mark }, at) => (mark === 'ill' ? [at] : []));
    if (ill.length > 1) expect((ill.at(-1) ?? 0) - (ill[0] ?? 0)).toBe(ill.length - 1);
    expect(new Set(own.filter(({ mark }) => mark === 'ill').map(({ document }) => document)).size).toBeLessThan(2);
  }
});

test('an order of its own for each seed and name, whatever the order before', () => {
  const own = (item: string): string => item;
  expect(shuffled(1, 'a', children, own)).toEqual(shuffled(1, 'a', children.toReversed(), own));
  expect(shuffled(1, 'a', children, own)).not.toEqual(shuffled(2, 'a', children, own));
  expect(shuffled(1, 'a', children, own).toSorted()).toEqual(children.toSorted());
});
