/** A parent comes in by a code on the known phone: the number, then the code; who shares a phone adds the end of their own number. */
import { Refusal } from '@balapan/api/client.ts';
import { formatPhone, normalisePhone } from '@balapan/domain/phone.ts';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { phoneTexts } from '../texts/phone.ts';
import { api } from './api.ts';
import { useLanguage, useTexts } from './language.tsx';
import { PlayedMessage, PlayedPhone } from './PlayedMessage.tsx';
import { fieldErrors, refusalText } from './refusal.ts';
import css from './SignIn.module.css';
import { useEntered } from './useEntered.ts';

export const isShared = (error: unknown): boolean =>
  error instanceof Refusal && error.fact.code === 'access.codeShared';

export function CodeSignIn() {
  const t = useTexts(phoneTexts);
  const { language } = useLanguage();
  const [phone, setPhone] = useState('');
  const ask = useMutation({ mutationFn: () => api.access.askCode({ phone }) });
  const errors = fieldErrors(ask.error, language);
  return (
    <>
      <p>{t.about}</p>
      {ask.data === undefined ? (
        <form
          className={css.code}
          onSubmit={(event) => {
            event.preventDefault();
            ask.mutate();
          }}
        >
          <TextInput
            size="lg"
            label={t.phone}
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            placeholder="+7 701 123 45 67"
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
            error={errors.phone ?? (ask.error === null ? null : refusalText(ask.error, language))}
            required
          />
          <Button size="lg" type="submit" loading={ask.isPending} disabled={phone.trim() === ''}>
            {t.send}
          </Button>
          <PlayedPhone />
        </form>
      ) : (
        <CodeForm codeId={ask.data.codeId} phone={phone} onOther={() => ask.reset()} />
      )}
    </>
  );
}

function CodeForm({ codeId, phone, onOther }: { codeId: string; phone: string; onOther: () => void }) {
  const t = useTexts(phoneTexts);
  const { language } = useLanguage();
  const [code, setCode] = useState('');
  const [tail, setTail] = useState('');
  const [shared, setShared] = useState(false);
  const entered = useEntered();
  const come = useMutation({
    mutationFn: () => api.access.signInWithCode({ codeId, phone, code, ...(shared ? { iinTail: tail } : {}) }),
    onSuccess: entered,
    onError: (error) => setShared(shared || isShared(error)),
  });
  const errors = fieldErrors(come.error, language);
  const isWhole = /^\d{6}$/.test(code) && (!shared || /^\d{4}$/.test(tail));
  return (
    <form
      className={css.code}
      onSubmit={(event) => {
        event.preventDefault();
        come.mutate();
      }}
    >
      <p role="status">{t.sent({ phone: formatPhone(normalisePhone(phone) ?? phone) })}</p>
      <PlayedMessage codeId={codeId} />
      <TextInput
        size="lg"
        label={t.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={errors.code ?? (come.error === null || errors.iinTail ? null : refusalText(come.error, language))}
        required
        data-autofocus
      />
      {shared ? (
        <TextInput
          size="lg"
          label={t.tail}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={tail}
          onChange={(event) => setTail(event.currentTarget.value)}
          error={errors.iinTail}
          required
        />
      ) : null}
      <Button size="lg" type="submit" loading={come.isPending} disabled={!isWhole}>
        {t.enter}
      </Button>
      <Button size="lg" variant="default" onClick={onOther}>
        {t.other}
      </Button>
    </form>
  );
}
