/** A thread that draws acts and writes them to files; `drawMonth.ts` gives it one at a time. */
import { writeFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import type { Named } from '../actLineQueries.ts';
import { drawAnnex } from './annex.ts';
import { type Requisites, readActBytes, type Signer } from './facts.ts';
import { drawForm } from './form.ts';

export interface PaperTask {
  readonly requisites: Requisites;
  readonly signers: readonly Signer[];
  readonly names: ReadonlyMap<string, Named>;
  readonly page: string;
  /** Paths to write to. */
  readonly form: string;
  readonly annex: string;
}

/** @returns once both files stand */
async function drawTask(task: PaperTask): Promise<void> {
  // Bytes lose their kind on the way between threads.
  const requisites = {
    ...task.requisites,
    bytes: Buffer.from(task.requisites.bytes),
    sha256: Buffer.from(task.requisites.sha256),
  };
  const { head, lines } = readActBytes(requisites.bytes);
  await writeFile(task.form, await drawForm({ head, lines, requisites, signers: task.signers, page: task.page }));
  await writeFile(task.annex, await drawAnnex({ head, lines, requisites, names: task.names }));
}

parentPort?.on('message', (task: PaperTask) => {
  drawTask(task).then(
    () => parentPort?.postMessage(null),
    (error: unknown) => {
      // An error that nobody catches ends the thread, and its owner hears of it.
      setImmediate(() => {
        throw error;
      });
    },
  );
});
