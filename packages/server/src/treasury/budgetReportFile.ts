/** The report on the execution of the budget as a workbook or CSV, in Kazakh or Russian. */
import { type Quarter, type ReportRow, reportFigures } from '@balapan/domain/budgetReport.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { tengeText } from '@balapan/domain/money.ts';
import { formatDay } from '@balapan/domain/text/dates.ts';
import { budgetReportTexts } from '@balapan/domain/text/texts/budgetReport.ts';
import { csvText } from '../adapters/table/csvText.ts';
import { xlsxBytes } from '../adapters/table/xlsxBytes.ts';
import type { BudgetReport } from './budgetReport.ts';

export interface ReportOrder extends BudgetReport {
  readonly year: number;
  readonly quarter: Quarter;
  readonly kind: 'xlsx' | 'csv';
  readonly language: 'kk' | 'ru';
  readonly administrator: { readonly code: string; readonly name: { readonly kk: string; readonly ru: string } } | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Sums of sums, rows named as the screen names them; the workbook's sheet is named by the period. */
export async function reportFile(order: ReportOrder): Promise<Uint8Array> {
  const { rows, lines, language, kind, at } = order;
  const t = budgetReportTexts[language];
  const nameOf = ({ level, programme }: ReportRow): string => {
    if (level === 'total') return t.total;
    if (level === 'source') return t.ofSource;
    if (level === 'programme') return t.allOf({ programme });
    return lines.find((line) => line.programme === programme)?.[`name_${language}`] ?? programme;
  };
  const period = t.year({ year: `${order.year}`, period: t[`p${order.quarter}`] });
  const head = [t.programme, '', t.specific, t.source, ...reportFigures.map((figure) => t[figure])];
  const texts = (row: ReportRow): string[] => [
    row.level === 'line' ? row.programme : '',
    nameOf(row),
    row.specific,
    row.source === null ? '' : t[row.source],
  ];
  const { administrator } = order;
  const foot = [
    `${t.title({ period })}. ${t.madeOn({ day: formatDay(dayAt(at), language) })}`,
    ...(administrator === null ? [] : [`${t.administrator}: ${administrator.code}, ${administrator.name[language]}`]),
    t.how,
  ];
  if (kind === 'csv')
    return new TextEncoder().encode(
      csvText([
        head,
        ...rows.map((row) => [
          ...texts(row),
          ...reportFigures.map((figure) => tengeText(row[figure]).replace('.', ',')),
        ]),
        ...foot.map((line) => [line]),
      ]),
    );
  const columns = head.map((text, at) => ({
    head: text,
    width: [12, 46, 11, 24][at] ?? 20,
    ...(at > 3 ? { isMoney: true } : {}),
  }));
  // Below 10^15 tiyn a number holds every tiyn: a year's plan is 10^13.
  const body = rows.map((row) => [...texts(row), ...reportFigures.map((figure) => Number(tengeText(row[figure])))]);
  return xlsxBytes(`${order.year}-${order.quarter}`, columns, [...body, [], ...foot.map((line) => [line])], at);
}
