/** What the second signature under an act books, and how it is taken back: the sum to be paid, not that of the lines. */
import { asMonth, type Day } from '@balapan/domain/day.ts';
import { actApproved, reversalOf } from '@balapan/domain/ledger.ts';
import { tiyn } from '@balapan/domain/money.ts';
import type { Booking } from '../treasury/ledger.ts';
import type { Obliged } from '../treasury/obligation.ts';
import type { LockedAct } from './signQueries.ts';

type Approved = Pick<
  LockedAct,
  'id' | 'month' | 'provider_id' | 'programme' | 'payable_tiyn' | 'payable_local_tiyn' | 'payable_republican_tiyn'
>;

/** What an act makes the city owe; `null` where nothing is to be paid. */
export function owedFor(act: Approved, day: Day): Obliged | null {
  if (act.payable_tiyn === 0n) return null;
  const amount = { local: tiyn(act.payable_local_tiyn), republican: tiyn(act.payable_republican_tiyn) };
  const month = asMonth(act.month.slice(0, 7));
  return { id: act.id, providerId: act.provider_id, programme: act.programme ?? '', month, day, amount };
}

/** The mirror of what its signature booked: the debt is a commitment of the kindergarten again. */
export function reversedApproval(act: Approved, day: Day): Booking[] {
  const owed = owedFor(act, day);
  if (owed === null) return [];
  const { id: operationId, month, programme, providerId, amount } = owed;
  return [{ journal: reversalOf(actApproved({ operationId, day, programme, providerId, amount }), day), month }];
}
