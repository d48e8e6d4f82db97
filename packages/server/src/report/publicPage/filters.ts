/** What the visitor looks for among the kindergartens, as it stands behind `?` in the address. */
import type { Language } from '@balapan/domain/category.ts';

export interface PlaceFilter {
  /** 2 to 6; `null`: all of them. */
  readonly age: number | null;
  readonly language: Language | null;
  /** KATO. */
  readonly district: string | null;
}

export const everywhere: PlaceFilter = { age: null, language: null, district: null };

type Query = Readonly<Record<string, unknown>>;
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Reads the filter; what is not understood counts as not asked for. */
export function readFilter(query: Query, districts: readonly string[]): PlaceFilter {
  const [age, language, district] = [textOf(query.age), textOf(query.language), textOf(query.district)];
  return {
    age: /^[2-6]$/.test(age) ? Number(age) : null,
    language: language === 'kk' || language === 'ru' ? language : null,
    district: districts.includes(district) ? district : null,
  };
}

/** The part of the address behind `?`, with what else is to stand there. */
export function filterQuery(filter: PlaceFilter, more: Readonly<Record<string, string | number | null>> = {}): string {
  const all = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== null && value !== '');
  return all.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
}

/** A page number from the address, 1 for anything else. */
export function readPage(query: Query): number {
  const page = textOf(query.page);
  return /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1;
}

export function readSearch(query: Query): string {
  return textOf(query.search).slice(0, 80);
}
