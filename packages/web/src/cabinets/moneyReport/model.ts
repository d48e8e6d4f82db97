/** The rows of the money reports as the screens cut them: what is searched, ordered and summed, the same for the table, the file and the paper. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import type { Month } from '@balapan/domain/day.ts';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shell/api.ts';

export type CityMoney = AnswerOf<Routes['treasury']['moneyReportCity']>;
export type CityRow = CityMoney['kindergartens'][number];
export type ChildRow = AnswerOf<Routes['treasury']['moneyReportKindergarten']>['children'][number];

export const cityQuery = (month: Month) =>
  queryOptions({
    queryKey: ['treasury.moneyReportCity', month],
    queryFn: () => api.treasury.moneyReportCity({ month }),
  });
export const kindergartenQuery = (providerId: string, month: Month) =>
  queryOptions({
    queryKey: ['treasury.moneyReportKindergarten', providerId, month],
    queryFn: () => api.treasury.moneyReportKindergarten({ providerId, month }),
  });

export const leftOf = ({ owed, paid }: Pick<CityRow, 'owed' | 'paid'>): bigint => BigInt(owed) - BigInt(paid);

/** Of tiyn in text. */
export function sumOf<Row>(rows: readonly Row[], of: (row: Row) => string | bigint): string {
  return String(rows.reduce((sum, row) => sum + BigInt(of(row)), 0n));
}

/** By tiyn in text. */
export const bySum =
  <Row>(of: (row: Row) => string | bigint) =>
  (a: Row, b: Row): number => {
    const difference = BigInt(of(a)) - BigInt(of(b));
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  };

/** Whether all words of a search stand in one of the texts, small and capital alike. */
export function finds(search: string, ...texts: readonly string[]): boolean {
  const all = texts.join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => all.includes(word));
}

/** The months that may be chosen: those that have acts, and the one that is asked for. */
export function monthsToChoose(known: readonly Month[] | undefined, asked: Month): Month[] {
  return [...new Set([...(known ?? []), asked])].sort().reverse();
}

/** Tiyn in text as spreadsheets here read sums: tenge, a comma, two digits. */
export function tengeCell(value: string | bigint): string {
  const [sign, digits] = String(value).startsWith('-') ? ['-', String(value).slice(1)] : ['', String(value)];
  const padded = digits.padStart(3, '0');
  return `${sign}${padded.slice(0, -2)},${padded.slice(-2)}`;
}
