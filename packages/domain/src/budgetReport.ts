/**
 * The execution of the budget from the beginning of a year to the end of a quarter, by programme, economic specific and funding source
 * (kazakhstan.md 1.4): the same rows on the screen, in the workbook and on paper.
 */
import { asMonth, type Month, shiftMonth } from './day.ts';
import type { FundingSource } from './ledger.ts';
import { type Tiyn, tiyn } from './money.ts';

export type Quarter = 1 | 2 | 3 | 4;

/** First and last month of a quarter. The report's other figures run from January. */
export function monthsOfQuarter(year: number, quarter: Quarter): { readonly first: Month; readonly last: Month } {
  const first = shiftMonth(asMonth(`${year}-01`), (quarter - 1) * 3);
  return { first, last: shiftMonth(first, 2) };
}

export const reportFigures = [
  'initial',
  'amended',
  'planned',
  'bound',
  'owed',
  'paid',
  'paidInQuarter',
  'left',
] as const;
/**
 * `initial`, `amended`: the year's plan as first approved, and with the amendments registered by the end of the quarter · `planned`: of
 * the amended plan, what falls on the months until then · `bound`: taken by contracts, and by acts and payments after them · `owed`:
 * accepted by acts, paid or not · `paid`: confirmed by the bank · `left`: `planned` less `paid`, below zero where more went out.
 */
export type ReportFigure = (typeof reportFigures)[number];
export type ReportSums = Readonly<Record<ReportFigure, Tiyn>>;

/** What is known of a budget line at the end of the quarter. */
export interface ReportedLine extends Omit<ReportSums, 'left'> {
  readonly code: string;
  readonly programme: string;
  readonly specific: string;
  readonly source: FundingSource;
}

export interface ReportRow extends ReportSums {
  /** `line`: a programme, specific and source · `programme`: all of one · `source`: all of one source · `total`. */
  readonly level: 'line' | 'programme' | 'source' | 'total';
  /** Empty where the row is of all. */
  readonly programme: string;
  readonly specific: string;
  readonly source: FundingSource | null;
  /** Codes of the budget lines that are in it. */
  readonly lines: readonly string[];
}

function sumOf(lines: readonly ReportedLine[]): ReportSums {
  const all = (figure: Exclude<ReportFigure, 'left'>): Tiyn =>
    tiyn(lines.reduce((sum, line) => sum + line[figure], 0n));
  const [planned, paid] = [all('planned'), all('paid')];
  return {
    initial: all('initial'),
    amended: all('amended'),
    planned,
    bound: all('bound'),
    owed: all('owed'),
    paid,
    paidInQuarter: all('paidInQuarter'),
    left: tiyn(planned - paid),
  };
}

const sources: readonly FundingSource[] = ['local', 'republican'];

/** Rows in the order of the report: each programme with its specifics and sources, then its sum; then all by source, then all. */
export function budgetReport(lines: readonly ReportedLine[]): readonly ReportRow[] {
  const row = (
    level: ReportRow['level'],
    of: readonly ReportedLine[],
    { programme = '', specific = '', source = null }: Partial<Pick<ReportRow, 'programme' | 'specific' | 'source'>>,
  ): ReportRow => ({ level, programme, specific, source, lines: of.map(({ code }) => code).sort(), ...sumOf(of) });
  const programmes = [...new Set(lines.map(({ programme }) => programme))].sort();
  const rows = programmes.flatMap((programme) => {
    const own = lines.filter((line) => line.programme === programme);
    const specifics = [...new Set(own.map(({ specific }) => specific))].sort();
    return [
      ...specifics.flatMap((specific) =>
        sources.flatMap((source) => {
          const of = own.filter((line) => line.specific === specific && line.source === source);
          return of.length === 0 ? [] : [row('line', of, { programme, specific, source })];
        }),
      ),
      row('programme', own, { programme }),
    ];
  });
  if (lines.length === 0) return [];
  const bySource = sources.flatMap((source) => {
    const of = lines.filter((line) => line.source === source);
    return of.length === 0 ? [] : [row('source', of, { source })];
  });
  return [...rows, ...bySource, row('total', lines, {})];
}
