/**
 * What a password must be: long, hard to guess, not made of what is known of its owner. No rules on signs, no change by calendar
 * (OWASP ASVS 5.0, V6.2; NIST SP 800-63B, 3.1.1).
 */

/** Signs. */
export const passwordLength = { least: 12, most: 128 } as const;

/** A good guesser needs ten to this power of guesses, at least. */
export const leastGuesses = 10;

const shortestWord = 4;
const always = ['balapan', 'балапан'];

/** The one form in which a password is checked and hashed, whatever the keyboard composes. */
export function normalizePassword(text: string): string {
  return text.normalize('NFKC');
}

/** Words that a password must not be made of: names, numbers, the name of the system. `facts`: what is known of the owner. */
export function ownWords(facts: readonly (string | null)[]): string[] {
  const words = facts.flatMap((fact) => (fact ?? '').toLowerCase().split(/[\s,.+-]+/u));
  return [...new Set([...words, ...always])].filter((word) => word.length >= shortestWord);
}

export type PasswordFault = 'short' | 'long' | 'common';

/**
 * @param own from `ownWords`
 * @param guesses of a good guesser, as a power of ten; only asked for a password of the right length
 * @returns null: it will do
 */
export async function passwordFault(
  password: string,
  own: readonly string[],
  guesses: (password: string, own: readonly string[]) => Promise<number>,
): Promise<PasswordFault | null> {
  const { length } = [...password];
  if (length < passwordLength.least) return 'short';
  if (length > passwordLength.most) return 'long';
  // What is left of it without what is known must still be a password.
  const bare = own.reduce((rest, word) => rest.replaceAll(word, ''), password.toLowerCase());
  if ([...bare].length < passwordLength.least / 2) return 'common';
  return (await guesses(password, own)) < leastGuesses ? 'common' : null;
}
