import { gunzipSync } from 'node:zlib';
import { voucherRoutes } from '@balapan/api/voucher.ts';
import { decide } from '@balapan/domain/iteration/decide.ts';
import { readInput, recordIteration } from '@balapan/domain/iteration/record.ts';
import { localIsoOf } from '@balapan/domain/moment.ts';
import { type ReadHandle, readOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { sha256 } from './hash.ts';
import { readIterations, readOffersByCategory } from './inputQueries.ts';
import { loadInput } from './iterationInput.ts';
import { viewIteration } from './iterationView.ts';
import { countIterations, listIterations, readRecord } from './recordQueries.ts';

/** What an iteration would give now; nothing is written. */
export const previewIteration = readOperation(voucherRoutes.previewIteration, async ({ sql, now, input: wish }) => {
  const { input, limits } = await loadInput(sql, now);
  const result = decide(input);
  const { inputSha256, resultSha256 } = recordIteration(input, result, sha256);
  const { newest } = await readIterations(sql, Buffer.from(inputSha256, 'hex'));
  const offeredBefore = newest === 0 ? null : await readOffersByCategory(sql, newest);
  const hashes = { inputHash: inputSha256, resultHash: resultSha256 };
  return viewIteration({ number: null, input, result, ...hashes, limits, offeredBefore }, wish);
});

/** A past run, decided again from its record. */
export const iteration = readOperation(voucherRoutes.iteration, async ({ sql, input: wish }) => {
  const { bytes, inputHash, resultHash } = await recordOf(sql, wish.number);
  const input = readInput(bytes);
  const offeredBefore = wish.number === 1 ? null : await readOffersByCategory(sql, wish.number - 1);
  const result = decide(input);
  return viewIteration(
    { number: wish.number, input, result, inputHash, resultHash, limits: null, offeredBefore },
    wish,
  );
});

export const iterations = readOperation(voucherRoutes.iterations, async ({ sql, input: { page, size } }) => ({
  rows: (await listIterations(sql, (page - 1) * size, size)).map((row) => ({ ...row, runAt: localIsoOf(row.runAt) })),
  total: await countIterations(sql),
}));

/** The stored record of an iteration. @throws DomainError request.notFound */
export async function recordOf(
  sql: Pick<ReadHandle, 'query'>,
  number: number,
): Promise<{ bytes: Buffer; inputHash: string; resultHash: string }> {
  const record = await readRecord(sql, number);
  if (record === null) throw refuse('request.notFound');
  return { bytes: gunzipSync(record.bytes), inputHash: record.inputHash, resultHash: record.resultHash };
}
