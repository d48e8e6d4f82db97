import type { ErrorFact } from '@balapan/domain/errors.ts';

type FileFact = Extract<ErrorFact, { code: `file.${string}` }>;

/** A file that cannot be read as a table at all, as a fact of the catalogue; `line` where it is known. */
export class TableError extends Error {
  readonly fact: FileFact;
  readonly line: number | null;

  constructor(fact: FileFact, line: number | null = null) {
    super(fact.code);
    this.name = 'TableError';
    this.fact = fact;
    this.line = line;
  }
}
