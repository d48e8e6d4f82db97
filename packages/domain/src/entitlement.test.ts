import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { childMonthAmount, effectiveNorm, type NormStretch } from './entitlement.ts';
import { addTiyn, tenge, tiyn } from './money.ts';

const norm2025 = { normTiyn: tenge(55_659), localTiyn: tenge(50_668), republicanTiyn: tenge(4991) };
const stretch = (payableDays: number, norm = norm2025): NormStretch => ({ ...norm, payableDays });

const norms = fc
  .record({ local: fc.bigInt({ min: 0n, max: 20_000_000n }), republican: fc.bigInt({ min: 0n, max: 2_000_000n }) })
  .map(({ local, republican }) => ({
    normTiyn: tiyn(local + republican),
    localTiyn: tiyn(local),
    republicanTiyn: tiyn(republican),
  }));
const months = fc.integer({ min: 17, max: 23 }).chain((workingDays) =>
  fc.record({
    workingDays: fc.constant(workingDays),
    stretches: fc
      .array(fc.tuple(norms, fc.integer({ min: 0, max: 7 })), { maxLength: 3 })
      .map((list) => list.map(([norm, days]) => stretch(Math.min(days, 5), norm))),
  }),
);

describe('childMonthAmount', () => {
  test('is the example of the domain: 19 of 21 days', () => {
    expect(childMonthAmount({ stretches: [stretch(19)], workingDays: 21 })).toEqual({
      total: 5_035_814n,
      local: 4_584_248n,
      republican: 451_566n,
    });
  });
  test.each([
    [21, 21, 5_565_900n],
    [20, 21, 5_300_857n],
    [1, 21, 265_043n],
    [0, 21, 0n],
    [1, 22, 252_995n],
    [22, 22, 5_565_900n],
  ])('%i of %i days is %s', (payableDays, workingDays, total) => {
    expect(childMonthAmount({ stretches: [stretch(payableDays)], workingDays }).total).toBe(total);
  });
  test('rounds once for the month, not for each stretch', () => {
    const odd = { normTiyn: tiyn(1), localTiyn: tiyn(1), republicanTiyn: tiyn(0) };
    const stretches = [stretch(5, odd), stretch(5, odd)];
    expect(childMonthAmount({ stretches, workingDays: 20 }).total).toBe(1n);
    expect(childMonthAmount({ stretches: [stretch(5, odd)], workingDays: 20 }).total).toBe(0n);
  });
  test('a norm that changes inside the month', () => {
    const higher = { normTiyn: tenge(60_000), localTiyn: tenge(55_009), republicanTiyn: tenge(4991) };
    const { total } = childMonthAmount({ stretches: [stretch(10), stretch(11, higher)], workingDays: 21 });
    expect(total).toBe(tiyn((5_565_900n * 10n + 6_000_000n * 11n + 10n) / 21n));
  });
  test.each([1, 31])('a month may have %i working days', (workingDays) => {
    expect(childMonthAmount({ stretches: [stretch(workingDays)], workingDays }).total).toBe(5_565_900n);
  });
  test('tells the days that do not fit', () => {
    const ask = () => childMonthAmount({ stretches: [stretch(15), stretch(15)], workingDays: 21 });
    expect(ask).toThrow(
      expect.objectContaining({
        fact: { code: 'entitlement.payableDays', params: { payableDays: 30, workingDays: 21 } },
      }),
    );
  });
  test('nothing is nothing', () => {
    expect(childMonthAmount({ stretches: [], workingDays: 21 })).toEqual({ total: 0n, local: 0n, republican: 0n });
  });
  test('the parts always add up and are never below zero', () => {
    fc.assert(
      fc.property(months, (month) => {
        const { total, local, republican } = childMonthAmount(month);
        expect(addTiyn(local, republican)).toBe(total);
        expect(local >= 0n && republican >= 0n).toBe(true);
      }),
    );
  });
  test('never pays more than the highest norm', () => {
    fc.assert(
      fc.property(months, (month) => {
        const highest = month.stretches.reduce((top, item) => (item.normTiyn > top ? item.normTiyn : top), tiyn(0));
        expect(childMonthAmount(month).total <= highest).toBe(true);
      }),
    );
  });
  test('one more day never pays less', () => {
    fc.assert(
      fc.property(norms, fc.integer({ min: 0, max: 20 }), (norm, days) => {
        const pay = (count: number) => childMonthAmount({ stretches: [stretch(count, norm)], workingDays: 21 });
        expect(pay(days + 1).total >= pay(days).total).toBe(true);
      }),
    );
  });
  test('a transfer gives each kindergarten its days, together the month to the tiyn', () => {
    fc.assert(
      fc.property(norms, fc.integer({ min: 0, max: 21 }), (norm, days) => {
        const pay = (count: number) => childMonthAmount({ stretches: [stretch(count, norm)], workingDays: 21 }).total;
        const difference = pay(days) + pay(21 - days) - norm.normTiyn;
        expect(difference >= -1n && difference <= 1n).toBe(true);
      }),
    );
  });
  test('the order of the stretches means nothing', () => {
    fc.assert(
      fc.property(months, (month) => {
        const turned = { ...month, stretches: month.stretches.toReversed() };
        expect(childMonthAmount(turned)).toEqual(childMonthAmount(month));
      }),
    );
  });
  test.each([0, -1, 32, 20.5])('refuses a month of %s working days', (workingDays) => {
    expect(() => childMonthAmount({ stretches: [], workingDays })).toThrow('entitlement.workingDays');
  });
  test.each([[22], [-1], [1.5], [11, 11]])('refuses payable days %s of 21', (...days) => {
    const stretches = days.map((count) => stretch(count));
    expect(() => childMonthAmount({ stretches, workingDays: 21 })).toThrow('entitlement.payableDays');
  });
  test.each([
    { normTiyn: tiyn(3), localTiyn: tiyn(1), republicanTiyn: tiyn(1) },
    { normTiyn: tiyn(0), localTiyn: tiyn(-1), republicanTiyn: tiyn(1) },
    { normTiyn: tiyn(0), localTiyn: tiyn(1), republicanTiyn: tiyn(-1) },
  ])('refuses a norm whose parts do not fit: %s', (norm) => {
    expect(() => childMonthAmount({ stretches: [stretch(1, norm)], workingDays: 21 })).toThrow('entitlement.normParts');
  });
});

describe('effectiveNorm', () => {
  test('without coefficients is the norm', () => {
    expect(effectiveNorm(tenge(50_668), tenge(4991), [])).toEqual({
      total: tenge(55_659),
      local: tenge(50_668),
      republican: tenge(4991),
    });
  });
  test('multiplies first and rounds once', () => {
    const { total, local, republican } = effectiveNorm(tiyn(101), tiyn(10), [12_500n, 8_000n]);
    expect([total, local, republican]).toEqual([111n, 101n, 10n]);
    expect(effectiveNorm(tiyn(3), tiyn(0), [5_000n]).total).toBe(2n);
  });
  test('its parts add up', () => {
    const coefficients = fc.array(fc.bigInt({ min: 1n, max: 30_000n }), { maxLength: 3 });
    fc.assert(
      fc.property(norms, coefficients, (norm, list) => {
        const { total, local, republican } = effectiveNorm(norm.localTiyn, norm.republicanTiyn, list);
        expect(local + republican).toBe(total);
      }),
    );
  });
});
