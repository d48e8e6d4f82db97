import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shell/api.ts';
import { momentOfWire, useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { refusalText } from '../../shell/refusal.ts';
import form from '../../shell/staffSignIn.module.css';
import { ownWaysTexts } from '../../texts/ownWays.ts';
import { ownWaysKey } from './OwnWays.tsx';
import css from './security.module.css';

type Factor = AnswerOf<Routes['access']['signInWays']>['factors'][number];

/** A second factor: renamed in place; removed after a second question, the last one never. */
export function FactorRow({ factor, mayRemove }: { factor: Factor; mayRemove: boolean }) {
  const t = useTexts(ownWaysTexts);
  const { language } = useLanguage();
  const fmt = useFmt();
  const queries = useQueryClient();
  const { factorId, kind, lastUsedAt } = factor;
  const [doing, setDoing] = useState<'nothing' | 'rename' | 'remove'>('nothing');
  const [name, setName] = useState(factor.name);
  const change = useMutation({
    mutationFn: () =>
      doing === 'rename' ? api.access.renameFactor({ factorId, name }) : api.access.removeFactor({ factorId }),
    onSuccess: () => {
      setDoing('nothing');
      return queries.invalidateQueries({ queryKey: ownWaysKey });
    },
  });
  return (
    <li>
      <div>
        <b>{factor.name}</b>
        <p>
          {t[kind]}, {lastUsedAt === null ? t.neverUsed : t.lastUsed({ moment: fmt.moment(momentOfWire(lastUsedAt)) })}
        </p>
        {doing === 'rename' ? (
          <TextInput
            label={t.name}
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        ) : null}
        {doing === 'remove' ? <p>{t.removeAsk({ name: factor.name })}</p> : null}
        {change.error === null ? null : (
          <p className={form.error} role="alert">
            {refusalText(change.error, language)}
          </p>
        )}
      </div>
      <div className={css.actions}>
        {doing === 'nothing' ? (
          <>
            <Button variant="default" onClick={() => setDoing('rename')}>
              {t.rename}
            </Button>
            {mayRemove ? (
              <Button variant="default" onClick={() => setDoing('remove')}>
                {t.remove}
              </Button>
            ) : null}
          </>
        ) : (
          <>
            <Button loading={change.isPending} onClick={() => change.mutate()}>
              {doing === 'rename' ? t.save : t.remove}
            </Button>
            <Button variant="default" onClick={() => setDoing('nothing')}>
              {t.cancel}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
