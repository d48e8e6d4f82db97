/** Takes the file of the kindergarten's bank to the server and tells what it found; the same file again changes nothing. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { DataTable } from '../../../kit/DataTable.tsx';
import { Icon } from '../../../kit/Icon.tsx';
import page from '../../../kit/Page.module.css';
import { Failed } from '../../../kit/State.tsx';
import { base64Of } from '../../../kit/saveFile.ts';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { feesTexts } from '../../../texts/fees.ts';
import { problemText } from '../../department/import/problemText.ts';

export function ReadFeeStatement({ providerId }: { readonly providerId: string }) {
  const t = useTexts(feesTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const read = useMutation({
    mutationFn: async (file: File) =>
      api.fees.readStatement({
        providerId,
        name: file.name,
        content: base64Of(new Uint8Array(await file.arrayBuffer())),
      }),
    onSuccess: () => cache.invalidateQueries(),
  });
  const told = read.data;
  return (
    <section>
      <h2>{t.read}</h2>
      <p className={page.order}>{t.readAbout}</p>
      <input
        ref={input}
        type="file"
        accept=".txt,text/plain"
        hidden
        aria-label={t.choose}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) read.mutate(file);
          event.currentTarget.value = '';
        }}
      />
      <Button leftSection={<Icon name="up" />} loading={read.isPending} onClick={() => input.current?.click()}>
        {t.choose}
      </Button>
      {read.error === null ? null : <Failed error={read.error} />}
      {told === undefined || (!told.known && told.lines === 0 && told.problems.length > 0) ? null : (
        <p role="status" className={page.told}>
          <Tag tone={told.exceptions > 0 ? 'you' : 'ok'} large>
            {told.known
              ? t.known
              : t.readResult({
                  lines: fmt.count(told.lines),
                  matched: fmt.count(told.matched),
                  exceptions: fmt.count(told.exceptions),
                  repeated: fmt.count(told.repeated),
                  sum: fmt.money(told.total),
                })}
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
            { id: 'code', head: t.reason, cell: (row) => problemText({ code: row.code, params: {} }, language) },
          ]}
          rows={told.problems}
          rowKey={(row) => `${row.line}${row.field}${row.code}`}
        />
      )}
    </section>
  );
}
