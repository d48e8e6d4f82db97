/** What an amendment comes to, line by line, and everything that keeps it from standing. */
import { DataTable } from '../../kit/DataTable.tsx';
import page from '../../kit/Page.module.css';
import { Tag } from '../../kit/Tag.tsx';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { errorText } from '../../shell/refusal.ts';
import { amendmentTexts } from '../../texts/amendment.ts';
import css from './Amendment.module.css';
import type { previewOf } from './amendment.ts';
import type { Line } from './BudgetPage.tsx';
import { useLineName } from './useLineName.ts';

interface Props {
  readonly lines: readonly Line[];
  readonly preview: ReturnType<typeof previewOf>;
}

export function AmendmentPreview({ lines: known, preview: { lines, faults } }: Props) {
  const t = useTexts(amendmentTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const nameOf = useLineName();
  const named = (code: string): string => {
    const line = known.find((one) => one.code === code);
    return line === undefined ? code : nameOf(line);
  };
  return (
    <section className={css.preview} aria-live="polite">
      <b>{t.preview}</b>
      {lines.length === 0 ? (
        <p className={page.order}>{t.notYet}</p>
      ) : (
        <DataTable
          label={t.preview}
          columns={[
            { id: 'line', head: t.line, sticky: true, cell: (row) => named(row.code) },
            { id: 'before', head: t.before, align: 'right', cell: (row) => fmt.amount(row.before) },
            { id: 'change', head: t.change, align: 'right', cell: (row) => fmt.amount(row.change) },
            { id: 'after', head: t.after, align: 'right', cell: (row) => fmt.amount(row.after) },
            { id: 'bound', head: t.bound, align: 'right', cell: (row) => fmt.amount(row.bound) },
            { id: 'free', head: t.free, align: 'right', cell: (row) => fmt.amount(row.free) },
            {
              id: 'state',
              head: t.state,
              cell: (row) => (row.free < 0n ? <Tag tone="late">{t.below}</Tag> : <Tag tone="ok">{t.stands}</Tag>),
            },
          ]}
          rows={lines}
          rowKey={(row) => row.code}
          tone={(row) => (row.free < 0n ? 'late' : undefined)}
        />
      )}
      {faults.length === 0 ? null : (
        <div role="alert">
          <ul className={css.faults}>
            {faults.map((fault) => (
              <li key={JSON.stringify(fault)}>
                {errorText({ ...fault, params: fault.params as Record<string, string> }, language)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
