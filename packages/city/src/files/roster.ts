/** Kindergartens with their contracts, accounts and groups. */
import { cityFiles } from '@balapan/api/cityFiles.ts';
import { tengeText, tiyn } from '@balapan/domain/money.ts';
import { type City, normOfGroup } from '../model/city.ts';
import { asOf, at, dayText, documentsMonth, monthRange } from '../model/days.ts';
import { juneProviders } from '../model/june.ts';
import { districts } from '../places/districts.ts';
import { randomOf } from '../random.ts';
import { firstYear } from './reference.ts';
import { cell } from './sink.ts';
import type { Table } from './table.ts';

/** First day of the city's voucher system and of the department's contracts. */
const launch = '2025-07-01';

export const providersTable: Table = {
  name: 'providers.csv',
  columns: cityFiles.providers.columns,
  *lines({ providers }) {
    for (const one of providers)
      yield [
        one.index + 1,
        one.bin,
        one.ownership,
        one.legalForm,
        cell(one.name.kk),
        cell(one.name.ru),
        cell(one.name.en),
        districts[one.district]?.kato,
        cell(one.addressKk),
        cell(one.addressRu),
        one.longitude.toFixed(5),
        one.latitude.toFixed(5),
        `+7${one.phone}`,
        launch,
        '',
      ].join(';');
  },
};

export const contractsTable: Table = {
  name: 'contracts.csv',
  columns: cityFiles.contracts.columns,
  *lines(city) {
    const random = randomOf(city.seed, 'contracts');
    const june = new Set(juneProviders(city).map(({ index }) => index));
    const earlier = earlierYears(city);
    const beforeJune = monthRange(documentsMonth).first - 1;
    const orders = ordersOf(city);
    for (const { bin, index, ownership } of city.providers) {
      const number = `${index + 1}`.padStart(4, '0');
      const order = orders[index] ?? { local: 0n, republican: 0n };
      // Before the voucher a public kindergarten was kept by one programme, a private one ordered from by the other.
      const programme = ownership === 'public' ? '360-200' : '360-202';
      const sums = (months: bigint): string =>
        `${tengeText(tiyn(order.local * months))};${tengeText(tiyn(order.republican * months))}`;
      for (const [year, from, to] of earlier) {
        const last = year === 2025 && june.has(index) ? at('2025-06-30') : Math.min(to, beforeJune);
        const months = BigInt(Number(dayText(last).slice(5, 7)));
        yield `${bin};УО-${year}/${number};${dayText(from)};${dayText(from)};${dayText(last)};${programme};department;${year}-360-${number};${sums(months)}`;
      }
      if (earlier.length === 0 && june.has(index))
        yield `${bin};УО-2025/${number};2025-01-06;2025-01-06;2025-06-30;${programme};department;2025-360-${number};${sums(6n)}`;
      const signed = at('2025-06-23') + random.below(8);
      const treasury = `2025-ГО-${number}`;
      yield `${bin};ГО-2025/${number};${dayText(signed)};${launch};2025-12-31;360-202;financialCentre;${treasury};${sums(6n)}`;
    }
  },
};

/** What each kindergarten's children cost a month at the norms of the files' day. */
function ordersOf({ providers, groups }: City): { local: bigint; republican: bigint }[] {
  const orders = providers.map(() => ({ local: 0n, republican: 0n }));
  for (const group of groups) {
    const [order, norm] = [orders[group.provider], normOfGroup(group, asOf)];
    if (order === undefined) continue;
    order.local += norm.local * BigInt(group.children);
    order.republican += norm.republican * BigInt(group.children);
  }
  return orders;
}

/** The years of older months, with the first and last day of their contracts. */
function earlierYears({ olderMonths }: City): (readonly [number, number, number])[] {
  const years = [...new Set(olderMonths.map((month) => Number(month.slice(0, 4))))].sort();
  return years.map((year) => [year, at(`${year}-01-01`), at(`${year}-12-31`)] as const);
}

export const accountsTable: Table = {
  name: 'accounts.csv',
  columns: cityFiles.accounts.columns,
  *lines(city) {
    const { providers, seed } = city;
    const random = randomOf(seed, 'accounts');
    const opened = `${Math.min(2023, firstYear(city))}-01-01`;
    for (const { bin, account, closedAccount, kbe } of providers) {
      const changed = at('2025-08-01') + random.below(4);
      if (closedAccount !== null)
        yield `${bin};${closedAccount.iban};${closedAccount.bik};${kbe};${opened};${dayText(changed - 1)}`;
      const from = closedAccount === null ? opened : dayText(changed);
      yield `${bin};${account.iban};${account.bik};${kbe};${from};`;
    }
  },
};

export const groupsTable: Table = {
  name: 'care-groups.csv',
  columns: cityFiles['care-groups'].columns,
  *lines({ providers, groups }) {
    for (const group of groups)
      yield [
        providers[group.provider]?.bin,
        group.code,
        group.name,
        group.kind,
        group.hours,
        group.language,
        group.age,
        group.capacity,
        dayText(group.openedOn),
        '',
      ].join(';');
  },
};
