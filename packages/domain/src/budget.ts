/**
 * The budget (domain.md 1, "Money's legal chain"; anchors.md, "Public money" 11): a line is a programme's money of one half-year from
 * one source. It is approved by the council, bound by contracts, owed by acts, paid; and never overspent.
 */
import { asMonth, type Month, monthNumber, shiftMonth, yearOf } from './day.ts';
import type { SplitAmount } from './entitlement.ts';
import { DomainError, type ErrorFact } from './errors.ts';
import type { FundingSource } from './ledger.ts';
import { type Tiyn, tengeText, tiyn } from './money.ts';

export type Half = 1 | 2;

/** The half-year that a month belongs to. */
export function halfOf(month: Month): { readonly year: number; readonly half: Half } {
  return { year: yearOf(month), half: monthNumber(month) < 7 ? 1 : 2 };
}

/** Its six months, January to June or July to December. */
export function monthsOfHalf(year: number, half: Half): readonly Month[] {
  const first = asMonth(`${year}-${half === 1 ? '01' : '07'}`);
  return Array.from({ length: 6 }, (_, at) => shiftMonth(first, at));
}

/** Shares a sum over months: equal parts of whole tiyn, the remainder in the last; the parts always add up. */
export function spread(amount: Tiyn, months: readonly Month[]): ReadonlyMap<Month, Tiyn> {
  const count = BigInt(months.length);
  if (count === 0n) throw new RangeError('a sum is shared over one month at least');
  const part = amount / count;
  const last = months.length - 1;
  return new Map(months.map((month, at) => [month, tiyn(at === last ? amount - part * BigInt(last) : part)]));
}

/** Where the money of a line stands: approved is always the sum of the other four. */
export interface LineBalance {
  readonly approved: Tiyn;
  readonly free: Tiyn;
  readonly committed: Tiyn;
  readonly obligated: Tiyn;
  readonly executed: Tiyn;
}

/** A sum that is to be owed to a kindergarten for a month, as a programme pays it. */
export interface ToOblige {
  readonly id: string;
  readonly providerId: string;
  readonly programme: string;
  readonly month: Month;
  readonly amount: Pick<SplitAmount, FundingSource>;
}

/** The lines and commitments that acts draw on; changed as they do. */
export interface Purse {
  /** Code of the line of a programme, month and source; `null` where the budget has none. */
  lineOf(act: ToOblige, source: FundingSource): string | null;
  /** What is free, by line. */
  readonly free: Map<string, Tiyn>;
  /** What a kindergarten's contract has bound, by line and kindergarten: `commitmentKey`. */
  readonly committed: Map<string, Tiyn>;
}

export const commitmentKey = (line: string, providerId: string): string => `${line}/${providerId}`;

/**
 * What an act takes: first its kindergarten's own commitment; what that lacks is bound from what is free, because the money follows
 * the child (domain.md 2.8). Takes it out of the purse, of both sources or of none.
 * @returns what must be bound before, by source
 * @throws DomainError `budget.noLine`; `budget.exceeded` with the line, what is left of it for this kindergarten and what is missing
 */
export function takeFromPurse(purse: Purse, act: ToOblige): Pick<SplitAmount, FundingSource> {
  const sources = (['local', 'republican'] as const).map((source) => {
    const amount = act.amount[source];
    const line = purse.lineOf(act, source);
    if (line === null) {
      if (amount === 0n) return null;
      throw new DomainError({ code: 'budget.noLine', params: { programme: act.programme, month: act.month, source } });
    }
    const key = commitmentKey(line, act.providerId);
    const [free, own] = [purse.free.get(line) ?? 0n, purse.committed.get(key) ?? 0n];
    const more = amount > own ? amount - own : 0n;
    if (more > free) {
      const [left, missing] = [tengeText(tiyn(free + own)), tengeText(tiyn(more - free))];
      throw new DomainError({ code: 'budget.exceeded', params: { line, left, missing } });
    }
    return { line, key, free: free - more, own: own + more - amount, more };
  });
  for (const source of sources) {
    if (source === null) continue;
    purse.free.set(source.line, tiyn(source.free));
    purse.committed.set(source.key, tiyn(source.own));
  }
  const [local, republican] = sources;
  return { local: tiyn(local?.more ?? 0n), republican: tiyn(republican?.more ?? 0n) };
}

