/** A short term in working days, the days off drawn between: from today to the last day. */
import type { ReactNode } from 'react';
import css from './DayStrip.module.css';

export interface StripDay {
  readonly key: string;
  readonly weekday: string;
  readonly number: number;
  readonly word: ReactNode;
  readonly kind: 'today' | 'work' | 'off' | 'last';
}

/** @param label the finding in words: «осталось 2 рабочих дня» */
export function DayStrip({ days, label }: { days: readonly StripDay[]; label: string }) {
  return (
    <ol className={css.strip} aria-label={label}>
      {days.map((day) => (
        <li key={day.key} data-kind={day.kind}>
          <span>{day.weekday}</span>
          <b>{day.number}</b>
          <span>{day.word}</span>
        </li>
      ))}
    </ol>
  );
}
