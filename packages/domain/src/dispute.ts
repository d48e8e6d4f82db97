/** The life of a dispute over a day (domain.md 2.10): the kindergarten answers once. */
import { makeLife } from './transitions.ts';

export type DisputeState = 'open' | 'upheld' | 'declined';
export type DisputeEvent = 'upheld' | 'declined';

export const disputeLife = makeLife<DisputeState, DisputeEvent>('open', [
  ['open', 'upheld', 'upheld'],
  ['open', 'declined', 'declined'],
]);
