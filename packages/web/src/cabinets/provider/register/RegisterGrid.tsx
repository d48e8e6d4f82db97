/** A month of one group on one screen: arrows move over the days, letters mark, a weekend is a narrow strip. */
import { type Mark, markLetters, markOfLetter } from '@balapan/domain/attendance.ts';
import type { Day } from '@balapan/domain/day.ts';
import { markTexts } from '@balapan/domain/text/texts/status.ts';
import { type KeyboardEvent, useState } from 'react';
import { Icon } from '../../../kit/Icon.tsx';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { registerTexts } from '../../../texts/register.ts';
import { dayHead, type GridCell, type GridDay, type GridRow, gridColumns, moveBy } from './grid.ts';
import css from './RegisterGrid.module.css';

interface RegisterGridProps {
  readonly label: string;
  readonly days: readonly GridDay[];
  readonly rows: readonly GridRow[];
  /** Sum of the group, tiyn as text. */
  readonly sum: string;
  /** A later day without a mark is no omission. */
  readonly today: Day;
  /** A letter was typed on a day: a first mark, or the start of a correction. */
  readonly onLetter: (row: GridRow, day: Day, mark: Mark) => void;
  /** Enter or a click on a day: its history, and a correction. */
  readonly onOpen: (row: GridRow, day: Day) => void;
}

