import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Leftover, planRelease, releaseJournal, sumsOfLeftovers } from './commitmentRelease.ts';
import { balances, documentOf } from './ledger.ts';
import { tiyn, zero } from './money.ts';

const left = (providerId: string, local: bigint, republican = 0n, half: 1 | 2 = 2): Leftover => ({
  ...{ providerId, programme: '360-202', half },
  ...{ local: tiyn(local), republican: tiyn(republican) },
});
const of = { year: 2025, releaseId: 'r' };

describe('the end of a year', () => {
  test('a kindergarten whose act waits keeps what it has bound', () => {
    const plan = planRelease([left('a', 5n), left('b', 7n)], new Set(['b']));
    expect(plan).toEqual({ released: [left('a', 5n)], kept: [left('b', 7n)] });
  });
  test('nothing is neither released nor kept', () => {
    expect(planRelease([left('a', 0n)], new Set())).toEqual({ released: [], kept: [] });
  });
  test('a kindergarten with both half-years is one', () => {
    expect(sumsOfLeftovers([left('a', 5n, 1n, 1), left('a', 7n)])).toEqual({
      kindergartens: 1,
      local: 12n,
      republican: 1n,
    });
  });
  test('a release is booked in December and known by its year', () => {
    const journal = releaseJournal(left('a', 5n), of);
    expect(journal).toMatchObject({ kind: 'commitmentReleased', day: '2025-12-31' });
    expect(documentOf(journal.key)).toEqual({ kind: 'release', id: '2025' });
  });
  test('two releases of a year have keys of their own, and so have two half-years', () => {
    const keys = [
      releaseJournal(left('a', 5n), of).key,
      releaseJournal(left('a', 5n), { ...of, releaseId: 's' }).key,
      releaseJournal(left('a', 5n, 0n, 1), of).key,
    ];
    expect(new Set(keys).size).toBe(3);
  });
});

test('what is released goes from bound to free, tiyn by tiyn, and nothing else moves', () => {
  const sum = fc.bigInt({ min: 0n, max: 10n ** 13n });
  const list = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), sum, sum), { maxLength: 8 });
  fc.assert(
    fc.property(list, fc.subarray(['a', 'b', 'c']), (given, waiting) => {
      const leftovers = given.map(([id, local, republican]) => left(id, local, republican));
      const { released, kept } = planRelease(leftovers, new Set(waiting));
      const told = balances(released.map((one) => releaseJournal(one, of)));
      const [all, out] = [sumsOfLeftovers(leftovers), sumsOfLeftovers(released)];
      for (const source of ['local', 'republican'] as const) {
        expect(told.get(`1200/${source}`) ?? zero).toBe(-out[source]);
        expect(told.get(`1100/${source}`) ?? zero).toBe(out[source]);
        expect(out[source] + sumsOfLeftovers(kept)[source]).toBe(all[source]);
      }
      expect([...told.keys()].every((key) => /^1[12]00/.test(key))).toBe(true);
      expect(kept.every(({ providerId }) => waiting.includes(providerId))).toBe(true);
    }),
  );
});
