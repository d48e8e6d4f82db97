/**
 * How much cash a payer needs on which day: what has two signatures by its due day, what is on its way by the days that such acts
 * took before, and the plan of the months that have no act yet. Payment is planned for a working day before the flat term
 * (domain.md 2.6, 2.12); what is late is needed at once.
 */
import type { Calendar } from './calendar.ts';
import { addDays, type Day } from './day.ts';
import { sumTiyn, type Tiyn, tiyn } from './money.ts';
import type { PolicyRules } from './policy.ts';
import { paymentDue } from './terms.ts';

/** `signed`: both signatures; `coming`: an act on its way; `plan`: a month without an act. */
export const owedKinds = ['signed', 'coming', 'plan'] as const;
export type OwedKind = (typeof owedKinds)[number];

export interface Owed {
  readonly kind: OwedKind;
  readonly amount: Tiyn;
  /** When the money is due; for what is not signed twice yet: see `expectedDue`. */
  readonly dueOn: Day;
}

export interface ForecastDay extends Readonly<Record<OwedKind, Tiyn>> {
  /** A working day, today at the earliest. */
  readonly day: Day;
  readonly total: Tiyn;
}

/**
 * When an act without a second signature will be due.
 * @param since the day it came to its state; @param usualDays from there to the second signature, by history; `null`: none yet
 */
export function expectedDue(
  since: Day,
  usualDays: number | null,
  today: Day,
  calendar: Calendar,
  rules: Pick<PolicyRules, 'paymentDays'>,
): Day {
  const expected = addDays(since, usualDays ?? 0);
  return paymentDue(expected < today ? today : expected, calendar, rules).dueOn;
}

/** One row for each day on which something is needed, in order; nothing is lost and nothing is counted twice. */
export function cashForecast(owed: Iterable<Owed>, today: Day, calendar: Calendar): ForecastDay[] {
  const first = calendar.workingDayFrom(today);
  const byDay = new Map<Day, Record<OwedKind, bigint>>();
  for (const { kind, amount, dueOn } of owed) {
    const planned = calendar.workingDayUntil(dueOn);
    const day = planned < first ? first : planned;
    const sums = byDay.get(day) ?? { signed: 0n, coming: 0n, plan: 0n };
    sums[kind] += amount;
    byDay.set(day, sums);
  }
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, { signed, coming, plan }]) => {
      const parts = { signed: tiyn(signed), coming: tiyn(coming), plan: tiyn(plan) };
      return { day, ...parts, total: sumTiyn(Object.values(parts)) };
    });
}

/** A sum parted by weights, whole tiyn each; the parts add up. Without a weight above zero the first takes all. */
export function partByWeights(sum: Tiyn, weights: readonly bigint[]): Tiyn[] {
  const all = weights.reduce((total, weight) => total + weight, 0n);
  let [seen, given] = [0n, 0n];
  return weights.map((weight, at) => {
    seen += weight;
    const upTo = all > 0n ? (sum * seen) / all : at === 0 ? sum : given;
    const part = tiyn(upTo - given);
    given = upTo;
    return part;
  });
}
