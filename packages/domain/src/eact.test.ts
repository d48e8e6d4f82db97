import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EactState, eactLife, isFollowed, mostQuestions, pauseBefore, stateAfter } from './eact.ts';

const states = [...new Set(eactLife.table.flatMap(({ from, to }) => [from, to]))];

describe('the electronic act', () => {
  it('follows what the tax authority says, and never goes back', () => {
    expect(stateAfter('sent', 'DELIVERED')).toBe('delivered');
    expect(stateAfter('delivered', 'CONFIRMED')).toBe('confirmed');
    expect(stateAfter('sent', 'DECLINED')).toBe('declined');
    expect(stateAfter('confirmed', 'REVOKED')).toBe('revoked');
    expect(stateAfter('confirmed', 'DELIVERED')).toBe('confirmed');
    expect(stateAfter('sent', 'CREATED')).toBe('sent');
    expect(stateAfter('waiting', 'CONFIRMED')).toBe('waiting');
  });

  it('stays where it is for a word that nobody knows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.string(), (state: EactState, word) => {
        const after = stateAfter(state, word);
        expect(after === state || eactLife.table.some(({ from, to }) => from === state && to === after)).toBe(true);
      }),
    );
  });

  it('is asked for ever more seldom, and not for ever; never once it has an answer', () => {
    const all = Array.from({ length: mostQuestions }, (_, n) => pauseBefore(n) ?? 0);
    expect(all.every((pause, n) => n === 0 || pause >= (all[n - 1] ?? 0))).toBe(true);
    expect(pauseBefore(mostQuestions)).toBeNull();
    expect(states.filter(isFollowed)).toEqual(['sent', 'delivered']);
  });
});
