/** A figure of a table that opens what it is made of (look.md, principle 1). */
import type { ReactNode } from 'react';
import css from './Opens.module.css';

export function Opens({ onOpen, children }: { readonly onOpen: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className={css.opens} onClick={onOpen}>
      {children}
    </button>
  );
}
