/** Signing in with eGov Mobile: a QR code to be scanned, or on the phone itself a link that opens the app; then the page waits. */
import { Refusal } from '@balapan/api/client.ts';
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { qrSignInTexts } from '../texts/qrSignIn.ts';
import { api } from './api.ts';
import { useLanguage, useTexts } from './language.tsx';
import { refusalText } from './refusal.ts';
import css from './SignIn.module.css';
import { useEntered } from './useEntered.ts';
import { useIsPhone } from './useIsPhone.ts';

type Code = AnswerOf<Routes['access']['qr']>;
const everyMillis = 2000;

export function QrSignIn() {
  const t = useTexts(qrSignInTexts);
  const { language } = useLanguage();
  const isPhone = useIsPhone();
  const ask = useMutation({ mutationFn: () => api.access.qr({}) });
  return (
    <section className={css.key} aria-labelledby="by-qr">
      <h2 id="by-qr">{t.title}</h2>
      <p>{t.about}</p>
      {ask.data === undefined ? (
        <div className={css.keyActions}>
          <Button size="md" loading={ask.isPending} onClick={() => ask.mutate()}>
            {isPhone ? t.begin : t.show}
          </Button>
        </div>
      ) : (
        <Waiting key={ask.data.qrId} code={ask.data} onAgain={() => ask.mutate()} onGiveUp={() => ask.reset()} />
      )}
      <div role="status">
        {ask.error === null ? null : (
          <p className={css.keyError}>
            <span>{refusalText(ask.error, language)}</span>
          </p>
        )}
      </div>
    </section>
  );
}

function Waiting({ code, onAgain, onGiveUp }: { code: Code; onAgain: () => void; onGiveUp: () => void }) {
  const t = useTexts(qrSignInTexts);
  const { language } = useLanguage();
  const isPhone = useIsPhone();
  const entered = useEntered();
  const { data } = useQuery({
    queryKey: ['access.qrState', code.qrId],
    queryFn: () => api.access.qrState({ qrId: code.qrId }),
    // A lost connection is tried again with the next turn: the app may have been in front for minutes.
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'waiting' ? everyMillis : false),
    refetchOnWindowFocus: true,
    staleTime: 0,
    gcTime: 0,
  });
  const { mutate, error } = useMutation({
    mutationFn: () => api.access.signInWithQr({ qrId: code.qrId }),
    onSuccess: entered,
  });
  const state = data?.state ?? 'waiting';
  useEffect(() => {
    if (state === 'signed') mutate();
  }, [state, mutate]);
  const failed =
    error ??
    (state === 'refused' && data?.refusal != null
      ? new Refusal(403, data.refusal)
      : state === 'expired'
        ? new Refusal(403, { code: 'access.qrExpired' })
        : null);
  return (
    <>
      {failed === null && state === 'waiting' ? <Shown code={code} isPhone={isPhone} /> : null}
      <div role="status">
        {failed !== null ? (
          <p className={css.keyError}>
            <span>{refusalText(failed, language)}</span>
          </p>
        ) : (
          <p>{state === 'signed' ? t.signed : t.waiting}</p>
        )}
      </div>
      <div className={css.keyActions}>
        {failed === null ? (
          <Button size="md" variant="default" onClick={onGiveUp}>
            {t.giveUp}
          </Button>
        ) : (
          <Button size="md" onClick={onAgain}>
            {t.again}
          </Button>
        )}
      </div>
    </>
  );
}

/** On a phone the app stands beside the page: the link comes first. */
function Shown({ code, isPhone }: { code: Code; isPhone: boolean }) {
  const t = useTexts(qrSignInTexts);
  const links = (
    <div className={css.keyActions}>
      <Button component="a" size="md" href={code.mobile} target="_blank" rel="noreferrer">
        {t.open}
      </Button>
      <Button component="a" size="md" variant="default" href={code.business} target="_blank" rel="noreferrer">
        {t.openBusiness}
      </Button>
    </div>
  );
  return (
    <>
      {isPhone ? links : null}
      <p>{t.scan}</p>
      <img className={css.qr} src={`data:image/svg+xml;base64,${btoa(code.svg)}`} alt={t.picture} />
      <p>{t.sameHost}</p>
    </>
  );
}
