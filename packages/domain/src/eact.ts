/** The electronic act (ЭАВР) in the tax authority's system ИС ЭСФ: its life, what its statuses mean, and when it is asked again. */
import { makeLife } from './transitions.ts';

export type EactState = 'waiting' | 'sent' | 'delivered' | 'confirmed' | 'declined' | 'revoked' | 'failed';
export type EactEvent = 'accept' | 'deliver' | 'confirm' | 'decline' | 'revoke' | 'fail';

/** A confirmed act may still be taken back there; after `declined`, `revoked` and `failed` another one may be signed. */
export const eactLife = makeLife<EactState, EactEvent>('waiting', [
  ['waiting', 'accept', 'sent'],
  ['waiting', 'fail', 'failed'],
  ['sent', 'deliver', 'delivered'],
  ['sent', 'confirm', 'confirmed'],
  ['sent', 'decline', 'declined'],
  ['sent', 'revoke', 'revoked'],
  ['sent', 'fail', 'failed'],
  ['delivered', 'confirm', 'confirmed'],
  ['delivered', 'decline', 'declined'],
  ['delivered', 'revoke', 'revoked'],
  ['delivered', 'fail', 'failed'],
  ['confirmed', 'revoke', 'revoked'],
]);

const events: Readonly<Record<string, EactEvent>> = {
  DELIVERED: 'deliver',
  CONFIRMED: 'confirm',
  DECLINED: 'decline',
  REVOKED: 'revoke',
  FAILED: 'fail',
};

/** The state after a status was told; the same where it says nothing new, or nothing that we know (DRAFT, CREATED). */
export function stateAfter(state: EactState, status: string): EactState {
  const event = events[status];
  return event === undefined ? state : (eactLife.next(state, event) ?? state);
}

/** Whether the status is asked for again: the customer has an answer to give. */
export const isFollowed = (state: EactState): boolean => state === 'sent' || state === 'delivered';

/** Minutes before the n-th question, n = 0, 1, 2 …: soon at first, then twice a day. */
const pauses = [1, 5, 15, 60, 240, 720];
/** About a month of questions: after it nobody asks by himself any more. */
export const mostQuestions = 64;

/** Milliseconds until the n-th question; `null`: no more. */
export function pauseBefore(n: number): number | null {
  return n >= mostQuestions ? null : (pauses[Math.min(n, pauses.length - 1)] ?? 720) * 60_000;
}
