/** The lines of the old queue as columns, and what their codes mean. */
import type { LineKind } from './plan.ts';

export const tierCodes = ['extraordinary', 'priority', 'teacher', 'general'] as const;
export const languageCodes = ['kk', 'ru', 'any'] as const;
export const stateCodes = ['waiting', 'offered', 'inactive', 'waitlisted'] as const;
/** Grounds of a privilege, by tier (domain.md 2.2). */
export const groundCodes = [
  ['conscript', 'serviceman', 'specialService'],
  ['largeFamily', 'disabledParent', 'withoutParents', 'specialNeeds'],
  ['teacher'],
  [],
] as const;

export interface QueueLines {
  count: number;
  readonly kind: LineKind[];
  readonly child: Uint32Array;
  /** Moment of filing: day, and second of the day. */
  readonly day: Int32Array;
  readonly second: Int32Array;
  /** Numbers in `tierCodes`, `groundCodes`, `languageCodes`, `stateCodes`. */
  readonly tier: Uint8Array;
  readonly ground: Uint8Array;
  readonly checked: Uint8Array;
  readonly language: Uint8Array;
  readonly state: Uint8Array;
  readonly sinceDay: Int32Array;
  readonly sinceSecond: Int32Array;
  /** From when a place is wished. */
  readonly wished: Int32Array;
  /** Place in `districts`. */
  readonly district: Uint8Array;
  /** Place of the kindergarten of the waitlist; -1 for none. */
  readonly waitlist: Int32Array;
  /** 1 where the father applied. */
  readonly byFather: Uint8Array;
}

/** Empty columns with room for so many lines. */
export function makeQueueLines(room: number): QueueLines {
  return {
    count: 0,
    kind: [],
    child: new Uint32Array(room),
    day: new Int32Array(room),
    second: new Int32Array(room),
    tier: new Uint8Array(room),
    ground: new Uint8Array(room),
    checked: new Uint8Array(room),
    language: new Uint8Array(room),
    state: new Uint8Array(room),
    sinceDay: new Int32Array(room),
    sinceSecond: new Int32Array(room),
    wished: new Int32Array(room),
    district: new Uint8Array(room),
    waitlist: new Int32Array(room).fill(-1),
    byFather: new Uint8Array(room),
  };
}

/** The lines in the order of filing, which is the order of their numbers. */
export function orderOfFiling(lines: QueueLines): Uint32Array {
  const order = new Uint32Array(lines.count).map((_, line) => line);
  return order.sort(
    (a, b) => (lines.day[a] ?? 0) - (lines.day[b] ?? 0) || (lines.second[a] ?? 0) - (lines.second[b] ?? 0) || a - b,
  );
}

/** `7500-4821-0936`: numbers rise with the moment of filing, with gaps as other cities' applications leave them. */
export function applicationNumber(rank: number, count: number): string {
  const digits = `${Math.floor(((rank + 1) * 99_000_000) / count)}`.padStart(8, '0');
  return `7500-${digits.slice(0, 4)}-${digits.slice(4)}`;
}
