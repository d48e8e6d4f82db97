/** Where one is signed in, ended one by one; the roles that one has, and the way from one to another. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { deviceWords } from '@balapan/domain/device.ts';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Density } from '../../kit/Density.tsx';
import { Header } from '../../kit/Header.tsx';
import { Failed, Loading } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { ClockLine } from '../../shell/ClockLine.tsx';
import { momentOfWire, useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { meQuery, useMe } from '../../shell/me.ts';
import { roleTexts } from '../../texts/roles.ts';
import { securityTexts } from '../../texts/security.ts';
import { staffTexts } from '../../texts/staff.ts';
import { OwnWays } from './OwnWays.tsx';
import css from './security.module.css';

export function SecurityPage() {
  const t = useTexts(securityTexts);
  const { person } = useMe();
  const { language } = useLanguage();
  if (person === null) return null;
  return (
    <Density name="person">
      <Header big person={{ name: person.name, role: roleTexts[language][person.role] }} />
      <ClockLine />
      <main id="content" className={css.page} tabIndex={-1}>
        <p>
          <Link to="/app">{t.back}</Link>
        </p>
        <h1>{t.title}</h1>
        <Sessions />
        {person.role === 'guardian' ? null : <OwnWays />}
        <Roles />
      </main>
    </Density>
  );
}

type Session = AnswerOf<Routes['access']['sessions']>['sessions'][number];

function Sessions() {
  const t = useTexts(securityTexts);
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['access', 'sessions'],
    queryFn: () => api.access.sessions(),
  });
  const end = useMutation({
    mutationFn: async (sessionId: string | null) =>
      sessionId === null ? api.access.endOtherSessions({}) : api.access.endSession({ sessionId }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['access', 'sessions'] }),
  });
  return (
    <section className={css.section}>
      <h2>{t.sessions}</h2>
      <p>{t.about}</p>
      {error === null ? null : <Failed error={error} onRetry={() => void refetch()} />}
      {end.error === null ? null : <Failed error={end.error} />}
      {data === undefined ? (
        <Loading rows={3} />
      ) : (
        <>
          <ul className={css.rows}>
            {data.sessions.map((session) => (
              <SessionRow
                key={session.sessionId}
                session={session}
                busy={end.isPending}
                onEnd={() => end.mutate(session.sessionId)}
              />
            ))}
          </ul>
          {data.sessions.length < 2 ? null : (
            <Button variant="default" disabled={end.isPending} onClick={() => end.mutate(null)}>
              {t.endOthers}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function SessionRow({ session, busy, onEnd }: { session: Session; busy: boolean; onEnd: () => void }) {
  const t = useTexts(securityTexts);
  const { language } = useLanguage();
  const fmt = useFmt();
  const { device, address, current, method, role, madeAt } = session;
  return (
    <li>
      <div>
        <b translate="no" lang={deviceWords(device) === null ? undefined : 'en'}>
          {deviceWords(device) ?? t.unknownDevice}
        </b>
        <p>
          {[
            ...(current ? [t.current] : []),
            roleTexts[language][role],
            t[method],
            ...(address === null ? [] : [address]),
          ].join(', ')}
        </p>
        <p>{t.since({ moment: fmt.moment(momentOfWire(madeAt)) })}</p>
      </div>
      {current ? null : (
        <Button variant="default" disabled={busy} onClick={onEnd}>
          {t.end}
        </Button>
      )}
    </li>
  );
}

function Roles() {
  const t = useTexts(securityTexts);
  const { language } = useLanguage();
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data } = useQuery({ queryKey: ['access', 'roles'], queryFn: () => api.access.roles() });
  const go = useMutation({
    mutationFn: (appointmentId: string | null) => api.access.switchRole({ appointmentId }),
    onSuccess: async ({ cabinet }) => {
      queries.clear();
      await queries.fetchQuery(meQuery);
      await navigate({ to: `/app/${cabinet}` });
    },
  });
  if (data === undefined || data.roles.length < 2) return null;
  return (
    <section className={css.section}>
      <h2>{t.roles}</h2>
      {go.error === null ? null : <Failed error={go.error} />}
      <ul className={css.rows}>
        {data.roles.map(({ appointmentId, role, place, acting }) => {
          const isNow = me.person?.role === role && (me.person.place?.kk ?? null) === (place?.kk ?? null);
          return (
            <li key={appointmentId ?? 'guardian'}>
              <div>
                <b>{`${acting ? `${staffTexts[language].acting} ` : ''}${roleTexts[language][role]}`}</b>
                <p>{isNow ? t.now : (place?.[language] ?? '')}</p>
              </div>
              {isNow ? null : (
                <Button variant="default" disabled={go.isPending} onClick={() => go.mutate(appointmentId)}>
                  {t.go}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
