/** Acts by their term; late ones tinted and with the word. */
import { actTexts } from '@balapan/domain/text/texts/act.ts';
import { deskTexts } from '@balapan/domain/text/texts/status.ts';
import { type Column, DataTable, type Sorting } from '../../kit/DataTable.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { actPageTexts } from '../../texts/actPage.ts';
import { termsTexts } from '../../texts/terms.ts';
import { ActTag } from '../act/actTags.tsx';
import type { TermRow } from './model.ts';

interface TermListProps {
  readonly rows: readonly TermRow[] | undefined;
  readonly sum: string | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onOpen: (actId: string) => void;
  readonly sort: Sorting;
  readonly onSort: (sort: Sorting) => void;
  readonly paging: {
    readonly page: number;
    readonly size: number;
    readonly total: number;
    readonly onPage: (page: number) => void;
  };
}

export function TermList({ rows, sum, error, onRetry, onOpen, sort, onSort, paging }: TermListProps) {
  const t = useTexts(termsTexts);
  const p = useTexts(actPageTexts);
  const a = useTexts(actTexts);
  const desks = useTexts(deskTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const steps = { holder: t.holder, head: t.head, late: t.lateStep };
  const columns: readonly Column<TermRow>[] = [
    { id: 'number', head: p.number, cell: (row) => <b>{row.number}</b>, sort: true, sticky: true },
    {
      id: 'provider',
      head: p.provider,
      sort: true,
      cell: (row) => (
        <>
          {row.provider[language]}
          <small>{row.bin}</small>
        </>
      ),
    },
    {
      id: 'total',
      head: p.sum,
      align: 'right',
      sort: true,
      cell: (row) => fmt.amount(row.money.payable.total),
      ...(sum === undefined ? {} : { total: fmt.amount(sum) }),
    },
    {
      id: 'dueOn',
      head: t.left,
      sort: true,
      cell: (row) =>
        row.daysLate > 0 ? (
          <Tag tone="late">{t.daysLate({ count: row.daysLate })}</Tag>
        ) : row.daysLeft === null ? (
          <Tag tone="draft">{t.unsigned}</Tag>
        ) : (
          t.daysLeft({ count: row.daysLeft })
        ),
    },
    {
      id: 'due',
      head: p.due,
      cell: (row) =>
        row.dueOn === null || row.planBy === null ? (
          '–'
        ) : (
          <>
            {fmt.day(row.dueOn)}
            <small>
              {t.planBy}: {fmt.day(row.planBy)}
            </small>
          </>
        ),
    },
    { id: 'payer', head: t.payer, cell: (row) => t[row.payer] },
    {
      id: 'desk',
      head: p.desk,
      cell: (row) =>
        row.desk === 'closed' ? (
          '–'
        ) : (
          <>
            {desks[row.desk]}
            <small>{row.holder ?? p.nobody}</small>
          </>
        ),
    },
    { id: 'since', head: p.age, align: 'right', sort: true, cell: (row) => a.days({ count: row.days }) },
    {
      id: 'task',
      head: t.task,
      cell: (row) =>
        row.step === null ? (
          '–'
        ) : (
          <>
            {row.stepHolder ?? p.nobody}
            <small>{steps[row.step]}</small>
          </>
        ),
    },
    { id: 'state', head: p.state, cell: (row) => <ActTag state={row.state} daysLate={0} /> },
  ];
  return (
    <DataTable
      label={t.nav}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.actId}
      tone={(row) => (row.daysLate > 0 ? 'late' : undefined)}
      error={error}
      onRetry={onRetry}
      onOpen={(row) => onOpen(row.actId)}
      sort={sort}
      onSort={onSort}
      paging={paging}
      empty={
        <>
          <b>{t.empty}</b>
          <p>{t.emptyAbout}</p>
        </>
      }
    />
  );
}
