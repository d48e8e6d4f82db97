/** What the grid of a month shows; the page makes it from the register that the server counts. */
import type { CellMark } from '@balapan/domain/attendance.ts';
import { type Day, dayNumber, weekday } from '@balapan/domain/day.ts';

export interface GridDay {
  readonly day: Day;
  readonly isWork: boolean;
  /** How many came. */
  readonly present: number;
}

export interface GridCell {
  readonly mark: CellMark;
  readonly isCorrected: boolean;
  readonly isDisputed: boolean;
}

export interface GridRow {
  readonly childId: string;
  readonly name: string;
  /** By day; absent: a day off, or not enrolled. */
  readonly cells: ReadonlyMap<Day, GridCell>;
  readonly present: number;
  readonly ill: number;
  readonly leave: number;
  readonly quarantine: number;
  readonly unexcused: number;
  readonly payable: number;
  /** Tiyn as text. */
  readonly sum: string;
  readonly isConfirmed: boolean;
}

/** A column of the grid: a working day, or all days off in a row as one narrow strip. */
export type GridColumn = { readonly day: Day; readonly at: GridDay } | { readonly day: Day; readonly at: null };

/** Days off that follow each other become one strip. */
export function gridColumns(days: readonly GridDay[]): GridColumn[] {
  return days.flatMap((at, index): GridColumn[] => {
    if (at.isWork) return [{ day: at.day, at }];
    return index > 0 && days[index - 1]?.isWork === false ? [] : [{ day: at.day, at: null }];
  });
}

export const dayHead = (day: Day): { readonly number: number; readonly weekday: number } => ({
  number: dayNumber(day),
  weekday: weekday(day),
});

/** Where an arrow leads: along the working days, over the rows; the same place at an edge. */
export function moveBy(
  at: { readonly row: number; readonly column: number },
  key: string,
  rows: number,
  columns: number,
): { readonly row: number; readonly column: number } | null {
  const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
  switch (key) {
    case 'ArrowLeft':
      return { row: at.row, column: clamp(at.column - 1, columns) };
    case 'ArrowRight':
      return { row: at.row, column: clamp(at.column + 1, columns) };
    case 'ArrowUp':
      return { row: clamp(at.row - 1, rows), column: at.column };
    case 'ArrowDown':
      return { row: clamp(at.row + 1, rows), column: at.column };
    case 'Home':
      return { row: at.row, column: 0 };
    case 'End':
      return { row: at.row, column: clamp(columns - 1, columns) };
    default:
      return null;
  }
}
