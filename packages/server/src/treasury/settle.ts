/** Books and moves what a bank's lines say of payments: confirmed, come back, or, undone by hand, on their way again. */
import { type ActEvent, type ActState, actLife } from '@balapan/domain/act.ts';
import type { Day } from '@balapan/domain/day.ts';
import { paymentConfirmed, paymentReturned, reversalOf } from '@balapan/domain/ledger.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { returnReasonOf } from '@balapan/domain/returnReason.ts';
import type { Match } from '@balapan/domain/statementMatch.ts';
import type { Runs } from '../kernel/audit.ts';
import type { OutboxItem } from '../kernel/outbox.ts';
import { type ActMove, moveActs } from '../settlement/moves.ts';
import { holderOf } from '../settlement/signQueries.ts';
import { type Booking, book } from './ledger.ts';
import { paymentNotices } from './returned/notices.ts';
import { setReturnReasons } from './returned/queries.ts';
import { type EarlierLine, reconcileRegisters, type StatedPayment, settlePayments } from './statementQueries.ts';

/** What a line says of one payment. */
export interface Effect {
  readonly paymentId: string;
  readonly kind: 'gone' | 'back' | 'undone';
  readonly amount: bigint;
  readonly day: Day;
  /** In the key of the journal. */
  readonly operationId: string;
  /** The bank's words, for the kindergarten. */
  readonly note: string;
}

export interface Settlement {
  readonly payments: readonly Settled[];
  /** Notices to kindergartens whose money came, or came back. */
  readonly outbox: readonly OutboxItem[];
}

export interface Settled {
  readonly id: string;
  readonly state: 'sent' | 'confirmed' | 'returned';
  readonly day: Day | null;
  readonly was: StatedPayment['state'];
}

/** Effects of lines that were matched without a person: each payment's journal goes by the payment. */
export function effectsOf(matches: readonly Match<EarlierLine>[]): Effect[] {
  return matches.flatMap(({ line, payments }) =>
    payments.map(({ id: paymentId, amount }) => {
      const kind = line.direction === 'in' ? ('back' as const) : ('gone' as const);
      return { paymentId, kind, amount, day: line.day, operationId: paymentId, note: line.purpose };
    }),
  );
}

/**
 * Books and moves. A payment that its file brought as confirmed or returned is only ticked off; one that went in parts is confirmed
 * with the last of them.
 * @param payments as they stood before, with what of them had gone
 */
export async function settle(
  sql: Runs,
  effects: readonly Effect[],
  payments: readonly StatedPayment[],
  made: { readonly now: number; newId(): string },
): Promise<Settlement> {
  const byId = new Map(payments.map((payment) => [payment.id, payment]));
  const gone = new Map(payments.map((payment) => [payment.id, payment.gone]));
  const settled = new Map<string, Settled>();
  const moves = new Map<string, ActMove[]>();
  const bookings: Booking[] = [];
  const today = dayAt(made.now);
  for (const effect of effects) {
    const payment = byId.get(effect.paymentId);
    if (payment === undefined) continue;
    const was = settled.get(payment.id)?.state ?? payment.state;
    if (effect.kind === 'gone') {
      const sum = (gone.get(payment.id) ?? 0n) + effect.amount;
      gone.set(payment.id, sum);
      if (sum < payment.amount) continue;
    }
    const change = changeOf(effect, payment, was);
    if (change === null) continue;
    bookings.push({ journal: change.journal, month: payment.month });
    const day = change.state === 'sent' ? null : effect.day;
    settled.set(payment.id, { id: payment.id, state: change.state, day, was: payment.state });
    const earlier = moves.get(payment.actId) ?? [];
    const from = earlier.reduce<ActState>((state, move) => actLife.next(state, move.event) ?? state, payment.actState);
    // Documents of the old system may have run ahead of the bank: then only the payment is settled.
    if (actLife.next(from, change.event) === null) continue;
    const { actId, providerId } = payment;
    const note = effect.kind === 'gone' ? null : effect.note;
    const holderId = change.event === 'bounce' ? await holderOf(sql, 'head', { providerId }, today) : null;
    moves.set(actId, [...earlier, { actId, providerId, from, event: change.event, personId: null, holderId, note }]);
  }
  await book(sql, bookings, made);
  await settlePayments(sql, [...settled.values()]);
  await setReturnReasons(
    sql,
    effects.flatMap(({ kind, paymentId, note }) =>
      kind === 'back' ? [{ paymentId, reason: returnReasonOf(note), words: note }] : [],
    ),
  );
  const rounds = Math.max(0, ...[...moves.values()].map((list) => list.length));
  for (let round = 0; round < rounds; round += 1)
    await moveActs(
      sql,
      [...moves.values()].flatMap((list) => list[round] ?? []),
      made.now,
    );
  const registerIds = new Set([...settled.keys()].map((key) => byId.get(key)?.registerId ?? ''));
  await reconcileRegisters(sql, [...registerIds], made.now);
  const told = (state: Settled['state']) =>
    [...settled.values()].flatMap((one) => {
      const payment = byId.get(one.id);
      return one.state !== state || payment === undefined ? [] : [{ paymentId: one.id, ...payment }];
    });
  const outbox = await paymentNotices(sql, { back: told('returned'), paid: told('confirmed') }, made.now);
  return { payments: [...settled.values()], outbox };
}

type Change = {
  readonly journal: Booking['journal'];
  readonly state: Settled['state'];
  readonly event: Extract<ActEvent, 'confirm' | 'bounce' | 'unconfirm'>;
};

/** What an effect changes of a payment in that state; `null`: nothing that did not stand already. */
function changeOf(effect: Effect, payment: StatedPayment, was: StatedPayment['state']): Change | null {
  const posting = {
    operationId: effect.operationId,
    day: effect.day,
    programme: payment.programme ?? '',
    providerId: payment.providerId,
    amount: { local: tiyn(payment.local), republican: tiyn(payment.republican) },
  };
  if (effect.kind === 'undone')
    return was === 'confirmed'
      ? { journal: reversalOf(paymentConfirmed(posting), effect.day), state: 'sent', event: 'unconfirm' }
      : null;
  if (was === 'returned' || was === 'cancelled') return null;
  if (effect.kind === 'back')
    return { journal: paymentReturned(posting, was === 'confirmed'), state: 'returned', event: 'bounce' };
  return was === 'confirmed' ? null : { journal: paymentConfirmed(posting), state: 'confirmed', event: 'confirm' };
}
