/** To run the iteration that was previewed (domain.md 2.4): the same input, or it is told plainly and previewed anew. */
import { decide } from '@balapan/domain/iteration/decide.ts';
import { recordIteration } from '@balapan/domain/iteration/record.ts';
import { refuse } from '../../kernel/refuse.ts';
import { sha256 } from '../../voucher/hash.ts';
import { readIterations } from '../../voucher/inputQueries.ts';
import { loadInput } from '../../voucher/iterationInput.ts';
import { runWithin } from '../../voucher/runIteration.ts';
import type { Columns, Reads } from '../queries.ts';
import type { KindRules } from './kind.ts';

/** What an iteration would write now, as columns, and what a reader wants to know beside. */
export async function iterationNow(sql: Reads, now: number): Promise<{ body: Columns; was: Columns }> {
  const { input, limits, waiting, standing } = await loadInput(sql, now);
  const result = decide(input);
  const { inputSha256, resultSha256 } = recordIteration(input, result, sha256);
  const { newest, same } = await readIterations(sql, Buffer.from(inputSha256, 'hex'));
  if (same !== null) throw refuse('iteration.alreadyRun', { number: same });
  const offers = result.summary.offered;
  if (offers === 0) throw refuse('iteration.nothingToGive');
  const body = {
    input_hash: `\\x${inputSha256}`,
    result_hash: `\\x${resultSha256}`,
    places: result.summary.placesFree,
    affordable: input.vouchersAffordable,
    applications: waiting.length + standing.length,
    offers,
  };
  const [norm, monthly] = [Number(limits.normTiyn), Number(limits.normTiyn * BigInt(offers))];
  return { body, was: { newest, norm, monthly } };
}

export const iteration: KindRules = {
  ground: async ({ sql, now }, body) => {
    const found = await iterationNow(sql, now);
    if (found.body.input_hash !== body.input_hash) throw refuse('iteration.inputChanged');
    return found.was;
  },
  groundAtRelease: 'byItself',
  release: async (call, { id, body }) => {
    const { answer, events, outbox } = await runWithin(call, {
      inputHash: String(body.input_hash).slice(2),
      proposalId: id,
    });
    const { number, offers, answerBy } = answer;
    return { iteration: { number, offers, answerBy }, events, ...(outbox === undefined ? {} : { outbox }) };
  },
};
