/** The first sign-in by a one-time invitation: the code is looked at, then password and second factor are set in one step. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { Button, Radio, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { makePasskey } from '../adapters/passkey.ts';
import { Header } from '../kit/Header.tsx';
import { staffSignInTexts } from '../texts/staffSignIn.ts';
import { api } from './api.ts';
import { CodeField } from './CodeField.tsx';
import { useLanguage, useTexts } from './language.tsx';
import { PasswordField } from './PasswordField.tsx';
import { fieldErrors, refusalText } from './refusal.ts';
import page from './SignIn.module.css';
import css from './staffSignIn.module.css';
import { TotpSetup } from './TotpSetup.tsx';
import { useEntered } from './useEntered.ts';

type Opened = AnswerOf<Routes['access']['openInvitation']>;
interface Shown {
  readonly iin: string;
  readonly invitation: string;
}

export function InvitationPage() {
  const t = useTexts(staffSignInTexts);
  const { language } = useLanguage();
  const [shown, setShown] = useState<Shown>({ iin: '', invitation: '' });
  const open = useMutation({ mutationFn: () => api.access.openInvitation(shown) });
  const errors = fieldErrors(open.error, language);
  return (
    <>
      <Header big />
      <main id="content" className={page.page}>
        <p>
          <Link to="/sign-in">{t.toSignIn}</Link>
        </p>
        <h1>{t.invitationTitle}</h1>
        {open.data === undefined ? (
          <form
            className={css.form}
            onSubmit={(event) => {
              event.preventDefault();
              open.mutate();
            }}
          >
            <p>{t.invitationAbout}</p>
            <TextInput
              size="md"
              label={t.iin}
              inputMode="numeric"
              autoComplete="username"
              maxLength={12}
              required
              value={shown.iin}
              onChange={(event) => setShown({ ...shown, iin: event.currentTarget.value.replace(/\D/g, '') })}
              error={errors.iin}
            />
            <TextInput
              size="md"
              label={t.invitation}
              placeholder="XXXX-XXXX-XXXX-XXXX"
              autoComplete="off"
              autoCapitalize="characters"
              maxLength={40}
              required
              value={shown.invitation}
              onChange={(event) => setShown({ ...shown, invitation: event.currentTarget.value })}
              error={errors.invitation}
            />
            <div role="status">
              {open.error === null ? null : <p className={css.error}>{refusalText(open.error, language)}</p>}
            </div>
            <Button type="submit" size="md" loading={open.isPending}>
              {t.next}
            </Button>
          </form>
        ) : (
          <SetUp shown={shown} opened={open.data} />
        )}
      </main>
    </>
  );
}

function SetUp({ shown, opened }: { shown: Shown; opened: Opened }) {
  const t = useTexts(staffSignInTexts);
  const { language } = useLanguage();
  const entered = useEntered();
  const { totp, passkey } = opened;
  const [kind, setKind] = useState<'totp' | 'passkey'>(totp === null ? 'passkey' : 'totp');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [isUsed, setUsed] = useState(false);
  const accept = useMutation({
    mutationFn: async () => {
      if (kind === 'totp' && totp !== null) {
        const factor = { kind, factorId: totp.factorId, name: t.byTotp, code };
        return api.access.acceptInvitation({ ...shown, password, factor });
      }
      // A passkey's question is good once: after a refusal a new one is asked for.
      const { challengeId, options } = isUsed ? (await api.access.openInvitation(shown)).passkey : passkey;
      const response = await makePasskey(options);
      const factor = { kind: 'passkey' as const, challengeId, name: t.byPasskey, response };
      return api.access.acceptInvitation({ ...shown, password, factor });
    },
    onSuccess: entered,
    onError: () => {
      setCode('');
      setUsed(true);
    },
  });
  const errors = fieldErrors(accept.error, language);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        accept.mutate();
      }}
    >
      <h2>{t.hello({ name: opened.name })}</h2>
      <p>{t.setUp}</p>
      <input type="text" name="username" autoComplete="username" value={shown.iin} readOnly hidden />
      <PasswordField isNew value={password} onChange={setPassword} error={errors.password} />
      <Radio.Group
        label={t.secondFactor}
        value={kind}
        onChange={(chosen) => setKind(chosen === 'passkey' ? 'passkey' : 'totp')}
      >
        {totp === null ? null : <Radio value="totp" label={t.byTotp} mt="xs" />}
        <Radio value="passkey" label={t.byPasskey} mt="xs" />
      </Radio.Group>
      {kind === 'totp' && totp !== null ? (
        <>
          <TotpSetup address={totp.address} secret={totp.secret} />
          <CodeField value={code} onChange={setCode} error={errors.code} />
        </>
      ) : null}
      <div role="status">
        {accept.error === null ? null : <p className={css.error}>{refusalText(accept.error, language)}</p>}
      </div>
      <Button type="submit" size="md" loading={accept.isPending}>
        {t.finish}
      </Button>
    </form>
  );
}
