/** The order of the offers, page by page, each with the reason that the parent reads. */
import type { IterationReason } from '@balapan/domain/iteration/input.ts';
import { iterationReasonText } from '@balapan/domain/text/texts/iteration.ts';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { iterationTexts } from '../../../texts/iteration.ts';
import css from './Order.module.css';
import type { Line, Part, View } from './view.ts';

interface OrderProps {
  readonly view: View;
  readonly part: Part;
  readonly page: number;
  readonly size: number;
  readonly onPart: (part: Part) => void;
  readonly onPage: (page: number) => void;
}

export function Order({ view, part, page, size, onPart, onPage }: OrderProps) {
  const t = useTexts(iterationTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const { summary } = view;
  const parts: readonly (readonly [Part, string, number])[] = [
    ['all', t.all, summary.offered + summary.passedOver],
    ['extraordinary', t.extraordinary, summary.offeredExtraordinary],
    ['privileged', t.privileged, summary.offeredPrivileged],
    ['general', t.general, summary.offeredGeneral],
    ['youngest', t.youngest, summary.offeredYoungest],
    ['passedOver', t.passedOver, summary.passedOver],
  ];
  const columns: readonly Column<Line>[] = [
    {
      id: 'order',
      head: t.orderNo,
      cell: (row) => (
        <b className={css.no} data-tier={row.order === null ? undefined : tierKind(row)}>
          {row.order === null ? '–' : fmt.count(row.order)}
        </b>
      ),
    },
    {
      id: 'application',
      head: t.application,
      cell: (row) => (
        <>
          {row.number}
          <small>{fmt.moment(row.filedAt)}</small>
        </>
      ),
    },
    {
      id: 'age',
      head: t.ageLanguage,
      cell: (row) => (
        <span className={css.nowrap}>
          {row.age}, {t[`wish_${row.language}`]}
        </span>
      ),
    },
    {
      id: 'position',
      head: t.position,
      cell: (row) => (
        <span className={css.nowrap}>
          {row.category} {fmt.number(row.position)}
        </span>
      ),
    },
    // The wire's reason is the domain's, written by the same code.
    {
      id: 'why',
      head: t.why,
      cell: (row) => <span className={css.why}>{iterationReasonText(row.reason as IterationReason, language)}</span>,
    },
  ];
  return (
    <section>
      <h2>{t.order}</h2>
      <p>{t.orderAbout}</p>
      <fieldset className={css.parts}>
        <legend className="visually-hidden">{t.order}</legend>
        {parts.map(([name, label, count]) => (
          <button
            key={name}
            type="button"
            aria-pressed={part === name}
            data-part={name}
            disabled={count === 0 && part !== name}
            onClick={() => onPart(name)}
          >
            {label} {fmt.count(count)}
          </button>
        ))}
      </fieldset>
      <DataTable
        label={t.order}
        columns={columns}
        rows={view.order.rows}
        rowKey={(row) => row.applicationId}
        empty={t.runNothing}
        tone={(row) => (row.order === null ? 'back' : undefined)}
        paging={{ page, size, total: view.order.total, onPage }}
      />
    </section>
  );
}

const tierKind = (row: Line): string => (row.tier === 'teacher' ? 'priority' : row.tier);
