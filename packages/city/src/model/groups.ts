/** The care groups: ages and languages, children and places, and the groups at higher norms that make up the month's order. */
import { districts } from '../places/districts.ts';
import { apportion, type Random, randomOf, weighted } from '../random.ts';
import { asOf, at } from './days.ts';
import { type GroupKind, normOf } from './norms.ts';
import type { Plan } from './plan.ts';
import type { Provider } from './providers.ts';

export interface Group {
  readonly index: number;
  /** Place of its kindergarten in the list. */
  readonly provider: number;
  readonly code: string;
  readonly name: string;
  kind: GroupKind;
  hours: string;
  readonly language: 'kk' | 'ru';
  /** Category age of its children, 1 to 6. */
  readonly age: number;
  /** Children enrolled on the day of the files. */
  readonly children: number;
  capacity: number;
  readonly openedOn: number;
}

/** Groups are split above this number of children; 25 places are the most that a group has. */
const mostChildren = 24;
const mostPlaces = 25;
const languageOfProvider = weighted<'kk' | 'ru' | 'both'>([
  ['kk', 50],
  ['ru', 14],
  ['both', 36],
]);
const sixShare = 0.055;
const russianFirst = 0.62;
const youngestShare = 0.006;
/** Of the private groups of three-year-olds, so many have nine hours. */
const shortDayShare = 0.02;
const groupNames =
  'Күншуақ Ботақан Балдырған Қарлығаш Айгөлек Балапан Құлыншақ Көбелек Жұлдыз Гүлдер Қошақан Тиін Аққу Бүлдіршін Шырақ Самал Тұлпар Аю Қоян Кірпі'.split(
    ' ',
  );

/** All groups, by kindergarten. */
export function makeGroups(plan: Plan, providers: readonly Provider[], seed: number): Group[] {
  const random = randomOf(seed, 'groups');
  const groups: Group[] = [];
  for (const provider of providers) addGroups(groups, provider, random);
  giveFreePlaces(plan, providers, groups, randomOf(seed, 'places'));
  raiseNorms(plan, providers, groups, randomOf(seed, 'norms'));
  return groups;
}

function addGroups(groups: Group[], provider: Provider, random: Random): void {
  const count = Math.ceil(provider.children / mostChildren);
  const sizes = groupSizes(provider.children, count, random);
  const speaks = languageOfProvider.draw(random);
  const ages = random.shuffle([2, 3, 4, 5]);
  const firstName = random.below(groupNames.length);
  sizes.forEach((children, at0) => {
    const language = speaks === 'both' ? (at0 % 2 === 0 ? 'kk' : 'ru') : speaks;
    const drawn = random.unit();
    const usual = ages[(at0 + (speaks === 'both' ? at0 >> 1 : 0)) % ages.length] ?? 4;
    // The first two kindergartens show a group of the oldest and one of the youngest in a city of any size.
    const isSix = drawn < sixShare || (provider.index < 2 && at0 === 0);
    const isYoungest = drawn > 1 - youngestShare || (provider.index === 1 && at0 === 1);
    groups.push({
      index: groups.length,
      provider: provider.index,
      code: `${at0 + 1}`.padStart(2, '0'),
      name: groupNames[(firstName + at0) % groupNames.length] as string,
      kind: 'general',
      hours: '10.5',
      language,
      age: isSix ? 6 : isYoungest ? 1 : usual,
      children,
      capacity: children,
      openedOn: at('2019-09-02') + random.below(2) * 364,
    });
  });
}

/** Sizes of so many groups that add up, 15 to 24 wherever the kindergarten has enough children. */
function groupSizes(children: number, count: number, random: Random): number[] {
  const sizes = apportion(
    children,
    Array.from({ length: count }, () => 1),
  );
  for (let from = 0; from + 1 < count; from += 2) {
    const [a, b] = [sizes[from] ?? 0, sizes[from + 1] ?? 0];
    const move = Math.min(random.below(4), a - 15, mostChildren - b);
    if (move <= 0) continue;
    sizes[from] = a - move;
    sizes[from + 1] = b + move;
  }
  return sizes;
}

