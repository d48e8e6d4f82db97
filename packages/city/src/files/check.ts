/**
 * Counts a city's files anew: reads them back, checks every number and reference, and computes the figures of domain.md 1 by the
 * domain's own rules. It shares no code with the writer but the outline of a polygon.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkContingent } from './checks/contingent.ts';
import { checkMarks, type MarkFigures } from './checks/marks.ts';
import { checkMoney, type MonthFigures } from './checks/money.ts';
import { checkQueue, type QueueFigures } from './checks/queue.ts';
import { Problems } from './checks/read.ts';
import { checkRoster, type RosterFacts } from './checks/roster.ts';
import type { CityManifest } from './index.ts';

export interface CityFigures {
  readonly providers: number;
  readonly publicProviders: number;
  readonly privateProviders: number;
  readonly children: number;
  readonly publicChildren: number;
  readonly privateChildren: number;
  readonly groups: number;
  /** Tiyn a month at the norms of the day, by ownership. */
  readonly publicOrder: number;
  readonly privateOrder: number;
  readonly yearPlan: number;
  readonly vouchersAffordable: number;
  /** Free places of ages 2 to 6, kindergartens that have some, and places by age and language. */
  readonly free: number;
  readonly providersWithFree: number;
  readonly freeByCell: Readonly<Record<string, number>>;
  readonly kazakhGroups: number;
  readonly transfers: number;
  readonly foreignNumbers: number;
  readonly refusedGuardians: number;
  readonly refusedStaff: number;
  readonly queue: QueueFigures;
  readonly months: readonly MonthFigures[];
  readonly marks: readonly MarkFigures[];
}

export interface CityCheck {
  readonly figures: CityFigures;
  /** The first hundred things that are wrong beyond the bad lines that every city has, and how many there are. */
  readonly problems: readonly string[];
  readonly problemCount: number;
}

/** Reads a folder that `writeCity` has completed. */
export async function checkCity(folder: string): Promise<CityCheck> {
  const problems = new Problems();
  const manifest = JSON.parse(await readFile(join(folder, 'city.json'), 'utf8')) as CityManifest;
  const roster = await checkRoster(folder, problems);
  const contingent = await checkContingent(folder, roster, problems);
  const queue = await checkQueue(folder, roster, contingent, problems);
  const months = await checkMoney(folder, roster, problems);
  const marks = await checkMarks(folder, new Set(manifest.living), contingent, problems);
  const owned = [...roster.ownership.values()];
  const places = placesOf(roster, problems);
  const order = places.publicOrder + places.privateOrder;
  const general = roster.norms.get('general 10.5') ?? 1;
  const figures: CityFigures = {
    providers: owned.length,
    publicProviders: owned.filter((ownership) => ownership === 'public').length,
    privateProviders: owned.filter((ownership) => ownership === 'private').length,
    children: contingent.active.size,
    groups: roster.groups.size,
    ...places,
    yearPlan: roster.yearPlan,
    vouchersAffordable: Math.floor((roster.voucherPlan - 6 * order) / (general * 3)),
    transfers: contingent.transfers,
    foreignNumbers: contingent.foreignNumbers,
    refusedGuardians: contingent.refusedGuardians,
    refusedStaff: contingent.refusedStaff,
    queue,
    months,
    marks,
  };
  return { figures, problems: problems.first, problemCount: problems.count };
}

/** What the groups add up to. */
function placesOf({ groups, norms, ownership }: RosterFacts, problems: Problems) {
  const freeByCell: Record<string, number> = {};
  const withFree = new Set<string>();
  const [children, orders] = [
    { public: 0, private: 0 },
    { public: 0, private: 0 },
  ];
  let [free, kazakhGroups] = [0, 0];
  for (const { bin, age, language, active, capacity, norm } of groups.values()) {
    const owner = ownership.get(bin) === 'public' ? 'public' : 'private';
    children[owner] += active;
    orders[owner] += active * (norms.get(norm) ?? 0);
    if (language === 'kk') kazakhGroups += 1;
    if (age < 2 || capacity <= active) continue;
    if (!norm.startsWith('general ')) problems.add('care-groups.csv', `free places at the norm ${norm} of ${bin}`);
    free += capacity - active;
    withFree.add(bin);
    freeByCell[`${age} ${language}`] = (freeByCell[`${age} ${language}`] ?? 0) + capacity - active;
  }
  return {
    publicChildren: children.public,
    privateChildren: children.private,
    publicOrder: orders.public,
    privateOrder: orders.private,
    free,
    providersWithFree: withFree.size,
    freeByCell,
    kazakhGroups,
  };
}
