/** Choice of a kindergarten: a list with free places for the child's age and language; full ones lead to their waitlist. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { Paging } from '../../kit/DataTable.tsx';
import { PlaceMark } from '../../kit/PlaceMark.tsx';
import { Empty, Failed, Loading } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { chooseTexts } from '../../texts/choose.ts';
import { Ask } from './Ask.tsx';
import { ChoiceMap } from './ChoiceMap.tsx';
import css from './choose.module.css';
import page from './parent.module.css';
import { useAct } from './queries.ts';

type Choices = AnswerOf<Routes['roster']['choices']>;
type Choice = Choices['rows'][number];
const size = 20;

export function ChoosePage() {
  const t = useTexts(chooseTexts);
  const { language } = useLanguage();
  const { childId } = useParams({ from: '/app/parent/choose/$childId' });
  const [search, setSearch] = useState('');
  const [district, setDistrict] = useState('');
  const [onlyFree, setOnlyFree] = useState(false);
  const [at, setAt] = useState(1);
  const wanted = useDeferredValue(search.trim());
  const input = { childId, page: at, size, free: onlyFree ? 'yes' : 'no', search: wanted, district } as const;
  const { data, error, refetch } = useQuery({
    queryKey: ['roster', 'choices', input],
    queryFn: () => api.roster.choices(input),
    placeholderData: keepPreviousData,
  });
  const narrowed = (change: () => void): void => {
    change();
    setAt(1);
  };
  if (error !== null) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <div className={`${page.page} ${css.wide}`}>
      <header className={page.head}>
        <h1>{t.title}</h1>
        <p>{t.about({ age: data.age, language: t[data.language] })}</p>
      </header>
      <div className={css.filter}>
        <TextInput
          size="lg"
          type="search"
          label={t.search}
          value={search}
          onChange={(event) => narrowed(() => setSearch(event.currentTarget.value))}
        />
        <NativeSelect
          size="lg"
          label={t.district}
          value={district}
          onChange={(event) => narrowed(() => setDistrict(event.currentTarget.value))}
          data={[
            { value: '', label: t.wholeCity },
            ...data.districts.map((one) => ({ value: one.kato, label: one.name[language] })),
          ]}
        />
        <Checkbox
          size="lg"
          label={t.onlyFree}
          checked={onlyFree}
          onChange={(event) => narrowed(() => setOnlyFree(event.currentTarget.checked))}
        />
      </div>
      <div className={css.beside}>
        <ChoiceMap childId={childId} district={district} onDistrict={(kato) => narrowed(() => setDistrict(kato))} />
        <div>
          {data.home === null ? null : <p className={css.order}>{t.nearFirst}</p>}
          {data.rows.length === 0 ? (
            <Empty title={t.nothing} egg>
              <p>{t.nothingNote}</p>
            </Empty>
          ) : (
            <Choices choices={data} />
          )}
          <div className={css.paging}>
            <Paging page={at} size={size} total={data.total} onPage={setAt} />
          </div>
        </div>
      </div>
    </div>
  );
}

function Choices({ choices }: { choices: Choices }) {
  const t = useTexts(chooseTexts);
  const { language } = useLanguage();
  const fmt = useFmt();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Choice | null>(null);
  const choose = useAct(
    (providerId: string) => api.placement.choose({ voucherId: choices.voucherId, providerId }),
    () => void navigate({ to: '/app/parent' }),
  );
  const name = asked?.name[language] ?? '';
  const waits = asked?.outcome === 'waitlist';
  return (
    <>
      <ul className={css.list}>
        {choices.rows.map((row) => (
          <li key={row.providerId}>
            <PlaceMark kind={row.outcome === 'waitlist' ? 'full' : row.free >= 6 ? 'many' : 'few'} />
            <div className={css.about}>
              <b>{row.name[language]}</b>
              <span>
                {row.district[language]}, {t[row.ownership]}
              </span>
              <span>{language === 'kk' ? row.addressKk : row.addressRu}</span>
              <span>{row.languages.map((one) => t[one]).join(', ')}</span>
            </div>
            <div className={css.act}>
              <b>
                {row.outcome === 'referral'
                  ? t.free({ count: fmt.count(row.free) })
                  : row.waiting === 0
                    ? t.full
                    : t.waiting({ count: fmt.count(row.waiting) })}
              </b>
              <Button
                size="md"
                variant={row.outcome === 'referral' ? 'filled' : 'default'}
                onClick={() => setAsked(row)}
              >
                {row.outcome === 'referral' ? t.take : t.join}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Ask
        open={asked !== null}
        title={waits ? t.askWait({ name }) : t.askPlace({ name })}
        note={waits ? t.askWaitNote({ count: fmt.count(asked?.waiting ?? 0) }) : t.askPlaceNote}
        yes={waits ? t.join : t.take}
        pending={choose.isPending}
        error={choose.error}
        onYes={() => {
          if (asked !== null) choose.mutate(asked.providerId);
        }}
        onClose={() => setAsked(null)}
      />
    </>
  );
}
