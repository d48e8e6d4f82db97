import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tenge, tiyn } from './money.ts';
import { normDifference } from './normEffect.ts';

const whole = { days: 21, of: 21 };

describe('what another norm changes', () => {
  it('is the difference of both for full months, by days for parts, by the share of the month it begins in', () => {
    const both = { norm: tenge(60_000), was: tenge(55_659), workingDays: 21 };
    expect(normDifference({ ...both, days: 21, share: whole })).toBe(tenge(4_341));
    expect(normDifference({ ...both, days: 42, share: whole })).toBe(tenge(8_682));
    expect(normDifference({ ...both, days: 7, share: whole })).toBe(tenge(1_447));
    expect(normDifference({ ...both, days: 21, share: { days: 14, of: 21 } })).toBe(tenge(2_894));
    expect(normDifference({ ...both, days: -21, share: whole })).toBe(tenge(-4_341));
  });

  it('is nothing for the same norm, and turns its sign with the norms', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        fc.nat(5000),
        (a, b, days) => {
          const of = (norm: bigint, was: bigint): bigint =>
            normDifference({ norm: tiyn(norm), was: tiyn(was), days, workingDays: 21, share: whole });
          expect(of(a, a)).toBe(0n);
          const twice = of(a, b) + of(b, a);
          expect(twice === 0n || twice === 1n).toBe(true);
        },
      ),
    );
  });

  it('refuses a month without working days', () => {
    const nothing = { norm: tenge(1), was: tenge(1), days: 1, workingDays: 0, share: whole };
    expect(() => normDifference(nothing)).toThrow(RangeError);
  });
});
