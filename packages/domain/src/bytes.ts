/** Text and bytes, and JSON whose bytes never depend on who wrote it. Part of the language's platform, not of the outside world. */

declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

/** A hash function that the caller brings: bytes to lower-case hexadecimal. */
export type Sha256 = (bytes: Uint8Array) => string;

export type Json = string | number | bigint | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** The bytes of a text in UTF-8, without a byte order mark. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Throws `TypeError` for bytes that are not UTF-8; a byte order mark stays, so that bytes and text are one to one. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/**
 * JSON in one line: names sorted, no spaces, `bigint` as decimal text, numbers only if safe integers. Two equal values
 * give the same bytes. Throws `RangeError` for other numbers.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] as Json)}`).join(',')}}`;
}

/** `Array.isArray` does not narrow a read-only list. */
function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
