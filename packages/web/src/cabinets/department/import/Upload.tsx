/** Brings files of the old system: choose, send, follow the import, see its outcome; a dry run only judges. */
import { Refusal } from '@balapan/api/client.ts';
import { type UploadAnswer, uploaders } from '@balapan/api/importing.ts';
import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../../kit/Icon.tsx';
import { Failed } from '../../../kit/State.tsx';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMe } from '../../../shell/me.ts';
import { importingTexts } from '../../../texts/importing.ts';
import { askUpload, sendFiles } from './sendFiles.ts';
import css from './Upload.module.css';
import { UploadOutcome } from './UploadOutcome.tsx';

/** How often the page asks how far the import is, in milliseconds. */
const often = 700;
const megabyte = 2 ** 20;

export function Upload() {
  const t = useTexts(importingTexts);
  const role = useMe().person?.role;
  if (role === undefined || !(uploaders as readonly string[]).includes(role)) return <p>{t.notYours}</p>;
  return <UploadFiles />;
}

function UploadFiles() {
  const t = useTexts(importingTexts);
  const input = useRef<HTMLInputElement>(null);
  const [dryRun, setDryRun] = useState(false);
  const [sent, setSent] = useState({ bytes: 0, of: 0 });
  const begin = useMutation({
    mutationFn: (files: readonly File[]) => sendFiles(files, dryRun, (bytes, of) => setSent({ bytes, of })),
  });
  const outcome = useOutcome(begin.data);
  const running = begin.isPending || outcome.told?.state === 'running';
  return (
    <section className={css.upload}>
      <h2>{t.upload}</h2>
      <p>{t.uploadAbout}</p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".csv,.xlsx,.txt,.json,.geojson"
        aria-label={t.choose}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length > 0) begin.mutate(files);
        }}
      />
      <div className={css.choice}>
        <Button leftSection={<Icon name="up" />} disabled={running} onClick={() => input.current?.click()}>
          {t.choose}
        </Button>
        <Checkbox
          label={t.dryRun}
          checked={dryRun}
          disabled={running}
          onChange={(event) => setDryRun(event.currentTarget.checked)}
        />
      </div>
      {begin.isPending ? <Sending {...sent} /> : null}
      {outcome.told?.state === 'running' ? <Running told={outcome.told} /> : null}
      {begin.error === null ? null : <WrongFiles error={begin.error} />}
      {outcome.error === null ? null : <Failed error={outcome.error} />}
      {outcome.told === undefined || running ? null : <UploadOutcome told={outcome.told} dryRun={dryRun} />}
    </section>
  );
}

/** Asks until the import has ended; then every list of the screen is asked anew. */
function useOutcome(begun: UploadAnswer | undefined): { told: UploadAnswer | undefined; error: unknown } {
  const cache = useQueryClient();
  const query = useQuery({
    queryKey: ['importing.upload', begun?.uploadId],
    queryFn: () => askUpload(begun?.uploadId ?? ''),
    enabled: begun !== undefined,
    refetchInterval: ({ state: { data } }) => (data !== undefined && data.state !== 'running' ? false : often),
  });
  const told = query.data ?? begun;
  const state = told?.state;
  useEffect(() => {
    if (state === 'done')
      void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'importing.upload' });
  }, [state, cache]);
  return { told, error: query.error };
}

function Sending({ bytes, of }: { bytes: number; of: number }) {
  const t = useTexts(importingTexts);
  const fmt = useFmt();
  const shown = (value: number): string => fmt.count(Math.ceil(value / megabyte));
  return <Bar done={bytes} total={of} words={t.sending({ done: shown(bytes), total: shown(of) })} />;
}

function Running({ told }: { told: UploadAnswer }) {
  const t = useTexts(importingTexts);
  const fmt = useFmt();
  const isFile = told.step.includes('.');
  const words = !isFile
    ? t.working
    : told.total === 0
      ? t.runningFile({ step: told.step, done: fmt.count(told.done) })
      : t.running({ step: told.step, done: fmt.count(told.done), total: fmt.count(told.total) });
  return <Bar done={told.done} total={told.total} words={words} />;
}

function Bar({ done, total, words }: { done: number; total: number; words: string }) {
  return (
    <div className={css.progress} role="status">
      <span>{words}</span>
      {total === 0 ? null : <progress value={done} max={total} aria-label={words} />}
    </div>
  );
}

/** A name that no file of a city has is told by its name; everything else by its own sentence. */
function WrongFiles({ error }: { error: unknown }) {
  const t = useTexts(importingTexts);
  const fact = error instanceof Refusal ? error.fact : undefined;
  if (fact?.code !== 'field.unknownValue') return <Failed error={error} />;
  return (
    <p className={css.wrong} role="alert">
      {t.unknownFile({ file: fact.field ?? '' })}
    </p>
  );
}
