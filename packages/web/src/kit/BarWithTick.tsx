/** Three figures on one line: a pale bar (queue), a full bar on it (offers), an ink tick (places). Base at zero. */
import css from './BarWithTick.module.css';

interface BarWithTickProps {
  readonly whole: number;
  readonly part: number;
  readonly tick?: number;
  /** The value that fills the width; the same for all bars of a chart. */
  readonly most: number;
  readonly label: string;
}

export function BarWithTick({ whole, part, tick, most, label }: BarWithTickProps) {
  const share = (value: number): string => `${Math.min(100, (100 * value) / Math.max(1, most)).toFixed(2)}`;
  return (
    <svg className={css.bar} viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect className={css.whole} x="0" y="1.500" width={share(whole)} height="7" />
      <rect className={css.part} x="0" y="1.500" width={share(part)} height="7" />
      {tick === undefined ? null : (
        <path className={css.tick} d={`M${share(tick)} 0v10`} vectorEffect="non-scaling-stroke" />
      )}
    </svg>
  );
}
