/** Who goes where: the contingent of 2025-09-11, with those who started, left or changed the kindergarten this summer. */
import { isWork } from '@balapan/domain/calendar.ts';
import { draftCalendar } from '@balapan/domain/calendarDraft.ts';
import { epochDay } from '@balapan/domain/day.ts';
import type { Random } from '../random.ts';
import { addChild, addFamily, type Births } from './births.ts';
import { asOf, at } from './days.ts';
import type { Group } from './groups.ts';

/** Enrolments as columns, those of a group together: rows `start[g]` to `start[g + 1]`. */
export interface Enrolments {
  readonly count: number;
  readonly child: Uint32Array;
  readonly group: Uint32Array;
  /** First day, as a number. */
  readonly from: Int32Array;
  /** Last day; 0 while it lasts. */
  readonly to: Int32Array;
  readonly start: Uint32Array;
}

interface Row {
  readonly child: number;
  readonly from: number;
  readonly to: number;
}

/** Days of a year and a half: nobody starts younger, and most start within as long again. */
const daysToStart = 548;
const siblingShare = 0.12;
const twinShare = 0.011;
const leaverShare = 0.9;
/** Every so many-th child started in August, in September, in July; every so many-th came from another kindergarten. */
const every = { august: 181, september: 353, july: 907, transfer: 733 } as const;

const workDays = draftCalendar(2025, 2025)
  .filter(({ kind }) => isWork(kind))
  .map(({ day }) => epochDay(day));
const between = (first: string, last: string): readonly number[] =>
  workDays.filter((day) => day >= at(first) && day <= at(last));
const starts = {
  august: between('2025-08-04', '2025-08-25'),
  september: between('2025-09-02', '2025-09-10'),
  july: between('2025-07-14', '2025-07-24'),
  transfer: between('2025-08-11', '2025-08-20'),
} as const;

/** Birth days of a category age on 2025-09-11: nobody is due at school, and nobody starts before 18 months. */
export function birthRange(age: number): { readonly first: number; readonly last: number } {
  if (age === 6) return { first: at('2019-09-02'), last: at('2019-12-31') };
  if (age === 1) return { first: at('2024-01-01'), last: at('2024-03-01') };
  return { first: at(`${2025 - age}-01-01`), last: at(`${2025 - age}-12-31`) };
}

/** Fills every group, and adds the rows of this summer's changes. */
export function makeEnrolments(births: Births, groups: readonly Group[]): Enrolments {
  const { random } = births;
  const rows: Row[][] = groups.map(() => []);
  const vacancies = vacanciesOf(groups);
  let ofProvider = 0;
  for (const group of groups) {
    if (group.code === '01') ofProvider = births.children.count;
    const own = rows[group.index] as Row[];
    for (let place = 0; place < group.children; place += 1) {
      const child = addPupil(births, group, ofProvider, place);
      const from = startOf(births.children.birth[child] ?? 0, child, random);
      const old = child % every.transfer === every.transfer >> 1 ? vacancies.take(group) : null;
      if (old === null) {
        own.push({ child, from, to: 0 });
        if (group.age > 1 && from > at('2025-07-01') && random.chance(leaverShare))
          own.push(addLeaver(births, group, ofProvider, from));
      } else {
        const moved = random.pick(starts.transfer);
        const first = Math.min(from, moved - 60);
        own.push({ child, from: moved, to: 0 });
        (rows[old] as Row[]).push({ child, from: first, to: moved - 1 });
      }
    }
  }
  return columnsOf(rows);
}

