/**
 * A decision that three people take: one makes it, another checks it, a third releases it. What is proposed is fixed with its
 * hash and never edited; only its state moves (issue of an act and of a payment register follow the same three hands).
 */
import { makeLife } from './transitions.ts';

/** What may be decided so. A new kind needs a line here, its hands in `api`, and its effect in `server/proposal/kinds`. */
export const proposalKinds = ['capacity', 'norm', 'policy', 'iteration', 'privilege'] as const;
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

/** Who has had a hand in a proposal. */
export interface ProposalHands {
  readonly state: ProposalState;
  readonly madeBy: string;
  /** Whoever has checked it, before a return as well. */
  readonly checkers: readonly string[];
}

/**
 * Whether it is the hand of the right person: the maker alone withdraws and does nothing else; whoever checked does not release.
 * Which roles may take a step at all is said in the contract.
 */
export function isFreeHand(
  step: ProposalStep,
  personId: string,
  { madeBy, checkers }: Pick<ProposalHands, 'madeBy' | 'checkers'>,
): boolean {
  if (step === 'withdraw') return personId === madeBy;
  if (personId === madeBy) return false;
  return step !== 'release' || !checkers.includes(personId);
}

/** The steps that a person may take now, of those that their role may take: what a screen shows as buttons. */
export function proposalActions(
  hands: ProposalHands,
  personId: string,
  ofRole: readonly ProposalStep[],
): ProposalStep[] {
  return proposalSteps.filter(
    (step) =>
      ofRole.includes(step) && proposalLife.next(hands.state, step) !== null && isFreeHand(step, personId, hands),
  );
}
