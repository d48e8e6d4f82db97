/** A status: colour, shape and word together (never colour alone). 2–4 words, nominative, may carry one figure. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import css from './Tag.module.css';

export type TagTone = 'ok' | 'wait' | 'you' | 'late' | 'back' | 'draft';
const icons: Record<TagTone, IconName> = {
  ok: 'tick',
  wait: 'clock',
  you: 'pen',
  late: 'warn',
  back: 'back',
  draft: 'dash',
};

/**
 * @param tone ok: done · wait: at another desk · you: the reader must act · late · back: returned, skipped · draft, closed
 * @param large for parents' and educators' screens
 */
export function Tag({ tone, large = false, children }: { tone: TagTone; large?: boolean; children: ReactNode }) {
  return (
    <span className={css.tag} data-tone={tone} data-large={large || undefined}>
      <Icon name={icons[tone]} size={large ? 16 : 13} />
      <span>{children}</span>
    </span>
  );
}
