/**
 * The days of an appointment. An order gives them; they hold from the day on which everybody has agreed who must; afterwards only the
 * end moves, and never into the past.
 */
import { addDays, type Day } from './day.ts';

/** First and last day; `to` null: until further notice. */
export interface Days {
  readonly from: Day;
  readonly to: Day | null;
}

export interface AppointmentFacts {
  readonly ordered: Days;
  /** The days that hold; null: none, because nobody has confirmed it yet or it was withdrawn. */
  readonly held: Days | null;
  /** Somebody has ended, withdrawn or refused it. */
  readonly ended: boolean;
}

export type AppointmentState = 'waiting' | 'withdrawn' | 'future' | 'current' | 'past';

/** Where an appointment stands on a day. */
export function appointmentState({ held, ended }: AppointmentFacts, today: Day): AppointmentState {
  if (held === null) return ended ? 'withdrawn' : 'waiting';
  if (held.from > today) return 'future';
  return held.to === null || held.to >= today ? 'current' : 'past';
}

/** Whether an order may give these days: rights do not begin in the past, nor end before they begin. */
export function mayBeOrdered({ from, to }: Days, today: Day): boolean {
  return from >= today && (to === null || to >= from);
}

/** The days that both have; null: none. */
export function commonDays(one: Days, other: Days): Days | null {
  const from = one.from > other.from ? one.from : other.from;
  const to = one.to === null ? other.to : other.to === null || one.to < other.to ? one.to : other.to;
  return to !== null && to < from ? null : { from, to };
}

/** Whether the inner days lie within the outer ones. */
export function isWithin(inner: Days, outer: Days): boolean {
  return inner.from >= outer.from && (outer.to === null || (inner.to !== null && inner.to <= outer.to));
}

/** What holds when a second person confirms on `today`: the ordered days that are left; null: they are over. */
export function confirmedDays(ordered: Days, today: Day): Days | null {
  return commonDays(ordered, { from: today, to: null });
}

/**
 * The days that hold after the end is set to `lastDay`; null for it: as ordered again. Yesterday as the last day ends the rights at
 * once, before the first day it takes the appointment back. What is over stays as it was, nothing goes beyond the order.
 * @returns `held` null: none is left; `no` where that may not be
 */
export function withEnd(
  { ordered, held }: Pick<AppointmentFacts, 'ordered' | 'held'>,
  lastDay: Day | null,
  today: Day,
): { readonly held: Days | null } | 'no' {
  if (held === null || (held.to !== null && held.to < today)) return 'no';
  const to = lastDay ?? ordered.to;
  if (to !== null && to < addDays(today, -1)) return 'no';
  if (ordered.to !== null && (to === null || to > ordered.to)) return 'no';
  return { held: to !== null && to < held.from ? null : { from: held.from, to } };
}
