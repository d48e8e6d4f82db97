/** Where: what the role asks for. */
import type { PlaceKind } from '@balapan/api/appointing.ts';
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { staffTexts } from '../../texts/staff.ts';
import css from './staff.module.css';

export interface PlaceDraft {
  readonly providerId: string;
  readonly careGroupId: string;
  readonly district: string;
  readonly organisation: 'department' | 'financialCentre';
}

export const noPlace: PlaceDraft = { providerId: '', careGroupId: '', district: '', organisation: 'financialCentre' };

/** What of the draft the role asks for; empty: it is not chosen yet. */
export function placeOf(
  { providerId, careGroupId, district, organisation }: PlaceDraft,
  kind: PlaceKind,
): Partial<PlaceDraft> | null {
  if (kind === 'careGroup') return providerId === '' || careGroupId === '' ? null : { providerId, careGroupId };
  if (kind === 'provider') return providerId === '' ? null : { providerId };
  if (kind === 'district') return district === '' ? null : { district };
  return kind === 'payer' ? { organisation } : {};
}

interface Props {
  readonly kind: PlaceKind;
  readonly draft: PlaceDraft;
  readonly onChange: (draft: PlaceDraft) => void;
  readonly districts: AnswerOf<Routes['people']['places']>['districts'];
}

export function PlaceFields({ kind, draft, onChange, districts }: Props) {
  const t = useTexts(staffTexts);
  const { language } = useLanguage();
  if (kind === 'department') return null;
  if (kind === 'district') {
    return (
      <NativeSelect
        label={t.district}
        value={draft.district}
        required
        onChange={(event) => onChange({ ...draft, district: event.currentTarget.value })}
        data={[
          { value: '', label: t.choose },
          ...districts.map(({ district, name }) => ({ value: district, label: name[language] })),
        ]}
      />
    );
  }
  if (kind === 'payer') {
    return (
      <NativeSelect
        label={t.organisation}
        value={draft.organisation}
        onChange={(event) =>
          onChange({
            ...draft,
            organisation: event.currentTarget.value === 'department' ? 'department' : 'financialCentre',
          })
        }
        data={[
          { value: 'financialCentre', label: t.financialCentre },
          { value: 'department', label: t.department },
        ]}
      />
    );
  }
  return <Provider withGroup={kind === 'careGroup'} draft={draft} onChange={onChange} />;
}

function Provider({ withGroup, draft, onChange }: Pick<Props, 'draft' | 'onChange'> & { withGroup: boolean }) {
  const t = useTexts(staffTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 300);
  const query = useQuery({
    queryKey: ['people.places', search],
    queryFn: () => api.people.places(search === '' ? {} : { search }),
    placeholderData: keepPreviousData,
  });
  const providers = query.data?.providers ?? [];
  // A head has one kindergarten: nothing to choose.
  const only = providers.length === 1 && search === '' ? providers[0] : undefined;
  const chosen = only ?? providers.find(({ providerId }) => providerId === draft.providerId);
  if (only !== undefined && draft.providerId !== only.providerId) onChange({ ...draft, providerId: only.providerId });
  return (
    <>
      {only !== undefined ? null : (
        <div className={css.two}>
          <TextInput label={t.findProvider} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
          <NativeSelect
            label={t.provider}
            value={draft.providerId}
            required
            onChange={(event) => onChange({ ...draft, providerId: event.currentTarget.value, careGroupId: '' })}
            data={[
              { value: '', label: t.choose },
              ...providers.map(({ providerId, number, name }) => ({
                value: providerId,
                label: `${fmt.number(number)} ${name[language]}`,
              })),
            ]}
          />
        </div>
      )}
      {withGroup ? (
        <NativeSelect
          label={t.group}
          value={draft.careGroupId}
          required
          onChange={(event) => onChange({ ...draft, careGroupId: event.currentTarget.value })}
          data={[
            { value: '', label: t.choose },
            ...(chosen?.groups ?? []).map(({ careGroupId, name }) => ({ value: careGroupId, label: name })),
          ]}
        />
      ) : null}
    </>
  );
}