/** Free places: by district as planned, within a kindergarten where the table of ages and languages lacks most. */
function giveFreePlaces(plan: Plan, providers: readonly Provider[], groups: readonly Group[], random: Random): void {
  const lacking = new Map(plan.cells.map(({ age, language, free }) => [`${age} ${language}`, free]));
  const ofProvider = new Map<number, Group[]>();
  for (const group of groups) {
    if (group.age < 2) continue;
    const list = ofProvider.get(group.provider) ?? [];
    list.push(group);
    ofProvider.set(group.provider, list);
  }
  const counts = apportion(plan.providersWithFree, plan.freeByDistrict);
  let left = 0;
  for (let district = 0; district < districts.length; district += 1) {
    const all = likelyFirst(
      providers.filter((provider) => provider.district === district),
      ofProvider,
      random,
    );
    const chosen = all.slice(0, Math.min(counts[district] ?? 0, Math.max(1, all.length - 1)));
    const free = (plan.freeByDistrict[district] ?? 0) + left;
    left = free;
    if (chosen.length === 0) continue;
    const shares = apportion(
      free,
      chosen.map(({ index }) => roomOf(ofProvider.get(index) ?? []) * (0.3 + random.unit())),
      free >= chosen.length ? 1 : 0,
    );
    chosen.forEach(({ index }, place) => {
      left -= fill(ofProvider.get(index) ?? [], shares[place] ?? 0, lacking, mostPlaces);
    });
    for (const { index } of chosen) left -= fill(ofProvider.get(index) ?? [], left, lacking, mostPlaces + 5);
  }
}

/** In random order, but kindergartens with Russian groups rather first: more of their places are free. */
function likelyFirst(providers: Provider[], groups: ReadonlyMap<number, readonly Group[]>, random: Random): Provider[] {
  const rank = new Map(
    providers.map(({ index }) => {
      const speaksRussian = groups.get(index)?.some((group) => group.language === 'ru') ?? false;
      return [index, random.unit() * (speaksRussian ? russianFirst : 1)] as const;
    }),
  );
  return providers.sort((a, b) => (rank.get(a.index) ?? 0) - (rank.get(b.index) ?? 0));
}

/** How many places its groups could have more. */
function roomOf(groups: readonly Group[]): number {
  return groups.reduce((sum, { children }) => sum + mostPlaces - children, 0);
}

/** Adds places to a kindergarten's groups, one by one, up to a size; returns how many it could add. */
function fill(groups: readonly Group[], places: number, lacking: Map<string, number>, most: number): number {
  const lack = (group: Group): number => lacking.get(`${group.age} ${group.language}`) ?? 0;
  for (let added = 0; added < places; added += 1) {
    let best: Group | undefined;
    for (const group of groups)
      if (group.capacity < most && (best === undefined || lack(group) > lack(best))) best = group;
    if (best === undefined) return added;
    best.capacity += 1;
    lacking.set(`${best.age} ${best.language}`, lack(best) - 1);
  }
  return places;
}

/** Kinds of group at other norms, in the order in which they are given out. */
const otherNorms: readonly (readonly [GroupKind, string])[] = [
  ['correctional', '10.5'],
  ['sanatorium', '10.5'],
  ['special', '10.5'],
  ['sanatorium', '24'],
];

/** Turns groups into sanatorium, correctional and special ones until each ownership costs a month what the plan says. */
function raiseNorms(plan: Plan, providers: readonly Provider[], groups: readonly Group[], random: Random): void {
  const targets = { public: plan.publicOrder, private: plan.privateOrder };
  const orders = { public: 0, private: 0 };
  const cost = (group: Group): number => (Number(normOf(group.kind, group.hours, asOf).total) / 100) * group.children;
  const ownershipOf = (group: Group): 'public' | 'private' => providers[group.provider]?.ownership ?? 'private';
  const order = random.shuffle(groups.filter((group) => group.age >= 3));
  const shortDay = order.filter((group) => ownershipOf(group) === 'private' && group.age === 3);
  for (const group of shortDay.slice(0, Math.ceil(shortDay.length * shortDayShare))) group.hours = '9';
  for (const group of groups) orders[ownershipOf(group)] += cost(group);
  let turn = 0;
  for (const group of order) {
    const ownership = ownershipOf(group);
    if (group.hours === '9' || (orders[ownership] >= targets[ownership] && turn >= otherNorms.length)) continue;
    // Places that are free are vouchers' places: those of general groups (domain.md 2.4).
    if (group.children > 20 || group.capacity > group.children) continue;
    const before = cost(group);
    [group.kind, group.hours] = otherNorms[turn % otherNorms.length] as (typeof otherNorms)[number];
    orders[ownership] += cost(group) - before;
    turn += 1;
  }
}
