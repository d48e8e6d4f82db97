import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answerByPasskey, leavePasskey } from '../adapters/passkey.ts';
import { staffSignInTexts } from '../texts/staffSignIn.ts';
import { api } from './api.ts';
import { useLanguage, useTexts } from './language.tsx';
import { refusalText } from './refusal.ts';
import css from './SignIn.module.css';
import form from './staffSignIn.module.css';
import { useEntered } from './useEntered.ts';

/** One touch: the device knows whose passkey it is, so there is no name to type. */
export function PasskeySignIn() {
  const t = useTexts(staffSignInTexts);
  const { language } = useLanguage();
  const entered = useEntered();
  const signIn = useMutation({
    mutationFn: async () => {
      const { challengeId, options } = await api.access.passkeyChallenge();
      return api.access.signInWithPasskey({ challengeId, response: await answerByPasskey(options) });
    },
    onSuccess: entered,
  });
  return (
    <>
      <p>{t.passkeyAbout}</p>
      <div className={css.keyActions}>
        <Button size="md" loading={signIn.isPending} onClick={() => signIn.mutate()}>
          {t.passkeyBegin}
        </Button>
        {signIn.isPending ? (
          <Button size="md" variant="default" onClick={leavePasskey}>
            {t.cancel}
          </Button>
        ) : null}
      </div>
      <div role="status">
        {signIn.isPending ? <p>{t.passkeyWaiting}</p> : null}
        {signIn.error === null ? null : <p className={form.error}>{refusalText(signIn.error, language)}</p>}
      </div>
    </>
  );
}
