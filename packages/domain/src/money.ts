/** Money is whole tiyn in a branded `bigint`; 1 tenge = 100 tiyn. Nothing here ever touches a floating-point number. */

declare const tiynBrand: unique symbol;
export type Tiyn = bigint & { readonly [tiynBrand]: true };

/** Whole tiyn. Throws `RangeError` when a number is not a safe integer. */
export function tiyn(value: bigint | number): Tiyn {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`not whole tiyn: ${value}`);
  return BigInt(value) as Tiyn;
}

/** Whole tenge as tiyn: `tenge(55_659)` is 5,565,900 tiyn. */
export function tenge(value: bigint | number): Tiyn {
  return tiyn(tiyn(value) * 100n);
}

export const zero: Tiyn = tiyn(0n);

const tengeShape = /^([-−]?)(\d+|\d{1,3}(?:[ \u00A0\u202F]\d{3})+)(?:[.,](\d{1,2}))?$/u;

/**
 * Reads tenge as banks and tables write them: `55659.40`, `55659,4`, `55 659,40`, `-12`.
 * Thousands may be parted by (no-break) spaces only. Anything else gives `null`.
 */
export function parseTenge(text: string): Tiyn | null {
  const match = tengeShape.exec(text.trim());
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  const value = BigInt(whole.replace(/\D/gu, '')) * 100n + BigInt(fraction.padEnd(2, '0'));
  return tiyn(sign === '' ? value : -value);
}

/** Tenge for files and machines: `5565940` tiyn is `55659.40`. People read `text/format.ts`. */
export function tengeText(value: Tiyn): string {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * The quotient rounded to a whole number, a half away from zero, so that a reversal is the exact mirror of its original.
 * Throws `RangeError` unless the denominator is above zero.
 */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('the denominator must be above zero');
  if (numerator < 0n) return -roundHalfUp(-numerator, denominator);
  return (2n * numerator + denominator) / (2n * denominator);
}

/** The sum of amounts; zero for none. */
export function sumTiyn(amounts: Iterable<Tiyn>): Tiyn {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return tiyn(sum);
}

/** The sum, exact. */
export function addTiyn(a: Tiyn, b: Tiyn): Tiyn {
  return tiyn(a + b);
}

/** `a` less `b`, exact; may be negative. */
export function subtractTiyn(a: Tiyn, b: Tiyn): Tiyn {
  return tiyn(a - b);
}

/** The same sum with the other sign. */
export function negateTiyn(a: Tiyn): Tiyn {
  return tiyn(-a);
}
