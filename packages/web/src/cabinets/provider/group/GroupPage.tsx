/** A group today, as tiles: tap a child, then one answer. What is not marked is loud; nobody marks all at once. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import type { Mark } from '@balapan/domain/attendance.ts';
import { readableKinds } from '@balapan/domain/health.ts';
import { NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Icon } from '../../../kit/Icon.tsx';
import { Empty, Failed, Loading, OfflineBadge } from '../../../kit/State.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useMe, useNow } from '../../../shell/me.ts';
import { refusalText } from '../../../shell/refusal.ts';
import { groupTexts } from '../../../texts/group.ts';
import { ChildHealth } from './ChildHealth.tsx';
import { ChildPanel } from './ChildPanel.tsx';
import css from './Group.module.css';
import { useMarksToSend } from './marksToSend.ts';
import { Progress } from './Progress.tsx';
import { Tiles } from './Tiles.tsx';

type Group = AnswerOf<Routes['attendance']['group']>;

/** The groups that one may see; the first, or the one of the address, is shown. */
export function GroupPage() {
  const t = useTexts(groupTexts);
  const navigate = useNavigate();
  const { id } = useSearch({ from: '/app/provider/group' });
  const groups = useQuery({ queryKey: ['attendance.groups'], queryFn: () => api.attendance.groups() });
  const list = groups.data?.groups;
  if (list === undefined)
    return groups.error === null ? <Loading /> : <Failed error={groups.error} onRetry={() => void groups.refetch()} />;
  const chosen = list.find((group) => group.careGroupId === id) ?? list[0];
  if (chosen === undefined)
    return (
      <Empty title={t.empty}>
        <p>{t.emptyAbout}</p>
      </Empty>
    );
  return (
    <>
      {list.length < 2 ? null : (
        <NativeSelect
          className={css.groups}
          px="md"
          pt="sm"
          maw={320}
          aria-label={t.groups}
          value={chosen.careGroupId}
          data={list.map((group) => ({
            value: group.careGroupId,
            label: `${group.name} (${group.marked}/${group.children})`,
          }))}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ to: '/app/provider/group', search: { id: value } })
          }
        />
      )}
      <GroupDay key={chosen.careGroupId} careGroupId={chosen.careGroupId} />
    </>
  );
}

function GroupDay({ careGroupId }: { careGroupId: string }) {
  const t = useTexts(groupTexts);
  const query = useQuery({
    queryKey: ['attendance.group', careGroupId],
    queryFn: () => api.attendance.group({ careGroupId }),
  });
  const group = query.data;
  if (group === undefined)
    return query.error === null ? (
      <Loading rows={8} />
    ) : (
      <Failed error={query.error} onRetry={() => void query.refetch()} />
    );
  if (!group.isWorkingDay)
    return (
      <Empty title={t.dayOff} egg>
        <p>{t.dayOffAbout}</p>
      </Empty>
    );
  if (group.children.length === 0)
    return (
      <Empty title={t.empty} egg>
        <p>{t.emptyAbout}</p>
      </Empty>
    );
  return <Marking group={group} />;
}

function Marking({ group }: { group: Group }) {
  const t = useTexts(groupTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const me = useMe();
  const mayLook = readableKinds(me.person?.role ?? '').length > 0;
  const { now } = useNow();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const { careGroupId, day } = group;
  const { unsent, refused, put } = useMarksToSend({
    personId: me.person?.personId ?? '',
    careGroupId,
    day,
    now,
    send: async (batch) => {
      const [first] = batch;
      if (first === undefined) return;
      const marks = batch.map(({ childId, mark, document }) => ({ childId, mark, document }));
      await api.attendance.mark({ careGroupId: first.careGroupId, day: first.day, marks });
      await cache.refetchQueries({ queryKey: ['attendance.group', first.careGroupId] });
    },
  });
  const mine = new Map(unsent.filter((mark) => mark.day === day).map((mark) => [mark.childId, mark]));
  const children = group.children.map((child) => {
    const waits = mine.get(child.childId);
    return {
      ...child,
      mark: waits?.mark ?? child.mark,
      document: waits?.document ?? child.document,
      isUnsent: waits !== undefined,
    };
  });
  const child = children.find((one) => one.childId === chosen);
  const refusal = child === undefined ? undefined : refused.get(child.childId);
  const mark = (value: Mark, document: boolean): void => {
    if (child === undefined) return;
    const isFirst = child.mark === null;
    put(child.childId, value, document);
    // On to the next child who is not marked; a change stays where it is.
    if (isFirst && value !== 'ill') setChosen(nextUnmarked(children, child.childId));
  };
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div>
          <h1>{t.title({ name: group.name })}</h1>
          <p>{fmt.dayWithWeekday(day)}</p>
        </div>
        <OfflineBadge unsent={unsent.length} />
      </header>
      <Tiles chosen={chosen} onChoose={setChosen}>
        {children}
      </Tiles>
      {child === undefined ? (
        <aside className={css.choose}>
          <Icon name="person" size={24} />
          <p>{t.choose}</p>
        </aside>
      ) : (
        <ChildPanel
          name={`${child.givenName} ${child.surname}`}
          mark={child.mark}
          document={child.document}
          lastDays={child.recent.map((one) => ({ day: one.day, mark: one.mark ?? 'unmarked' }))}
          {...(refusal === undefined ? {} : { refusal: refusalText(refusal, language) })}
          more={mayLook ? <ChildHealth key={child.childId} childId={child.childId} /> : null}
          onMark={mark}
          onClose={() => setChosen(undefined)}
        />
      )}
      <Progress
        marked={children.filter((one) => one.mark !== null).length}
        present={children.filter((one) => one.mark === 'present').length}
        unsent={mine.size}
        total={children.length}
      />
    </div>
  );
}

/** The next child without a mark after this one, round to the first; none: nobody. */
function nextUnmarked(
  children: readonly { readonly childId: string; readonly mark: Mark | null }[],
  from: string,
): string | undefined {
  const at = children.findIndex((child) => child.childId === from);
  const round = [...children.slice(at + 1), ...children.slice(0, at)];
  return round.find((child) => child.mark === null)?.childId;
}
