/** A part of the first fill in a process of its own, seen from within: it gets an order, tells its progress, answers. */
import type { StartStep } from '@balapan/server/http/progressPage.ts';

export interface PartProgress {
  readonly step: Exclude<StartStep, 'ready'>;
  readonly done: number;
  readonly total: number;
}

export type FromPart =
  | ({ readonly kind: 'progress' } & PartProgress)
  | { readonly kind: 'done'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

/** Milliseconds between two tellings of the same step. */
const seldom = 100;

/** Does each order that comes, one at a time, and answers. Without the start that orders it the process ends. */
export function asPart<O>(work: (order: O, tell: (progress: PartProgress) => void) => Promise<unknown>): void {
  const send = (message: FromPart): void => void process.send?.(message);
  let [told, step] = [0, ''];
  const tell = (progress: PartProgress): void => {
    const now = performance.now();
    if (progress.step === step && now - told < seldom) return;
    [told, step] = [now, progress.step];
    send({ kind: 'progress', ...progress });
  };
  process.once('disconnect', () => process.exit(0));
  process.on('message', (order: O) => {
    void work(order, tell).then(
      (answer) => send({ kind: 'done', answer: answer ?? null }),
      (error: Error & { code?: string }) =>
        send({ kind: 'failed', code: error.code ?? '', message: error.stack ?? error.message }),
    );
  });
}
