import { describe, expect, it } from 'vitest';
import { type Column, orderRows } from './DataTable.tsx';

interface Row {
  readonly name: string;
  readonly sum: number;
}
const columns: Column<Row>[] = [
  { id: 'name', head: 'Name', cell: (row) => row.name },
  { id: 'sum', head: 'Sum', cell: (row) => row.sum, sort: (a, b) => a.sum - b.sum },
];
const rows: Row[] = [
  { name: 'b', sum: 3 },
  { name: 'a', sum: 1 },
  { name: 'c', sum: 2 },
];

describe('the order of a table', () => {
  it('is as given until a column with an order is chosen', () => {
    expect(orderRows(rows, columns, undefined)).toBe(rows);
    expect(orderRows(rows, columns, { by: 'name', descending: false })).toBe(rows);
  });

  it('follows the column, up and down, and leaves the given rows alone', () => {
    expect(orderRows(rows, columns, { by: 'sum', descending: false })?.map((row) => row.sum)).toEqual([1, 2, 3]);
    expect(orderRows(rows, columns, { by: 'sum', descending: true })?.map((row) => row.sum)).toEqual([3, 2, 1]);
    expect(rows[0]?.name).toBe('b');
  });
});