/** A child of the group's age: a newcomer, a twin of the one before, or a brother or sister in the same kindergarten. */
function addPupil(births: Births, group: Group, firstOfProvider: number, place: number): number {
  const { children, random } = births;
  const { first, last } = birthRange(group.age);
  const before = children.count - 1;
  if (place > 0 && random.chance(twinShare)) {
    const birth = children.birth[before] ?? first;
    if (birth >= first && birth <= last) return addTwin(births, before);
  }
  const birth = first + random.below(last - first + 1);
  if (children.count > firstOfProvider && random.chance(siblingShare)) {
    const elder = firstOfProvider + random.below(children.count - firstOfProvider);
    if (isSiblingAge(children.birth[elder] ?? 0, birth)) return addChild(births, children.family[elder] ?? 0, birth);
  }
  return addChild(births, addFamily(births, birth, group.language), birth);
}

/** Whether two children of one mother can be so far apart. */
export function isSiblingAge(one: number, other: number): boolean {
  return Math.abs(one - other) >= 300;
}

/** A child born with another, of another name. */
export function addTwin(births: Births, other: number): number {
  const { children } = births;
  const child = addChild(births, children.family[other] ?? 0, children.birth[other] ?? 0);
  if (children.male[child] === children.male[other] && children.given[child] === children.given[other])
    children.given[child] = (children.given[child] ?? 0) === 0 ? 1 : (children.given[child] ?? 1) - 1;
  return child;
}

/** Somebody whose place the newcomer got. */
function addLeaver(births: Births, group: Group, ofProvider: number, successorFrom: number): Row {
  const { random } = births;
  const child = addPupil(births, group, ofProvider, 0);
  const to = Math.max(at('2025-07-04'), successorFrom - 1 - random.below(14));
  const from = Math.min(startOf(births.children.birth[child] ?? 0, -1, random), to - 30);
  return { child, from, to };
}

/** The first day in the kindergarten: most start between one and a half and three, some started this summer. */
function startOf(birth: number, child: number, random: Random): number {
  const earliest = birth + daysToStart;
  const lastBefore = at('2025-06-30');
  if (earliest > lastBefore) return Math.min(asOf - 1, Math.max(earliest, at('2025-07-01')) + random.below(7));
  if (child >= 0) {
    if (child % every.august === 90) return random.pick(starts.august);
    if (child % every.september === 100) return random.pick(starts.september);
    if (child % every.july === 110) return random.pick(starts.july);
  }
  const latest = Math.min(lastBefore, earliest + daysToStart);
  return onWeekday(earliest + Math.floor(random.unit() ** 1.4 * (latest - earliest + 1)));
}

/** The day itself, or the Monday after a weekend. 1970-01-01 was a Thursday. */
function onWeekday(day: number): number {
  const weekday = (day + 3) % 7;
  return weekday < 5 ? day : day + 7 - weekday;
}

/** Groups with a free place, by age and language, for children who moved away from them; each place is taken once. */
function vacanciesOf(groups: readonly Group[]): { take(group: Group): number | null } {
  const byKey = new Map<string, Group[]>();
  for (const group of groups) {
    if (group.capacity === group.children) continue;
    const key = `${group.age} ${group.language}`;
    const list = byKey.get(key) ?? [];
    list.push(group);
    byKey.set(key, list);
  }
  return {
    take: ({ age, language, provider }) => {
      const list = byKey.get(`${age} ${language}`) ?? [];
      const place = list.findIndex((group) => group.provider !== provider);
      const [group] = place < 0 ? [] : list.splice(place, 1);
      return group?.index ?? null;
    },
  };
}

function columnsOf(rows: readonly (readonly Row[])[]): Enrolments {
  const count = rows.reduce((sum, list) => sum + list.length, 0);
  const result = {
    count,
    child: new Uint32Array(count),
    group: new Uint32Array(count),
    from: new Int32Array(count),
    to: new Int32Array(count),
    start: new Uint32Array(rows.length + 1),
  };
  let row = 0;
  rows.forEach((list, group) => {
    result.start[group] = row;
    for (const { child, from, to } of list) {
      result.child[row] = child;
      result.group[row] = group;
      result.from[row] = from;
      result.to[row] = to;
      row += 1;
    }
  });
  result.start[rows.length] = row;
  return result;
}
