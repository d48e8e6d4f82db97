/** What an import has brought, file by file, with its wrong lines and a file of them to take along. */
import type { UploadAnswer } from '@balapan/api/importing.ts';
import { Button } from '@mantine/core';
import { DataTable } from '../../../kit/DataTable.tsx';
import { Icon } from '../../../kit/Icon.tsx';
import { Tag } from '../../../kit/Tag.tsx';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { importingTexts } from '../../../texts/importing.ts';
import { saveErrors } from './errorsFile.ts';
import { problemText } from './problemText.ts';
import css from './Upload.module.css';

export function UploadOutcome({ told, dryRun }: { told: UploadAnswer; dryRun: boolean }) {
  const t = useTexts(importingTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const title = told.state === 'failed' ? t.failed : dryRun ? t.checked : t.finished;
  const isGood = told.state === 'done' && told.refused === 0;
  return (
    <div className={css.outcome}>
      <p role="status">
        <Tag tone={told.state === 'failed' ? 'late' : isGood ? 'ok' : 'you'}>{title}</Tag>
      </p>
      {told.files.length === 0 ? null : (
        <DataTable
          label={title}
          columns={[
            { id: 'name', head: t.file, cell: (row) => <b>{row.name}</b> },
            { id: 'state', head: t.state, cell: (row) => t[`state_${row.state}`] },
            { id: 'read', head: t.read, align: 'right', cell: (row) => fmt.count(row.read) },
            { id: 'fresh', head: t.fresh, align: 'right', cell: (row) => fmt.count(row.fresh) },
            { id: 'bad', head: t.bad, align: 'right', cell: (row) => fmt.count(row.bad) },
          ]}
          rows={told.files}
          rowKey={(row) => row.name}
        />
      )}
      {told.problems.length === 0 ? null : (
        <>
          <h3>
            {t.errors}: {fmt.count(Math.max(told.refused, told.problems.length))}
          </h3>
          <p>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<Icon name="download" />}
              onClick={() => saveErrors(told.problems, language)}
            >
              {t.csv}
            </Button>
          </p>
          <DataTable
            label={t.errors}
            columns={[
              { id: 'file', head: t.file, cell: (row) => row.file },
              { id: 'line', head: t.line, align: 'right', cell: (row) => row.line ?? t.wholeFile },
              { id: 'field', head: t.field, cell: (row) => row.field ?? '–' },
              { id: 'value', head: t.value, cell: (row) => row.value ?? '–' },
              { id: 'text', head: t.expected, cell: (row) => problemText(row, language) },
            ]}
            rows={told.problems.slice(0, shownLines)}
            rowKey={(row) => `${row.file}${row.line}${row.field}${row.code}${row.value}`}
          />
        </>
      )}
    </div>
  );
}

/** On the screen; the file has all that was told. */
const shownLines = 50;
