/** What the region knows already, as the importer needs it to judge lines: loaded once, kept in step as files are taken. */

import { halfOf, type Purse } from '@balapan/domain/budget.ts';
import type { Calendar, CalendarDay } from '@balapan/domain/calendar.ts';
import type { Day, Month } from '@balapan/domain/day.ts';
import type { FundingSource } from '@balapan/domain/ledger.ts';
import type { Tiyn } from '@balapan/domain/money.ts';

/** A period of days, both ends included; `to` null: without end. */
export interface Period {
  readonly from: Day;
  readonly to: Day | null;
}

export interface Known extends Period {
  /** Where it was met: `children.csv`, line. */
  readonly file: string;
  readonly line: number | null;
}

export interface Provider {
  readonly id: string;
  readonly bin: string;
  readonly name: string;
  readonly district: string;
  readonly ownership: string;
  readonly roster: Period;
  readonly contracts: (Known & { readonly id: string; readonly number: string; readonly programme: string })[];
  readonly accounts: (Known & { readonly iban: string })[];
}

export interface Group extends Period {
  readonly id: string;
  readonly provider: Provider;
  readonly code: string;
  readonly kind: string;
  readonly hours: number;
}

export interface Stay extends Known {
  readonly group: Group;
}

export interface Child {
  readonly id: string;
  readonly birth: Day;
  /**
   * Replaced by `concat`, not pushed to nor spread: an array that grows has room for sixteen more, and a city has two hundred
   * thousand of them.
   */
  stays: readonly Stay[];
  /** Ids of guardians; likewise. */
  guardians: readonly string[];
  /** Number of the voucher that came with an enrolment. */
  voucher: string | null;
  /** Id of that voucher. */
  voucherId: string | null;
}

export interface Person {
  readonly id: string;
  staff: boolean;
}

export interface Norm extends Known {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly hours: number;
  /** Ownership and district that it is for. */
  readonly circle: string;
}

export interface Act {
  readonly id: string;
  readonly number: string;
  readonly provider: Provider;
  readonly month: Month;
  readonly payer: string;
  /** Of its contract; `null` without one. */
  readonly programme: string | null;
  readonly total: Tiyn;
  readonly local: Tiyn;
  readonly republican: Tiyn;
}

/** The lines of the budget by `budgetKey`, and what is left of them. */
export interface Budget extends Purse {
  readonly codes: Set<string>;
  readonly lines: Map<string, string>;
}

export const budgetKey = (year: number, half: number, programme: string, source: string): string =>
  `${year}-${half}-${programme}-${source}`;

export interface World {
  readonly districts: Set<string>;
  readonly calendarDays: Map<Day, CalendarDay>;
  calendar: Calendar | null;
  readonly organisations: Map<string, string>;
  readonly norms: Norm[];
  readonly fees: Known[];
  readonly budget: Budget;
  readonly providers: Map<string, Provider>;
  readonly numbers: Set<number>;
  /** By BIN and code: `groupKey`. */
  readonly groups: Map<string, Group>;
  readonly children: Map<string, Child>;
  readonly vouchers: Set<string>;
  readonly persons: Map<string, Person>;
  /** By person, role and place, see `appointmentKey`: from when to when each holds. */
  readonly appointments: Map<string, readonly Known[]>;
  /** By file's day: number of the application to nothing but its being there. */
  readonly queues: Map<Day, Set<string>>;
  /** By kindergarten's id and month: the register's id. */
  readonly registers: Map<string, string>;
  readonly acts: Map<string, Act>;
  readonly payments: Map<string, { readonly amount: Tiyn; readonly act: string }>;
}

export const groupKey = (bin: string, code: string): string => `${bin}/${code}`;

/** Whether two periods share a day. */
export function overlaps(a: Period, b: Period): boolean {
  return (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);
}

export function covers(period: Period, day: Day): boolean {
  return period.from <= day && (period.to === null || day <= period.to);
}

function emptyBudget(): Budget {
  const lines = new Map<string, string>();
  const lineOf: Budget['lineOf'] = ({ month, programme }, source: FundingSource) => {
    const { year, half } = halfOf(month);
    return lines.get(budgetKey(year, half, programme, source)) ?? null;
  };
  return { codes: new Set(), lines, lineOf, free: new Map(), committed: new Map() };
}

export function emptyWorld(): World {
  return {
    districts: new Set(),
    calendarDays: new Map(),
    calendar: null,
    organisations: new Map(),
    norms: [],
    fees: [],
    budget: emptyBudget(),
    providers: new Map(),
    numbers: new Set(),
    groups: new Map(),
    children: new Map(),
    vouchers: new Set(),
    persons: new Map(),
    appointments: new Map(),
    queues: new Map(),
    registers: new Map(),
    acts: new Map(),
    payments: new Map(),
  };
}

export function addStay(child: Child | undefined, stay: Stay): void {
  if (child === undefined) return;
  const { from, to } = stay;
  child.stays = child.stays.concat({ ...stay, from: oneDay(from), to: to === null ? null : oneDay(to) });
}

export function addGuardian(child: Child | undefined, person: string): void {
  if (child !== undefined) child.guardians = child.guardians.concat(person);
}

const nobody: readonly never[] = [];

const days = new Map<string, Day>();

/** One string for all that is the same day: a hundred thousand children are born on two thousand days. */
export function oneDay(day: Day): Day {
  const known = days.get(day);
  if (known === undefined) days.set(day, day);
  return known ?? day;
}

/** A child of whom nothing else is known yet. */
export function newChild(id: string, birth: Day): Child {
  return { id, birth: oneDay(birth), stays: nobody, guardians: nobody, voucher: null, voucherId: null };
}
