/** One child: came, or one of four reasons; its last days. */
import type { CellMark, Mark } from '@balapan/domain/attendance.ts';
import { type Day, dayNumber } from '@balapan/domain/day.ts';
import { markTexts } from '@balapan/domain/text/texts/status.ts';
import type { ReactNode } from 'react';
import { Icon } from '../../../kit/Icon.tsx';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { groupTexts } from '../../../texts/group.ts';
import css from './ChildPanel.module.css';
import { absences, markIcons } from './markLook.ts';

interface ChildPanelProps {
  readonly name: string;
  /** What more is known of the child, under the days. */
  readonly more?: ReactNode;
  readonly mark: Mark | null;
  readonly document: boolean;
  readonly lastDays: readonly { readonly day: Day; readonly mark: CellMark }[];
  /** Why the last mark was not taken. */
  readonly refusal?: string;
  /** Marks that may not be entered on this day, as `quarantine` without an order. */
  readonly closed?: readonly Mark[];
  readonly onMark: (mark: Mark, document: boolean) => void;
  readonly onClose: () => void;
}

export function ChildPanel({
  name,
  more,
  mark,
  document,
  lastDays,
  refusal,
  closed,
  onMark,
  onClose,
}: ChildPanelProps) {
  const t = useTexts(groupTexts);
  const names = useTexts(markTexts);
  const fmt = useFmt();
  const choice = (one: Mark): ReactNode => (
    <button
      key={one}
      type="button"
      className={css.choice}
      data-mark={one}
      aria-pressed={mark === one}
      disabled={closed?.includes(one) === true}
      onClick={() => onMark(one, one === 'ill' && document)}
    >
      <Icon name={markIcons[one]} size={24} />
      <b>{names[one]}</b>
    </button>
  );
  return (
    <section className={css.panel} aria-label={name}>
      <h2>{name}</h2>
      <button type="button" className={css.close} onClick={onClose}>
        <Icon name="cross" size={18} /> {t.closePanel}
      </button>
      {refusal === undefined ? null : (
        <p className={css.refusal} role="alert">
          <b>{t.refused}</b> {refusal}
        </p>
      )}
      {choice('present')}
      <h3>{t.cameNot}</h3>
      <div className={css.reasons}>{absences.map(choice)}</div>
      {mark === 'ill' ? (
        <label className={css.document}>
          <input type="checkbox" checked={document} onChange={(event) => onMark('ill', event.currentTarget.checked)} />
          {t.document}
        </label>
      ) : null}
      <p className={css.hint}>{t.documentLater}</p>
      {lastDays.length === 0 ? null : (
        <div className={css.last}>
          <span>{t.lastDays}</span>
          <ol>
            {lastDays.map(({ day, mark: was }) => (
              <li key={day} data-mark={was}>
                <Icon name={markIcons[was]} size={14} />
                <span className="visually-hidden">
                  {fmt.dayInYear(day)}: {names[was]}
                </span>
                <span aria-hidden="true">{dayNumber(day)}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
      {more}
    </section>
  );
}
