/** «Confirm that it is you»: by a code, a passkey or a key, whichever the person has; cancelled, nothing on the page is lost. */
import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { signByNcalayer } from '../adapters/ncalayer.ts';
import { answerByPasskey } from '../adapters/passkey.ts';
import { Failed, Loading } from '../kit/State.tsx';
import { kitTexts } from '../texts/kit.ts';
import { staffSignInTexts } from '../texts/staffSignIn.ts';
import { api } from './api.ts';
import { CodeField } from './CodeField.tsx';
import { useLanguage, useTexts } from './language.tsx';
import { useMe } from './me.ts';
import { refusalText } from './refusal.ts';
import css from './staffSignIn.module.css';

type Way = 'code' | 'passkey' | 'certificate';

export function StepUpDialog({ onProven, onCancel }: { onProven: () => void; onCancel: () => void }) {
  const t = useTexts(staffSignInTexts);
  const kit = useTexts(kitTexts);
  const { language } = useLanguage();
  const { demonstration } = useMe();
  const [code, setCode] = useState('');
  const ways = useQuery({ queryKey: ['access.stepUpWays'], queryFn: () => api.access.stepUpWays(), staleTime: 0 });
  const prove = useMutation({
    mutationFn: async (way: Way): Promise<unknown> => {
      if (way === 'code') return api.access.stepUpWithCode({ code });
      if (way === 'passkey') {
        const { challengeId, options } = await api.access.stepUpChallenge();
        return api.access.stepUpWithPasskey({ challengeId, response: await answerByPasskey(options) });
      }
      const { challengeId, bytes } = await api.access.challenge({});
      const cms = await signByNcalayer({ bytes, purpose: 'signIn', language, demonstration });
      return api.access.stepUpWithCertificate({ challengeId, cms });
    },
    onSuccess: onProven,
  });
  const has = ways.data;
  const isNothing = has !== undefined && !has.code && !has.passkey && !has.certificate;
  return (
    <Modal
      opened
      onClose={onCancel}
      title={<b>{t.stepUp}</b>}
      size="sm"
      closeButtonProps={{ 'aria-label': kit.close }}
      zIndex={400}
    >
      <div className={css.dialog}>
        <p>{t.stepUpAbout}</p>
        {ways.error === null ? null : <Failed error={ways.error} onRetry={() => void ways.refetch()} />}
        {has === undefined && ways.error === null ? <Loading rows={2} /> : null}
        {has?.code === true ? (
          <form
            className={css.form}
            onSubmit={(event) => {
              event.preventDefault();
              prove.mutate('code');
            }}
          >
            <CodeField value={code} onChange={setCode} autoFocus />
            <Button type="submit" loading={prove.isPending && prove.variables === 'code'} disabled={prove.isPending}>
              {t.confirm}
            </Button>
          </form>
        ) : null}
        {has?.passkey === true ? (
          <Button variant="default" disabled={prove.isPending} onClick={() => prove.mutate('passkey')}>
            {t.confirmByPasskey}
          </Button>
        ) : null}
        {has?.certificate === true ? (
          <Button variant="default" disabled={prove.isPending} onClick={() => prove.mutate('certificate')}>
            {t.bySignature}
          </Button>
        ) : null}
        {isNothing ? <p>{t.noWays}</p> : null}
        <div role="status">
          {prove.isPending && prove.variables === 'certificate' ? <p>{t.waiting}</p> : null}
          {prove.error === null ? null : <p className={css.error}>{refusalText(prove.error, language)}</p>}
        </div>
        <Button variant="subtle" onClick={onCancel}>
          {t.cancel}
        </Button>
      </div>
    </Modal>
  );
}
