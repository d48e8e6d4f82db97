/** Calendar, offices, norms, fees, budget and the outlines of the districts. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cityFiles } from '@balapan/api/cityFiles.ts';
import { draftCalendar } from '@balapan/domain/calendarDraft.ts';
import { yearOf } from '@balapan/domain/day.ts';
import { type Tiyn, tengeText, tiyn } from '@balapan/domain/money.ts';
import type { City } from '../model/city.ts';
import { at, dayText } from '../model/days.ts';
import { allNorms, normOf } from '../model/norms.ts';
import { districts } from '../places/districts.ts';
import { attribution, readOutlines } from '../places/outline.ts';
import { cell } from './sink.ts';
import type { Table } from './table.ts';

export const calendarTable: Table = {
  name: 'calendar.csv',
  columns: cityFiles.calendar.columns,
  *lines(city) {
    for (const { day, kind, noteKk = '', noteRu = '', noteEn = '', source } of draftCalendar(firstYear(city), 2027))
      yield [day, kind, noteKk, noteRu, noteEn, source].map(cell).join(';');
  },
};

export const organisationsTable: Table = {
  name: 'organisations.csv',
  columns: cityFiles.organisations.columns,
  *lines({ offices }) {
    for (const { code, bin, nameKk, nameRu, nameEn, account, kbe } of [offices.department, offices.financialCentre])
      yield [code, bin, nameKk, nameRu, nameEn, account.iban, account.bik, kbe].map(cell).join(';');
  },
};

export const normsTable: Table = {
  name: 'norms.csv',
  columns: cityFiles.norms.columns,
  *lines(city) {
    for (const norm of allNorms.filter(({ from }) => from >= at(`${firstYear(city)}-01-01`)))
      yield [
        norm.code,
        norm.kind,
        norm.hours,
        tengeText(norm.total),
        tengeText(norm.local),
        tengeText(norm.republican),
        norm.coefficient,
        dayText(norm.from),
        norm.to === 0 ? '' : dayText(norm.to),
        cell(norm.legalAct),
        dayText(norm.legalDate),
        // For any ownership and district, without coefficients.
        '',
        '',
        '',
      ].join(';');
  },
};

export const feesTable: Table = {
  name: 'parent-fees.csv',
  columns: cityFiles['parent-fees'].columns,
  *lines(city) {
    if (firstYear(city) < 2024) yield `20000.00;${firstYear(city)}-01-01;2023-12-31;Данные для демонстрации`;
    yield '22500.00;2024-01-01;2024-12-31;Постановление акимата города Алматы № 1/41';
    yield '25000.00;2025-01-01;;Постановление акимата города Алматы № 1/12';
  },
};

interface BudgetLine {
  readonly half: 1 | 2;
  readonly programme: '360-202' | '360-200';
  readonly local: Tiyn;
  readonly republican: Tiyn;
  readonly voucher: boolean;
}

/**
 * The plan of 2025. The voucher lines are six months of the contingent and, for October to December, as many more vouchers at
 * the general norm as planned; the other three lines share what is left of the year's plan.
 */
export function budgetOf({ plan, monthlyOrder }: City): BudgetLine[] {
  const general = normOf('general', '10.5', at('2025-09-11'));
  const more = BigInt(plan.vouchersAffordable) * 3n;
  // A third of a voucher is left over, as in a real plan.
  const local = monthlyOrder.local * 6n + general.local * more + general.local;
  const republican = monthlyOrder.republican * 6n + general.republican * more + general.republican;
  const rest = BigInt(plan.yearPlan) * 100n - local - republican;
  const part = (share: bigint): { local: Tiyn; republican: Tiyn } => {
    const total = ((rest * share) / 100_000n) * 100n;
    const localPart = ((total * 91n) / 10_000n) * 100n;
    return { local: tiyn(localPart), republican: tiyn(total - localPart) };
  };
  const [orderBefore, upkeepBefore] = [part(470n), part(405n)];
  const used = orderBefore.local + orderBefore.republican + upkeepBefore.local + upkeepBefore.republican;
  const last = rest - used;
  const lastLocal = ((last * 91n) / 10_000n) * 100n;
  return [
    { half: 1, programme: '360-202', voucher: false, ...orderBefore },
    { half: 1, programme: '360-200', voucher: false, ...upkeepBefore },
    { half: 2, programme: '360-202', voucher: true, local: tiyn(local), republican: tiyn(republican) },
    { half: 2, programme: '360-200', voucher: false, local: tiyn(lastLocal), republican: tiyn(last - lastLocal) },
  ];
}

/** The year from which on there are calendar, norms and fee: 2024, or that of the oldest month. */
export function firstYear({ olderMonths }: Pick<City, 'olderMonths'>): number {
  const [oldest] = olderMonths.slice(-1);
  return oldest === undefined ? 2024 : Math.min(2024, yearOf(oldest));
}

/** Years of older months before 2025. */
function yearsBefore({ olderMonths }: City): number[] {
  return [...new Set(olderMonths.map((month) => Number(month.slice(0, 4))))].filter((year) => year < 2025).sort();
}

const decisions = {
  1: 'XXV сессия маслихата VIII созыва № 183;2024-12-06;2024-12-27',
  2: 'XXX сессия маслихата VIII созыва № 217 (изменение № 183);2025-06-05;2025-06-30',
} as const;

export const budgetTable: Table = {
  name: 'budget.csv',
  columns: cityFiles.budget.columns,
  *lines(city) {
    for (const year of yearsBefore(city)) {
      // The contracts of a year before are made at the norms of today: their plan bears them with a little over.
      for (const half of [1, 2])
        for (const programme of ['360-200', '360-202'])
          for (const source of ['local', 'republican'] as const) {
            const amount = tengeText(tiyn((city.monthlyOrder[source] * 6n * 102n) / 100n));
            const decision = `Решение маслихата о бюджете на ${year}–${year + 2} годы;${year - 1}-12-13;${year - 1}-12-28`;
            yield `${year}-${half}-${programme}-${source};${year};${half};${programme};159;${source};0;${amount};${decision}`;
          }
    }
    for (const line of budgetOf(city))
      for (const source of ['local', 'republican'] as const) {
        const code = `2025-${line.half}-${line.programme}-${source}`;
        const amount = tengeText(line[source]);
        yield `${code};2025;${line.half};${line.programme};159;${source};${line.voucher ? 1 : 0};${amount};${decisions[line.half]}`;
      }
  },
};

/** Writes the outlines of the districts; returns how many. */
export async function writeOutlines(folder: string): Promise<number> {
  const byKato = new Map(districts.map((district) => [district.kato, district]));
  const features = readOutlines().map(({ kato, ring }) => {
    const { nameKk = '', nameRu = '', nameEn = '' } = byKato.get(kato) ?? {};
    const properties = { kato, nameKk, nameRu, nameEn };
    return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  const collection = { type: 'FeatureCollection', attribution, features };
  await writeFile(join(folder, 'districts.geojson'), `${JSON.stringify(collection)}\n`);
  return features.length;
}
