/** Where the thing stands: steps from top to bottom, done, current, to come. Used for "where the money is". */
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import css from './Steps.module.css';

export interface Step {
  readonly state: 'done' | 'now' | 'you' | 'late' | 'next';
  readonly title: ReactNode;
  /** At the right: day, desk. */
  readonly side?: ReactNode;
  readonly note?: ReactNode;
}

/** @param label what the list is, for screen readers */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  return (
    <ol className={css.steps} aria-label={label}>
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a way has its steps in a fixed order
        <li key={at} className={css.step} data-state={step.state} aria-current={isCurrent(step) ? 'step' : undefined}>
          <span className={css.mark}>
            {step.state === 'done' ? <Icon name="tick" /> : null}
            {step.state === 'now' ? <Icon name="clock" /> : null}
            {step.state === 'late' ? <Icon name="warn" /> : null}
            {step.state === 'you' ? <b>{at + 1}</b> : null}
          </span>
          <div className={css.line}>
            <span className={css.title}>{step.title}</span>
            {step.side === undefined ? null : <span className={css.side}>{step.side}</span>}
          </div>
          {step.note === undefined ? null : <div className={css.note}>{step.note}</div>}
        </li>
      ))}
    </ol>
  );
}

const isCurrent = (step: Step): boolean => step.state !== 'done' && step.state !== 'next';
