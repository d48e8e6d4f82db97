/** Scans of legal acts: taken once by their content, only added to, read by whoever works for the region. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normRoutes } from '@balapan/api/norms.ts';
import { scanLimit, scanType } from '@balapan/domain/legalScan.ts';
import type { House } from '../kernel/house.ts';
import { readOperation, writeOperation } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { insertScan, readScan } from './scanQueries.ts';

/** @throws DomainError file.empty, file.tooLarge, file.kind, file.infected, file.notScanned, request.stale for an id of another file */
export const putScan = writeOperation(normRoutes.putScan, async ({ input, sql, actor, now, house }) => {
  const { personId } = actor;
  if (personId === null) throw refuse('access.forbidden');
  const bytes = Buffer.from(input.content, 'base64');
  if (bytes.length === 0) throw refuseField('content', 'file.empty');
  if (bytes.length > scanLimit) throw refuseField('content', 'file.tooLarge', { limit: scanLimit });
  const type = scanType(bytes);
  if (type === null) throw refuseField('content', 'file.kind', { expected: 'PDF, JPEG' });
  await mustBeClean(house, bytes);
  const name = safeName(input.name);
  const scan = { id: input.scanId, name, type, bytes, madeBy: personId };
  const sha256 = await insertScan(sql, scan, now);
  if (sha256 === null) throw refuse('request.stale');
  const payload = { scan: { id: scan.id, name, type, size: bytes.length, sha256: sha256.toString('hex') } };
  return { answer: { scanId: scan.id, name, type }, events: [{ chain: null, subjectId: scan.id, payload }] };
});

export const scan = readOperation(normRoutes.scan, async ({ input, sql }) => {
  const found = await readScan(sql, input.scanId);
  if (found === null) throw refuse('request.notFound');
  const { bytes, name, type } = found;
  return { scanId: input.scanId, name, type, bytes: bytes.toString('base64') };
});

/** The file's own name without a path and without signs that a system takes for its own. */
const safeName = (name: string): string =>
  (name.split(/[\\/]/u).at(-1) ?? '').replaceAll(/[\p{Cc}<>:"|?*]/gu, '').slice(0, 120) || 'scan';

/** As files of an old system are looked at (import/uploads.ts): without a verdict nothing is taken. */
async function mustBeClean({ scanner }: House, bytes: Buffer): Promise<void> {
  if (scanner === undefined) return;
  const folder = await mkdtemp(join(tmpdir(), 'balapan-act-'));
  try {
    const path = join(folder, 'scan');
    await writeFile(path, bytes);
    const { found } = await scanner.scan(path).catch(() => {
      throw refuse('file.notScanned');
    });
    if (found !== null) throw refuseField('content', 'file.infected', { found });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
