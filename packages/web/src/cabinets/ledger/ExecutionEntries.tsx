/** The entries behind a figure of the report, budget line by budget line. */
import type { ReportFigure } from '@balapan/domain/budgetReport.ts';
import { asMonth, type Month } from '@balapan/domain/day.ts';
import { budgetReportTexts } from '@balapan/domain/text/texts/budgetReport.ts';
import { Button } from '@mantine/core';
import { api } from '../../shell/api.ts';
import { useTexts } from '../../shell/language.tsx';
import { EntryTable } from './EntryTable.tsx';
import type { ExecutionRow } from './useExecutionName.tsx';

/** The account whose entries add up to a figure. */
const accounts = { bound: '1100', owed: '2000', paid: '1400', paidInQuarter: '1400' } as const;
type Opened = keyof typeof accounts;

export const opened = (figure: ReportFigure): figure is Opened => figure in accounts;

export interface ExecutionFigure {
  readonly figure: Opened;
  readonly row: ExecutionRow;
}

/** Lines are opened and bound before their year begins. */
const begin = asMonth('2000-01');

interface Props {
  readonly figure: ExecutionFigure;
  /** The last month of booking. */
  readonly to: Month;
  readonly onClose: () => void;
}

export function ExecutionEntries({ figure: { figure, row }, to, onClose }: Props) {
  const t = useTexts(budgetReportTexts);
  const account = accounts[figure];
  return (
    <>
      {row.lines.map((line, at) => (
        <section key={line}>
          <h2>
            {t.entriesOf({ what: t[figure].replace(', ₸', ''), line })}{' '}
            {at > 0 ? null : (
              <Button variant="subtle" size="compact-xs" onClick={onClose}>
                {t.close}
              </Button>
            )}
          </h2>
          <EntryTable
            queryKey={['budgetReport', line, account, to]}
            read={(page) => api.treasury.entries({ from: begin, to, account, line, ...page })}
          />
        </section>
      ))}
    </>
  );
}
