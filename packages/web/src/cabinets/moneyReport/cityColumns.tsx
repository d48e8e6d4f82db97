/** The columns of the city's month. Totals are of the rows that the filter leaves. */
import type { Column } from '../../kit/DataTable.tsx';
import type { Formats } from '../../shell/fmt.ts';
import type { moneyReportTexts } from '../../texts/moneyReport.ts';
import { Sum } from '../ledger/Sum.tsx';
import type { Figure } from './FigureEntries.tsx';
import { bySum, type CityRow, leftOf, sumOf } from './model.ts';

interface Asked {
  readonly t: (typeof moneyReportTexts)['kk'];
  readonly fmt: Formats;
  readonly language: 'kk' | 'ru' | 'en';
  readonly rows: readonly CityRow[];
  /** Nothing is filtered out: then totals have the entries of the whole city. */
  readonly isWhole: boolean;
  readonly onFigure: (figure: Figure) => void;
}

export function cityColumns({ t, fmt, language, rows, isWhole, onFigure }: Asked): readonly Column<CityRow>[] {
  const sum = (id: 'total' | 'local' | 'republican', head: string): Column<CityRow> => ({
    id,
    head,
    align: 'right',
    sort: bySum((row) => row[id]),
    cell: (row) => fmt.amount(row[id]),
    total: fmt.amount(sumOf(rows, (row) => row[id])),
  });
  const figure = (id: Figure['kind'], head: string): Column<CityRow> => ({
    id,
    head,
    align: 'right',
    sort: bySum((row) => row[id]),
    cell: (row) => (
      <Sum
        of={row[id]}
        onOpen={() => onFigure({ kind: id, providerId: row.providerId, who: row.provider[language] })}
      />
    ),
    total: isWhole ? (
      <Sum of={sumOf(rows, (row) => row[id])} onOpen={() => onFigure({ kind: id, providerId: null, who: t.city })} />
    ) : (
      fmt.amount(sumOf(rows, (row) => row[id]))
    ),
  });
  const count = (id: 'children' | 'payableDays', head: string): Column<CityRow> => ({
    id,
    head,
    align: 'right',
    sort: (a, b) => a[id] - b[id],
    cell: (row) => fmt.count(row[id]),
    total: fmt.count(rows.reduce((all, row) => all + row[id], 0)),
  });
  return [
    {
      id: 'provider',
      head: t.provider,
      sticky: true,
      sort: (a, b) => a.number - b.number,
      cell: (row) => (
        <>
          {row.provider[language]}
          <small>{row.bin}</small>
        </>
      ),
      total: t.all({ count: rows.length }),
    },
    count('children', t.children),
    count('payableDays', t.days),
    sum('total', t.total),
    sum('local', t.local),
    sum('republican', t.republican),
    figure('owed', t.owed),
    figure('paid', t.paid),
    {
      id: 'left',
      head: t.left,
      align: 'right',
      sort: bySum(leftOf),
      cell: (row) => fmt.amount(String(leftOf(row))),
      total: fmt.amount(sumOf(rows, leftOf)),
    },
  ];
}
