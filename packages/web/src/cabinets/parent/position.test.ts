import { asDay, type Day, epochDay } from '@balapan/domain/day.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepsOf, timeTicks } from './PositionCard.tsx';

const move = (at: string, from: number | null, to: number | null) => ({
  at: `${at}T10:00:00+05:00`,
  from,
  to,
  reason: { code: 'filed', params: {} },
});

describe('the line of a position', () => {
  it('goes from the filing to now, oldest first', () => {
    const points = stepsOf([move('2025-09-04', 241, 146), move('2025-06-03', null, 241)], 146);
    expect(points.map((point) => point.value)).toEqual([241, 146]);
    expect(points[0]?.at).toBe(epochDay(asDay('2025-06-03')));
  });

  it('ends at the number that stands above it, whatever the moves say', () => {
    expect(stepsOf([move('2025-06-03', null, 10)], 7).at(-1)?.value).toBe(7);
    expect(stepsOf([], 7)).toEqual([]);
  });
});

describe('marks of time', () => {
  it('are months on a short line and years on a long one', () => {
    const today = asDay('2025-09-11');
    expect(timeTicks(epochDay(asDay('2025-06-03')), today, 'ru').map((tick) => tick.word)).toEqual([
      'июль',
      'август',
      'сентябрь',
    ]);
    expect(timeTicks(epochDay(asDay('2022-06-03')), today, 'ru').map((tick) => tick.word)).toEqual([
      '2023',
      '2024',
      '2025',
    ]);
  });

  it('are at most five and lie on the line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), (days) => {
        const today = '2025-09-11' as Day;
        const ticks = timeTicks(epochDay(today) - days, today, 'kk');
        expect(ticks.length).toBeLessThanOrEqual(5);
        for (const { at } of ticks) expect(at >= epochDay(today) - days && at <= epochDay(today)).toBe(true);
      }),
    );
  });
});
