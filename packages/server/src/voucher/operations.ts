import type { AnyOperation } from '../kernel/operation.ts';
import { consent, refuseOffer, restore } from './answerOffer.ts';
import { iteration, iterations, previewIteration } from './readIteration.ts';
import { replayOperation } from './replay.ts';
import { runIteration } from './runIteration.ts';

export const voucherOperations: readonly AnyOperation[] = [
  previewIteration,
  iteration,
  iterations,
  replayOperation,
  runIteration,
  consent,
  refuseOffer,
  restore,
];
