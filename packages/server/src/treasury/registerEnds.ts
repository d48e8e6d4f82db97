/** How a payment register ends without being paid: given back before its release, or cancelled before its file has left the house. */
import { treasuryRoutes } from '@balapan/api/treasury.ts';
import type { ActEvent } from '@balapan/domain/act.ts';
import { reversalOf } from '@balapan/domain/ledger.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { type RuledCall, type Told, type WriteHandle, writeOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { moveActs } from '../settlement/moves.ts';
import { holderOf } from '../settlement/signQueries.ts';
import { book } from './ledger.ts';
import { registerPayments } from './registerLineQueries.ts';
import { mayMove, sentBookings } from './registerMoves.ts';
import { type RegisterRow, setCancelled, setHandedOver } from './registerQueries.ts';

type Ending = RuledCall<typeof treasuryRoutes.giveBack | typeof treasuryRoutes.cancel, WriteHandle>;
type Answer = { readonly registerId: string; readonly state: RegisterRow['state'] };

export const giveBack = writeOperation(treasuryRoutes.giveBack, (call) => giveUp(call, 'unregister'));

export const cancel = writeOperation(treasuryRoutes.cancel, (call) => giveUp(call, 'recall'));

/** Whoever is not this payer's finds nothing; the same register given up twice is refused by its state. */
async function giveUp(
  { sql, input, actor, now, newId, rule }: Ending,
  event: Extract<ActEvent, 'unregister' | 'recall'>,
): Promise<Told<Answer>> {
  const register = await mayMove(sql, rule, input.registerId, 'lock');
  // Every change names who made it; the command line gives nothing up.
  if (actor.personId === null) throw refuse('access.forbidden');
  const today = dayAt(now);
  const rows = await registerPayments(sql, register.id, today);
  await setCancelled(sql, register.id, { personId: actor.personId, reason: input.reason, now });
  const role = register.payer === 'department' ? 'departmentAccountant' : 'payerOperator';
  const holderId = await holderOf(sql, role, { organisation: register.payer }, today);
  const moves = rows.map(({ act_id: actId, provider_id: providerId, act_state: from }) => {
    return { actId, providerId, from, event, personId: actor.personId, holderId, note: input.reason };
  });
  await moveActs(sql, moves, now);
  if (event === 'recall') {
    const bookings = sentBookings(rows, today).map(({ journal, month }) => ({
      journal: reversalOf(journal, today),
      month,
    }));
    await book(sql, bookings, { now, newId });
  }
  const { id, number, state: before } = register;
  const payload = { register: { id, number, before, after: 'cancelled', reason: input.reason } };
  return { answer: { registerId: id, state: 'cancelled' }, events: [{ chain: null, subjectId: id, payload }] };
}

export const handOver = writeOperation(
  treasuryRoutes.handOver,
  async ({ sql, input, now, rule }): Promise<Told<Answer>> => {
    const { id, number } = await mayMove(sql, rule, input.registerId, 'lock');
    await setHandedOver(sql, id, now);
    const payload = { register: { id, number, before: 'released', after: 'handedOver', by: 'hand' } };
    return { answer: { registerId: id, state: 'handedOver' }, events: [{ chain: null, subjectId: id, payload }] };
  },
);
