/** A term in calendar days as boxes, one a day: gone by filled, left empty, beyond the term red. */
import css from './TermBoxes.module.css';

interface TermBoxesProps {
  /** Days of the term: 30. */
  readonly total: number;
  /** Days gone by; more than `total` is late. */
  readonly gone: number;
  /** The finding, in words: «осталось 29 дней из 30». */
  readonly label: string;
  readonly from?: string;
  readonly to?: string;
}

export function TermBoxes({ total, gone, label, from, to }: TermBoxesProps) {
  const late = Math.max(0, gone - total);
  return (
    <div>
      <div className={css.boxes} role="img" aria-label={label}>
        {Array.from({ length: total }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a box is its number
          <i key={at} data-gone={at < gone || undefined} data-late={(late > 0 && at < gone) || undefined} />
        ))}
      </div>
      {from === undefined && to === undefined ? null : (
        <div className={css.ends}>
          <span>{from}</span>
          <span>{to}</span>
        </div>
      )}
    </div>
  );
}
