/** Signing in with eGov Mobile. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { qrSignInTexts } from '../texts/qrSignIn.ts';
import { api } from './api.ts';
import { useLanguage, useTexts } from './language.tsx';
import { QrWaiting } from './QrWaiting.tsx';
import { refusalText } from './refusal.ts';
import css from './SignIn.module.css';
import { useEntered } from './useEntered.ts';
import { useIsPhone } from './useIsPhone.ts';

export function QrSignIn() {
  const t = useTexts(qrSignInTexts);
  const { language } = useLanguage();
  const isPhone = useIsPhone();
  const entered = useEntered();
  const ask = useMutation({ mutationFn: () => api.access.qr({}) });
  return (
    <>
      <p>{t.about}</p>
      {ask.data === undefined ? (
        <div className={css.keyActions}>
          <Button size="md" loading={ask.isPending} onClick={() => ask.mutate()}>
            {isPhone ? t.begin : t.show}
          </Button>
        </div>
      ) : (
        <QrWaiting
          key={ask.data.qrId}
          code={ask.data}
          signed={t.signed}
          take={(qrId) => api.access.signInWithQr({ qrId })}
          onTaken={entered}
          onAgain={() => ask.mutate()}
          onGiveUp={() => ask.reset()}
        />
      )}
      <div role="status">
        {ask.error === null ? null : (
          <p className={css.keyError}>
            <span>{refusalText(ask.error, language)}</span>
          </p>
        )}
      </div>
    </>
  );
}
