import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { openAuthority } from '@balapan/city/simulators/authority/authority.ts';
import { asDay } from '@balapan/domain/day.ts';
import { momentOf } from '@balapan/domain/moment.ts';
import { rsaVerifier } from '@balapan/server/adapters/signature/rsaVerifier.ts';
import { median } from '../arithmetic.ts';
import { type Measure, timed } from '../measure.ts';
import type { Responder } from '../responderWorker.ts';

const times = 100;
/** Not counted: a server that verifies is warm. */
const warming = 30;
/** An act of a large kindergarten has about so many bytes. */
const size = 60_000;

/**
 * One signature of a kindergarten's head over an act's bytes, checked whole: mathematics, chain to the root, the responder's answer over
 * HTTP, the time stamp that came along. What the responder thinks is taken off: in life it is not our machine.
 */
export const signatureVerifyMeasure: Measure = {
  name: 'signature_verify',
  unit: 'ms',
  bar: 20,
  run: async (ground) => {
    const authority = await openAuthority();
    const at = momentOf(asDay('2025-09-11'), '08:30');
    const bytes = Buffer.alloc(size, 'Ә');
    const facts = {
      iin: '850512400333',
      surname: 'ӘБДІРОВА',
      givenName: 'КӘУСАР',
      patronymic: 'ҚАЙРАТҚЫЗЫ',
      organisation: { bin: '240840000126', name: 'ТОО "Балдәурен"' },
      roles: ['organisation', 'ceo'],
    } as const;
    const worker = new Worker(new URL('../responderWorker.ts', import.meta.url), { workerData: { at } });
    const [services] = (await once(worker, 'message')) as [Responder];
    const thought: number[] = [];
    worker.on('message', (took: number) => thought.push(took));
    const cms = await authority.sign(facts, bytes, at, { stamped: true });
    const verifier = rsaVerifier([authority.rootPem], { ocsp: services.ocspUrl, tsa: services.tsaUrl, timeout: 5000 });
    const values: number[] = [];
    for (let time = 0; time < warming + times; time += 1)
      values.push(
        await timed(async () => {
          const { ok, reason, revocation, stamp } = await verifier.verify(cms, bytes, at);
          if (!ok || revocation === null || stamp === null) throw new Error(`the signature is ${reason}`);
        }),
      );
    while (thought.length < warming + times) await once(worker, 'message');
    await worker.terminate();
    const own = values.map((value, n) => value - (thought[n] ?? 0)).slice(warming);
    ground.tell(`  from ${Math.min(...own).toFixed(1)} to ${Math.max(...own).toFixed(1)} ms`);
    return { value: median(own), floor: null };
  },
};
