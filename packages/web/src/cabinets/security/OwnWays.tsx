/** Password and second factors of a member of a staff: what there is, when it was last used, how to change it. */
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failed, Loading } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { momentOfWire, useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { PasswordField } from '../../shell/PasswordField.tsx';
import { fieldErrors, refusalText } from '../../shell/refusal.ts';
import form from '../../shell/staffSignIn.module.css';
import { ownWaysTexts } from '../../texts/ownWays.ts';
import { AddFactor } from './AddFactor.tsx';
import { FactorRow } from './FactorRow.tsx';
import css from './security.module.css';

export const ownWaysKey = ['access.signInWays'] as const;

export function OwnWays() {
  const t = useTexts(ownWaysTexts);
  const fmt = useFmt();
  const { data, error, refetch } = useQuery({ queryKey: ownWaysKey, queryFn: () => api.access.signInWays() });
  return (
    <section className={css.section}>
      <h2>{t.title}</h2>
      <p>{t.about}</p>
      {error === null ? null : <Failed error={error} onRetry={() => void refetch()} />}
      {data === undefined ? (
        error === null && <Loading rows={3} />
      ) : (
        <>
          <p>{t.userName({ iin: data.userName })}</p>
          <p>
            {data.passwordChangedAt === null
              ? t.noPassword
              : t.passwordSet({ moment: fmt.moment(momentOfWire(data.passwordChangedAt)) })}
          </p>
          <SetPassword userName={data.userName} isSet={data.passwordChangedAt !== null} />
          {data.factors.length === 0 ? (
            <p>{t.noFactors}</p>
          ) : (
            <ul className={css.rows}>
              {data.factors.map((factor) => (
                <FactorRow key={factor.factorId} factor={factor} mayRemove={data.factors.length > 1} />
              ))}
            </ul>
          )}
          <AddFactor canKeepCodes={data.canKeepCodes} />
        </>
      )}
    </section>
  );
}

function SetPassword({ userName, isSet }: { userName: string; isSet: boolean }) {
  const t = useTexts(ownWaysTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const set = useMutation({
    mutationFn: () => api.access.setPassword({ password }),
    onSuccess: () => {
      setOpen(false);
      setPassword('');
      return queries.invalidateQueries();
    },
  });
  if (!isOpen) {
    return (
      <>
        <Button variant="default" onClick={() => setOpen(true)}>
          {isSet ? t.changePassword : t.setPassword}
        </Button>
        <div role="status">{set.data === undefined ? null : <p>{t.saved({ count: set.data.ended })}</p>}</div>
      </>
    );
  }
  const errors = fieldErrors(set.error, language);
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate();
      }}
    >
      <input type="text" name="username" autoComplete="username" value={userName} readOnly hidden />
      <PasswordField isNew value={password} onChange={setPassword} error={errors.password} />
      {set.error === null || errors.password !== undefined ? null : (
        <p className={form.error} role="alert">
          {refusalText(set.error, language)}
        </p>
      )}
      <div className={css.actions}>
        <Button type="submit" loading={set.isPending}>
          {t.save}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}
