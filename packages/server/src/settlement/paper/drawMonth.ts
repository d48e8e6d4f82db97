/** All acts of a month on paper, two threads drawing: form and annex of each in a folder. Never more than a few acts are in memory. */
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { reading } from '@balapan/database/scope.ts';
import type { Month } from '@balapan/domain/day.ts';
import { system } from '../../kernel/actor.ts';
import type { House } from '../../kernel/house.ts';
import { changing, scopeOf } from '../../kernel/operation.ts';
import { namesInAct } from '../actLineQueries.ts';
import { readActBytes, requisitesOf, signersOf } from './facts.ts';
import { checkPage, fileName } from './names.ts';
import type { PaperTask } from './paperWorker.ts';

const threads = 2;

/**
 * Children's numbers leave the house here: an event says so before the first file stands.
 * @returns how many acts were drawn: those in force, that have bytes here
 */
export async function drawMonth(house: House, month: Month, out: string): Promise<number> {
  const ids = await reading(house.pool, scopeOf(house, system), (sql) =>
    sql.query<{ id: string }>(
      `SELECT a.id FROM act a JOIN act_document d ON d.act_id = a.id WHERE a.month = $1 AND a.state <> 'replaced' ORDER BY a.number`,
      [`${month}-01`],
    ),
  );
  if (ids.length === 0) return 0;
  await changing(house, system, 'settlement.actDocuments', async () => ({
    answer: null,
    events: [{ chain: null, subjectId: null, payload: { month, acts: ids.length } }],
  }));
  let [next, done] = [0, 0];
  const drawing = Array.from({ length: threads }, async () => {
    const worker = new Worker(new URL('./paperWorker.ts', import.meta.url));
    try {
      for (let at = next++; at < ids.length; at = next++) {
        worker.postMessage(await taskOf(house, ids[at]?.id ?? '', out));
        await once(worker, 'message');
        done += 1;
        house.progress?.('actDocuments', done, ids.length);
      }
    } finally {
      await worker.terminate();
    }
  });
  await Promise.all(drawing);
  return done;
}

function taskOf(house: House, actId: string, out: string): Promise<PaperTask> {
  return reading(house.pool, scopeOf(house, system), async (sql) => {
    const requisites = await requisitesOf(sql, actId);
    if (requisites === null) throw new Error(`the act ${actId} has no bytes`);
    const { head, lines } = readActBytes(requisites.bytes);
    return {
      requisites,
      signers: await signersOf(sql, actId),
      names: await namesInAct(sql, actId, [...new Set(lines.map(({ childId }) => childId))]),
      page: checkPage(house.origin),
      form: join(out, fileName('act', head.number)),
      annex: join(out, fileName('annex', head.number)),
    };
  });
}
