/** The caller by phone or application, the reason, the code sent; nothing of the caller is shown before the code. */
import type { InputOf } from '@balapan/api/contract.ts';
import { behalfReasons, type phoneAccessRoutes, shownDocuments } from '@balapan/api/phoneAccess.ts';
import { Button, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shell/api.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useMe } from '../../shell/me.ts';
import { fieldErrors, refusalText } from '../../shell/refusal.ts';
import { supportTexts } from '../../texts/support.ts';
import { CallerCode } from './CallerCode.tsx';
import css from './support.module.css';

type Beginning = InputOf<typeof phoneAccessRoutes.beginBehalf>;
export type Caller = Pick<Beginning, 'phone' | 'application' | 'reason' | 'document'>;

export function FindCaller() {
  const t = useTexts(supportTexts);
  const { language } = useLanguage();
  const isClerk = useMe().person?.role === 'consultationClerk';
  const [by, setBy] = useState<'phone' | 'application'>('phone');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const [document, setDocument] = useState('');
  const wanted = by === 'phone' ? { phone: value } : { application: value };
  const ask = useMutation({ mutationFn: () => api.access.askBehalfCode(wanted) });
  const errors = fieldErrors(ask.error, language);
  const about = behalfReasons.find((one) => one === reason);
  const shown = shownDocuments.find((one) => one === document);
  if (ask.data !== undefined && about !== undefined) {
    const caller: Caller = { ...wanted, reason: about, ...(shown === undefined ? {} : { document: shown }) };
    return <CallerCode sent={ask.data} caller={caller} onAgain={() => ask.reset()} />;
  }
  return (
    <form
      className={css.find}
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <h2>{t.find}</h2>
      <p>{t.findAbout}</p>
      <Radio.Group
        aria-label={t.find}
        value={by}
        onChange={(next) => {
          setBy(next === 'phone' ? 'phone' : 'application');
          setValue('');
          ask.reset();
        }}
      >
        <Radio value="phone" label={t.byPhone} />
        <Radio value="application" label={t.byApplication} mt="xs" />
      </Radio.Group>
      <TextInput
        label={by === 'phone' ? t.phone : t.application}
        type={by === 'phone' ? 'tel' : 'text'}
        autoComplete="off"
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        error={errors[by] ?? (ask.error === null ? null : refusalText(ask.error, language))}
        required
      />
      <NativeSelect
        label={t.reason}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data={[{ value: '', label: t.choose }, ...behalfReasons.map((one) => ({ value: one, label: t[one] }))]}
        required
      />
      {isClerk ? (
        <NativeSelect
          label={t.document}
          description={t.documentAbout}
          value={document}
          onChange={(event) => setDocument(event.currentTarget.value)}
          data={[{ value: '', label: t.choose }, ...shownDocuments.map((one) => ({ value: one, label: t[one] }))]}
          required
        />
      ) : null}
      <Button
        type="submit"
        loading={ask.isPending}
        disabled={value.trim() === '' || reason === '' || (isClerk && document === '')}
      >
        {t.send}
      </Button>
    </form>
  );
}
