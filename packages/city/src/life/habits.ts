/** What a person of the city does on a day, drawn from the seed and the person alone: no order of events changes it. */
import type { Day } from '@balapan/domain/day.ts';
import { epochDay } from '@balapan/domain/day.ts';
import { hashOf, hashText } from '../random.ts';

/** Chance of a key and two numbers, 0 ≤ x < 1. */
const unitOf = (key: number, a: number, b: number): number => hashOf(key, a, b) / 4294967296;

export type LivedMark = 'present' | 'ill' | 'leave' | 'unexcused';

export interface DayOfChild {
  readonly mark: LivedMark;
  /** A certificate, or the parents' request. */
  readonly document: boolean;
}

const illShare = 0.11;
const provenShare = 0.72;
const leaveShare = 0.03;
const carelessShare = 0.12;
const missedShare = { careless: 0.16, others: 0.022 };
/** The lived days begin here; an illness is drawn within three weeks from it. */
const origin = epochDay('2025-09-01' as Day);

/** The day of a child, told apart by kindergarten, group and name: `key` is the same from run to run. */
export function dayOfChild(seed: number, key: string, day: Day): DayOfChild {
  const own = hashText(`life.child.${key}`, seed);
  const at = epochDay(day) - origin;
  const draw = (what: number): number => unitOf(own, what, 0);
  if (draw(1) < illShare) {
    const from = Math.floor(draw(2) * 14) - 2;
    const length = 3 + Math.floor(draw(3) * 6);
    if (at >= from && at < from + length) return { mark: 'ill', document: draw(4) < provenShare };
  }
  if (draw(5) < leaveShare && at < 4 + draw(6) * 14) return { mark: 'leave', document: true };
  const missed = draw(7) < carelessShare ? missedShare.careless : missedShare.others;
  return unitOf(own, 8, at) < missed ? { mark: 'unexcused', document: false } : { mark: 'present', document: false };
}

/** How a group's day is marked: at once, with some children a little later, some only the next morning, or not yet. */
export type GroupDay = 'atOnce' | 'restLater' | 'restNextDay' | 'notYet';

/** `isLast`: the last full day, on whose evening some groups are still unmarked. */
export function groupDay(seed: number, group: string, day: Day, isLast: boolean): GroupDay {
  const unit = unitOf(hashText(`life.group.${group}`, seed), epochDay(day), 1);
  if (isLast) return unit < 0.08 ? 'notYet' : unit < 0.2 ? 'restLater' : 'atOnce';
  return unit < 0.05 ? 'restNextDay' : unit < 0.17 ? 'restLater' : 'atOnce';
}

/** What a parent does about the month that has ended. */
export interface ParentMonth {
  /** Confirms on the evening of this number, counted from the first; `null`: keeps silent. */
  readonly evening: number | null;
  /** Confirms only after the term. */
  readonly late: boolean;
}

/** Most have confirmed on the first day, as the files say; of all parents so many live through it here. */
const confirmShare = 0.35;
const lateShare = 0.012;

/** `evenings`: how many there are until the term ends; more parents come towards the end. */
export function parentMonth(seed: number, key: string, evenings: number): ParentMonth {
  const own = hashText(`life.parent.${key}`, seed);
  const unit = unitOf(own, 1, 0);
  const late = unit >= confirmShare && unit < confirmShare + lateShare;
  const evening = unit < confirmShare ? Math.floor(Math.sqrt(unitOf(own, 2, 0)) * evenings) : null;
  return { evening, late };
}

/** A whole number from 0 to `count` − 1 for something that has a name. */
export function choiceOf(seed: number, name: string, count: number): number {
  return Math.floor(unitOf(hashText(`life.choice.${name}`, seed), 1, 1) * count);
}

/** A list in an order of its own for each seed. */
export function shuffled<T>(seed: number, name: string, items: readonly T[], keyOf: (item: T) => string): T[] {
  const placed = items.map((item) => ({ item, place: hashText(`life.order.${name}.${keyOf(item)}`, seed) }));
  return placed.sort((a, b) => a.place - b.place || (keyOf(a.item) < keyOf(b.item) ? -1 : 1)).map(({ item }) => item);
}