/** A change of the plan of a line in one month; below zero for a cut. */
export interface PlanChange {
  readonly line: string;
  readonly month: Month;
  readonly amount: Tiyn;
}

/** A line as an amendment meets it. */
export interface AmendedLine extends LineBalance {
  readonly code: string;
  /** The plan of each of its months, earlier amendments included. */
  readonly months: ReadonlyMap<Month, Tiyn>;
}

/** What each line changes by, lines that only move between months included with zero. */
export function changeOfLines(changes: readonly PlanChange[]): Map<string, Tiyn> {
  const sums = new Map<string, Tiyn>();
  for (const { line, amount } of changes) sums.set(line, tiyn((sums.get(line) ?? 0n) + amount));
  return sums;
}

/**
 * Everything that keeps an amendment from standing: it names known lines and their months once each, changes something, leaves no month
 * below zero, and cuts no line below what is bound, owed or paid. Empty: it can stand.
 */
export function amendmentFaults(
  lines: ReadonlyMap<string, Pick<AmendedLine, 'months' | 'approved' | 'free'>>,
  changes: readonly PlanChange[],
): readonly ErrorFact[] {
  if (changes.length === 0) return [{ code: 'proposal.nothingChanged', params: {} }];
  const seen = new Set<string>();
  const ofMonths = changes.flatMap(({ line: code, month, amount }): ErrorFact[] => {
    const plan = lines.get(code)?.months.get(month);
    if (plan === undefined) return [{ code: 'budget.changeUnknown', params: { line: code, month } }];
    const key = `${code}/${month}`;
    if (seen.has(key) || amount === 0n) return [{ code: 'budget.changeTwice', params: { line: code, month } }];
    seen.add(key);
    if (plan + amount >= 0n) return [];
    return [{ code: 'budget.monthBelowZero', params: { line: code, month, plan: tengeText(plan) } }];
  });
  const ofLines = [...changeOfLines(changes)].flatMap(([code, sum]): ErrorFact[] => {
    const line = lines.get(code);
    if (line === undefined || line.free + sum >= 0n) return [];
    const { approved, free } = line;
    const params = { line: code, bound: tengeText(tiyn(approved - free)), after: tengeText(tiyn(approved + sum)) };
    return [{ code: 'budget.belowCommitted', params }];
  });
  return [...ofMonths, ...ofLines];
}

/**
 * The change of each line of an amendment that can stand.
 * @throws DomainError the first of `amendmentFaults`
 */
export function checkAmendment(
  lines: ReadonlyMap<string, AmendedLine>,
  changes: readonly PlanChange[],
): Map<string, Tiyn> {
  const [fault] = amendmentFaults(lines, changes);
  if (fault !== undefined) throw new DomainError(fault);
  return changeOfLines(changes);
}

/** How many of the last obliged months a forecast looks at. */
const forecastFrom = 3;

/**
 * What a line will have cost at its end: what is owed by now, and for each month whose acts are still to come the mean of the last three
 * that have some; before the first, its plan. A month that is over without acts had none. A forecast, shown as one.
 * @param plan by month in order
 * @param owed by month of service; months without acts are absent
 * @param since the first month whose acts may still come
 */
export function forecast(plan: ReadonlyMap<Month, Tiyn>, owed: ReadonlyMap<Month, Tiyn>, since: Month): Tiyn {
  const known = [...plan.keys()].filter((month) => (owed.get(month) ?? 0n) !== 0n);
  const lately = known.slice(-forecastFrom);
  const sum = lately.reduce((total, month) => total + (owed.get(month) ?? 0n), 0n);
  let total = 0n;
  for (const [month, planned] of plan) {
    const had = owed.get(month) ?? 0n;
    if (had !== 0n) total += had;
    else if (month >= since) total += lately.length === 0 ? planned : sum / BigInt(lately.length);
  }
  return tiyn(total);
}
