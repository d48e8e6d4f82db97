/** The calendar of a month: a week a row, Monday first; exceptions are loud, a present day is a tick. */
import { weekday } from '@balapan/domain/day.ts';
import { Icon, type IconName } from '../../kit/Icon.tsx';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { useNow } from '../../shell/me.ts';
import { monthTexts } from '../../texts/month.ts';
import css from './month.module.css';
import { type CellLook, lookOf, type MonthCell, type MyMonth } from './monthQueries.ts';

const icons: Readonly<Record<CellLook, IconName | null>> = {
  present: 'tick',
  ill: 'thermometer',
  leave: 'briefcase',
  quarantine: 'shield',
  unexcused: 'cross',
  unmarked: 'dash',
  dayOff: null,
};
const legend: readonly CellLook[] = ['present', 'ill', 'leave', 'quarantine', 'unexcused', 'unmarked'];

interface GridProps {
  readonly month: MyMonth;
  readonly chosen: string | null;
  readonly onChoose: (day: string | null) => void;
}

export function MonthGrid({ month, chosen, onChoose }: GridProps) {
  const t = useTexts(monthTexts);
  const fmt = useFmt();
  const { today } = useNow();
  const first = month.cells[0];
  const lead = first === undefined ? 0 : weekday(first.day) - 1;
  const counted = legend
    .map((look) => ({ look, days: month.cells.filter((cell) => lookOf(cell) === look && cell.day <= today).length }))
    .filter(({ look, days }) => days > 0 || look === 'present');
  return (
    <section className={css.calendar}>
      <div className={css.grid}>
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <span key={day} className={css.weekday}>
            {fmt.weekday(day)}
          </span>
        ))}
        {Array.from({ length: lead }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty places before the first day
          <span key={`lead${at}`} />
        ))}
        {month.cells.map((cell) => (
          <Cell
            key={cell.day}
            cell={cell}
            future={cell.day > today}
            isChosen={cell.day === chosen}
            label={t.dayIs({ day: fmt.dayInYear(cell.day), mark: cell.disputed ? t.disputedDay : wordOf(cell, t) })}
            onChoose={() => onChoose(cell.day === chosen ? null : cell.day)}
          />
        ))}
      </div>
      <dl className={css.legend}>
        {counted.map(({ look, days }) => (
          <div key={look}>
            <dt>
              <i data-look={look}>{icons[look] === null ? null : <Icon name={icons[look]} size={14} />}</i>
              {t[look]}
            </dt>
            <dd>{days}</dd>
          </div>
        ))}
      </dl>
      {month.frozen ? <p className={css.hint}>{t.frozen}</p> : <p className={css.hint}>{t.tapDay}</p>}
    </section>
  );
}

interface CellProps {
  readonly cell: MonthCell;
  readonly future: boolean;
  readonly isChosen: boolean;
  readonly label: string;
  readonly onChoose: () => void;
}

function Cell({ cell, future, isChosen, label, onChoose }: CellProps) {
  const look = lookOf(cell);
  const icon = cell.disputed ? 'flag' : icons[look];
  const number = Number(cell.day.slice(8));
  if (look === 'dayOff' || (future && cell.mark === null)) {
    return (
      <span className={css.off} data-work={look === 'dayOff' ? undefined : true}>
        {number}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={css.day}
      data-look={look}
      data-disputed={cell.disputed || undefined}
      aria-pressed={isChosen}
      aria-label={label}
      onClick={onChoose}
    >
      {number}
      {icon === null ? null : <Icon name={icon} size={15} />}
    </button>
  );
}

/** The mark of a day in words; an illness without a certificate is told apart, because it is not paid. */
export function wordOf(cell: MonthCell, t: (typeof monthTexts)['kk']): string {
  const look = lookOf(cell);
  return look === 'ill' && !cell.document ? t.illNoDocument : t[look];
}
