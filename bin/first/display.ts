/** How far a start is: on the progress page, on a terminal as one line written over, elsewhere as a line a step. */
import type { CommandIo } from '@balapan/api/command.ts';
import type { StartState, StartStep } from '@balapan/server/http/progressPage.ts';
import type { PartProgress } from './parts/part.ts';
import { startTexts } from './texts.ts';

export interface Display {
  readonly state: StartState;
  /** `total` 0: not known. */
  show(step: Exclude<StartStep, 'ready'>, done?: number, total?: number): void;
  /** The same, for what a part tells. */
  readonly follow: (progress: PartProgress) => void;
}

export function makeDisplay(io: CommandIo, isTerminal: boolean): Display {
  const state: StartState = { step: 'database', done: 0, total: 0 };
  const begun = performance.now();
  let said: StartStep | undefined;
  const show: Display['show'] = (step, done = 0, total = 0) => {
    Object.assign(state, { step, done, total });
    const words = startTexts[io.language].steps[step];
    if (isTerminal) io.progress(words, done, total);
    else if (said !== step) io.tell(`${words} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
    said = step;
  };
  return { state, show, follow: ({ step, done, total }) => show(step, done, total) };
}
