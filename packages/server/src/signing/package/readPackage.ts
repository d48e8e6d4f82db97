/** Opens a package that anybody may have sent: within limits, so that a small file cannot become a large one. */
import { unzipSync } from 'fflate';

export const packageLimits = {
  /** Bytes of the ZIP. */
  packed: 8_000_000,
  /** Bytes of all files together. */
  unpacked: 24_000_000,
  files: 64,
} as const;

export type PackageError = 'NOT_A_PACKAGE' | 'TOO_LARGE' | 'TOO_MANY_FILES' | 'FILE_TWICE';

class Refused extends Error {
  readonly reason: PackageError;
  constructor(reason: PackageError) {
    super(reason);
    this.reason = reason;
  }
}

/** The files by name, or why they are not taken. Sizes are those that the ZIP declares: no file is unpacked beyond its own. */
export function readPackage(zip: Uint8Array): ReadonlyMap<string, Uint8Array> | PackageError {
  if (zip.length > packageLimits.packed) return 'TOO_LARGE';
  const seen = new Set<string>();
  let size = 0;
  try {
    const files = unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        if (seen.has(name)) throw new Refused('FILE_TWICE');
        seen.add(name);
        size += originalSize;
        if (seen.size > packageLimits.files) throw new Refused('TOO_MANY_FILES');
        if (size > packageLimits.unpacked) throw new Refused('TOO_LARGE');
        return !name.endsWith('/');
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    return error instanceof Refused ? error.reason : 'NOT_A_PACKAGE';
  }
}
