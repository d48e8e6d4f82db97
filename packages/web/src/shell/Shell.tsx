/** The frame of a cabinet: head with its sections, the density of its people, the content. */
import { type Cabinet, cabinetOfRole } from '@balapan/api/roles.ts';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Density, type DensityName } from '../kit/Density.tsx';
import { Header, type NavItem } from '../kit/Header.tsx';
import { NoPermission } from '../kit/State.tsx';
import { kitTexts } from '../texts/kit.ts';
import { roleTexts } from '../texts/roles.ts';
import { api } from './api.ts';
import { BehalfBand } from './BehalfBand.tsx';
import { ClockLine } from './ClockLine.tsx';
import { useLanguage, useTexts } from './language.tsx';
import { useMe } from './me.ts';
import css from './Shell.module.css';

interface ShellProps {
  readonly cabinet: Cabinet;
  readonly density: DensityName;
  readonly nav: readonly NavItem[];
  readonly search?: ReactNode;
}

/** Shows the cabinet to those whose role works in it, and to others why not. */
export function Shell({ cabinet, density, nav, search }: ShellProps) {
  const me = useMe();
  const { language } = useLanguage();
  const t = useTexts(kitTexts);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const person = me.person;
  const signOut = async (): Promise<void> => {
    await api.access.signOut();
    queries.clear();
    await navigate({ to: '/sign-in' });
  };
  const isHome = person !== null && cabinetOfRole[person.role] === cabinet;
  return (
    <Density name={density}>
      <div className={css.shell}>
        <Header
          big={density === 'person'}
          nav={isHome ? nav : []}
          {...(person === null
            ? {}
            : {
                person: { name: person.name, role: roleTexts[language][person.role] },
                ...(person.onBehalf === null ? { onSignOut: () => void signOut() } : {}),
              })}
          {...(person?.place === null || person === null ? {} : { organisation: person.place[language] })}
          {...(search === undefined || !isHome ? {} : { search })}
        />
        <BehalfBand />
        <ClockLine />
        <main id="content" className={css.content} tabIndex={-1}>
          {isHome ? (
            <Outlet />
          ) : (
            <NoPermission>
              <Link to="/app">{t.toCabinet}</Link>
            </NoPermission>
          )}
        </main>
      </div>
    </Density>
  );
}
