/** The arithmetic of the bench: pure, so that it can be proven. */

/** A measure with its bar. With a floor the bar is a ratio to it, without one a plain limit of the value. */
export interface Bar {
  readonly name: string;
  readonly unit: 'ms' | 's' | 'MB';
  readonly bar: number;
}

/** What was measured: the middle of the rounds. `floor` null: a plain limit. */
export interface Measured {
  readonly value: number;
  readonly floor: number | null;
}

/** One line of the output. */
export interface Line extends Bar, Measured {
  /** Value over floor; null for a plain limit. */
  readonly ratio: number | null;
  readonly holds: boolean;
}

/**
 * The middle value; of an even number the mean of the two in the middle.
 * @throws RangeError for no values or one that is no number
 */
export function median(values: readonly number[]): number {
  if (values.length === 0 || values.some((value) => !Number.isFinite(value))) throw new RangeError('no median');
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const [low, high] = [sorted[half - 1] ?? 0, sorted[half] ?? 0];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** Judges by what was measured, not by what is printed: the figures of the line are rounded afterwards. */
export function lineOf({ name, unit, bar }: Bar, { value, floor }: Measured): Line {
  const ratio = floor === null ? null : value / floor;
  const holds = (ratio ?? value) <= bar;
  return {
    name,
    value: round(value),
    unit,
    floor: floor === null ? null : round(floor),
    ratio: ratio === null ? null : round(ratio),
    bar,
    holds,
  };
}

/** Three significant digits, and never less than whole numbers. */
export function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
