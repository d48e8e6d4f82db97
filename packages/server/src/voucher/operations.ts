import type { AnyOperation } from '../kernel/operation.ts';
import { consent, refuseOffer, restore } from './answerOffer.ts';
import { iteration, iterations, previewIteration } from './readIteration.ts';
import { replayOperation } from './replay.ts';

export const voucherOperations: readonly AnyOperation[] = [
  previewIteration,
  iteration,
  iterations,
  replayOperation,
  consent,
  refuseOffer,
  restore,
];
