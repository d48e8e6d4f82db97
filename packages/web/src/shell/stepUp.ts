/**
 * One place for proving once more who one is: whichever operation is refused for it, one dialog asks, then the operation is sent
 * again. No screen has its own.
 */
import type { WireAnswer } from '@balapan/api/client.ts';

type Answer = (isProven: boolean) => void;
let waiting: { readonly proven: Promise<boolean>; readonly answer: Answer } | null = null;
const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

/** Whether an answer asks for it. */
export function isStepUpNeeded({ status, body }: WireAnswer): boolean {
  return status === 403 && (body as { code?: unknown } | null)?.code === 'access.stepUpNeeded';
}

/** Opens the dialog, or waits with those who wait already. @returns false: cancelled */
export function provenAgain(): Promise<boolean> {
  if (waiting === null) {
    let resolve: Answer = () => undefined;
    const proven = new Promise<boolean>((done) => {
      resolve = done;
    });
    const answer: Answer = (isProven) => {
      waiting = null;
      resolve(isProven);
      tell();
    };
    waiting = { proven, answer };
    tell();
    return proven;
  }
  return waiting.proven;
}

/** For `useSyncExternalStore`: what answers the open question; null: none is open. */
export const stepUpQuestion = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  now: (): Answer | null => waiting?.answer ?? null,
};
