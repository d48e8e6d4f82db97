/** The staff whom the reader may help to come in: searched by name, who waits for a confirmation first. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Icon } from '../../kit/Icon.tsx';
import { PageHead } from '../../kit/PageHead.tsx';
import { Empty, Failed, Loading } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useTexts } from '../../shell/language.tsx';
import { staffAccessTexts } from '../../texts/staffAccess.ts';
import { type Deed, DeedDialog } from './DeedDialog.tsx';
import { StaffRow } from './StaffRow.tsx';
import css from './staffAccess.module.css';

const step = 30;

export function StaffAccessPage() {
  const t = useTexts(staffAccessTexts);
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim());
  const [waits, setWaits] = useState(false);
  const [size, setSize] = useState(step);
  const [deed, setDeed] = useState<Deed | null>(null);
  const which = waits ? 'waiting' : 'all';
  const staff = useQuery({
    queryKey: ['access.staffAccess', wanted, which, size],
    queryFn: () => api.access.staffAccess({ which, size, ...(wanted === '' ? {} : { search: wanted }) }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={t.title} />
      <div className={css.page}>
        <p className={css.about}>{t.about}</p>
        <div className={css.filters}>
          <TextInput
            label={t.search}
            type="search"
            maxLength={80}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            leftSection={<Icon name="search" />}
          />
          <Checkbox label={t.waitingOnly} checked={waits} onChange={(event) => setWaits(event.currentTarget.checked)} />
        </div>
        {staff.error === null ? null : <Failed error={staff.error} onRetry={() => void staff.refetch()} />}
        {staff.data === undefined ? (
          staff.error === null && <Loading />
        ) : staff.data.rows.length === 0 ? (
          <Empty title={t.none} />
        ) : (
          <ul className={css.rows}>
            {staff.data.rows.map((row) => (
              <StaffRow key={row.personId} row={row} onDeed={(kind) => setDeed({ kind, row })} />
            ))}
          </ul>
        )}
        {staff.data === undefined || staff.data.total <= size || size >= 200 ? null : (
          <Button variant="default" onClick={() => setSize(Math.min(size + step, 200))}>
            {t.more}
          </Button>
        )}
      </div>
      {deed === null ? null : <DeedDialog deed={deed} onClose={() => setDeed(null)} />}
    </>
  );
}
