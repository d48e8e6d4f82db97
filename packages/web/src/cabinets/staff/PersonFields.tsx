/** Whom: somebody of the staff by name, or a person by number, day of birth and names, as in the identity card. */
import { Group, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import page from '../../kit/Page.module.css';
import { api } from '../../shell/api.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { roleTexts } from '../../texts/roles.ts';
import { staffTexts } from '../../texts/staff.ts';
import css from './staff.module.css';

export interface PersonDraft {
  readonly isKnown: boolean;
  readonly personId: string;
  readonly iin: string;
  readonly birthDate: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string;
  readonly phone: string;
}

export const noPerson: PersonDraft = {
  isKnown: false,
  personId: '',
  iin: '',
  birthDate: '',
  surname: '',
  givenName: '',
  patronymic: '',
  phone: '',
};

/** What of the draft is sent: empty fields stay away, so that the server says which are missing. */
export function personOf({ isKnown, personId, ...typed }: PersonDraft): Record<string, string> {
  if (isKnown) return personId === '' ? {} : { personId };
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''));
}

interface Props {
  readonly draft: PersonDraft;
  readonly onChange: (draft: PersonDraft) => void;
  readonly errors: Readonly<Record<string, string>>;
}

export function PersonFields({ draft, onChange, errors }: Props) {
  const t = useTexts(staffTexts);
  const field = (name: Exclude<keyof PersonDraft, 'isKnown' | 'personId'>, required = true) => ({
    label: t[name],
    value: draft[name],
    required,
    error: errors[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...draft, [name]: event.currentTarget.value }),
  });
  return (
    <>
      <Radio.Group
        label={t.whom}
        value={draft.isKnown ? 'known' : 'anew'}
        onChange={(value) => onChange({ ...draft, isKnown: value === 'known' })}
      >
        <Group>
          <Radio value="anew" label={t.anew} />
          <Radio value="known" label={t.known} />
        </Group>
      </Radio.Group>
      {draft.isKnown ? (
        <KnownPerson personId={draft.personId} onChange={(personId) => onChange({ ...draft, personId })} />
      ) : (
        <div className={page.fields}>
          <div className={css.two}>
            <TextInput {...field('iin')} inputMode="numeric" maxLength={12} autoComplete="off" />
            <TextInput {...field('birthDate')} type="date" />
          </div>
          <TextInput {...field('surname')} maxLength={60} autoComplete="off" />
          <TextInput {...field('givenName')} maxLength={60} autoComplete="off" />
          <div className={css.two}>
            <TextInput {...field('patronymic', false)} maxLength={60} autoComplete="off" />
            <TextInput {...field('phone', false)} type="tel" maxLength={30} autoComplete="off" />
          </div>
          <p className={css.second}>{t.personNote}</p>
        </div>
      )}
    </>
  );
}

function KnownPerson({ personId, onChange }: { personId: string; onChange: (personId: string) => void }) {
  const t = useTexts(staffTexts);
  const { language } = useLanguage();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 300);
  const query = useQuery({
    queryKey: ['people.staff', 'choose', search],
    queryFn: () => api.people.staff({ search, state: 'all', size: 100 }),
    enabled: search.length >= 2,
  });
  const people = new Map((query.data?.rows ?? []).map((row) => [row.personId, row]));
  return (
    <div className={css.two}>
      <TextInput label={t.findKnown} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      <NativeSelect
        label={t.known}
        value={personId}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={[
          { value: '', label: t.choose },
          ...[...people.values()].map(({ personId: value, name, role }) => ({
            value,
            label: t.sure({ name, role: roleTexts[language][role] }),
          })),
        ]}
      />
    </div>
  );
}
