/** Pages of rows that are all here, in the order that the reader chose; on paper all of them. */
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Column, orderRows, type Sorting } from './DataTable.tsx';

const size = 50;

export function usePages<Row>(rows: readonly Row[] | undefined, columns: readonly Column<Row>[]) {
  const [sort, setSort] = useState<Sorting | undefined>(undefined);
  const [at, setAt] = useState(1);
  const [isPaper, setPaper] = useState(false);
  useEffect(() => {
    // Before the browser draws the paper; also where its own menu prints.
    const before = (): void => flushSync(() => setPaper(true));
    const after = (): void => setPaper(false);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  const ordered = orderRows(rows, columns, sort);
  const total = ordered?.length ?? 0;
  const page = Math.min(at, Math.max(1, Math.ceil(total / size)));
  return {
    /** All of them, in their order. */
    ordered,
    /** Spread into the table. */
    table: {
      columns,
      rows: isPaper ? ordered : ordered?.slice((page - 1) * size, page * size),
      onSort: (next: Sorting) => {
        setSort(next);
        setAt(1);
      },
      ...(sort === undefined ? {} : { sort }),
      ...(isPaper ? {} : { paging: { page, size, total, onPage: setAt } }),
    },
  };
}
