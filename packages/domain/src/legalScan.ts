/** A scan of a legal act: what kind of file its content is, whatever its name says. */

/** At most 5 MB: a scan of a few pages. */
export const scanLimit = 5 * 1024 * 1024;

export const scanTypes = ['application/pdf', 'image/jpeg'] as const;
export type ScanType = (typeof scanTypes)[number];

const starts = (bytes: Uint8Array, with_: readonly number[]): boolean => with_.every((one, at) => bytes[at] === one);
const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/**
 * PDF begins with its mark and ends with `%%EOF` in its last kilobyte; JPEG begins and ends with its markers: a cut file is none.
 * @returns `null` for anything else
 */
export function scanType(bytes: Uint8Array): ScanType | null {
  if (starts(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d]))
    return latin(bytes.subarray(-1024)).includes('%%EOF') ? 'application/pdf' : null;
  if (!starts(bytes, [0xff, 0xd8, 0xff])) return null;
  return bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9 ? 'image/jpeg' : null;
}
