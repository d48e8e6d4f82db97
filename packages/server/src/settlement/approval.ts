/** What the second signature under an act books, and how it is taken back: the sum to be paid, not that of the lines. */
import { asMonth, type Day } from '@balapan/domain/day.ts';
import { actApproved, type Journal, reversalOf } from '@balapan/domain/ledger.ts';
import { tiyn } from '@balapan/domain/money.ts';
import type { Booking } from '../treasury/ledger.ts';
import type { LockedAct } from './signQueries.ts';

type Approved = Pick<
  LockedAct,
  'id' | 'month' | 'provider_id' | 'payable_tiyn' | 'payable_local_tiyn' | 'payable_republican_tiyn'
>;

/** The obligation of an act; none where nothing is to be paid. */
export function approval(act: Approved, day: Day): Booking[] {
  return bookings(act, day, (journal) => journal);
}

/** The mirror of the same. */
export function reversedApproval(act: Approved, day: Day): Booking[] {
  return bookings(act, day, (journal) => reversalOf(journal, day));
}

function bookings(act: Approved, day: Day, made: (journal: Journal) => Journal): Booking[] {
  if (act.payable_tiyn === 0n) return [];
  const amount = { local: tiyn(act.payable_local_tiyn), republican: tiyn(act.payable_republican_tiyn) };
  const posting = { operationId: act.id, day, budgetLineId: '', providerId: act.provider_id, amount };
  return [{ journal: made(actApproved(posting)), month: asMonth(act.month.slice(0, 7)) }];
}
