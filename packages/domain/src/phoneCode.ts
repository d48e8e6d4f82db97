/** Codes that go to a phone: a weak proof of who it is (kazakhstan.md 2.1, art. 46–47: no electronic signature). */
import { formatPhone } from './phone.ts';

/** Digits of a code. */
export const codeDigits = 6;
/** Minutes in which it must come back. */
export const codeMinutes = 5;
/** Codes that may be typed in for one that was sent. */
export const codeTries = 5;
/** The longest session on somebody's behalf, minutes. */
export const behalfMinutes = 20;

/**
 * A number by chance as a code, zeros in front kept.
 * @param number whole, from 0 to 999 999
 */
export function codeOf(number: number): string {
  return String(number).padStart(codeDigits, '0');
}

/** `+77011234567` as it may be shown to somebody else: `+7 701 *** ** 67`, with no-break spaces. */
export function maskPhone(phone: string): string {
  return formatPhone(`${phone.slice(0, 5)}*****${phone.slice(-2)}`);
}

/**
 * Which of the people who hold a phone it is. One alone needs no more; of several the last digits of their own IIN tell, so
 * that a phone names nobody to whoever holds it.
 * @returns `several`: the digits are needed; null: none, or the digits fit nobody or more than one
 */
export function ownerOf<T extends { readonly iin: string }>(
  owners: readonly T[],
  iinTail: string | undefined,
): T | 'several' | null {
  if (iinTail === undefined) return owners.length > 1 ? 'several' : (owners[0] ?? null);
  const found = owners.filter(({ iin }) => iin.endsWith(iinTail));
  return found.length === 1 ? (found[0] ?? null) : null;
}
