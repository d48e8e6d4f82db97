/**
 * A thread with the authority's services: they are somebody else's machines, so a measure of ours does not pay for what they take.
 * Tells where they listen, then for each answer of the responder how long it thought, milliseconds.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openAuthority } from '@balapan/city/simulators/authority/authority.ts';
import { openAuthorityServices } from '@balapan/city/simulators/authority/services.ts';

export interface Responder {
  readonly ocspUrl: string;
  readonly tsaUrl: string;
}

/** Epoch milliseconds that the services take for now. */
const { at } = workerData as { readonly at: number };
const authority = await openAuthority();
const { ocspUrl, tsaUrl } = await openAuthorityServices({
  authority: {
    ...authority,
    ocsp: async (...asked) => {
      const since = performance.now();
      const answer = await authority.ocsp(...asked);
      parentPort?.postMessage(performance.now() - since);
      return answer;
    },
  },
  now: () => at,
});
// A message port keeps the thread alive until its owner ends it.
parentPort?.on('message', () => undefined);
parentPort?.postMessage({ ocspUrl, tsaUrl } satisfies Responder);
