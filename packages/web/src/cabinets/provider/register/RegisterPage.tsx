/** This month's register by group, with the act and the way of the money beside it. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { type Mark, markLetters } from '@balapan/domain/attendance.ts';
import { type Day, daysOfMonth, monthOf, shiftMonth } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { Button, NativeSelect } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Icon } from '../../../kit/Icon.tsx';
import { PageHead } from '../../../kit/PageHead.tsx';
import { Empty, Failed, Loading } from '../../../kit/State.tsx';
import { csvOf, saveFile } from '../../../kit/saveFile.ts';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { momentOfWire, useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useMay, useMe, useNow } from '../../../shell/me.ts';
import { registerTexts } from '../../../texts/register.ts';
import { ActPanel } from './ActPanel.tsx';
import { ClosedDayDialog } from './ClosedDayDialog.tsx';
import { CorrectionDialog, type CorrectionPlace } from './CorrectionDialog.tsx';
import type { GridDay, GridRow } from './grid.ts';
import { Legend, RegisterGrid } from './RegisterGrid.tsx';
import css from './RegisterPage.module.css';

type Register = AnswerOf<Routes['attendance']['register']>;

export function RegisterPage() {
  const t = useTexts(registerTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const { today } = useNow();
  const { person } = useMe();
  const may = useMay();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const search = useSearch({ from: '/app/provider/register' });
  const month = search.month ?? monthOf(today);
  const [place, setPlace] = useState<CorrectionPlace | null>(null);
  const query = useQuery({
    queryKey: ['attendance.register', month, search.group],
    queryFn: () =>
      api.attendance.register({ month, ...(search.group === undefined ? {} : { careGroupId: search.group }) }),
    placeholderData: keepPreviousData,
  });
  const first = useMutation({
    mutationFn: (one: { careGroupId: string; day: Day; childId: string; mark: Mark }) =>
      api.attendance.mark({
        careGroupId: one.careGroupId,
        day: one.day,
        marks: [{ childId: one.childId, mark: one.mark }],
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['attendance.register'] }),
  });
  const register = query.data;
  if (register === undefined)
    return query.error === null ? (
      <Loading rows={12} />
    ) : (
      <Failed error={query.error} onRetry={() => void query.refetch()} />
    );
  const { careGroupId } = register;
  const open = (row: GridRow, day: Day, mark?: Mark): void => {
    const cell = row.cells.get(day);
    if (careGroupId === null || cell === undefined || day > today) return;
    if (mark !== undefined && day === today && register.frozenAt === null)
      first.mutate({ careGroupId, day, childId: row.childId, mark });
    else {
      const { childId, name } = row;
      const document = documentAt(register, childId, day);
      setPlace({ careGroupId, childId, name, day, was: cell.mark, document, wish: mark ?? null });
    }
  };
  const rows = register.rows.map(gridRow);
  const days = gridDays(register);
  const months = [0, -1, -2, -3, -4].map((back) => shiftMonth(monthOf(today), back));
  const isClosed = register.frozenAt !== null;
  const isOffice = person?.role !== 'educator';
  return (
    <>
      <PageHead
        title={t.title({ month: fmt.month(month) })}
        tag={
          register.frozenAt === null ? (
            <Tag tone="draft">{t.open}</Tag>
          ) : (
            <Tag tone="ok">{t.frozen({ day: fmt.day(dayAt(momentOfWire(register.frozenAt))) })}</Tag>
          )
        }
        about={t.about({
          days: register.workingDays.length,
          children: register.groups.reduce((sum, group) => sum + group.children, 0),
        })}
      >
        <NativeSelect
          size="xs"
          aria-label={t.month}
          value={month}
          data={months.map((one) => ({ value: one, label: fmt.month(one) }))}
          onChange={({ currentTarget: { value } }) =>
            void navigate({
              to: '/app/provider/register',
              search: { ...search, month: months.find((one) => one === value) },
            })
          }
        />
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="download" />}
          onClick={() => saveFile(`register-${month}.csv`, csvOf(tableOf(days, rows, language)), 'text/csv')}
        >
          {t.csv}
        </Button>
        <Button variant="default" size="xs" leftSection={<Icon name="file" />} onClick={() => print()}>
          {t.print}
        </Button>
      </PageHead>
      <nav className={css.tabs} aria-label={t.groups}>
        {register.groups.map((group) => (
          <button
            key={group.careGroupId}
            type="button"
            aria-current={group.careGroupId === careGroupId ? 'page' : undefined}
            onClick={() =>
              void navigate({ to: '/app/provider/register', search: { ...search, group: group.careGroupId } })
            }
          >
            {group.name} <small>{group.children}</small>
            {group.openDisputes === 0 ? null : <b>{group.openDisputes}</b>}
          </button>
        ))}
      </nav>
      <div className={css.page} data-alone={!isOffice || undefined}>
        <div className={css.sheet}>
          {first.error === null ? null : <Failed error={first.error} />}
          {rows.length === 0 ? (
            <Empty title={t.empty}>
              <p>{t.emptyAbout}</p>
            </Empty>
          ) : (
            <>
              <RegisterGrid
                label={t.title({ month: fmt.month(month) })}
                days={days}
                rows={rows}
                sum={register.total.amount.total}
                today={today}
                onOpen={(row, day) => open(row, day)}
                onLetter={open}
              />
              <Legend />
              <p className={css.keys}>{t.keys}</p>
            </>
          )}
        </div>
        {isOffice ? <ActPanel month={month} /> : null}
      </div>
      {isClosed && may(routes.attendance.correctDay) ? (
        <ClosedDayDialog place={place} onClose={() => setPlace(null)} />
      ) : (
        <CorrectionDialog place={place} frozen={isClosed} onClose={() => setPlace(null)} />
      )}
    </>
  );
}

const documentAt = (register: Register, childId: string, day: Day): boolean =>
  register.rows.find((row) => row.childId === childId)?.cells.find((cell) => cell.day === day)?.document ?? false;

function gridDays(register: Register): GridDay[] {
  const work = new Map(register.workingDays.map((day, at) => [day, register.presentByDay[at] ?? 0]));
  return daysOfMonth(register.month).map((day) => ({ day, isWork: work.has(day), present: work.get(day) ?? 0 }));
}

function gridRow(row: Register['rows'][number]): GridRow {
  const cells = row.cells.map(
    (cell) =>
      [cell.day, { mark: cell.mark ?? 'unmarked', isCorrected: cell.corrected, isDisputed: cell.disputed }] as const,
  );
  return {
    childId: row.childId,
    name: row.name,
    cells: new Map(cells),
    ...row.days,
    sum: row.amount.total,
    isConfirmed: row.confirmed,
  };
}

/** The grid as a table for a spreadsheet: one column a day, letters as on the screen. */
function tableOf(
  days: readonly GridDay[],
  rows: readonly GridRow[],
  language: 'kk' | 'ru' | 'en',
): (string | number)[][] {
  const letters = markLetters[language];
  const work = days.filter((day) => day.isWork);
  const head = ['child', ...work.map(({ day }) => day), 'payable', 'sum_tiyn'];
  const lines = rows.map((row) => [
    row.name,
    ...work.map(({ day }) => {
      const mark = row.cells.get(day)?.mark;
      return mark === undefined || mark === 'unmarked' ? '' : letters[mark];
    }),
    row.payable,
    row.sum,
  ]);
  return [head, ...lines];
}
