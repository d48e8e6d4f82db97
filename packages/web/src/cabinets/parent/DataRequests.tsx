/** What the parent has asked about data, each with its term and answer; and the form of a new request. */
import { type DataRequestKind, dataRequestKinds } from '@balapan/domain/dataRequest.ts';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Failed, Loading } from '../../kit/State.tsx';
import { Tag, type TagTone } from '../../kit/Tag.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import css from './parent.module.css';
import { type Consents, useAct } from './queries.ts';

const tones: Readonly<Record<'open' | 'granted' | 'refused', TagTone>> = {
  open: 'wait',
  granted: 'ok',
  refused: 'back',
};

export function DataRequests({ consents }: { consents: Consents }) {
  const t = useTexts(privacyTexts);
  return (
    <>
      <section className={css.section}>
        <h2>{t.requests}</h2>
        <Requests />
      </section>
      <NewRequest consents={consents} />
    </>
  );
}

function Requests() {
  const t = useTexts(privacyTexts);
  const fmt = useFmt();
  const { data, error, refetch } = useQuery({ queryKey: ['privacy', 'mine'], queryFn: () => api.privacy.mine() });
  if (error !== null) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={2} />;
  if (data.rows.length === 0) return <p className={css.second}>{t.noRequests}</p>;
  return data.rows.map((row) => (
    <div key={row.requestId} className={css.card}>
      <p>
        <b>{t[row.kind]}</b>{' '}
        <Tag tone={row.overdue ? 'late' : tones[row.state]} large>
          {row.overdue ? t.overdue : t[row.state]}
        </Tag>
      </p>
      <p>
        {row.child === null ? '' : `${row.child}: `}
        {row.body}
      </p>
      {row.answer === null ? <p className={css.second}>{t.due({ day: fmt.day(row.lastDay) })}</p> : <p>{row.answer}</p>}
    </div>
  ));
}

function NewRequest({ consents }: { consents: Consents }) {
  const t = useTexts(privacyTexts);
  const first = consents.children[0]?.childId ?? '';
  const [kind, setKind] = useState<DataRequestKind>('correction');
  const [childId, setChild] = useState(first);
  const [text, setText] = useState('');
  const send = useAct(api.privacy.ask, () => setText(''));
  const own = kind === 'withdrawal' ? [] : [{ value: '', label: t.own }];
  return (
    <section className={css.section}>
      <h2>{t.newRequest}</h2>
      {send.error === null ? null : <Failed error={send.error} />}
      <NativeSelect
        size="lg"
        label={t.kindLabel}
        value={kind}
        onChange={({ currentTarget: { value } }) => {
          setKind(dataRequestKinds.find((one) => one === value) ?? 'correction');
          if (value === 'withdrawal' && childId === '') setChild(first);
        }}
        data={dataRequestKinds.map((value) => ({ value, label: t[value] }))}
      />
      <NativeSelect
        size="lg"
        label={t.about}
        value={childId}
        onChange={({ currentTarget: { value } }) => setChild(value)}
        data={[...consents.children.map(({ childId: value, name }) => ({ value, label: name })), ...own]}
      />
      <Textarea
        size="lg"
        label={t.words}
        value={text}
        maxLength={2000}
        autosize
        minRows={3}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      <Button
        fullWidth
        size="lg"
        disabled={text.trim() === ''}
        loading={send.isPending}
        onClick={() => send.mutate({ kind, childId: childId === '' ? null : childId, text })}
      >
        {t.send}
      </Button>
    </section>
  );
}
