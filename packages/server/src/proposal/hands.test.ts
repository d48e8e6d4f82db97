/** Whatever three hands try, in any order and with every role: a released proposal has three different people. */
import { proposalHands } from '@balapan/api/proposalHands.ts';
import { type Role, scopeOfRole } from '@balapan/api/roles.ts';
import { type ProposalState, proposalKinds, proposalLife, proposalStates } from '@balapan/domain/proposal.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stranger } from '../kernel/actor.ts';
import { stepsOf } from './ruledProposal.ts';

const ids = ['a', 'b', 'c', 'd'];
const place = { providerId: 'garden', district: 'district' };
/** One person in one of all roles that have a hand in it: nobody is kept apart by their role alone. */
const actorOf = (personId: string, role: Role) => ({
  ...stranger,
  personId,
  role,
  kind: scopeOfRole[role],
  providers: [place.providerId],
  districts: [place.district],
});
const roles = [...new Set(proposalKinds.flatMap((kind) => Object.values(proposalHands[kind]).flat()))];
const tries = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...roles), fc.nat(4)), { maxLength: 25 });
const kind = fc.constantFrom(...proposalKinds);

function live(of: (typeof proposalKinds)[number], steps: readonly (readonly [string, Role, number])[]) {
  const now = { ...place, kind: of, state: 'proposed' as ProposalState, madeBy: 'a', checkers: [] as string[] };
  let [checkedBy, releasedBy]: (string | null)[] = [null, null];
  for (const [person, role, at] of steps) {
    const may = stepsOf(actorOf(person, role), now);
    const step = may[at % Math.max(1, may.length)];
    if (step === undefined) continue;
    now.state = proposalLife.next(now.state, step) ?? now.state;
    if (step === 'check') {
      now.checkers.push(person);
      checkedBy = person;
    }
    if (step === 'giveBack') checkedBy = null;
    if (step === 'release') releasedBy = person;
  }
  return { ...now, checkedBy, releasedBy };
}

describe('the three hands', () => {
  test('a released proposal has three different people, and none of those who ever checked it released it', () => {
    let released = 0;
    fc.assert(
      fc.property(kind, tries, (of, steps) => {
        const { state, madeBy, checkedBy, checkers, releasedBy } = live(of, steps);
        expect(state === 'released').toBe(releasedBy !== null);
        if (state !== 'released') return;
        released += 1;
        expect(new Set([madeBy, checkedBy, releasedBy]).size).toBe(3);
        expect(checkedBy).not.toBeNull();
        expect(checkers).not.toContain(releasedBy);
      }),
      { numRuns: 1000 },
    );
    expect(released).toBeGreaterThan(0);
  });

  test('two people alone never release', () => {
    const two = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom(...roles), fc.nat(4)), { maxLength: 25 });
    fc.assert(
      fc.property(kind, two, (of, steps) => {
        expect(live(of, steps).state).not.toBe('released');
      }),
    );
  });

  test('the maker may only withdraw, and nobody else may', () => {
    const row = { ...place, kind: 'policy' as const, state: 'checked' as const, madeBy: 'a', checkers: ['b'] };
    expect(stepsOf(actorOf('a', 'departmentSpecialist'), row)).toEqual(['withdraw']);
    expect(stepsOf(actorOf('b', 'departmentSpecialist'), row)).toEqual(['giveBack', 'refuse']);
    expect(stepsOf(actorOf('c', 'departmentHead'), row)).toEqual(['release', 'giveBack', 'refuse']);
    expect(stepsOf(actorOf('c', 'head'), row)).toEqual([]);
  });

  test('nothing leads out of an end, and every other state can come to one', () => {
    for (const state of proposalStates) {
      const isOpen = state === 'proposed' || state === 'checked';
      expect(proposalLife.isFinal(state)).toBe(!isOpen);
      if (isOpen) expect(proposalLife.events(state)).toEqual(expect.arrayContaining(['refuse', 'withdraw', 'outdate']));
    }
  });
});
