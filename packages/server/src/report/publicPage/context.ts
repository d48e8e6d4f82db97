/** What every public page is made of: the reader, the language, the city's day, formats. */
import type { Day } from '@balapan/domain/day.ts';
import type { Tiyn } from '@balapan/domain/money.ts';
import { formatDay } from '@balapan/domain/text/dates.ts';
import { formatAmount, formatCount, formatRange, formatTenge, noBreakSpace } from '@balapan/domain/text/format.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import type { House } from '../../kernel/house.ts';
import type { PublicReader } from './cache.ts';
import { everywhere, type PlaceFilter } from './filters.ts';
import { type DistrictRow, type ProviderRow, readDistricts, readProviders } from './queries.ts';

export interface PageContext {
  readonly house: House;
  readonly reader: PublicReader;
  readonly language: TextLanguage;
  readonly today: Day;
  /** By the region's clock. */
  readonly now: number;
  count(value: number | bigint): string;
  tenge(value: Tiyn): string;
  amount(value: Tiyn): string;
  day(value: Day): string;
  name(row: { readonly name_kk: string; readonly name_ru: string; readonly name_en: string }): string;
}

export function pageContext(
  house: House,
  reader: PublicReader,
  language: TextLanguage,
  today: Day,
  now: number,
): PageContext {
  return {
    house,
    reader,
    language,
    today,
    now,
    count: (value) => formatCount(value, language),
    tenge: (value) => formatTenge(value, language),
    amount: (value) => formatAmount(value, language),
    day: (value) => formatDay(value, language),
    // A number stays with its sign: «Ясли-сад № 114» never breaks before the 114.
    name: (row) => row[`name_${language}`].replaceAll('№ ', `№${noBreakSpace}`),
  };
}

export function districtsOf({ reader }: PageContext): Promise<DistrictRow[]> {
  return reader.kept('districts', readDistricts);
}

/** Kindergartens that fit a filter, those with most free places first. */
export function providersOf({ reader, today }: PageContext, filter: PlaceFilter = everywhere): Promise<ProviderRow[]> {
  const name = `providers ${filter.age} ${filter.language} ${filter.district}`;
  return reader.kept(name, (sql) => readProviders(sql, today, filter));
}

/** «2–6», or one age alone. */
export const agesOf = (row: ProviderRow): string =>
  row.age_from === row.age_to ? `${row.age_from}` : formatRange(row.age_from, row.age_to);

/** «Бостандыкский» out of «Бостандыкский район»: for labels on the map. */
export function shortDistrict(name: string): string {
  return name.replace(/\s+(ауданы|район|district)$/iu, '');
}
