import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AmendedLine,
  amendmentFaults,
  checkAmendment,
  commitmentKey,
  forecast,
  halfOf,
  monthsOfHalf,
  type Purse,
  spread,
  type ToOblige,
  takeFromPurse,
} from './budget.ts';
import { asMonth, type Month } from './day.ts';
import { DomainError } from './errors.ts';
import { tiyn } from './money.ts';

const month = asMonth('2025-08');
const amounts = fc.bigInt({ min: 0n, max: 10n ** 14n });
const act = (id: string, providerId: string, local: bigint, republican = 0n): ToOblige => ({
  id,
  providerId,
  programme: '360-202',
  month,
  amount: { local: tiyn(local), republican: tiyn(republican) },
});
const purse = (free: readonly [bigint, bigint], committed: readonly (readonly [string, bigint])[] = []): Purse => ({
  lineOf: (_, source) => source,
  free: new Map([
    ['local', tiyn(free[0])],
    ['republican', tiyn(free[1])],
  ]),
  committed: new Map(committed.map(([key, sum]) => [key, tiyn(sum)])),
});
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError) return error.fact;
    throw error;
  }
};

describe('halves and months', () => {
  test('a month belongs to one of two halves', () => {
    expect(halfOf(asMonth('2025-06'))).toEqual({ year: 2025, half: 1 });
    expect(halfOf(asMonth('2025-07'))).toEqual({ year: 2025, half: 2 });
    expect(monthsOfHalf(2025, 2).map((each) => halfOf(each).half)).toEqual([2, 2, 2, 2, 2, 2]);
  });
  test('a sum is shared over months without a tiyn lost', () => {
    expect([...spread(tiyn(100n), monthsOfHalf(2025, 1)).values()]).toEqual([16n, 16n, 16n, 16n, 16n, 20n]);
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 24 }), (sum, count) => {
        const months = Array.from({ length: count }, (_, at) => asMonth(`20${10 + at}-01`));
        const parts = [...spread(tiyn(sum), months).values()];
        expect(parts.reduce((all, part) => all + part, 0n)).toBe(sum);
        expect(parts.every((part) => part >= 0n)).toBe(true);
      }),
    );
  });
});

describe('an act takes its money from the purse', () => {
  test('first its own commitment, then what is free', () => {
    const own = purse([30n, 0n], [[commitmentKey('local', 'a'), 70n]]);
    expect(takeFromPurse(own, act('1', 'a', 90n))).toEqual({ local: 20n, republican: 0n });
    expect(own.free.get('local')).toBe(10n);
    expect(own.committed.get(commitmentKey('local', 'a'))).toBe(0n);
  });
  test('never what another kindergarten has bound', () => {
    const own = purse([0n, 0n], [[commitmentKey('local', 'b'), 70n]]);
    expect(codeOf(() => takeFromPurse(own, act('1', 'a', 1n)))).toEqual({
      code: 'budget.exceeded',
      params: { line: 'local', left: '0.00', missing: '0.01' },
    });
  });
  test('what is missing in one source leaves the other alone', () => {
    const own = purse([100n, 5n]);
    expect(codeOf(() => takeFromPurse(own, act('1', 'a', 50n, 6n)))).toMatchObject({ code: 'budget.exceeded' });
    expect(own.free.get('local')).toBe(100n);
  });
  test('a month without a line is told', () => {
    const own = { ...purse([9n, 9n]), lineOf: () => null };
    expect(codeOf(() => takeFromPurse(own, act('1', 'a', 1n)))).toMatchObject({ code: 'budget.noLine' });
    expect(takeFromPurse(own, act('1', 'a', 0n))).toEqual({ local: 0n, republican: 0n });
  });
  test('whatever acts come, no line is overspent and not a tiyn appears', () => {
    const acts = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), amounts, amounts), { maxLength: 12 });
    fc.assert(
      fc.property(fc.tuple(amounts, amounts), amounts, acts, (free, bound, list) => {
        const own = purse(free, [[commitmentKey('local', 'a'), bound]]);
        let [taken, refused] = [0n, 0];
        for (const [at, [provider, local, republican]] of list.entries()) {
          const one = act(`${at}`, provider, local, republican);
          const fact = codeOf(() => takeFromPurse(own, one)) as { code?: string };
          if (fact.code === 'budget.exceeded') refused += 1;
          else taken += local + republican;
        }
        const left = [...own.free.values(), ...own.committed.values()];
        expect(left.every((sum) => sum >= 0n)).toBe(true);
        expect(left.reduce((sum, each) => sum + each, 0n) + taken).toBe(free[0] + free[1] + bound);
        expect(refused).toBeLessThanOrEqual(list.length);
      }),
    );
  });
});

