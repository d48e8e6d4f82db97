/** A QR code for eGov Mobile, or on the phone itself a link that opens the app; then the page waits for what is signed there. */
import { Refusal } from '@balapan/api/client.ts';
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { qrMinutes } from '@balapan/domain/egovQr.ts';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { qrCodeTexts } from '../texts/qrCode.ts';
import { api } from './api.ts';
import { useLanguage, useTexts } from './language.tsx';
import { refusalText } from './refusal.ts';
import css from './SignIn.module.css';
import { useIsPhone } from './useIsPhone.ts';
import { useSecondsLeft } from './useSecondsLeft.ts';

type Code = AnswerOf<Routes['access']['qr']>;
const everyMillis = 2000;

interface QrWaitingProps<T> {
  readonly code: Code;
  /** What the page says once it is signed. */
  readonly signed: string;
  /** Takes what was signed. */
  readonly take: (qrId: string) => Promise<T>;
  readonly onTaken: (taken: T) => unknown;
  /** A new code is wanted. */
  readonly onAgain: () => void;
  readonly onGiveUp: () => void;
}

/** Of one code: give it the code's id as its key. */
export function QrWaiting<T>({ code, signed, take, onTaken, onAgain, onGiveUp }: QrWaitingProps<T>) {
  const t = useTexts(qrCodeTexts);
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ['access.qrState', code.qrId],
    queryFn: () => api.access.qrState({ qrId: code.qrId }),
    // A lost connection is tried again with the next turn: the app may have been in front for minutes.
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'waiting' ? everyMillis : false),
    refetchOnWindowFocus: true,
    staleTime: 0,
    gcTime: 0,
  });
  const { mutate, error, isIdle } = useMutation({ mutationFn: () => take(code.qrId), onSuccess: onTaken });
  const state = data?.state ?? 'waiting';
  useEffect(() => {
    if (state === 'signed') mutate();
  }, [state, mutate]);
  // Once taken, a code answers that it is no longer good.
  const failed = error ?? (isIdle ? refusedBy(state, data?.refusal ?? null) : null);
  return (
    <>
      {failed === null && isIdle && state === 'waiting' ? <Shown code={code} /> : null}
      <div role="status">
        {failed !== null ? (
          <p className={css.keyError}>
            <span>{refusalText(failed, language)}</span>
          </p>
        ) : (
          <p>{state === 'signed' || !isIdle ? signed : t.waiting}</p>
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

type State = AnswerOf<Routes['access']['qrState']>;

function refusedBy(state: State['state'], refusal: State['refusal']): Refusal | null {
  if (state === 'refused' && refusal !== null) return new Refusal(403, refusal);
  return state === 'expired' ? new Refusal(403, { code: 'access.qrExpired' }) : null;
}

/** On a phone the app stands beside the page: the link comes first. */
function Shown({ code }: { code: Code }) {
  const t = useTexts(qrCodeTexts);
  const isPhone = useIsPhone();
  const seconds = useSecondsLeft(qrMinutes * 60);
  const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <>
      {isPhone ? (
        <div className={css.keyActions}>
          <Button component="a" size="md" href={code.mobile} target="_blank" rel="noreferrer">
            {t.open}
          </Button>
          <Button component="a" size="md" variant="default" href={code.business} target="_blank" rel="noreferrer">
            {t.openBusiness}
          </Button>
        </div>
      ) : null}
      <p>{t.scan}</p>
      <img className={css.qr} src={`data:image/svg+xml;base64,${btoa(code.svg)}`} alt={t.picture} />
      <p>{t.sameHost}</p>
      <p role="timer">{t.left({ left })}</p>
    </>
  );
}
