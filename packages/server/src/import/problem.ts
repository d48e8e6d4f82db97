import type { ErrorCode, ErrorParams } from '@balapan/domain/errors.ts';
import type { ImportErrorParams } from '@balapan/domain/text/texts/import.ts';

export type ProblemParams = ErrorParams & ImportErrorParams;
export type ProblemCode = ErrorCode | keyof ImportErrorParams;

/** A line, or a file, that was refused, or something about it that is told (`warning`) while it is taken. */
export interface Problem {
  readonly file: string;
  /** The head is line 1; null: the whole file. */
  readonly line: number | null;
  /** Column. */
  readonly field: string | null;
  /** What stood there, shortened; numbers of people masked. */
  readonly value: string | null;
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly warning: boolean;
}

/** Of so many problems all is told; beyond them they are only counted. */
const kept = 10_000;

/** Problems of one run, in the order in which they were met. */
export class Problems {
  readonly list: Problem[] = [];
  /** Refusals, those beyond the list included. */
  refused = 0;

  add<Code extends ProblemCode>(
    at: { file: string; line?: number | null; field?: string | null; value?: string | null; warning?: boolean },
    code: Code,
    params: ProblemParams[Code],
  ): void {
    const warning = at.warning ?? false;
    if (!warning) this.refused += 1;
    if (this.list.length >= kept) return;
    const value = at.value === undefined || at.value === null ? null : shown(at.value);
    const shownParams = Object.fromEntries(
      Object.entries(params).map(([name, param]) => [
        name,
        typeof param === 'string' ? masked(param) : (param as number),
      ]),
    );
    const { file, line = null, field = null } = at;
    this.list.push({ file, line, field, value, code, params: shownParams, warning });
  }
}

/** Twelve digits in a row are a person's number: its first six and last two stay. */
function masked(text: string): string {
  return text.replace(/\d{12}/gu, (digits) => `${digits.slice(0, 6)}****${digits.slice(10)}`);
}

/** Masked, at most 40 signs. */
export function shown(value: string): string {
  const text = masked(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
