/** A whole city in memory, from which every file is written: columns of numbers, a few dozen megabytes for the full size. */
import type { Month } from '@balapan/domain/day.ts';
import { shiftMonth } from '@balapan/domain/day.ts';
import { type Tiyn, tiyn } from '@balapan/domain/money.ts';
import { randomOf } from '../random.ts';
import { type ActPath, julyPaths } from './acts.ts';
import type { Births } from './births.ts';
import { asOf, documentsMonth } from './days.ts';
import { type Enrolments, makeEnrolments } from './enrolments.ts';
import { type Group, makeGroups } from './groups.ts';
import { makeIinBook } from './iinBook.ts';
import { type Norm, normOf } from './norms.ts';
import { makeOffices, type Offices } from './offices.ts';
import { type Children, type Families, makeChildren, makeFamilies } from './people.ts';
import { type CitySize, type Plan, planOf } from './plan.ts';
import { makeProviders, type Provider } from './providers.ts';
import { makeQueue } from './queue.ts';
import type { QueueLines } from './queueLines.ts';
import { makeStaff, type Staff } from './staff.ts';

export interface City {
  readonly seed: number;
  readonly plan: Plan;
  readonly offices: Offices;
  readonly providers: readonly Provider[];
  readonly groups: readonly Group[];
  readonly families: Families;
  readonly children: Children;
  /** Children with an enrolment have numbers below this one; the others stand in the queue only. */
  readonly enrolledChildren: number;
  readonly enrolments: Enrolments;
  readonly lines: QueueLines;
  readonly staff: Staff;
  readonly julyPaths: readonly ActPath[];
  /** Closed months before June 2025, newest first. */
  readonly olderMonths: readonly Month[];
  /** What the contingent of 2025-09-11 costs a month at its norms. */
  readonly monthlyOrder: { readonly total: Tiyn; readonly local: Tiyn; readonly republican: Tiyn };
}

/** The calendar begins in 2022, so there are 41 months before June 2025. */
export const mostMonths = 41;

/**
 * Makes a city. The same size, seed and months give the same city.
 * @throws RangeError for a size or number of months out of range
 */
export function makeCity(size: CitySize, seed: number, months: number): City {
  if (!Number.isInteger(months) || months < 0 || months > mostMonths)
    throw new RangeError(`0 to ${mostMonths} older months, not ${months}`);
  if (!Number.isInteger(seed)) throw new RangeError(`a seed is a whole number, not ${seed}`);
  const plan = planOf(size);
  const book = makeIinBook(seed);
  const providers = makeProviders(plan, seed, book);
  const groups = makeGroups(plan, providers, seed);
  const room = Math.ceil(plan.children * 1.03) + 200 + plan.lines.reduce((sum, line) => sum + line.lines, 0);
  const births: Births = {
    families: makeFamilies(room),
    children: makeChildren(room),
    book,
    random: randomOf(seed, 'enrolments'),
  };
  const enrolments = makeEnrolments(births, groups);
  const enrolledChildren = births.children.count;
  const lines = makeQueue(plan, { ...births, random: randomOf(seed, 'queue') }, enrolments, groups);
  const staff = makeStaff(providers, groups, seed, book);
  return {
    seed,
    plan,
    offices: makeOffices(seed),
    providers,
    groups,
    families: births.families,
    children: births.children,
    enrolledChildren,
    enrolments,
    lines,
    staff,
    julyPaths: julyPaths(plan, providers, staff, seed),
    olderMonths: Array.from({ length: months }, (_, place) => shiftMonth(documentsMonth, -1 - place)),
    monthlyOrder: orderOf(groups),
  };
}

/** The norm of a group on a day. */
export function normOfGroup(group: Group, day: number): Norm {
  return normOf(group.kind, group.hours, day);
}

function orderOf(groups: readonly Group[]): City['monthlyOrder'] {
  let [local, republican] = [0n, 0n];
  for (const group of groups) {
    const norm = normOfGroup(group, asOf);
    local += norm.local * BigInt(group.children);
    republican += norm.republican * BigInt(group.children);
  }
  return { total: tiyn(local + republican), local: tiyn(local), republican: tiyn(republican) };
}

const voucherDigits = 7;

/** The number of a child's voucher, by the child's number: `75-25-0001234`. */
export function voucherNumber(child: number): string {
  return `75-25-${`${child + 1}`.padStart(voucherDigits, '0')}`;
}
