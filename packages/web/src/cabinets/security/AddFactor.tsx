/** A new second factor: an application whose first code proves it, or a passkey of this device. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { makePasskey } from '../../adapters/passkey.ts';
import { api } from '../../shell/api.ts';
import { CodeField } from '../../shell/CodeField.tsx';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { refusalText } from '../../shell/refusal.ts';
import form from '../../shell/staffSignIn.module.css';
import { TotpSetup } from '../../shell/TotpSetup.tsx';
import { ownWaysTexts } from '../../texts/ownWays.ts';
import { ownWaysKey } from './OwnWays.tsx';
import css from './security.module.css';

export function AddFactor({ canKeepCodes }: { canKeepCodes: boolean }) {
  const t = useTexts(ownWaysTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries({ queryKey: ownWaysKey });
  const [code, setCode] = useState('');
  const totp = useMutation({ mutationFn: () => api.access.beginTotp({ name: t.defaultTotp }) });
  const prove = useMutation({
    mutationFn: (factorId: string) => api.access.proveTotp({ factorId, code }),
    onSuccess: () => {
      totp.reset();
      return renew();
    },
    onSettled: () => setCode(''),
  });
  const passkey = useMutation({
    mutationFn: async () => {
      const { challengeId, options } = await api.access.beginPasskey();
      return api.access.addPasskey({ challengeId, name: t.defaultPasskey, response: await makePasskey(options) });
    },
    onSuccess: renew,
  });
  const begun = totp.data;
  const error = prove.error ?? totp.error ?? passkey.error;
  return (
    <>
      {begun === undefined ? (
        <div className={css.actions}>
          {canKeepCodes ? (
            <Button variant="default" loading={totp.isPending} onClick={() => totp.mutate()}>
              {t.addTotp}
            </Button>
          ) : null}
          <Button variant="default" loading={passkey.isPending} onClick={() => passkey.mutate()}>
            {t.addPasskey}
          </Button>
        </div>
      ) : (
        <form
          className={form.form}
          onSubmit={(event) => {
            event.preventDefault();
            prove.mutate(begun.factorId);
          }}
        >
          <TotpSetup address={begun.address} secret={begun.secret} />
          <CodeField value={code} onChange={setCode} />
          <div className={css.actions}>
            <Button type="submit" loading={prove.isPending}>
              {t.prove}
            </Button>
            <Button variant="default" onClick={() => totp.reset()}>
              {t.cancel}
            </Button>
          </div>
        </form>
      )}
      <div role="status">{error === null ? null : <p className={form.error}>{refusalText(error, language)}</p>}</div>
    </>
  );
}
