/** Plays a quarter through the API of a server that may be killed at any moment and come back: each step leaves off where nothing is left to do. */
import type { Month } from '@balapan/domain/day.ts';
import type { Stage } from '../life/stage.ts';
import { amend } from './amendment.ts';
import { pay, payAgain, readStatements } from './bank.ts';
import { correct } from './corrections.ts';
import { check, closeMonth, redraft, signAsDepartment, signAsProviders } from './desks.ts';
import type { MonthStep, QuarterSlot } from './plan.ts';

export interface QuarterOrder {
  readonly stage: Stage;
  readonly slots: readonly QuarterSlot[];
  /** Brings the marks of a month, where the city does not have them yet. */
  readonly bringMarks: (month: Month) => Promise<void>;
  readonly progress?: (done: number, total: number, slot: QuarterSlot) => void;
}

/** How often a step is taken again where something was left by a break. */
const mostTries = 5;

/** @throws Error where a step leaves something undone again and again */
export async function playQuarter({ stage, slots, bringMarks, progress }: QuarterOrder): Promise<void> {
  for (const [at, slot] of slots.entries()) {
    progress?.(at, slots.length, slot);
    await stage.moveTo(slot.at);
    if (slot.step === 'bringMarks') await bringMarks(slot.month);
    else await untilDone(stage, () => deeds[slot.step as keyof typeof deeds](stage, slot.month));
  }
  progress?.(slots.length, slots.length, slots.at(-1) as QuarterSlot);
}

/** A question that was put twice may have been refused the second time: then the step looks again what is left. */
async function untilDone(stage: Stage, step: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const refused = stage.report.refused.length;
    await step();
    if (stage.report.refused.length === refused) return;
    if (tries === mostTries)
      throw new Error(`refused: ${JSON.stringify(stage.report.refused.slice(refused, refused + 5))}`);
  }
}

const deeds: Readonly<Record<Exclude<MonthStep, 'bringMarks'>, (stage: Stage, month: Month) => Promise<void>>> = {
  close: closeMonth,
  signAsProviders,
  check: (stage, month) => check(stage, month, true),
  redraft,
  checkRest: (stage, month) => check(stage, month, false),
  signAsDepartment,
  pay,
  readStatement: (stage, month) => readStatements(stage, month, true),
  payAgain,
  readSecondStatement: (stage, month) => readStatements(stage, month, false),
  correct,
  amend,
};
