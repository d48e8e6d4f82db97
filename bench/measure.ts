/** What a measure is, and how a step is timed against its floor. */
import type { Bar, Measured } from './arithmetic.ts';
import { median } from './arithmetic.ts';
import type { Ground } from './ground.ts';

export interface Measure extends Bar {
  run(ground: Ground): Promise<Measured>;
}

/** Milliseconds of a piece of work. */
export type Timed = () => Promise<number>;

/** Milliseconds that `work` took. */
export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/**
 * Runs the step and its floor in turn, so that whatever else the machine does meets both.
 * @returns the median of each, in milliseconds
 */
export async function inTurn(ground: Ground, step: Timed, floor: Timed): Promise<{ value: number; floor: number }> {
  const values: number[] = [];
  const floors: number[] = [];
  for (let round = 1; round <= ground.rounds; round += 1) {
    values.push(await step());
    floors.push(await floor());
    const [value = 0, bare = 0] = [values.at(-1), floors.at(-1)];
    ground.tell(
      `  round ${round}: ${value.toFixed(0)} ms, floor ${bare.toFixed(0)} ms, ratio ${(value / bare).toFixed(2)}`,
    );
  }
  return { value: median(values), floor: median(floors) };
}
