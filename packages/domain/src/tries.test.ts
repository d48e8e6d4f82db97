import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noTries, type TryCount, type TryLimit, takeTry } from './tries.ts';

const limit: TryLimit = { most: 3, windowSeconds: 60, waitSeconds: 30 };
const at = 1_757_561_400_000;

/** Tries at the seconds after `at`; what became of each: `ok` or the wait. */
function tryAt(seconds: readonly number[]): (string | number)[] {
  let count: TryCount = noTries;
  return seconds.map((second) => {
    const verdict = takeTry(count, limit, at + second * 1000);
    count = verdict.count;
    return verdict.allowed ? 'ok' : verdict.waitSeconds;
  });
}

describe('tries', () => {
  it('are taken up to the limit, then wait', () => {
    expect(tryAt([0, 1, 2, 3])).toEqual(['ok', 'ok', 'ok', 30]);
  });

  it('are told how long the wait still is, and do not make it longer', () => {
    expect(tryAt([0, 0, 0, 0, 10, 29, 30])).toEqual(['ok', 'ok', 'ok', 30, 20, 1, 'ok']);
  });

  it('are forgotten with their window', () => {
    expect(tryAt([0, 1, 60, 61, 62, 63])).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 30]);
  });

  it('wait twice as long each time in a row', () => {
    expect(tryAt([0, 0, 0, 0, 30, 30, 30, 30, 90, 90, 90, 90])).toEqual([
      ...['ok', 'ok', 'ok', 30],
      ...['ok', 'ok', 'ok', 60],
      ...['ok', 'ok', 'ok', 120],
    ]);
  });

  it('begin with the first wait again after a calm day', () => {
    const calm = 30 + 86_400;
    expect(tryAt([0, 0, 0, 0, calm, calm, calm, calm])).toEqual(['ok', 'ok', 'ok', 30, 'ok', 'ok', 'ok', 30]);
  });

  it('of whatever number and rhythm are few in a day', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 400 }), (gaps) => {
        let second = 0;
        const seconds = gaps.map((gap) => (second += gap)).filter((one) => one < 86_400);
        const taken = tryAt(seconds).filter((told) => told === 'ok').length;
        // No more than the limit for each window that fits in between, and one more.
        expect(taken).toBeLessThanOrEqual(limit.most * (Math.floor(86_400 / limit.windowSeconds) + 1));
      }),
    );
  });

  it('all at once are as many as the limit, however many come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 2000 }), (number) => {
        expect(tryAt(Array.from({ length: number }, () => 0)).filter((told) => told === 'ok')).toHaveLength(limit.most);
      }),
    );
  });

  it('never wait longer than a day', () => {
    const blocked: TryCount = { since: at, tries: 3, blockedUntil: at - 1, blocks: 40 };
    expect(takeTry(blocked, limit, at)).toMatchObject({ allowed: false, waitSeconds: 86_400 });
  });
});
