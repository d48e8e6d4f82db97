/** The second signature makes an act the city's debt: its money is taken from its budget lines, or the act is refused. */
import { type Purse, type ToOblige, takeFromPurse } from '@balapan/domain/budget.ts';
import type { Day } from '@balapan/domain/day.ts';
import { actApproved, contractCommitted } from '@balapan/domain/ledger.ts';
import type { Runs } from '../kernel/audit.ts';
import { purseOf } from './budgetQueries.ts';
import { type Booking, book } from './ledger.ts';

/** An act that is to be owed. */
export interface Obliged extends ToOblige {
  readonly day: Day;
  /** For what a file brings of the past. */
  readonly at?: number;
}

/**
 * Books the obligation of an act; what its contract has not bound is bound before it.
 * @throws DomainError budget.exceeded, budget.noLine
 */
export async function oblige(sql: Runs, act: Obliged, made: { readonly now: number; newId(): string }): Promise<void> {
  const purse = await purseOf(sql, act, 'lock');
  await book(sql, obligationsOf(purse, act), made);
}

/** The journals of an act, taken out of the purse. Throws as `takeFromPurse`. */
export function obligationsOf(purse: Purse, act: Obliged): Booking[] {
  const { id, providerId, programme, month, day } = act;
  const more = takeFromPurse(purse, act);
  const rest = { month, ...(act.at === undefined ? {} : { at: act.at }) };
  const posting = { day, programme, providerId };
  const owed = { ...rest, journal: actApproved({ ...posting, operationId: id, amount: act.amount }) };
  if (more.local + more.republican === 0n) return [owed];
  return [{ ...rest, journal: contractCommitted({ ...posting, operationId: `act/${id}`, amount: more }) }, owed];
}
