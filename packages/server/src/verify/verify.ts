/** Whether the books of a region are whole: chains, ledger, acts, documents, signatures, places, iterations. */

import { reading } from '@balapan/database/scope.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { publicationFaults } from '../access/checkPublications.ts';
import { readLogFaults } from '../access/sealReads.ts';
import { system } from '../kernel/actor.ts';
import { brokenChains } from '../kernel/auditCheck.ts';
import type { House } from '../kernel/house.ts';
import { scopeOf } from '../kernel/operation.ts';
import { replay } from '../voucher/replay.ts';
import * as queries from './queries.ts';
import { signatureFaults } from './signatures.ts';

export type CheckName =
  | 'audit'
  | 'publications'
  | 'reads'
  | 'ledger'
  | 'acts'
  | 'payments'
  | 'money'
  | 'balances'
  | 'documents'
  | 'places'
  | 'signatures'
  | 'iterations';

export interface Check {
  readonly name: CheckName;
  /** The first faults, at most 20 of a kind; none: whole. */
  readonly faults: readonly queries.Fault[];
}

/** Runs every check; nothing is changed. */
export async function verify(house: House): Promise<Check[]> {
  const checks: Check[] = [{ name: 'audit', faults: await auditFaults(house) }];
  house.progress?.('audit', 1, 10);
  checks.push({ name: 'publications', faults: (await publicationFaults(house)).slice(0, queries.mostFaults) });
  checks.push({ name: 'reads', faults: (await readLogFaults(house)).slice(0, queries.mostFaults) });
  house.progress?.('reads', 3, 10);
  const scope = scopeOf(house, system);
  const rest = await reading(house.pool, scope, async (sql): Promise<Check[]> => {
    return [
      { name: 'ledger', faults: [...(await queries.unbalancedJournals(sql)), ...(await queries.emptyJournals(sql))] },
      { name: 'acts', faults: await queries.actsUnlikeLines(sql) },
      { name: 'payments', faults: await queries.paymentsUnlikeActs(sql) },
      { name: 'money', faults: await queries.unexplainedMoney(sql) },
      { name: 'balances', faults: await queries.balancesUnlikeEntries(sql) },
      { name: 'documents', faults: await queries.bytesUnlikeHashes(sql) },
      { name: 'places', faults: await queries.placesUnlikeFacts(sql, dayAt(house.now())) },
    ];
  });
  house.progress?.('signatures', 8, 10);
  checks.push(...rest, { name: 'signatures', faults: await signatureFaults(house, queries.mostFaults) });
  house.progress?.('iterations', 9, 10);
  checks.push({ name: 'iterations', faults: await iterationFaults(house) });
  return checks;
}

async function auditFaults(house: House): Promise<queries.Fault[]> {
  const broken = (await brokenChains(house)).broken.slice(0, queries.mostFaults);
  const chains = broken.flatMap(({ chain, other }) => [chain, ...(other === undefined ? [] : [other.chain])]);
  const names = await reading(house.pool, scopeOf(house, system), (sql) => queries.namesOfChains(sql, chains));
  return broken.map((fault) => ({
    where: `${fault.chain} № ${fault.seq}`,
    expected: 'whole',
    actual: fault.what,
    chain: {
      ...fault,
      name: names.get(fault.chain) ?? null,
      ...(fault.other === undefined ? {} : { otherName: names.get(fault.other.chain) ?? null }),
    },
  }));
}

async function iterationFaults(house: House): Promise<queries.Fault[]> {
  const numbers = await reading(house.pool, scopeOf(house, system), queries.iterationNumbers);
  const faults: queries.Fault[] = [];
  for (const number of numbers) {
    const { same, resultHash } = await replay(house, number);
    if (!same) faults.push({ where: `№ ${number}`, expected: resultHash, actual: 'other bytes' });
  }
  return faults;
}
