/** Takes a bank's file to the server and tells what it found; the same file again changes nothing. */
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
import { useTexts } from '../../../shell/language.tsx';
import { statementTexts } from '../../../texts/statement.ts';

export function ReadStatement() {
  const t = useTexts(statementTexts);
  const fmt = useFmt();
  const cache = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const read = useMutation({
    mutationFn: async (file: File) =>
      api.treasury.readStatement({ name: file.name, content: base64Of(new Uint8Array(await file.arrayBuffer())) }),
    onSuccess: () => cache.invalidateQueries(),
  });
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
      {read.data === undefined ? null : (
        <p role="status" className={page.told}>
          <Tag tone={read.data.exceptions > 0 ? 'you' : 'ok'} large>
            {read.data.known
              ? t.known
              : t.readResult({
                  lines: fmt.count(read.data.newLines),
                  matched: fmt.count(read.data.matched),
                  returned: fmt.count(read.data.returned),
                  exceptions: fmt.count(read.data.exceptions),
                })}
          </Tag>
        </p>
      )}
      {read.data === undefined || read.data.problems.length === 0 ? null : (
        <DataTable
          label={t.problems}
          columns={[
            { id: 'line', head: t.line, cell: (row) => row.line },
            { id: 'field', head: t.field, cell: (row) => row.field },
            { id: 'value', head: t.value, cell: (row) => row.value },
            { id: 'code', head: t.reason, cell: (row) => row.code },
          ]}
          rows={read.data.problems}
          rowKey={(row) => `${row.line}${row.field}${row.code}`}
        />
      )}
    </section>
  );
}
