/** «Сроки»: acts by what is left of their thirty days, and the cash that is needed by day. */

import { routes } from '@balapan/api/routes.ts';
import type { Desk } from '@balapan/domain/act.ts';
import { deskTexts } from '@balapan/domain/text/texts/status.ts';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Sorting } from '../../kit/DataTable.tsx';
import { Icon } from '../../kit/Icon.tsx';
import page from '../../kit/Page.module.css';
import { PageHead } from '../../kit/PageHead.tsx';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useMay } from '../../shell/me.ts';
import { actPageTexts } from '../../texts/actPage.ts';
import { termsTexts } from '../../texts/terms.ts';
import { Bands } from './Bands.tsx';
import { Forecast } from './Forecast.tsx';
import { type Band, payerCodes, type TermQuery, termsQuery } from './model.ts';
import { saveTerms } from './saveTerms.ts';
import { TermList } from './TermList.tsx';

const desks: readonly Desk[] = ['provider', 'districtSpecialist', 'departmentHead', 'financialCentre', 'bank'];
const size = 50;

export function TermsPage({ onOpen }: { readonly onOpen: (actId: string) => void }) {
  const t = useTexts(termsTexts);
  const p = useTexts(actPageTexts);
  const names = useTexts(deskTexts);
  const { language } = useLanguage();
  const may = useMay();
  const [band, setBand] = useState<Band | null>(null);
  const [payer, setPayer] = useState<(typeof payerCodes)[number] | null>(null);
  const [desk, setDesk] = useState<Desk | null>(null);
  const [district, setDistrict] = useState('');
  const [isMine, setMine] = useState(false);
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<Sorting>({ by: 'dueOn', descending: false });
  const [at, setAt] = useState(1);
  const wanted = useDeferredValue(search.trim());
  const filter: TermQuery = {
    ...(band === null ? {} : { band }),
    ...(payer === null ? {} : { payer }),
    ...(desk === null ? {} : { desk }),
    ...(district === '' ? {} : { district }),
    ...(isMine ? { mine: '1' as const } : {}),
    ...(wanted === '' ? {} : { search: wanted }),
    sort: sort.by as TermQuery['sort'],
    order: sort.descending ? 'desc' : 'asc',
  };
  const list = useQuery({ ...termsQuery({ ...filter, page: at, size }), placeholderData: keepPreviousData });
  const change = (next: () => void): void => {
    next();
    setAt(1);
  };
  return (
    <div className={page.page}>
      <PageHead title={t.nav} about={t.about}>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="download" />}
          onClick={() => void saveTerms(filter)}
        >
          {t.csv}
        </Button>
      </PageHead>
      <Bands bands={list.data?.bands} chosen={band} onChoose={(next) => change(() => setBand(next))} />
      <div className={page.filters}>
        <NativeSelect
          label={t.payer}
          size="xs"
          value={payer ?? ''}
          data={[{ value: '', label: t.allPayers }, ...payerCodes.map((value) => ({ value, label: t[value] }))]}
          onChange={({ currentTarget: { value } }) =>
            change(() => setPayer(payerCodes.find((one) => one === value) ?? null))
          }
        />
        <NativeSelect
          label={p.desk}
          size="xs"
          value={desk ?? ''}
          data={[{ value: '', label: p.allDesks }, ...desks.map((value) => ({ value, label: names[value] }))]}
          onChange={({ currentTarget: { value } }) => change(() => setDesk(desks.find((one) => one === value) ?? null))}
        />
        <NativeSelect
          label={t.district}
          size="xs"
          value={district}
          data={[
            { value: '', label: t.allDistricts },
            ...(list.data?.districts ?? []).map((one) => ({ value: one.kato, label: one.name[language] })),
          ]}
          onChange={({ currentTarget: { value } }) => change(() => setDistrict(value))}
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
          label={t.mine}
          size="sm"
          checked={isMine}
          onChange={({ currentTarget: { checked } }) => change(() => setMine(checked))}
        />
      </div>
      <TermList
        rows={list.data?.rows}
        sum={list.data?.sum}
        error={list.error}
        onRetry={() => void list.refetch()}
        onOpen={onOpen}
        sort={sort}
        onSort={(next) => change(() => setSort(next))}
        paging={{ page: at, size, total: list.data?.total ?? 0, onPage: setAt }}
      />
      {may(routes.settlement.forecast) ? <Forecast payer={payer} /> : null}
    </div>
  );
}
