/** A command of the operator's command line. Packages export commands; `bin/balapan.ts` gathers them. */

export type CommandLanguage = 'kk' | 'ru' | 'en';

/** Where a command writes, and in which language. */
export interface CommandIo {
  /** The answer: what a script would read. Without a line end. */
  print(line: string): void;
  /** Everything else: progress, advice, errors. Without a line end. */
  tell(line: string): void;
  readonly language: CommandLanguage;
  /** A line that is written over, on a terminal only: how far a long operation is. */
  progress(step: string, done: number, total: number): void;
}

/** Exit codes: done, failed, called wrongly, not complete yet. */
export const exitCodes = { done: 0, failed: 1, usage: 2, incomplete: 3 } as const;

export interface Command {
  /** `close-month`. */
  readonly name: string;
  /** What stands behind the name: `DIR [--dry-run] [--json]`. */
  readonly usage: string;
  /** What it does, in one or two sentences; `--help` shows it under the usage. */
  readonly help: Readonly<Record<CommandLanguage, string>>;
  /** @returns the exit code */
  run(args: readonly string[], io: CommandIo): Promise<number>;
}
