/** What the audit has written: by day, act, kindergarten and person; each event can be opened. */
import { routes } from '@balapan/api/routes.ts';
import { addDays, isDay } from '@balapan/domain/day.ts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '../../kit/DataTable.tsx';
import page from '../../kit/Page.module.css';
import { PageHead } from '../../kit/PageHead.tsx';
import { NoPermission } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useMay, useMe, useNow } from '../../shell/me.ts';
import { journalTexts } from '../../texts/journal.ts';
import { actText } from '../../texts/journalActs.ts';
import { Actor } from './Actor.tsx';
import { EventDialog } from './EventDialog.tsx';
import type { JournalEvent } from './event.ts';

const size = 50;

export function JournalPage() {
  const t = useTexts(journalTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const { today } = useNow();
  const may = useMay();
  const isHead = useMe().person?.cabinet === 'provider';
  const { actor } = useSearch({ strict: false }) as { actor?: string };
  const navigate = useNavigate();
  const [from, setFrom] = useState<string>(addDays(today, actor === undefined ? -1 : -30));
  const [to, setTo] = useState<string>(today);
  const [operation, setOperation] = useState('');
  const [providerId, setProviderId] = useState('');
  /** Where the pages before ended, the newest first: the way back. */
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [opened, setOpened] = useState<JournalEvent | null>(null);
  const after = cursors.at(-1);
  const query = useQuery({
    queryKey: ['journal.events', from, to, operation, providerId, actor, after],
    queryFn: () =>
      api.journal.events({
        from: isDay(from) ? from : today,
        to: isDay(to) ? to : today,
        most: size,
        ...(operation === '' ? {} : { operation }),
        ...(providerId === '' ? {} : { providerId }),
        ...(actor === undefined ? {} : { actor }),
        ...(after === undefined ? {} : { after }),
      }),
    placeholderData: keepPreviousData,
    enabled: isDay(from) && isDay(to) && may(routes.journal.events),
  });
  if (!may(routes.journal.events)) return <NoPermission />;
  const anew =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setCursors([]);
    };
  const only = (personId: string | undefined): void => {
    setCursors([]);
    void navigate({ to: '.', search: personId === undefined ? {} : { actor: personId } });
  };
  const columns: readonly Column<JournalEvent>[] = [
    { id: 'when', head: t.when, cell: (row) => fmt.moment(row.at), sticky: true },
    { id: 'operation', head: t.operation, cell: (row) => actText(row.operation, language) },
    { id: 'person', head: t.person, cell: (row) => <Actor event={row} /> },
    {
      id: 'chain',
      head: t.chain,
      cell: (row) => `${row.provider?.name[language] ?? t.region}, ${fmt.number(row.seq)}`,
    },
  ];
  const next = query.data?.next ?? null;
  const chosen = query.data?.rows.find(({ person }) => person?.personId === actor)?.person?.name;
  return (
    <>
      <PageHead title={t.title} about={t.about}>
        <a href="/audit">{t.published}</a>
        <a href="/verify">{t.verify}</a>
      </PageHead>
      <div className={page.page}>
        <search className={page.filters}>
          <TextInput
            type="date"
            label={t.from}
            value={from}
            max={to}
            onChange={(event) => anew(setFrom)(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t.to}
            value={to}
            min={from}
            max={today}
            onChange={(event) => anew(setTo)(event.currentTarget.value)}
          />
          <NativeSelect
            label={t.operation}
            value={operation}
            onChange={(event) => anew(setOperation)(event.currentTarget.value)}
            data={[
              { value: '', label: t.allOperations },
              ...(query.data?.operations ?? []).map((value) => ({ value, label: actText(value, language) })),
            ]}
          />
          {isHead ? null : <ProviderFilter value={providerId} onChange={anew(setProviderId)} />}
          {actor === undefined ? null : (
            <Button variant="default" onClick={() => only(undefined)}>
              {t.onlyOf({ name: chosen ?? t.person })} · {t.clear}
            </Button>
          )}
        </search>
        <DataTable
          label={t.title}
          columns={columns}
          rows={query.data?.rows}
          rowKey={(row) => `${row.chain} ${row.seq}`}
          onOpen={setOpened}
          error={query.error}
          onRetry={() => void query.refetch()}
          empty={
            <>
              <b>{t.empty}</b>
              <p>{t.emptyAbout}</p>
            </>
          }
        />
        <div className={page.choice}>
          {cursors.length === 0 ? null : (
            <Button variant="default" onClick={() => setCursors([])}>
              {t.newest}
            </Button>
          )}
          {next === null ? null : (
            <Button variant="default" loading={query.isFetching} onClick={() => setCursors([...cursors, next])}>
              {t.older}
            </Button>
          )}
        </div>
      </div>
      {opened === null ? null : <EventDialog event={opened} onClose={() => setOpened(null)} onOnly={only} />}
    </>
  );
}

function ProviderFilter({ value, onChange }: { value: string; onChange: (providerId: string) => void }) {
  const t = useTexts(journalTexts);
  const { language } = useLanguage();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 300);
  const query = useQuery({
    queryKey: ['people.places', search],
    queryFn: () => api.people.places(search === '' ? {} : { search }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <TextInput label={t.findProvider} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      <NativeSelect
        label={t.provider}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={[
          { value: '', label: t.everywhere },
          ...(query.data?.providers ?? []).map(({ providerId, name }) => ({
            value: providerId,
            label: name[language],
          })),
        ]}
      />
    </>
  );
}
