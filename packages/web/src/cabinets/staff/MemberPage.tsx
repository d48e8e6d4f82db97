/** One person's appointments, the newest first. */
import { routes } from '@balapan/api/routes.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import page from '../../kit/Page.module.css';
import { PageHead } from '../../kit/PageHead.tsx';
import { Failed, Loading } from '../../kit/State.tsx';
import { Allowed } from '../../shell/Allowed.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useMay, useMe } from '../../shell/me.ts';
import { roleTexts } from '../../texts/roles.ts';
import { staffTexts } from '../../texts/staff.ts';
import { type Appointment, daysText, StateTag } from './appointment.tsx';
import { Done, type Outcome } from './Done.tsx';
import { RowActions } from './RowActions.tsx';
import css from './staff.module.css';

export function MemberPage() {
  return (
    <Allowed to={routes.people.member}>
      <Member />
    </Allowed>
  );
}

function Member() {
  const t = useTexts(staffTexts);
  const { personId = '' } = useParams({ strict: false }) as { personId?: string };
  const isHead = useMe().person?.cabinet === 'provider';
  const may = useMay();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const query = useQuery({
    queryKey: ['people.member', personId],
    queryFn: () => api.people.member({ personId }),
  });
  const { data, error } = query;
  return (
    <>
      <PageHead title={data?.name ?? t.title}>
        {may(routes.journal.events) ? (
          <Link to={isHead ? '/app/provider/journal' : '/app/department/journal'} search={{ actor: personId }}>
            {t.journal}
          </Link>
        ) : null}
        <Link to={isHead ? '/app/provider/team' : '/app/department/staff'}>{isHead ? t.team : t.back}</Link>
      </PageHead>
      <div className={page.page}>
        <Done outcome={outcome} onChange={setOutcome} />
        {error !== null ? (
          <Failed error={error} onRetry={() => void query.refetch()} />
        ) : data === undefined ? (
          <Loading />
        ) : (
          <section>
            <h2>{t.history}</h2>
            <ol className={css.line}>
              {data.rows.map((row) => (
                <Entry key={row.appointmentId} row={row} onDone={setOutcome} />
              ))}
            </ol>
          </section>
        )}
      </div>
    </>
  );
}

function Entry({ row, onDone }: { row: Appointment; onDone: (outcome: Outcome) => void }) {
  const t = useTexts(staffTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const { held, ordered, deputyFor, deputy, order, madeBy, confirmedBy } = row;
  const isAsOrdered = held === null || held.to === ordered.to;
  return (
    <li data-now={row.state === 'current' || undefined}>
      <p>
        <b>
          {deputyFor === null ? null : `${t.acting} `}
          {roleTexts[language][row.role]}
        </b>{' '}
        <StateTag appointment={row} />
      </p>
      <p>{[row.place?.[language], row.group].filter((one) => one != null).join(', ')}</p>
      <p>
        {daysText(held ?? ordered, t, fmt)}
        {isAsOrdered ? null : `, ${t.ordered({ days: daysText(ordered, t, fmt) })}`}
      </p>
      {deputyFor === null ? null : <p>{t.actingFor({ name: deputyFor.name })}</p>}
      {deputy === null ? null : <p>{t.deputy({ name: deputy.name, days: daysText(deputy, t, fmt) })}</p>}
      <p className={css.second}>
        {[
          order === null ? null : t.order({ number: order.number, date: fmt.day(order.date) }),
          madeBy === null ? null : t.madeBy({ name: madeBy.name, moment: fmt.moment(madeBy.at) }),
          confirmedBy === null ? null : t.confirmedBy({ name: confirmedBy.name, moment: fmt.moment(confirmedBy.at) }),
        ]
          .filter((one) => one !== null)
          .join('. ')}
      </p>
      <RowActions row={row} onDone={onDone} />
    </li>
  );
}
