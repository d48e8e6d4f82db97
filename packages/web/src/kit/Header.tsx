/** The head of every page: gold and sky strip, logo, sections with counts, search, languages as words, the person. */
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../shell/language.tsx';
import { kitTexts } from '../texts/kit.ts';
import css from './Header.module.css';
import { Icon } from './Icon.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';

export interface NavItem {
  readonly to: NonNullable<LinkProps['to']>;
  readonly label: string;
  /** How many wait for the reader; nothing is shown for 0. */
  readonly count?: number;
}

interface HeaderProps {
  /** Kindergarten, department, payer; empty for parents. */
  readonly organisation?: ReactNode;
  readonly nav?: readonly NavItem[];
  readonly person?: { readonly name: string; readonly role: string };
  readonly search?: ReactNode;
  readonly onSignOut?: () => void;
  /** Big for parents and educators, dense for clerks. */
  readonly big?: boolean;
}

export function Header({ organisation, nav = [], person, search, onSignOut, big = false }: HeaderProps) {
  const t = useTexts(kitTexts);
  const links = nav.map((item) => (
    <Link
      key={item.to}
      to={item.to}
      className={css.link}
      activeProps={{ 'data-active': true }}
      activeOptions={{ exact: false }}
    >
      {item.label}
      {item.count === undefined || item.count === 0 ? null : <b>{item.count}</b>}
    </Link>
  ));
  const who =
    person === undefined ? null : (
      <div className={css.person}>
        <Icon name="person" size={18} />
        <span>
          {onSignOut === undefined ? person.name : <Link to="/app/security">{person.name}</Link>}
          <small>{person.role}</small>
        </span>
        {onSignOut === undefined ? null : (
          <button type="button" onClick={onSignOut}>
            {t.signOut}
          </button>
        )}
      </div>
    );
  return (
    <header className={css.header} data-big={big || undefined}>
      <a className={css.skip} href="#content">
        {t.toContent}
      </a>
      <div className={css.strip} />
      <div className={css.row}>
        <a href="/" className={css.logo}>
          <img src="/logo.svg" alt="" width={34} height={37} />
          <b>{t.product}</b>
        </a>
        {organisation === undefined ? null : <div className={css.organisation}>{organisation}</div>}
        {nav.length === 0 ? null : (
          <nav className={css.nav} aria-label={t.navigation}>
            {links}
          </nav>
        )}
        {search === undefined ? null : <div className={css.search}>{search}</div>}
        <LanguageSwitch />
        <div className={css.wide}>{who}</div>
        <details className={css.menu}>
          <summary>
            <Icon name="menu" size={20} />
            <span>{t.menu}</span>
          </summary>
          <div>
            {organisation === undefined ? null : <p>{organisation}</p>}
            <nav aria-label={t.menu}>{links}</nav>
            {who}
          </div>
        </details>
      </div>
    </header>
  );
}
