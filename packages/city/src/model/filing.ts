/** When parents file: through the years, on any day of the week, most in the morning. */
import { type Random, weighted } from '../random.ts';
import { asOf, at, sinceJuly } from './days.ts';
import type { LineKind } from './plan.ts';

/** Weight of each hour of the day. */
const hours = weighted(
  [2, 1, 0.5, 0.3, 0.3, 1, 9, 7, 8, 10, 9, 7, 5, 5, 6, 6, 5, 5, 4, 5, 6, 7, 6, 4].map((w, h) => [h, w] as const),
);
/** At 6:57 places used to be "caught": many still come a few minutes around it. */
const catchingShare = 0.6;
const firstDay = at('2021-01-04');
const lastBeforeJuly = sinceJuly - 1;
/** Days in which an application can bring an offer, a consent and a choice: who stands on a waitlist filed before them. */
export const daysToWaitlist = 14;

/** A second of the day. */
export function filingSecond(random: Random): number {
  const hour = hours.draw(random);
  if (hour === 6 && random.chance(catchingShare)) return 6 * 3600 + 55 * 60 + random.below(300);
  return hour * 3600 + random.below(3600);
}

/** Who still waits filed late, who has an offer filed early: the last day on which each kind was filed, and the first. */
const span: Readonly<Partial<Record<LineKind, readonly [number, number]>>> = {
  waiting: [at('2024-02-01'), lastBeforeJuly],
  offered: [firstDay, at('2025-02-28')],
  inactive: [firstDay, at('2025-01-31')],
  waitlisted: [firstDay, at('2025-01-31')],
};

/**
 * The day of filing of a child, never before the third day of life.
 * @param recent filed since 1 July 2025
 */
export function filingDay(kind: LineKind, birth: number, recent: boolean, random: Random): number {
  const earliest = birth + 3;
  const lastRecent = asOf - 1 - (kind === 'waitlisted' ? daysToWaitlist : 0);
  if (recent) return between(Math.max(sinceJuly, earliest), lastRecent, 1, random);
  const [first, last] = span[kind] ?? [firstDay, lastBeforeJuly];
  const low = Math.max(first, earliest);
  return low <= last
    ? between(low, last, 1.1, random)
    : between(Math.max(firstDay, earliest), lastBeforeJuly, 1, random);
}

/** A day from low to high; a `skew` above 1 favours the early ones. */
function between(low: number, high: number, skew: number, random: Random): number {
  return low >= high ? high : low + Math.floor(random.unit() ** skew * (high - low + 1));
}

/** From when a place is wished: with about two years of age, not before the filing; `later` is after the file's day. */
export function wishedStart(kind: LineKind, birth: number, filed: number, random: Random): number {
  if (kind === 'later') return asOf + 1 + random.below(200);
  const wished = Math.max(filed, birth + 560 + random.below(420));
  const hasCome = kind === 'waiting' || kind === 'offered' || kind === 'inactive' || kind === 'waitlisted';
  return hasCome ? Math.min(wished, asOf) : wished;
}
