import { describe, expect, it } from 'vitest';
import { leastGuesses, normalizePassword, ownWords, passwordFault } from './password.ts';

const own = ownWords(['Сейтқали', 'Айгүл', 'Болатқызы', '870512400123', '+77011234567', null]);
const hard = async (): Promise<number> => leastGuesses;

describe('a password', () => {
  it('knows what is its owner’s', () => {
    expect(own).toEqual(
      expect.arrayContaining(['сейтқали', 'айгүл', 'болатқызы', '870512400123', '77011234567', 'balapan']),
    );
    expect(own).not.toContain('');
  });

  it.each([
    ['elevensigns', 'short'],
    ['twelve signs', null],
    ['п'.repeat(12), null],
    ['🐤'.repeat(11), 'short'],
    ['x'.repeat(129), 'long'],
    ['Айгүл870512400123!', 'common'],
    ['Balapan77011234567', 'common'],
    ['Балапан на крыше дома', null],
  ])('%s: %s', async (password, fault) => {
    expect(await passwordFault(password, own, hard)).toBe(fault);
  });

  it('that is guessed quickly will not do', async () => {
    expect(await passwordFault('qwertyuiop[]', own, async () => leastGuesses - 1)).toBe('common');
  });

  it('is the same from every keyboard', () => {
    expect(normalizePassword('и\u0306')).toBe('й');
  });
});
