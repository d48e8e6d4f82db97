/** A kindergarten by a word of its name or its BIN: those that have acts. */
import { reconciliationTexts } from '@balapan/domain/text/texts/reconciliation.ts';
import { NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Icon } from '../../kit/Icon.tsx';
import { api } from '../../shell/api.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';

interface Props {
  readonly value: string | null;
  readonly onChange: (providerId: string | null) => void;
}

export function ProviderChoice({ value, onChange }: Props) {
  const t = useTexts(reconciliationTexts);
  const { language } = useLanguage();
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim());
  const acts = useQuery({
    queryKey: ['settlement.acts', 'providers', wanted],
    queryFn: () =>
      api.settlement.acts({
        ...(wanted === '' ? {} : { search: wanted }),
        sort: 'provider',
        order: 'asc',
        page: 1,
        size: 100,
      }),
    placeholderData: keepPreviousData,
  });
  const found = new Map(
    (acts.data?.rows ?? []).map((row) => [row.providerId, `${row.provider[language]}, ${row.bin}`]),
  );
  return (
    <>
      <TextInput
        label={t.find}
        size="xs"
        type="search"
        value={search}
        leftSection={<Icon name="search" />}
        onChange={({ currentTarget: { value: next } }) => setSearch(next)}
      />
      <NativeSelect
        label={t.kindergarten}
        size="xs"
        value={value ?? ''}
        data={[{ value: '', label: '–' }, ...[...found].map(([id, label]) => ({ value: id, label }))]}
        onChange={({ currentTarget: { value: next } }) => onChange(next === '' ? null : next)}
      />
    </>
  );
}
