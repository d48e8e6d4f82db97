/**
 * A decision that three people take: one makes it, another checks it, a third releases it. What is proposed is fixed with its
 * hash and never edited; only its state moves (issue of an act and of a payment register follow the same three hands). Whose hand is
 * free is said by the rule of each step (api/proposal.ts).
 */
import { makeLife } from './transitions.ts';

/** What may be decided so. A new kind needs a line here, its hands in `api`, and its effect in `server/proposal/kinds`. */
export const proposalKinds = ['capacity', 'norm', 'policy', 'iteration', 'privilege', 'budget'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** `outdated`: its ground moved, and a new proposal about the same thing took its place. */
export const proposalStates = ['proposed', 'checked', 'released', 'refused', 'withdrawn', 'outdated'] as const;
export type ProposalState = (typeof proposalStates)[number];
/** What a person may do with a proposal. */
export const proposalSteps = ['check', 'release', 'giveBack', 'refuse', 'withdraw'] as const;
export type ProposalStep = (typeof proposalSteps)[number];
export type ProposalEvent = ProposalStep | 'outdate';

export const proposalLife = makeLife<ProposalState, ProposalEvent>('proposed', [
  ['proposed', 'check', 'checked'],
  ['proposed', 'refuse', 'refused'],
  ['proposed', 'withdraw', 'withdrawn'],
  ['proposed', 'outdate', 'outdated'],
  ['checked', 'release', 'released'],
  ['checked', 'giveBack', 'proposed'],
  ['checked', 'refuse', 'refused'],
  ['checked', 'withdraw', 'withdrawn'],
  ['checked', 'outdate', 'outdated'],
]);
