/** The head of a clerk's page: title, status, what it is about, actions at the right. */
import type { ReactNode } from 'react';
import css from './PageHead.module.css';

interface PageHeadProps {
  readonly title: ReactNode;
  readonly tag?: ReactNode;
  readonly about?: ReactNode;
  readonly children?: ReactNode;
}

export function PageHead({ title, tag, about, children }: PageHeadProps) {
  return (
    <header className={css.head}>
      <h1>{title}</h1>
      {tag}
      {about === undefined ? null : <p>{about}</p>}
      <div className={css.actions}>{children}</div>
    </header>
  );
}
