/** The annex of an act as pages of texts: the children with their numbers, sums carried from page to page. `annex.ts` draws it. */
import { type Month, monthNumber } from '@balapan/domain/day.ts';
import { addTiyn, type Tiyn, tiyn } from '@balapan/domain/money.ts';
import { formatAmount, formatCount } from '@balapan/domain/text/format.ts';
import { both, actPaper as t } from '@balapan/domain/text/texts/actPaper.ts';
import type { Named } from '../actLineQueries.ts';
import type { PaperLine } from './facts.ts';

/** Children on a page, so that its head and two lines of sums have room. */
export const linesOfPage = 30;

export interface AnnexPage {
  readonly number: number;
  readonly of: number;
  /** Sums of the pages before; `null` on the first. */
  readonly brought: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  /** Sums so far, on the last page of all. */
  readonly sums: readonly string[];
}

interface Sums {
  readonly days: number;
  readonly total: Tiyn;
  readonly local: Tiyn;
  readonly republican: Tiyn;
}
const nothing: Sums = { days: 0, total: tiyn(0), local: tiyn(0), republican: tiyn(0) };
const amount = (value: Tiyn): string => formatAmount(value, 'kk');

/** @param names of the children as the reader may see them; one that is missing is told by the voucher alone */
export function annexPages(lines: readonly PaperLine[], names: ReadonlyMap<string, Named>): AnnexPage[] {
  const of = Math.max(1, Math.ceil(lines.length / linesOfPage));
  const pages: AnnexPage[] = [];
  let sums = nothing;
  for (let number = 1; number <= of; number += 1) {
    const own = lines.slice((number - 1) * linesOfPage, number * linesOfPage);
    const brought = number === 1 ? null : sumsRow(both(t.brought), sums);
    sums = own.reduce(add, sums);
    pages.push({
      number,
      of,
      brought,
      rows: own.map((line) => childRow(line, names.get(line.childId))),
      sums: sumsRow(both(number === of ? t.total : t.carried), sums),
    });
  }
  return pages;
}

const add = (sums: Sums, line: PaperLine): Sums => ({
  days: sums.days + line.payableDays,
  total: addTiyn(sums.total, line.total),
  local: addTiyn(sums.local, line.local),
  republican: addTiyn(sums.republican, line.republican),
});

const childRow = (line: PaperLine, named: Named | undefined): string[] => [
  `${line.no}`,
  named?.name ?? '',
  named?.iin ?? '',
  line.voucherNumber,
  monthText(line.serviceMonth),
  amount(line.normTiyn),
  formatCount(line.payableDays, 'kk'),
  amount(line.total),
  amount(line.local),
  amount(line.republican),
];

const sumsRow = (label: string, { days, total, local, republican }: Sums): string[] => [
  '',
  label,
  ...['', '', '', ''],
  formatCount(days, 'kk'),
  amount(total),
  amount(local),
  amount(republican),
];

/** `08.2025` */
const monthText = (month: Month): string => `${`${monthNumber(month)}`.padStart(2, '0')}.${month.slice(0, 4)}`;
