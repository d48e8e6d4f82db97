/** IIN, password and code in one form: all three are looked at together, and the answer does not tell which was wrong. */
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { staffSignInTexts } from '../texts/staffSignIn.ts';
import { api } from './api.ts';
import { CodeField } from './CodeField.tsx';
import { useLanguage, useTexts } from './language.tsx';
import { PasswordField } from './PasswordField.tsx';
import { fieldErrors, refusalText } from './refusal.ts';
import form from './staffSignIn.module.css';
import { useEntered } from './useEntered.ts';

export function PasswordSignIn() {
  const t = useTexts(staffSignInTexts);
  const { language } = useLanguage();
  const entered = useEntered();
  const [iin, setIin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const signIn = useMutation({
    mutationFn: () => api.access.signInWithPassword({ iin, password, code }),
    onSuccess: entered,
    onError: () => setCode(''),
  });
  const errors = fieldErrors(signIn.error, language);
  return (
    <>
      <p>{t.passwordAbout}</p>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        <TextInput
          size="md"
          label={t.iin}
          inputMode="numeric"
          autoComplete="username"
          maxLength={12}
          required
          value={iin}
          onChange={(event) => setIin(event.currentTarget.value.replace(/\D/g, ''))}
          error={errors.iin}
        />
        <PasswordField value={password} onChange={setPassword} error={errors.password} />
        <CodeField value={code} onChange={setCode} error={errors.code} />
        <div role="status">
          {signIn.error === null ? null : <p className={form.error}>{refusalText(signIn.error, language)}</p>}
        </div>
        <Button type="submit" size="md" loading={signIn.isPending}>
          {t.enter}
        </Button>
      </form>
    </>
  );
}
