/** Takes a bank's file to the server and tells what it found; the same file again changes nothing. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { DataTable } from '../../kit/DataTable.tsx';
import { Icon } from '../../kit/Icon.tsx';
import page from '../../kit/Page.module.css';
import { Failed } from '../../kit/State.tsx';
import { base64Of } from '../../kit/saveFile.ts';
import { Tag } from '../../kit/Tag.tsx';
import { type api, apiTelling } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { kitTexts } from '../../texts/kit.ts';
import { problemText } from '../department/import/problemText.ts';

type Api = typeof api;

/** What every reading of a statement answers. */
interface Read {
  /** These very bytes were read before. */
  readonly known: boolean;
  /** What somebody has to look into. */
  readonly exceptions?: number;
  readonly problems: readonly {
    readonly code: string;
    readonly line: number;
    readonly field: string;
    readonly value: string;
    readonly params: Readonly<Record<string, string | number>>;
  }[];
}

type Words = Readonly<
  Record<'read' | 'readAbout' | 'choose' | 'known' | 'problems' | 'line' | 'field' | 'value' | 'reason', string>
>;

export interface StatementReaderProps<R extends Read> {
  readonly words: Words;
  /** @param api tells how much of the file has left */
  readonly read: (file: { readonly name: string; readonly content: string }, api: Api) => Promise<R>;
  /** How many lines were new; a file of problems alone has nothing to tell. */
  readonly lines: (told: R) => number;
  readonly result: (told: R) => string;
  /** Names and type of the files; default: a bank's text. */
  readonly accept?: string;
}

export function StatementReader<R extends Read>({
  words: t,
  read,
  lines,
  result,
  accept = '.txt,text/plain',
}: StatementReaderProps<R>) {
  const kit = useTexts(kitTexts);
  const fmt = useFmt();
  const [sent, setSent] = useState(0);
  const { language } = useLanguage();
  const cache = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const reading = useMutation({
    mutationFn: async (file: File) =>
      read({ name: file.name, content: base64Of(new Uint8Array(await file.arrayBuffer())) }, apiTelling(setSent)),
    onSuccess: () => cache.invalidateQueries(),
  });
  const told = reading.data;
  return (
    <section>
      <h2>{t.read}</h2>
      <p className={page.order}>{t.readAbout}</p>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={t.choose}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) reading.mutate(file);
          event.currentTarget.value = '';
        }}
      />
      <Button leftSection={<Icon name="up" />} loading={reading.isPending} onClick={() => input.current?.click()}>
        {t.choose}
      </Button>
      {reading.isPending ? (
        <p className={page.told}>
          <progress className={page.progress} aria-label={kit.sending} {...(sent < 1 ? { value: sent, max: 1 } : {})} />
          <small role="status">
            {sent < 1 ? kit.sent({ percent: fmt.count(Math.round(sent * 100)) }) : kit.reading}
          </small>
        </p>
      ) : null}
      {reading.error === null ? null : <Failed error={reading.error} />}
      {told === undefined || (!told.known && lines(told) === 0 && told.problems.length > 0) ? null : (
        <p role="status" className={page.told}>
          <Tag tone={(told.exceptions ?? told.problems.length) > 0 ? 'you' : 'ok'} large>
            {told.known ? t.known : result(told)}
          </Tag>
        </p>
      )}
      {told === undefined || told.problems.length === 0 ? null : (
        <DataTable
          label={t.problems}
          columns={[
            { id: 'line', head: t.line, cell: (row) => row.line },
            { id: 'field', head: t.field, cell: (row) => row.field },
            { id: 'value', head: t.value, cell: (row) => row.value },
            {
              id: 'code',
              head: t.reason,
              cell: (row) => problemText({ code: row.code, params: row.params }, language),
            },
          ]}
          rows={told.problems}
          rowKey={(row) => `${row.line}${row.field}${row.code}`}
        />
      )}
    </section>
  );
}
