/** The head of every page: gold and sky strip, logo, sections with counts, search, languages as words, the person. */
import { Link, type LinkProps, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../shell/language.tsx';
import { kitTexts } from '../texts/kit.ts';
import { DropDown } from './DropDown.tsx';
import css from './Header.module.css';
import { Icon } from './Icon.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';

export interface NavItem {
  readonly to: NonNullable<LinkProps['to']>;
  readonly label: string;
  /** How many wait for the reader; nothing is shown for 0. */
  readonly count?: number;
  /** Seldom needed: under «More» where the head has more sections than it has room for. */
  readonly rare?: boolean;
}

/** So many sections stand side by side at 1440 px, the longest words of the three languages included. */
const room = 6;

/** So many stand side by side at 1024 px; more are a menu until 1280 px. */
const few = 3;

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
  const folded = nav.length > room ? nav.filter((item) => item.rare === true) : [];
  const shown = nav.filter((item) => !folded.includes(item));
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
    <header className={css.header} data-big={big || undefined} data-long={nav.length > few || undefined}>
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
            <Links items={shown} />
            {folded.length === 0 ? null : <More items={folded} />}
          </nav>
        )}
        {search === undefined ? null : <div className={css.search}>{search}</div>}
        <LanguageSwitch />
        <div className={css.wide}>{who}</div>
        <DropDown
          className={css.menu}
          label={
            <>
              <Icon name="menu" size={20} />
              <span>{t.menu}</span>
            </>
          }
        >
          <div>
            {organisation === undefined ? null : <p>{organisation}</p>}
            <nav aria-label={t.menu}>
              <Links items={nav} />
            </nav>
            {who}
          </div>
        </DropDown>
      </div>
    </header>
  );
}

function Links({ items }: { items: readonly NavItem[] }) {
  return items.map((item) => (
    <Link
      key={item.to}
      to={item.to}
      className={css.link}
      activeProps={{ 'data-active': true }}
      activeOptions={{ exact: false }}
    >
      {item.label}
      <Count of={item.count ?? 0} />
    </Link>
  ));
}

/** The seldom needed sections under one word, which tells what waits in them and whether one of them is open. */
function More({ items }: { items: readonly NavItem[] }) {
  const t = useTexts(kitTexts);
  const at = useRouterState({ select: (state) => state.location.pathname });
  return (
    <DropDown
      className={css.more}
      active={items.some(({ to }) => at.startsWith(to))}
      label={
        <>
          {t.more}
          <Count of={items.reduce((sum, { count = 0 }) => sum + count, 0)} />
          <Icon name="down" size={12} />
        </>
      }
    >
      <div>
        <Links items={items} />
      </div>
    </DropDown>
  );
}

const Count = ({ of }: { of: number }) => (of === 0 ? null : <b>{of}</b>);
