import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planOf, unpaidKinds } from './plan.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((left, right) => left + right, 0);

describe('the plan of the full city', () => {
  const plan = planOf('almaty');
  const lines = (kind: string): number => plan.lines.find((line) => line.kind === kind)?.lines ?? 0;

  test('has the figures of the launch', () => {
    expect([plan.publicProviders, plan.privateProviders, plan.children]).toEqual([197, 788, 88_300]);
    expect(sum(plan.lines.map((line) => line.lines))).toBe(56_896);
    expect(sum(plan.lines.map((line) => line.underTwo))).toBe(17_091);
    expect(sum(plan.lines.map((line) => line.recent))).toBe(6265);
    expect([plan.juneProviders, plan.unpaidActs, plan.vouchersAffordable]).toEqual([100, 150, 1980]);
  });

  test('leaves 17,201 live lines, 8,473 of them the net need', () => {
    const need = lines('waiting') + lines('offered') + lines('inactive');
    expect(need).toBe(8473);
    expect(sum(plan.cells.map((cell) => cell.need))).toBe(8473);
    expect(need + lines('waitlisted') + lines('later') + lines('youngest')).toBe(17_201);
    expect(sum(plan.cells.map((cell) => cell.free))).toBe(2455);
    expect(sum(plan.freeByDistrict)).toBe(2455);
  });
});

describe('the plan of any size', () => {
  test('has everything at least once, in proportion', () => {
    fc.assert(
      fc.property(fc.integer({ min: 600, max: 800_000 }), (children) => {
        const plan = planOf(children);
        expect(plan.publicChildren + plan.privateChildren).toBe(children);
        for (const { lines, underTwo, recent } of plan.lines) {
          expect(lines).toBeGreaterThan(0);
          expect(Math.max(underTwo, recent)).toBeLessThanOrEqual(lines);
        }
        expect(Math.abs(sum(plan.lines.map(({ lines }) => lines)) - (children * 56_896) / 88_300)).toBeLessThan(16);
        expect(plan.unpaidActs).toBeGreaterThanOrEqual(unpaidKinds);
        expect(sum(plan.freeByDistrict)).toBe(sum(plan.cells.map(({ free }) => free)));
      }),
    );
  });

  test('small is 12 kindergartens and 1,000 children', () => {
    const { publicProviders, privateProviders, children, living } = planOf('small');
    expect([publicProviders + privateProviders, children, living]).toEqual([12, 1000, 3]);
  });

  test.each([0, 599, 800_001, 1000.5])('%s children are no city', (children) => {
    expect(() => planOf(children)).toThrow(RangeError);
  });
});
