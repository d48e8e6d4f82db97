import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion, hashOf, randomOf, weighted } from './random.ts';

const take = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);

describe('a stream of chance', () => {
  test('is the same for the same seed and name, and another for another', () => {
    const numbers = (seed: number, name: string) => take(20, randomOf(seed, name).bits);
    expect(numbers(1, 'queue')).toEqual(numbers(1, 'queue'));
    expect(numbers(1, 'queue')).not.toEqual(numbers(2, 'queue'));
    expect(numbers(1, 'queue')).not.toEqual(numbers(1, 'groups'));
  });

  test('stays within its bounds', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 1000 }),
        (seed, low, more) => {
          const random = randomOf(seed, 'bounds');
          for (const number of take(50, () => random.between(low, low + more))) {
            expect(number).toBeGreaterThanOrEqual(low);
            expect(number).toBeLessThanOrEqual(low + more);
          }
        },
      ),
    );
  });

  test('is even: of 100,000 draws each tenth gets its share', () => {
    const random = randomOf(7, 'even');
    const counts = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 100_000; draw += 1) counts[random.below(10)] = (counts[random.below(10)] ?? 0) + 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(600);
  });

  test('shuffles without losing anybody', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer()), (seed, list) => {
        expect(
          randomOf(seed, 'shuffle')
            .shuffle([...list])
            .sort(),
        ).toEqual([...list].sort());
      }),
    );
  });

  test('picks nothing from nothing', () => {
    expect(() => randomOf(1, 'pick').pick([])).toThrow(RangeError);
  });

  test('hashes of neighbours share no pattern', () => {
    const seen = new Set(Array.from({ length: 10_000 }, (_, at) => hashOf(5, at, 3)));
    expect(seen.size).toBeGreaterThan(9_998);
  });
});

describe('weights', () => {
  test('are followed, and none at all is an error', () => {
    const random = randomOf(3, 'weights');
    const draw = weighted([
      ['often', 9],
      ['rare', 1],
      ['never', 0],
    ]);
    const drawn = Array.from({ length: 10_000 }, () => draw.draw(random));
    expect(drawn.filter((one) => one === 'rare').length).toBeGreaterThan(850);
    expect(drawn.filter((one) => one === 'rare').length).toBeLessThan(1150);
    expect(drawn).not.toContain('never');
    expect(() => weighted([['nobody', 0]])).toThrow(RangeError);
  });
});

describe('a whole number shared by weights', () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 40 });

  test('adds up, with the minimum for each, never a whole away from the exact share', () => {
    fc.assert(
      fc.property(
        weights,
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 0, max: 10_000 }),
        (shares, least, more) => {
          const total = shares.length * least + more;
          const parts = apportion(total, shares, least);
          const sum = shares.reduce((a, b) => a + b, 0);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
          parts.forEach((part, at) => {
            expect(part).toBeGreaterThanOrEqual(least);
            expect(Math.abs(part - least - (more * (shares[at] ?? 0)) / sum)).toBeLessThan(1);
          });
        },
      ),
    );
  });

  test('cannot give more than there is', () => {
    expect(() => apportion(5, [1, 1, 1], 2)).toThrow(RangeError);
  });
});
