/** Demonstration only: people to be, by role, each with their situation in words. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { roles as allRoles, type Cabinet } from '@balapan/api/roles.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { Header } from '../kit/Header.tsx';
import { Icon, type IconName } from '../kit/Icon.tsx';
import { Empty, Failed, Loading } from '../kit/State.tsx';
import { kitTexts } from '../texts/kit.ts';
import { roleTexts } from '../texts/roles.ts';
import { signInTexts } from '../texts/signIn.ts';
import { situationText } from '../texts/situations.ts';
import { api } from './api.ts';
import { ClockLine } from './ClockLine.tsx';
import { inTurns } from './inTurns.ts';
import { useLanguage, useTexts } from './language.tsx';
import { meQuery, useMe } from './me.ts';
import css from './SignIn.module.css';
import { SignInWays } from './SignInWays.tsx';

type PersonToBe = AnswerOf<Routes['access']['people']>['rows'][number];
const cabinets: readonly { readonly cabinet: Cabinet; readonly icon: IconName }[] = [
  { cabinet: 'parent', icon: 'person' },
  { cabinet: 'provider', icon: 'house' },
  { cabinet: 'department', icon: 'file' },
  { cabinet: 'payer', icon: 'briefcase' },
  { cabinet: 'support', icon: 'phone' },
];

/** How many of a block are shown before somebody asks for all. */
const few = 8;

export function SignIn() {
  const t = useTexts(signInTexts);
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim());
  const me = useMe();
  const people = useQuery({
    queryKey: ['access.people', wanted],
    queryFn: () => api.access.people({ size: 200, ...(wanted === '' ? {} : { search: wanted }) }),
    placeholderData: keepPreviousData,
    enabled: me.demonstration,
  });
  return (
    <>
      <Header big />
      <ClockLine />
      <main id="content" className={css.page}>
        <SignInWays />
        {me.demonstration ? (
          <>
            <h2>{t.title}</h2>
            <p className={css.about}>{t.about}</p>
            <TextInput
              size="md"
              label={t.search}
              type="search"
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              leftSection={<Icon name="search" />}
              className={css.search}
            />
            {people.error === null ? null : <Failed error={people.error} onRetry={() => void people.refetch()} />}
            {people.data === undefined ? (
              <Loading />
            ) : people.data.rows.length === 0 ? (
              <Empty title={t.nobody} />
            ) : (
              <div className={css.columns}>
                {cabinets.map(({ cabinet, icon }) => (
                  <People key={`${cabinet}${wanted}`} cabinet={cabinet} icon={icon} people={people.data.rows} />
                ))}
              </div>
            )}
          </>
        ) : null}
      </main>
    </>
  );
}

function People({ cabinet, icon, people }: { cabinet: Cabinet; icon: IconName; people: readonly PersonToBe[] }) {
  const t = useTexts(signInTexts);
  const kit = useTexts(kitTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signIn = useMutation({
    mutationFn: (person: PersonToBe) =>
      api.access.signIn({ personId: person.personId, appointmentId: person.appointmentId }),
    onSuccess: async (answer) => {
      queries.clear();
      await queries.fetchQuery(meQuery);
      await navigate({ to: `/app/${answer.cabinet}` });
    },
  });
  const [all, setAll] = useState(false);
  const mine = people.filter((person) => person.cabinet === cabinet);
  if (mine.length === 0) return null;
  // A short list shows each role, and of parents each situation; the whole one goes by role.
  const ordered = all
    ? mine.toSorted((a, b) => allRoles.indexOf(a.role) - allRoles.indexOf(b.role))
    : inTurns(mine, (person) => (person.role === 'guardian' ? person.situation.code : person.role)).slice(0, few);
  return (
    <section>
      <h3>
        <Icon name={icon} size={20} /> {t[cabinet]}
      </h3>
      {signIn.error === null ? null : <Failed error={signIn.error} />}
      <ul className={css.people}>
        {ordered.map((person) => (
          <li key={`${person.personId}${person.appointmentId ?? ''}`}>
            <button type="button" disabled={signIn.isPending} onClick={() => signIn.mutate(person)}>
              {person.role === 'guardian' ? (
                <span>
                  <b>{situationText(person.situation, language)}</b>
                  <small>
                    {person.name}, {roleTexts[language].guardian}
                  </small>
                </span>
              ) : (
                <span>
                  <b>{person.name}</b>
                  <small>
                    {roleTexts[language][person.role]}
                    {person.place === null ? '' : `, ${person.place[language]}`}
                  </small>
                  <small>{situationText(person.situation, language)}</small>
                </span>
              )}
              <span className="visually-hidden">{kit.signIn}</span>
              <Icon name="next" size={18} />
            </button>
          </li>
        ))}
      </ul>
      {mine.length <= few ? null : (
        <button type="button" className={css.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t.fewer : t.showAll({ count: mine.length })}
        </button>
      )}
    </section>
  );
}
