/**
 * The dense table of clerks: hairlines between rows, sticky head and first column, a rule above totals, order and pages by
 * the server or here. Keyboard: arrows move, Enter opens, letters go to `onKey` (marks).
 */
import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useState } from 'react';
import { formatsIn } from '../shell/fmt.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { kitTexts } from '../texts/kit.ts';
import css from './DataTable.module.css';
import { Icon } from './Icon.tsx';
import { Failed, Loading } from './State.tsx';

export interface Column<Row> {
  readonly id: string;
  /** One unit a column, in its head: «Сумма, ₸». */
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'left' | 'right' | 'centre';
  /** Orders the rows here; `true`: the server orders, see `sort`. */
  readonly sort?: ((a: Row, b: Row) => number) | true;
  /** A day off: a narrow column of `well` without content. */
  readonly weekend?: boolean;
  /** In the row of totals. */
  readonly total?: ReactNode;
  /** Stays at the left while the rest scrolls: for the first column. */
  readonly sticky?: boolean;
}

export interface Sorting {
  readonly by: string;
  readonly descending: boolean;
}

interface DataTableProps<Row> {
  /** What the table is, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** `undefined` while they are loaded. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  /** you: somebody must act · back: skipped, returned · chosen: the row that a panel shows. */
  readonly tone?: (row: Row) => 'you' | 'back' | 'late' | 'chosen' | undefined;
  readonly onOpen?: (row: Row) => void;
  readonly onKey?: (row: Row, key: string) => void;
  readonly empty?: ReactNode;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  readonly sort?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
  readonly paging?: {
    readonly page: number;
    readonly size: number;
    readonly total: number;
    readonly onPage: (page: number) => void;
  };
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, tone, onOpen, onKey, empty, error, onRetry, paging } = props;
  const t = useTexts(kitTexts);
  const [own, setOwn] = useState<Sorting | undefined>(undefined);
  const sorting = props.onSort === undefined ? own : props.sort;
  const ordered = useMemo(() => orderRows(rows, columns, own), [rows, columns, own]);
  const hasTotals = columns.some((column) => column.total !== undefined);

  if (error !== undefined && error !== null)
    return <Failed error={error} {...(onRetry === undefined ? {} : { onRetry })} />;
  if (ordered === undefined) return <Loading rows={8} />;
  if (ordered.length === 0) return <div className={css.empty}>{empty ?? t.emptyTable}</div>;
  const change = (id: string): void => {
    const next = { by: id, descending: sorting?.by === id ? !sorting.descending : false };
    if (props.onSort === undefined) setOwn(next);
    else props.onSort(next);
  };
  return (
    <section
      className={css.frame}
      aria-label={label}
      tabIndex={onOpen === undefined && onKey === undefined ? 0 : undefined}
    >
      <table className={css.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                data-align={column.align}
                data-weekend={column.weekend || undefined}
                data-sticky={column.sticky || undefined}
                aria-sort={sorting?.by === column.id ? (sorting.descending ? 'descending' : 'ascending') : undefined}
              >
                {column.sort === undefined ? (
                  headOf(column)
                ) : (
                  <button type="button" onClick={() => change(column.id)}>
                    {headOf(column)}
                    {sorting?.by === column.id ? (
                      <span data-down={sorting.descending || undefined}>
                        <Icon name="up" size={11} />
                      </span>
                    ) : null}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered.map((row, at) => (
            <tr
              key={rowKey(row)}
              data-tone={tone?.(row)}
              data-opens={onOpen === undefined ? undefined : true}
              tabIndex={onOpen === undefined && onKey === undefined ? undefined : at === 0 ? 0 : -1}
              onClick={onOpen === undefined ? undefined : (event) => (isOnRow(event) ? onOpen(row) : undefined)}
              onKeyDown={(event) => moveOrAct(event, row, onOpen, onKey)}
            >
              {columns.map((column) => (
                <td
                  key={column.id}
                  data-align={column.align}
                  data-weekend={column.weekend || undefined}
                  data-sticky={column.sticky || undefined}
                >
                  {column.weekend ? null : column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {hasTotals ? (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td
                  key={column.id}
                  data-align={column.align}
                  data-weekend={column.weekend || undefined}
                  data-sticky={column.sticky || undefined}
                >
                  {column.total}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
      {paging === undefined ? null : <Paging {...paging} />}
    </section>
  );
}

/** A unit stays on the line of its word. */
function headOf<Row>({ head }: Column<Row>): ReactNode {
  return typeof head === 'string' ? head.replace(/ (?=\S$)/u, '\u00a0') : head;
}

/** «51–100 из 985», back and on. */
export function Paging({
  page,
  size,
  total,
  onPage,
}: {
  page: number;
  size: number;
  total: number;
  onPage: (page: number) => void;
}) {
  const t = useTexts(kitTexts);
  const { language } = useLanguage();
  const fmt = formatsIn(language);
  if (total <= size) return null;
  const to = Math.min(total, page * size);
  return (
    <nav
      className={css.paging}
      aria-label={t.rows({ from: fmt.count((page - 1) * size + 1), to: fmt.count(to), total: fmt.count(total) })}
    >
      <button type="button" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        ← {t.previous}
      </button>
      <span>{t.rows({ from: fmt.count((page - 1) * size + 1), to: fmt.count(to), total: fmt.count(total) })}</span>
      <button type="button" disabled={to >= total} onClick={() => onPage(page + 1)}>
        {t.next} →
      </button>
    </nav>
  );
}

/** Rows in the chosen order; unchanged where the server orders. */
export function orderRows<Row>(
  rows: readonly Row[] | undefined,
  columns: readonly Column<Row>[],
  sorting: Sorting | undefined,
): readonly Row[] | undefined {
  const compare = columns.find((column) => column.id === sorting?.by)?.sort;
  if (rows === undefined || typeof compare !== 'function') return rows;
  const ordered = rows.toSorted(compare);
  return sorting?.descending === true ? ordered.reverse() : ordered;
}

/** Not on a button of the row, nor in a dialog that one of them opened: it stands elsewhere in the page. */
function isOnRow({ currentTarget, target }: MouseEvent<HTMLElement>): boolean {
  return (
    target instanceof Element && currentTarget.contains(target) && target.closest('button, a, input, label') === null
  );
}

function moveOrAct<Row>(
  event: KeyboardEvent<HTMLTableRowElement>,
  row: Row,
  onOpen: ((row: Row) => void) | undefined,
  onKey: ((row: Row, key: string) => void) | undefined,
): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const { key, currentTarget } = event;
  const neighbour =
    key === 'ArrowDown'
      ? currentTarget.nextElementSibling
      : key === 'ArrowUp'
        ? currentTarget.previousElementSibling
        : null;
  if (neighbour instanceof HTMLElement) neighbour.focus();
  else if (key === 'Enter' && onOpen !== undefined) onOpen(row);
  else if (key.length === 1 && key !== '/' && onKey !== undefined) onKey(row, key);
  else return;
  event.preventDefault();
}
