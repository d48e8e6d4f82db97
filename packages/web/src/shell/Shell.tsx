/** The frame of a cabinet: head with its sections, the density of its people, the content. */
import { type Cabinet, cabinetOfRole } from '@balapan/api/roles.ts';
import type { Day } from '@balapan/domain/day.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Density, type DensityName } from '../kit/Density.tsx';
import { Header, type NavItem } from '../kit/Header.tsx';
import { Icon } from '../kit/Icon.tsx';
import { NoPermission } from '../kit/State.tsx';
import { kitTexts } from '../texts/kit.ts';
import { roleTexts } from '../texts/roles.ts';
import { staffTexts } from '../texts/staff.ts';
import { api } from './api.ts';
import { BehalfBand } from './BehalfBand.tsx';
import { ClockLine } from './ClockLine.tsx';
import { useFmt } from './fmt.ts';
import { useLanguage, useTexts } from './language.tsx';
import { type Me, useMe } from './me.ts';
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
                person: { name: person.name, role: roleOf(person, language) },
                ...(person.onBehalf === null ? { onSignOut: () => void signOut() } : {}),
              })}
          {...(person?.place === null || person === null ? {} : { organisation: person.place[language] })}
          {...(search === undefined || !isHome ? {} : { search })}
        />
        <BehalfBand />
        <ClockLine />
        <main id="content" className={css.content} tabIndex={-1}>
          {person?.replacedUntil == null ? null : <Replaced until={person.replacedUntil} />}
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

type Person = NonNullable<Me['person']>;

/** Whoever stands in for somebody says so: «и. о. заведующей». */
const roleOf = ({ role, acting }: Person, language: TextLanguage): string =>
  `${acting ? `${staffTexts[language].acting} ` : ''}${roleTexts[language][role]}`;

/** A deputy has the place: everything is seen, nothing is changed. */
function Replaced({ until }: { until: Day }) {
  const t = useTexts(staffTexts);
  const fmt = useFmt();
  return (
    <p role="status" className={css.replaced}>
      <Icon name="info" /> <b>{t.you}.</b> {t.youUntil({ day: fmt.day(until) })}
    </p>
  );
}
