/** Runs the parts of a first fill, each a process that gives its memory back when it ends. */
import { type ChildProcess, fork } from 'node:child_process';
import type { FromPart, PartProgress } from './parts/part.ts';

export type Part = 'files' | 'import' | 'people' | 'server';

/**
 * Megabytes of JavaScript objects that a part may hold. Left alone, it would take what the machine has before it looks for what
 * may go; a full city needs two thirds to four fifths of these.
 */
const heaps: Readonly<Record<Part, number>> = { files: 160, import: 190, people: 72, server: 110 };

/** Megabytes of the young generation: little is swept often. A small city is quicker with more. */
const young = { spare: 4, ample: 16 } as const;

/** Starts a part; it waits for orders. `signal` ends it. */
export function startPart(part: Part, signal: AbortSignal, memory: keyof typeof young = 'spare'): ChildProcess {
  const child = fork(new URL(`parts/${part}.ts`, import.meta.url), [], {
    signal,
    execArgv: [`--max-old-space-size=${heaps[part]}`, `--max-semi-space-size=${young[memory]}`],
    // One heap for all threads of the C library: several keep what each has freed.
    env: { ...process.env, MALLOC_ARENA_MAX: '1' },
  });
  // An ended start ends its parts: that is no failure of theirs.
  child.on('error', () => {});
  return child;
}

/** Gives a part an order and waits for its answer. @throws Error with the code of what went wrong */
export function orderPart<A>(
  child: ChildProcess,
  order: object,
  onProgress: (progress: PartProgress) => void = () => {},
): Promise<A> {
  return new Promise<A>((resolve, reject) => {
    const settle = (act: () => void): void => {
      child.off('message', hear);
      child.off('exit', leave);
      act();
    };
    const hear = (message: FromPart): void => {
      if (message.kind === 'progress') onProgress(message);
      else if (message.kind === 'done') settle(() => resolve(message.answer as A));
      else settle(() => reject(Object.assign(new Error(message.message), { code: message.code })));
    };
    const leave = (code: number | null, signal: string | null): void =>
      settle(() => reject(new Error(`a part of the first fill has ended (${signal ?? code})`)));
    child.on('message', hear);
    child.once('exit', leave);
    child.send(order);
  });
}

/** Ends a part and waits until its memory is free. */
export function endPart(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    if (child.connected) child.disconnect();
    else child.kill();
  });
}
