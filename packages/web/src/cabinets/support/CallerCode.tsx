/** The code that the caller reads out opens their cabinet on their behalf. */
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../shell/api.ts';
import { isShared } from '../../shell/CodeSignIn.tsx';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { meQuery } from '../../shell/me.ts';
import { PlayedMessage } from '../../shell/PlayedMessage.tsx';
import { fieldErrors, refusalText } from '../../shell/refusal.ts';
import { supportTexts } from '../../texts/support.ts';
import type { Caller } from './FindCaller.tsx';
import css from './support.module.css';

interface CallerCodeProps {
  readonly sent: { readonly codeId: string; readonly to: string };
  readonly caller: Caller;
  readonly onAgain: () => void;
}

export function CallerCode({ sent, caller, onAgain }: CallerCodeProps) {
  const t = useTexts(supportTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const [tail, setTail] = useState('');
  const [shared, setShared] = useState(false);
  const begin = useMutation({
    mutationFn: () =>
      api.access.beginBehalf({ ...caller, codeId: sent.codeId, code, ...(shared ? { iinTail: tail } : {}) }),
    onSuccess: async () => {
      queries.clear();
      await queries.fetchQuery(meQuery);
      await navigate({ to: '/app/parent' });
    },
    onError: (error) => setShared(shared || isShared(error)),
  });
  const errors = fieldErrors(begin.error, language);
  return (
    <form
      className={css.find}
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <h2>{t.sent({ phone: sent.to })}</h2>
      <p>{t.sentAbout}</p>
      <PlayedMessage codeId={sent.codeId} />
      <TextInput
        label={t.code}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={errors.code ?? (begin.error === null || errors.iinTail ? null : refusalText(begin.error, language))}
        required
      />
      {shared ? (
        <TextInput
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
      <Button
        type="submit"
        loading={begin.isPending}
        disabled={!/^\d{6}$/.test(code) || (shared && !/^\d{4}$/.test(tail))}
      >
        {t.begin}
      </Button>
      <Button variant="default" onClick={onAgain}>
        {t.again}
      </Button>
    </form>
  );
}
