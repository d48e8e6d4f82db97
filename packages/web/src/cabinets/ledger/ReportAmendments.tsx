/** The decisions that the amended plan of a report knows of. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { budgetReportTexts } from '@balapan/domain/text/texts/budgetReport.ts';
import page from '../../kit/Page.module.css';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';

type Amendment = AnswerOf<Routes['treasury']['budgetReport']>['amendments'][number];

export function ReportAmendments({ amendments }: { readonly amendments: readonly Amendment[] }) {
  const t = useTexts(budgetReportTexts);
  const fmt = useFmt();
  return (
    <section>
      <h2>{t.amendments}</h2>
      {amendments.length === 0 ? <p className={page.order}>{t.noAmendments}</p> : null}
      <ul>
        {amendments.map((one) => (
          <li key={one.proposalId}>
            <b>{one.decision}</b>, {one.session}, {fmt.day(one.decidedOn)};{' '}
            {t.registered({ day: fmt.day(one.registeredOn) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
