import { asDay, type Day } from '@balapan/domain/day.ts';
import { describe, expect, it } from 'vitest';
import { type GridDay, gridColumns, moveBy } from './grid.ts';

const day = (number: number, isWork: boolean): GridDay => ({
  day: asDay(`2025-08-${`${number}`.padStart(2, '0')}`) as Day,
  isWork,
  present: 0,
});

describe('columns of a month', () => {
  it('makes one strip of a weekend, and one of each single day off', () => {
    const columns = gridColumns([
      day(1, true),
      day(2, false),
      day(3, false),
      day(4, true),
      day(5, false),
      day(6, true),
    ]);
    expect(columns.map((column) => (column.at === null ? 'off' : Number(column.day.slice(8))))).toEqual([
      1,
      'off',
      4,
      'off',
      6,
    ]);
  });
});

describe('arrows', () => {
  it('stay inside the grid', () => {
    expect(moveBy({ row: 0, column: 0 }, 'ArrowUp', 3, 5)).toEqual({ row: 0, column: 0 });
    expect(moveBy({ row: 2, column: 4 }, 'ArrowRight', 3, 5)).toEqual({ row: 2, column: 4 });
    expect(moveBy({ row: 1, column: 3 }, 'Home', 3, 5)).toEqual({ row: 1, column: 0 });
    expect(moveBy({ row: 1, column: 3 }, 'a', 3, 5)).toBeNull();
  });
});
