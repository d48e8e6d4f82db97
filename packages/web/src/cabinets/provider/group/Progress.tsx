/** How far the group is, under the tiles. */
import { Icon } from '../../../kit/Icon.tsx';
import { useTexts } from '../../../shell/language.tsx';
import { groupTexts } from '../../../texts/group.ts';
import css from './Group.module.css';

interface ProgressProps {
  readonly marked: number;
  readonly present: number;
  readonly unsent: number;
  readonly total: number;
}

export function Progress({ marked, present, unsent, total }: ProgressProps) {
  const t = useTexts(groupTexts);
  const share = (count: number): string => `${((100 * count) / Math.max(1, total)).toFixed(1)}%`;
  return (
    <footer className={css.foot}>
      <p role="status">
        <b>{marked === total ? t.finished : t.progress({ done: marked, of: total })}</b>
        <span>
          <Icon name="tick" /> {t.came({ count: present })}
        </span>
        <span>
          <Icon name="cross" /> {t.absent({ count: marked - present })}
        </span>
        {unsent === 0 ? null : (
          <span data-unsent>
            <Icon name="up" /> {t.unsent({ count: unsent })}
          </span>
        )}
      </p>
      <svg className={css.progress} width="100%" height="9" aria-hidden="true" preserveAspectRatio="none">
        <rect className={css.came} width={share(present)} height="9" />
        <rect className={css.absent} x={share(present)} width={share(marked - present)} height="9" />
      </svg>
      {marked === total ? <p className={css.done}>{t.finishedAbout}</p> : null}
    </footer>
  );
}
