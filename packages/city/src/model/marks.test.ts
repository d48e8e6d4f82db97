import { asMonth } from '@balapan/domain/day.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, monthRange } from './days.ts';
import { code, marksOf } from './marks.ts';

const august = asMonth('2025-08');
const { first, last } = monthRange(august);

describe('the marks of a month', () => {
  test.each([
    ['2025-06', 20],
    ['2025-07', 22],
    ['2025-08', 21],
    ['2025-09', 21],
  ])('%s has %i working days', (month, days) => {
    expect(marksOf(asMonth(month), 1).workingDays).toBe(days);
  });

  test('stand on working days of the enrolment only, each counted once', () => {
    const marks = marksOf(august, 1);
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.nat(4000),
        fc.integer({ min: -40, max: 40 }),
        fc.nat(60),
        (child, group, from, length) => {
          const [start, end] = [first + from, first + from + length];
          const hasMarks = marks.draw(child, group, false, start, end);
          const filled = [...marks.cells].flatMap((cell, day) => (cell === code.none ? [] : [first + day]));
          expect(hasMarks).toBe(filled.length > 0);
          for (const day of filled) expect(day >= start && day <= end && day <= last && (day + 3) % 7 < 5).toBe(true);
          const { present, ill, leave, quarantine, unexcused, payable } = marks.count;
          expect(present + ill + leave + quarantine).toBe(payable);
          expect(payable + unexcused).toBe(filled.length);
        },
      ),
    );
  });

  test('are the same in whatever order they are drawn', () => {
    const marks = marksOf(august, 1);
    const row = (child: number): number[] => {
      marks.draw(child, 3, false, 0, 0);
      return [...marks.cells];
    };
    const before = row(17);
    row(18);
    expect(row(17)).toEqual(before);
    expect(row(18)).not.toEqual(before);
  });

  test('of a kindergarten that is too good are all present', () => {
    const marks = marksOf(august, 1);
    marks.draw(5, 1, true, 0, 0);
    expect(marks.count).toMatchObject({ present: 21, payable: 21, unexcused: 0 });
  });

  test('of a month that runs end with its last day', () => {
    const marks = marksOf(asMonth('2025-09'), 1, at('2025-09-10'));
    marks.draw(5, 1, true, 0, 0);
    expect(marks.count.present).toBe(7);
    expect(marks.cells[0]).toBe(code.none);
  });

  test('hold at most 30 calendar days of leave a year', () => {
    const year = Array.from({ length: 12 }, (_, at0) => marksOf(asMonth(`2025-${`${at0 + 1}`.padStart(2, '0')}`), 1));
    for (let child = 0; child < 500; child += 1) {
      let leave = 0;
      for (const month of year) {
        month.draw(child, 1, false, 0, 0);
        leave += month.count.leave;
      }
      // 30 calendar days hold at most 22 working days.
      expect(leave).toBeLessThanOrEqual(22);
    }
  });
});