export function RegisterGrid({ label, days, rows, sum, today, onLetter, onOpen }: RegisterGridProps) {
  const t = useTexts(registerTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const [at, setAt] = useState({ row: 0, column: 0 });
  const columns = gridColumns(days);
  const work = days.filter((day) => day.isWork);
  const total = (pick: (row: GridRow) => number): string => fmt.count(rows.reduce((all, row) => all + pick(row), 0));

  const press = (event: KeyboardEvent<HTMLTableElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [row, day] = [rows[at.row], work[at.column]?.day];
    const next = moveBy(at, event.key, rows.length, work.length);
    const mark = event.key.length === 1 ? markOfLetter(event.key, language) : null;
    if (next !== null) {
      setAt(next);
      event.currentTarget.querySelector<HTMLElement>(`[data-at="${next.row}:${next.column}"]`)?.focus();
    } else if (row !== undefined && day !== undefined && row.cells.has(day)) {
      if (mark !== null) onLetter(row, day, mark);
      else if (event.key === 'Enter' || event.key === ' ') onOpen(row, day);
      else return;
    } else return;
    event.preventDefault();
  };

  return (
    <div className={css.frame}>
      <table
        className={css.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is moved over by cells is a grid
        role="grid"
        aria-label={label}
        onKeyDown={press}
      >
        <thead>
          <tr>
            <th scope="col" className={css.no}>
              №
            </th>
            <th scope="col" className={css.name}>
              {t.child}
            </th>
            {columns.map((column) =>
              column.at === null ? (
                <td key={column.day} className={css.off} />
              ) : (
                <th key={column.day} scope="col" className={css.day}>
                  {fmt.weekday(column.day).toLowerCase()}
                  <b>{dayHead(column.day).number}</b>
                </th>
              ),
            )}
            <th scope="col" className={css.number}>
              {t.present}
            </th>
            <th scope="col" className={css.number} title={t.illFull}>
              {t.ill}
            </th>
            <th scope="col" className={css.number} title={t.leaveFull}>
              {t.leave}
            </th>
            <th scope="col" className={css.number} title={t.quarantineFull}>
              {t.quarantine}
            </th>
            <th scope="col" className={css.number} title={t.unexcusedFull}>
              {t.unexcused}
            </th>
            <th scope="col" className={css.number} title={t.payableFull}>
              {t.payable}
            </th>
            <th scope="col" className={css.number}>
              {t.sum}
            </th>
            <th scope="col" className={css.centre}>
              {t.parent}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.childId}>
              <td className={css.no}>{index + 1}</td>
              <th scope="row" className={css.name}>
                {row.name}
              </th>
              {columns.map((column) => {
                if (column.at === null) return <td key={column.day} className={css.off} />;
                const place = work.indexOf(column.at);
                const cell = row.cells.get(column.day);
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
                  <td
                    key={column.day}
                    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see above
                    role="gridcell"
                    className={css.cell}
                    data-at={`${index}:${place}`}
                    tabIndex={at.row === index && at.column === place ? 0 : -1}
                    onFocus={() => setAt({ row: index, column: place })}
                    onClick={cell === undefined ? undefined : () => onOpen(row, column.day)}
                  >
                    {cell === undefined ? (
                      <span className={css.none}>–</span>
                    ) : cell.mark === 'unmarked' && column.day > today ? null : (
                      <Cell cell={cell} />
                    )}
                  </td>
                );
              })}
              <td className={css.number}>{row.present}</td>
              {[row.ill, row.leave, row.quarantine, row.unexcused].map((count, order) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: four marks in a fixed order
                <td key={order} className={css.number}>
                  {count === 0 ? '–' : count}
                </td>
              ))}
              <td className={css.number}>
                <b>{row.payable}</b>
              </td>
              <td className={css.number}>{fmt.amount(row.sum)}</td>
              <td className={css.centre} data-confirmed={row.isConfirmed || undefined}>
                <Icon name={row.isConfirmed ? 'tick' : 'clock'} />
                <span className="visually-hidden">{row.isConfirmed ? t.confirmed : t.waits}</span>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td className={css.no} />
            <th scope="row" className={css.name}>
              {t.dayTotal}
            </th>
            {columns.map((column) => (
              <td key={column.day} className={column.at === null ? css.off : css.day}>
                {column.at === null ? null : column.at.present}
              </td>
            ))}
            <td className={css.number}>{total((row) => row.present)}</td>
            <td className={css.number}>{total((row) => row.ill)}</td>
            <td className={css.number}>{total((row) => row.leave)}</td>
            <td className={css.number}>{total((row) => row.quarantine)}</td>
            <td className={css.number}>{total((row) => row.unexcused)}</td>
            <td className={css.number}>{total((row) => row.payable)}</td>
            <td className={css.number}>{fmt.amount(sum)}</td>
            <td className={css.centre}>{rows.filter((row) => row.isConfirmed).length}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** A present child is a small dot; an absence is a filled tile with a letter; rings tell a correction or a dispute. */
export function Cell({ cell }: { cell: GridCell }) {
  const { language } = useLanguage();
  const t = useTexts(registerTexts);
  const names = useTexts(markTexts);
  const ring = cell.isDisputed ? 'disputed' : cell.isCorrected ? 'corrected' : undefined;
  return (
    <span className={css.mark} data-mark={cell.mark} data-ring={ring}>
      <span aria-hidden="true">
        {cell.mark === 'present' || cell.mark === 'unmarked' ? '' : markLetters[language][cell.mark]}
      </span>
      <span className="visually-hidden">
        {names[cell.mark]}
        {cell.isDisputed ? `, ${t.legendDisputed}` : ''}
        {cell.isCorrected ? `, ${t.legendCorrected}` : ''}
      </span>
    </span>
  );
}

/** What the shapes mean, under the grid. */
export function Legend() {
  const t = useTexts(registerTexts);
  const items: readonly [GridCell, string][] = [
    [{ mark: 'present', isCorrected: false, isDisputed: false }, t.legendPresent],
    [{ mark: 'ill', isCorrected: false, isDisputed: false }, t.illFull],
    [{ mark: 'leave', isCorrected: false, isDisputed: false }, t.leaveFull],
    [{ mark: 'quarantine', isCorrected: false, isDisputed: false }, t.quarantineFull],
    [{ mark: 'unexcused', isCorrected: false, isDisputed: false }, t.unexcusedFull],
    [{ mark: 'present', isCorrected: true, isDisputed: false }, t.legendCorrected],
    [{ mark: 'present', isCorrected: false, isDisputed: true }, t.legendDisputed],
    [{ mark: 'unmarked', isCorrected: false, isDisputed: false }, t.legendUnmarked],
  ];
  return (
    <ul className={css.legend}>
      {items.map(([cell, text]) => (
        <li key={text}>
          <span aria-hidden="true">
            <Cell cell={cell} />
          </span>
          {text}
        </li>
      ))}
      <li data-confirmed>
        <Icon name="tick" /> {t.confirmed}
      </li>
      <li>
        <Icon name="clock" /> {t.waits}
      </li>
    </ul>
  );
}
