/** Turns what goes wrong at a start into one sentence that a person can act on. */
import { statfsSync } from 'node:fs';
import type { CommandLanguage } from '@balapan/api/command.ts';
import { diskFull, EmbeddedError, explainFileError, LEAST_FREE_MB } from '@balapan/database/embedded/errors.ts';
import { MigrationError } from '@balapan/database/migrate.ts';
import { PortError } from '@balapan/server/http/serve.ts';

/** An error whose message is the sentence itself. */
export class Sentence extends Error {
  constructor(text: string, cause?: unknown) {
    super(text, { cause });
    this.name = 'Sentence';
  }
}

/** The sentence of a known trouble; null for a fault of the program, which keeps its trace. */
export function sentenceOf(error: unknown, language: CommandLanguage, dataDir: string): string | null {
  if (error instanceof Sentence || error instanceof MigrationError) return error.message;
  if (error instanceof PortError) return error.texts[language];
  const known = isFullDisk(error, dataDir) ? diskFull(dataDir, error) : explainFileError(error, dataDir);
  return known instanceof EmbeddedError ? known.texts[language] : null;
}

/** PostgreSQL says so, or it has just gone away and there is indeed no room. */
function isFullDisk(error: unknown, dataDir: string): boolean {
  const code = (error as { code?: string } | null)?.code ?? '';
  if (code === '53100') return true;
  const isGone = /^57P|^08|^ECONN|^EPIPE/.test(code) || /Connection terminated/.test(String(error));
  return isGone && freeMegabytes(dataDir) < LEAST_FREE_MB;
}

function freeMegabytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return (bavail * bsize) / 2 ** 20;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
