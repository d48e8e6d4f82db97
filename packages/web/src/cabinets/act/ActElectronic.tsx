/** The electronic act of an act: where it stands in the tax authority's system, and the head's signature that sends it. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { newId } from '../../adapters/newId.ts';
import { Icon } from '../../kit/Icon.tsx';
import { Failed } from '../../kit/State.tsx';
import { Tag, type TagTone } from '../../kit/Tag.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useMe, useNow } from '../../shell/me.ts';
import { eactTexts } from '../../texts/eact.ts';
import css from './Act.module.css';
import { signBytes } from './signer.ts';

type Eact = AnswerOf<Routes['settlement']['eacts']>['rows'][number];

const tones: Readonly<Record<Eact['state'], TagTone>> = {
  waiting: 'wait',
  sent: 'wait',
  delivered: 'wait',
  confirmed: 'ok',
  declined: 'back',
  revoked: 'back',
  failed: 'late',
};

export function ActElectronic({ actId }: { readonly actId: string }) {
  const t = useTexts(eactTexts);
  const { now } = useNow();
  const { demonstration } = useMe();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const query = useQuery({ queryKey: ['settlement.eacts', actId], queryFn: () => api.settlement.eacts({ actId }) });
  const sign = useMutation({
    mutationFn: async () => {
      const { bytes } = await api.settlement.eactDocument({ actId });
      const cms = await signBytes(bytes, language, demonstration);
      return api.settlement.signEact({ eactId: newId(now), actId, cms });
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: ['settlement.eacts', actId] }),
  });
  if (query.error !== null) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { data } = query;
  if (data === undefined || (data.rows.length === 0 && !data.maySign)) return null;
  return (
    <section>
      <h2>{t.title}</h2>
      <p className={css.under}>{t.about}</p>
      {data.rows.length === 0 ? <p>{t.none}</p> : null}
      <ul className={css.signatures}>
        {data.rows.map((row) => (
          <One key={row.eactId} row={row} />
        ))}
      </ul>
      {sign.error === null ? null : <Failed error={sign.error} />}
      {data.maySign ? (
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="pen" />}
          loading={sign.isPending}
          onClick={() => sign.mutate()}
        >
          {t.sign}
        </Button>
      ) : null}
    </section>
  );
}

function One({ row }: { readonly row: Eact }) {
  const t = useTexts(eactTexts);
  const fmt = useFmt();
  return (
    <li>
      <b>{t.number({ number: row.number })}</b>
      <Tag tone={tones[row.state]}>{t[`state_${row.state}`]}</Tag>
      <span>{fmt.moment(row.since)}</span>
      {row.registration === null ? null : <small>{t.registration({ number: row.registration })}</small>}
      {row.cause === null ? null : <p>{t.cause({ cause: row.cause })}</p>}
    </li>
  );
}
