/** Signing in with one's own key: a text comes from the server, NCALayer signs it, the server knows whose key it is. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { signByNcalayer } from '../adapters/ncalayer.ts';
import { keySignInTexts } from '../texts/keySignIn.ts';
import { api } from './api.ts';
import { useLanguage, useTexts } from './language.tsx';
import { useMe } from './me.ts';
import { refusalText } from './refusal.ts';
import css from './SignIn.module.css';
import { useEntered } from './useEntered.ts';

export function KeySignIn() {
  const t = useTexts(keySignInTexts);
  const { language } = useLanguage();
  const { demonstration } = useMe();
  const entered = useEntered();
  const giveUp = useRef<AbortController | null>(null);
  const signIn = useMutation({
    mutationFn: async () => {
      giveUp.current = new AbortController();
      const { challengeId, bytes } = await api.access.challenge({});
      const { signal } = giveUp.current;
      const cms = await signByNcalayer({ bytes, purpose: 'signIn', language, demonstration, signal });
      return api.access.signInWithCertificate({ challengeId, cms });
    },
    onSuccess: entered,
  });
  return (
    <>
      <p>{t.about}</p>
      <div className={css.keyActions}>
        <Button size="md" loading={signIn.isPending} onClick={() => signIn.mutate()}>
          {t.begin}
        </Button>
        {signIn.isPending ? (
          <Button size="md" variant="default" onClick={() => giveUp.current?.abort()}>
            {t.giveUp}
          </Button>
        ) : null}
      </div>
      <div role="status">
        {signIn.isPending ? <p>{t.waiting}</p> : null}
        {signIn.error === null ? null : (
          <p className={css.keyError}>
            <span>{refusalText(signIn.error, language)}</span>
          </p>
        )}
      </div>
    </>
  );
}
