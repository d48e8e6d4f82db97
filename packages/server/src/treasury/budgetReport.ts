/** The execution of the budget to the end of a quarter (domain/budgetReport.ts), as rows and as a file. */
import { budgetReportRoutes } from '@balapan/api/budgetReport.ts';
import {
  budgetReport as cut,
  monthsOfQuarter,
  type Quarter,
  type ReportRow,
  reportFigures,
} from '@balapan/domain/budgetReport.ts';
import { type Day, firstDay, lastDay } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { tiyn } from '@balapan/domain/money.ts';
import type { Runs } from '../kernel/audit.ts';
import { readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { reportFile } from './budgetReportFile.ts';
import { amendmentsUntil, type ReportLineRow, reportLines } from './budgetReportQueries.ts';
import { administratorOn, listYears } from './budgetViewQueries.ts';

interface Asked {
  readonly year: number;
  readonly quarter: Quarter;
}

export interface BudgetReport {
  readonly rows: readonly ReportRow[];
  readonly lines: readonly ReportLineRow[];
  /** The last day that it knows of. */
  readonly end: Day;
}

async function reported(sql: Pick<Runs, 'query'>, { year, quarter }: Asked): Promise<BudgetReport> {
  const { first, last } = monthsOfQuarter(year, quarter);
  const end = lastDay(last);
  const lines = await reportLines(sql, { year, first: firstDay(first), lastMonth: firstDay(last), end });
  const rows = cut(
    lines.map((line) => ({
      code: line.code,
      programme: line.programme,
      specific: line.specific,
      source: line.source,
      initial: tiyn(line.initial),
      amended: tiyn(line.amended),
      planned: tiyn(line.planned),
      bound: tiyn(line.bound),
      owed: tiyn(line.owed),
      paid: tiyn(line.paid),
      paidInQuarter: tiyn(line.paid_in_quarter),
    })),
  );
  return { rows, lines, end };
}

export const budgetReport = readOperation(budgetReportRoutes.budgetReport, async ({ input, sql, now }) => {
  const { rows, lines, end } = await reported(sql, input);
  const codes = lines.map(({ code }) => code);
  const amendments = await amendmentsUntil(sql, codes, end);
  return {
    year: input.year,
    quarter: input.quarter,
    years: await listYears(sql),
    administrator: await administratorOn(sql, lines[0]?.programme.slice(0, 3) ?? '', dayAt(now)),
    rows: rows.map(({ level, programme, specific, source, lines: own, ...sums }) => {
      const named = lines.find((line) => line.programme === programme);
      return {
        level,
        programme,
        programmeName: named === undefined ? null : { kk: named.name_kk, ru: named.name_ru, en: named.name_en },
        specific,
        source,
        lines: [...own],
        ...(Object.fromEntries(reportFigures.map((figure) => [figure, String(sums[figure])])) as Record<
          (typeof reportFigures)[number],
          string
        >),
      };
    }),
    amendments: amendments.map((row) => ({
      proposalId: row.proposal_id,
      decision: row.decision,
      session: row.session,
      decidedOn: row.decided_on,
      registeredOn: row.registered_on,
    })),
  };
});

export const budgetReportFile = readOperation(budgetReportRoutes.budgetReportFile, async ({ input, sql, now }) => {
  const told = await reported(sql, input);
  if (told.rows.length === 0) throw refuse('request.notFound');
  const administrator = await administratorOn(sql, told.lines[0]?.programme.slice(0, 3) ?? '', dayAt(now));
  const bytes = await reportFile({ ...input, ...told, administrator, at: now });
  return { name: `budget-${input.year}-${input.quarter}.${input.kind}`, bytes: Buffer.from(bytes).toString('base64') };
});