describe('an amendment', () => {
  const line = (free: bigint, bound: bigint): AmendedLine => ({
    code: 'x',
    approved: tiyn(free + bound),
    free: tiyn(free),
    committed: tiyn(bound),
    obligated: tiyn(0n),
    executed: tiyn(0n),
    months: spread(tiyn(free + bound), monthsOfHalf(2025, 2)),
  });
  const change = (amount: bigint, when: Month = month) => ({ line: 'x', month: when, amount: tiyn(amount) });
  const check = (free: bigint, bound: bigint, ...changes: ReturnType<typeof change>[]) =>
    codeOf(() => checkAmendment(new Map([['x', line(free, bound)]]), changes));
  test('adds up by line', () => {
    expect(check(600n, 0n, change(5n), change(-2n, asMonth('2025-09')))).toEqual(new Map([['x', 3n]]));
  });
  test('may move money between months', () => {
    expect(check(0n, 600n, change(5n), change(-5n, asMonth('2025-09')))).toEqual(new Map([['x', 0n]]));
  });
  test('cuts nothing that is bound, and says how much is', () => {
    expect(check(10n, 590n, change(-11n))).toEqual({
      code: 'budget.belowCommitted',
      params: { line: 'x', bound: '5.90', after: '5.89' },
    });
    expect(check(11n, 589n, change(-11n))).toEqual(new Map([['x', -11n]]));
  });
  test('is told everything that is wrong with it at once', () => {
    const faults = amendmentFaults(new Map([['x', line(10n, 590n)]]), [change(-200n), change(1n, asMonth('2025-06'))]);
    expect(faults.map(({ code }) => code)).toEqual([
      'budget.monthBelowZero',
      'budget.changeUnknown',
      'budget.belowCommitted',
    ]);
  });
  test.each([
    ['budget.monthBelowZero', [change(-101n)]],
    ['budget.changeUnknown', [change(1n, asMonth('2025-06'))]],
    ['budget.changeTwice', [change(1n), change(2n)]],
    ['budget.changeTwice', [change(0n)]],
    ['proposal.nothingChanged', []],
  ] as const)('%s', (code, changes) => {
    expect(check(600n, 0n, ...changes)).toMatchObject({ code });
  });
});

describe('the forecast', () => {
  const plan = spread(tiyn(600n), monthsOfHalf(2025, 2));
  const july = asMonth('2025-07');
  const owed = (...sums: bigint[]) => new Map(sums.map((sum, at) => [monthsOfHalf(2025, 2)[at] as Month, tiyn(sum)]));
  test('is the plan before the first act', () => {
    expect(forecast(plan, new Map(), july)).toBe(600n);
  });
  test('goes on as the last three months went', () => {
    expect(forecast(plan, owed(50n, 80n, 90n, 100n), july)).toBe(50n + 80n + 90n + 100n + 90n * 2n);
  });
  test('is what was owed when all months have acts', () => {
    expect(forecast(plan, owed(1n, 2n, 3n, 4n, 5n, 6n), july)).toBe(21n);
  });
  test('counts nothing for a month that is over without acts', () => {
    expect(forecast(plan, owed(0n, 0n, 90n), asMonth('2025-10'))).toBe(90n + 90n * 3n);
    expect(forecast(plan, new Map(), asMonth('2026-01'))).toBe(0n);
  });
});
