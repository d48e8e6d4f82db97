import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isFreeHand,
  type ProposalState,
  type ProposalStep,
  proposalActions,
  proposalLife,
  proposalStates,
  proposalSteps,
} from './proposal.ts';

interface Now {
  state: ProposalState;
  madeBy: string;
  checkedBy: string | null;
  checkers: string[];
  releasedBy: string | null;
}

/** Lets people try steps in any order; what the rules refuse changes nothing. */
function live(tries: readonly (readonly [string, ProposalStep])[]): Now {
  const now: Now = { state: 'proposed', madeBy: 'a', checkedBy: null, checkers: [], releasedBy: null };
  for (const [person, step] of tries) {
    if (!proposalActions(now, person, proposalSteps).includes(step)) continue;
    now.state = proposalLife.next(now.state, step) ?? now.state;
    if (step === 'check') {
      now.checkedBy = person;
      now.checkers.push(person);
    }
    if (step === 'giveBack') now.checkedBy = null;
    if (step === 'release') now.releasedBy = person;
  }
  return now;
}

const people = fc.constantFrom('a', 'b', 'c', 'd');
const tries = fc.array(fc.tuple(people, fc.constantFrom(...proposalSteps)), { maxLength: 12 });

describe('the three hands', () => {
  test('whatever is tried, a released proposal has three different people', () => {
    fc.assert(
      fc.property(tries, (steps) => {
        const { state, madeBy, checkedBy, checkers, releasedBy } = live(steps);
        expect(state === 'released').toBe(releasedBy !== null);
        if (state === 'released') expect(new Set([madeBy, checkedBy, releasedBy]).size).toBe(3);
        if (state === 'released') expect(checkers).not.toContain(releasedBy);
        if (state === 'released') expect(checkedBy).not.toBeNull();
      }),
    );
  });
  test('two people alone never release', () => {
    const two = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom(...proposalSteps)), { maxLength: 12 });
    fc.assert(
      fc.property(two, (steps) => {
        expect(live(steps).state).not.toBe('released');
      }),
    );
  });
  test('nothing leads out of an end, and every other state can come to one', () => {
    for (const state of proposalStates) {
      const isOpen = state === 'proposed' || state === 'checked';
      expect(proposalLife.isFinal(state)).toBe(!isOpen);
      if (isOpen) expect(proposalLife.events(state)).toEqual(expect.arrayContaining(['refuse', 'withdraw', 'outdate']));
    }
  });
  test('the maker may only withdraw, and nobody else may', () => {
    const hands = { state: 'checked', madeBy: 'a', checkers: ['b'] } as const;
    expect(proposalActions(hands, 'a', proposalSteps)).toEqual(['withdraw']);
    expect(proposalActions(hands, 'b', proposalSteps)).toEqual(['giveBack', 'refuse']);
    expect(proposalActions(hands, 'c', proposalSteps)).toEqual(['release', 'giveBack', 'refuse']);
    expect(isFreeHand('withdraw', 'c', hands)).toBe(false);
  });
  test('a role limits what its person may do', () => {
    const hands = { state: 'proposed', madeBy: 'a', checkers: [] } as const;
    expect(proposalActions(hands, 'c', ['release', 'giveBack'])).toEqual([]);
    expect(proposalActions(hands, 'c', ['check'])).toEqual(['check']);
  });
});
