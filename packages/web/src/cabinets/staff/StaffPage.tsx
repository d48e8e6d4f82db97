/** Who works where: the administrator's list of the region, the head's of the own kindergarten. */
import { staffRoles } from '@balapan/api/appointing.ts';
import { routes } from '@balapan/api/routes.ts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '../../kit/DataTable.tsx';
import { Icon } from '../../kit/Icon.tsx';
import page from '../../kit/Page.module.css';
import { PageHead } from '../../kit/PageHead.tsx';
import { Allowed } from '../../shell/Allowed.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useMay, useMe } from '../../shell/me.ts';
import { journalTexts } from '../../texts/journal.ts';
import { roleTexts } from '../../texts/roles.ts';
import { staffTexts } from '../../texts/staff.ts';
import { staffAccessTexts } from '../../texts/staffAccess.ts';
import { AppointDialog } from './AppointDialog.tsx';
import { type Appointment, daysText, StateTag } from './appointment.tsx';
import { Done, type Outcome } from './Done.tsx';
import { RowActions } from './RowActions.tsx';

const size = 50;
const states = ['now', 'waiting', 'future', 'past', 'all'] as const;
type Organisation = 'department' | 'financialCentre';

export function StaffPage() {
  return (
    <Allowed to={routes.people.staff}>
      <Staff />
    </Allowed>
  );
}

function Staff() {
  const t = useTexts(staffTexts);
  const journal = useTexts(journalTexts);
  const access = useTexts(staffAccessTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const me = useMe().person;
  const may = useMay();
  const isHead = me?.cabinet === 'provider';
  const [at, setAt] = useState(1);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 300);
  const [role, setRole] = useState('');
  const [state, setState] = useState<(typeof states)[number]>('now');
  const [place, setPlace] = useState('');
  const [appointing, setAppointing] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const places = useQuery({ queryKey: ['people.places', ''], queryFn: () => api.people.places({}) });
  const known = staffRoles.find((one) => one === role);
  const where =
    place === ''
      ? {}
      : place in { department: 1, financialCentre: 1 }
        ? { organisation: place as Organisation }
        : { district: place };
  const query = useQuery({
    queryKey: ['people.staff', at, search, role, state, place],
    queryFn: () =>
      api.people.staff({
        page: at,
        size,
        state,
        ...(search === '' ? {} : { search }),
        ...(known === undefined ? {} : { role: known }),
        ...where,
      }),
    placeholderData: keepPreviousData,
  });
  const first =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setAt(1);
    };
  const stateNames = { now: t.now, waiting: t.stateWaiting, future: t.stateFuture, past: t.statePast, all: t.all };
  const columns: readonly Column<Appointment>[] = [
    {
      id: 'name',
      head: t.name,
      sticky: true,
      cell: (row) => (
        <Link
          to={isHead ? '/app/provider/team/$personId' : '/app/department/staff/$personId'}
          params={{ personId: row.personId }}
        >
          {row.name}
        </Link>
      ),
    },
    {
      id: 'role',
      head: t.role,
      cell: (row) => (
        <>
          {row.deputyFor === null ? null : `${t.acting} `}
          {roleTexts[language][row.role]}
          {row.deputyFor === null ? null : <small>{t.actingFor({ name: row.deputyFor.name })}</small>}
        </>
      ),
    },
    {
      id: 'place',
      head: t.place,
      cell: (row) => [isHead ? null : row.place?.[language], row.group].filter((one) => one != null).join(', ') || '–',
    },
    { id: 'days', head: t.days, cell: (row) => daysText(row.held ?? row.ordered, t, fmt) },
    { id: 'state', head: t.state, cell: (row) => <StateTag appointment={row} /> },
    { id: 'actions', head: t.actions, cell: (row) => <RowActions row={row} onDone={setOutcome} /> },
  ];
  const waiting = query.data?.waiting ?? 0;
  return (
    <>
      <PageHead title={isHead ? t.team : t.title} about={t.about}>
        {may(routes.journal.events) ? (
          <Link to={isHead ? '/app/provider/journal' : '/app/department/journal'} search={{}}>
            {journal.nav}
          </Link>
        ) : null}
        {may(routes.access.staffAccess) ? (
          <Link to={isHead ? '/app/provider/access' : '/app/department/access'}>{access.nav}</Link>
        ) : null}
        {waiting > 0 && state !== 'waiting' ? (
          <Button variant="default" onClick={() => first(setState)('waiting')}>
            {t.waiting({ count: fmt.count(waiting) })}
          </Button>
        ) : null}
        {may(routes.people.appoint) ? (
          <Button leftSection={<Icon name="plus" />} onClick={() => setAppointing(true)}>
            {t.appoint}
          </Button>
        ) : null}
      </PageHead>
      <div className={page.page}>
        <search className={page.filters}>
          <TextInput
            label={t.search}
            value={typed}
            maxLength={80}
            onChange={(event) => first(setTyped)(event.currentTarget.value)}
          />
          <NativeSelect
            label={t.role}
            value={role}
            onChange={(event) => first(setRole)(event.currentTarget.value)}
            data={[
              { value: '', label: t.allRoles },
              ...staffRoles
                .filter((one) => !isHead || ['educator', 'methodist', 'accountant', 'head'].includes(one))
                .map((one) => ({ value: one, label: roleTexts[language][one] })),
            ]}
          />
          {isHead ? null : (
            <NativeSelect
              label={t.place}
              value={place}
              onChange={(event) => first(setPlace)(event.currentTarget.value)}
              data={[
                { value: '', label: t.allPlaces },
                { value: 'department', label: t.department },
                { value: 'financialCentre', label: t.financialCentre },
                ...(places.data?.districts ?? []).map(({ district, name }) => ({
                  value: district,
                  label: name[language],
                })),
              ]}
            />
          )}
          <NativeSelect
            label={t.state}
            value={state}
            onChange={(event) => first(setState)(states.find((one) => one === event.currentTarget.value) ?? 'now')}
            data={states.map((one) => ({ value: one, label: stateNames[one] }))}
          />
        </search>
        <Done outcome={outcome} onChange={setOutcome} />
        <DataTable
          label={isHead ? t.team : t.title}
          columns={columns}
          rows={query.data?.rows}
          rowKey={(row) => row.appointmentId}
          tone={(row) => (row.actions.includes('confirm') ? 'you' : row.state === 'withdrawn' ? 'back' : undefined)}
          error={query.error}
          onRetry={() => void query.refetch()}
          paging={{ page: at, size, total: query.data?.total ?? 0, onPage: setAt }}
          empty={
            <>
              <b>{t.empty}</b>
              <p>{t.emptyAbout}</p>
            </>
          }
        />
      </div>
      {appointing ? <AppointDialog onClose={() => setAppointing(false)} onDone={setOutcome} /> : null}
    </>
  );
}
