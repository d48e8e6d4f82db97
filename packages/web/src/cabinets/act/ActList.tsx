/** Acts with filters kept in the address: month, desk, late, a word; the oldest at their desk first. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { actTexts } from '@balapan/domain/text/texts/act.ts';
import { deskTexts } from '@balapan/domain/text/texts/status.ts';
import { type Column, DataTable, type Sorting } from '../../kit/DataTable.tsx';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { actPageTexts } from '../../texts/actPage.ts';
import { ActTag } from './actTags.tsx';

export type ActRow = AnswerOf<Routes['settlement']['acts']>['rows'][number];

interface ActListProps {
  readonly rows: readonly ActRow[] | undefined;
  /** Sum of all rows of the filter, tiyn as text. */
  readonly sum: string | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onOpen: (row: ActRow) => void;
  readonly sort: Sorting;
  readonly onSort: (sort: Sorting) => void;
  readonly paging: {
    readonly page: number;
    readonly size: number;
    readonly total: number;
    readonly onPage: (page: number) => void;
  };
  /** A kindergarten's own list has no column of kindergartens. */
  readonly isOwn?: boolean;
}

export function ActList({ rows, sum, error, onRetry, onOpen, sort, onSort, paging, isOwn = false }: ActListProps) {
  const p = useTexts(actPageTexts);
  const t = useTexts(actTexts);
  const desks = useTexts(deskTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const provider: Column<ActRow> = {
    id: 'provider',
    head: p.provider,
    sort: true,
    cell: (row) => (
      <>
        {row.provider[language]}
        <small>{row.bin}</small>
      </>
    ),
  };
  const columns: readonly Column<ActRow>[] = [
    { id: 'number', head: p.number, cell: (row) => <b>{row.number}</b>, sort: true, sticky: true },
    ...(isOwn ? [] : [provider]),
    { id: 'children', head: p.children, align: 'right', cell: (row) => fmt.count(row.children) },
    {
      id: 'total',
      head: p.sum,
      align: 'right',
      sort: true,
      cell: (row) => fmt.amount(row.total),
      ...(sum === undefined ? {} : { total: fmt.amount(sum) }),
    },
    {
      id: 'desk',
      head: p.desk,
      cell: (row) =>
        row.desk === 'closed' ? (
          '–'
        ) : (
          <>
            {desks[row.desk]}
            <small>{row.holder ?? p.nobody}</small>
          </>
        ),
    },
    {
      id: 'since',
      head: p.age,
      align: 'right',
      sort: true,
      cell: (row) => (row.desk === 'closed' ? '–' : t.days({ count: row.days })),
    },
    { id: 'dueOn', head: p.due, sort: true, cell: (row) => (row.dueOn === null ? '–' : fmt.day(row.dueOn)) },
    {
      id: 'state',
      head: p.state,
      cell: (row) => (
        <>
          <ActTag state={row.state} daysLate={row.daysLate} />
          {row.note === null ? null : <small>{row.note}</small>}
        </>
      ),
    },
  ];
  return (
    <DataTable
      label={p.listTitle}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.actId}
      error={error}
      onRetry={onRetry}
      onOpen={onOpen}
      sort={sort}
      onSort={onSort}
      paging={paging}
      empty={
        <>
          <b>{p.empty}</b>
          <p>{p.emptyAbout}</p>
        </>
      }
    />
  );
}
