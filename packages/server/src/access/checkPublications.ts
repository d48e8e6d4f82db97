/** Compares the chains with every published file: a history that was written anew, heads and all, is found here. */
import { createHash } from 'node:crypto';
import { reading } from '@balapan/database/scope.ts';
import { noPrevious, readAuditHeads } from '@balapan/domain/auditHeads.ts';
import { noProofs } from '../adapters/signature/signatureVerifier.ts';
import { system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { type ReadHandle, scopeOf } from '../kernel/operation.ts';
import { announcedFiles, headsWithoutEvent, type PublishedFile, readFilesAfter } from './publicationQueries.ts';

export interface PublicationFault {
  /** The day of the file, with the chain and number where one is meant. */
  readonly where: string;
  readonly expected: string;
  readonly actual: string;
}

/** Files a read: a full city's has a hundred kilobytes. */
const piece = 20;

export async function publicationFaults(house: House): Promise<PublicationFault[]> {
  return reading(house.pool, scopeOf(house, system), async (sql) => {
    const faults: PublicationFault[] = [];
    const announced = await announcedFiles(sql);
    let before: PublishedFile | null = null;
    for (;;) {
      const files: PublishedFile[] = await readFilesAfter(sql, before?.day ?? null, piece);
      for (const file of files) {
        faults.push(...(await faultsOf(house, sql, file, before)));
        const told = announced.get(file.day);
        announced.delete(file.day);
        if (told !== `${file.sha256.toString('hex')} ${file.seal !== null}`)
          faults.push({ where: file.day, expected: `announced ${told ?? 'nothing'}`, actual: 'another file or seal' });
        before = file;
      }
      if (files.length < piece) break;
    }
    for (const [day, told] of announced) faults.push({ where: day, expected: `announced ${told}`, actual: 'no file' });
    return faults;
  });
}

async function faultsOf(
  house: House,
  sql: ReadHandle,
  { day, file, sha256, seal, publishedAt }: PublishedFile,
  before: PublishedFile | null,
): Promise<PublicationFault[]> {
  const told = (expected: string, actual: string, where: string = day): PublicationFault => ({
    where,
    expected,
    actual,
  });
  const found = createHash('sha256').update(file).digest('hex');
  if (found !== sha256.toString('hex')) return [told(sha256.toString('hex'), found)];
  const heads = readAuditHeads(file.toString());
  if (heads === null) return [told('a file of heads', 'another file')];
  const faults: PublicationFault[] = [];
  const previous = before?.sha256.toString('hex') ?? noPrevious;
  if (heads.previous !== previous) faults.push(told(`after ${previous}`, `after ${heads.previous}`));
  if (seal !== null && house.signatures !== undefined) {
    const verdict = await house.signatures.recheck(new Uint8Array(seal), file, publishedAt, noProofs);
    if (!verdict.ok) faults.push(told('the seal of the system', verdict.reason));
  }
  for (const { chain, seq, hash } of await headsWithoutEvent(sql, heads.heads))
    faults.push(told(`published ${hash}`, 'another event or none', `${day}: ${chain} № ${seq}`));
  return faults;
}
