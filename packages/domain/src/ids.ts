/** UUID version 7 (RFC 9562): 48 bits of milliseconds, then chance. The clock and the chance are given by the caller. */

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * An id that sorts by its moment.
 * @param millis epoch milliseconds, whole, 0 to 2^48 − 1
 * @param randomBytes at least 10 random bytes; the first 10 are used
 */
export function uuidV7(millis: number, randomBytes: Uint8Array): string {
  if (!Number.isInteger(millis) || millis < 0 || millis >= 2 ** 48) throw new RangeError(`not a moment: ${millis}`);
  if (randomBytes.length < 10) throw new RangeError('10 random bytes are needed');
  const time = millis.toString(16).padStart(12, '0');
  const byte = (at: number, clear: number, set: number): string =>
    hex[((randomBytes[at] as number) & clear) | set] as string;
  const words = [
    time.slice(0, 8),
    '-',
    time.slice(8),
    '-',
    byte(0, 0x0f, 0x70),
    byte(1, 0xff, 0),
    '-',
    byte(2, 0x3f, 0x80),
  ];
  for (let at = 3; at < 10; at += 1) words.push(at === 4 ? '-' : '', byte(at, 0xff, 0));
  // Joined, not added up: a sum of strings keeps all its pieces, and an import remembers half a million ids.
  return words.join('');
}

/** Whether the text is a UUID in its usual lower-case form, of any version. */
export function isUuid(text: string): boolean {
  return shape.test(text);
}

/** The moment inside a UUID v7 in epoch milliseconds; `null` for another version or another text. */
export function uuidMillis(id: string): number | null {
  if (!isUuid(id) || id[14] !== '7') return null;
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
