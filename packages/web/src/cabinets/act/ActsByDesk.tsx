/** Acts by desk: where each stands, for how long, and who holds it. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import type { Desk } from '@balapan/domain/act.ts';
import { isMonth, type Month, monthOf, shiftMonth } from '@balapan/domain/day.ts';
import { deskTexts } from '@balapan/domain/text/texts/status.ts';
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { Icon } from '../../kit/Icon.tsx';
import { PageHead } from '../../kit/PageHead.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { useNow } from '../../shell/me.ts';
import { actPageTexts } from '../../texts/actPage.ts';
import css from './Act.module.css';
import { ActList } from './ActList.tsx';
import { deskOrder } from './desks.ts';

const size = 50;
type Sort = 'since' | 'number' | 'total' | 'dueOn' | 'provider';

interface ActsByDeskProps {
  readonly onOpen: (actId: string) => void;
  /** The desk that the list begins with; left out: all. */
  readonly desk?: Desk | undefined;
  /** Actions in the head of the page. */
  readonly children?: ReactNode;
}

export function ActsByDesk({ onOpen, desk: first, children }: ActsByDeskProps) {
  const p = useTexts(actPageTexts);
  const names = useTexts(deskTexts);
  const fmt = useFmt();
  const { today } = useNow();
  const [month, setMonth] = useState<Month | null>(null);
  const [desk, setDesk] = useState<Desk | null>(first ?? null);
  const [isLate, setLate] = useState(false);
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<{ by: Sort; descending: boolean }>({ by: 'since', descending: false });
  const [page, setPage] = useState(1);
  const wanted = useDeferredValue(search.trim());
  const filter = {
    ...(month === null ? {} : { month }),
    ...(desk === null ? {} : { desk }),
    ...(isLate ? { late: '1' as const } : {}),
    ...(wanted === '' ? {} : { search: wanted }),
    sort: sort.by,
    order: sort.descending ? ('desc' as const) : ('asc' as const),
    page,
    size,
  };
  const acts = useQuery({
    queryKey: ['settlement.acts', filter],
    queryFn: () => api.settlement.acts(filter),
    placeholderData: keepPreviousData,
  });
  const desks = useQuery({
    queryKey: ['settlement.desks', month],
    queryFn: () => api.settlement.desks(month === null ? {} : { month }),
    placeholderData: keepPreviousData,
  });
  const from = monthOf(today);
  const months = [0, -1, -2, -3, -4, -5].map((back) => shiftMonth(from, back));
  const change = (next: () => void): void => {
    next();
    setPage(1);
  };
  return (
    <>
      <PageHead title={p.listTitle} about={p.listOrder}>
        {children}
      </PageHead>
      <div className={css.desks}>
        {deskOrder.map((one) => (
          <DeskButton
            key={one}
            name={names[one]}
            rows={desks.data?.desks.filter((row) => row.desk === one) ?? []}
            isPressed={desk === one}
            onPress={() => change(() => setDesk(desk === one ? null : one))}
          />
        ))}
      </div>
      <div className={css.filters}>
        <NativeSelect
          label={p.month}
          size="xs"
          value={month ?? ''}
          data={[{ value: '', label: p.allMonths }, ...months.map((one) => ({ value: one, label: fmt.month(one) }))]}
          onChange={({ currentTarget: { value } }) => change(() => setMonth(isMonth(value) ? value : null))}
        />
        <NativeSelect
          label={p.desk}
          size="xs"
          value={desk ?? ''}
          data={[{ value: '', label: p.allDesks }, ...deskOrder.map((one) => ({ value: one, label: names[one] }))]}
          onChange={({ currentTarget: { value } }) =>
            change(() => setDesk(deskOrder.find((one) => one === value) ?? null))
          }
        />
        <TextInput
          label={p.search}
          size="xs"
          type="search"
          value={search}
          leftSection={<Icon name="search" />}
          onChange={({ currentTarget: { value } }) => change(() => setSearch(value))}
        />
        <Checkbox
          label={p.onlyLate}
          size="sm"
          checked={isLate}
          onChange={({ currentTarget: { checked } }) => change(() => setLate(checked))}
        />
      </div>
      <div className={css.list}>
        <ActList
          rows={acts.data?.rows}
          sum={acts.data?.sum}
          error={acts.error}
          onRetry={() => void acts.refetch()}
          onOpen={(row) => onOpen(row.actId)}
          sort={sort}
          onSort={(next) => change(() => setSort({ by: next.by as Sort, descending: next.descending }))}
          paging={{ page, size, total: acts.data?.total ?? 0, onPage: setPage }}
        />
      </div>
    </>
  );
}

type DeskRow = AnswerOf<Routes['settlement']['desks']>['desks'][number];

interface DeskButtonProps {
  readonly name: string;
  readonly rows: readonly DeskRow[];
  readonly isPressed: boolean;
  readonly onPress: () => void;
}

function DeskButton({ name, rows, isPressed, onPress }: DeskButtonProps) {
  const fmt = useFmt();
  const acts = rows.reduce((sum, row) => sum + row.acts, 0);
  const late = rows.reduce((sum, row) => sum + row.late, 0);
  const total = rows.reduce((sum, row) => sum + BigInt(row.total), 0n);
  const p = useTexts(actPageTexts);
  return (
    <button type="button" aria-pressed={isPressed} onClick={onPress}>
      <span>{name}</span>
      <b>{fmt.count(acts)}</b>
      <small>{fmt.tenge(`${total}`)}</small>
      {late === 0 ? null : (
        <small data-late>
          <Icon name="warn" size={12} /> {p.lateActs({ count: late })}
        </small>
      )}
    </button>
  );
}
