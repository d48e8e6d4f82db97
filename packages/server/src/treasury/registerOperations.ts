/** A payment register is made of acts with two signatures; before that it is looked at, after that it is only given up or goes on. */
import { treasuryRoutes } from '@balapan/api/treasury.ts';
import { firstDay, type Month } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import type { Actor } from '../kernel/actor.ts';
import { type RuledCall, type WriteHandle, writeOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { type ActMove, moveActs } from '../settlement/moves.ts';
import { holderOf } from '../settlement/signQueries.ts';
import { checkRegister, mustPass } from './registerChecks.ts';
import { plannedPayments } from './registerLineQueries.ts';
import { registerDocument } from './registerLines.ts';
import {
  type Candidate,
  candidates,
  insertPayments,
  insertRegister,
  lockRegisters,
  type NewPayment,
  nextNumbers,
  type Payer,
} from './registerQueries.ts';
import { insertDocument } from './signedRegisters.ts';

/** Whose registers the actor works on. */
export function payerOfActor(actor: Actor): Payer {
  return actor.organisation ?? 'financialCentre';
}

/** A candidate with somewhere to pay to. */
type Payable = Candidate & { readonly iban: string; readonly bik: string };

export const hasAccount = (act: Candidate): act is Payable => act.iban !== null && act.bik !== null;

/** Payments of acts, numbered one after another; a returned payment is repeated under a link. */
export function paymentsOf(acts: readonly Payable[], firstNumber: bigint, newId: () => string): NewPayment[] {
  return acts.map((act, at) => ({
    id: newId(),
    actId: act.id,
    providerId: act.provider_id,
    documentNumber: String(firstNumber + BigInt(at)),
    iban: act.iban,
    bik: act.bik,
    amount: act.payable_tiyn,
    replaces: act.returned_payment,
  }));
}

export const makeRegister = writeOperation(treasuryRoutes.makeRegister, async (call) => {
  const { input, actor, now, newId, sql } = call;
  const payer = payerOfActor(actor);
  await lockRegisters(sql);
  const acts = await actsToPay(call, payer, input.month);
  const { register: number, document } = await nextNumbers(sql, payer);
  const id = newId();
  const payments = paymentsOf(acts, document, newId);
  const rows = await plannedPayments(sql, payments, now);
  const head = { number, payer, month: firstDay(input.month), made_at: now };
  const total = payments.reduce((sum, payment) => sum + payment.amount, 0n);
  mustPass(await checkRegister(sql, { ...head, state: 'draft', total_tiyn: total, sha256: null }, rows, null));
  const made = registerDocument(head, rows);
  const register = { id, number, payer, month: head.month, payments: rows.length, total, sha256: made.linesSha256 };
  await insertRegister(sql, { ...register, madeBy: actor.personId }, now);
  await insertPayments(sql, id, payer, payments);
  await insertDocument(sql, id, made);
  const holderId = await holderOf(sql, 'payerChecker', { organisation: payer }, dayAt(now));
  await moveActs(
    sql,
    acts.map(
      (act): ActMove => ({
        actId: act.id,
        providerId: act.provider_id,
        from: act.state,
        event: 'register',
        personId: actor.personId,
        holderId,
      }),
    ),
    now,
  );
  const payload = {
    register: { id, number, payer, total, sha256: register.sha256.toString('hex') },
    payments: payments.map(({ id: paymentId, actId, replaces }) => ({ id: paymentId, actId, replaces })),
  };
  return {
    answer: { registerId: id, number, payments: payments.length, total: String(total) },
    events: [{ chain: null, subjectId: id, payload }],
  };
});

/** @throws DomainError request.stale for a named act that stands elsewhere meanwhile, request.notFound for none */
async function actsToPay(
  { input, now, sql, rule }: RuledCall<typeof treasuryRoutes.makeRegister, WriteHandle>,
  payer: Payer,
  month: Month,
): Promise<Payable[]> {
  const found = await candidates(sql, payer, firstDay(month), dayAt(now), input.actIds ?? null, rule.own('a', 5));
  if (input.actIds !== undefined && found.length !== new Set(input.actIds).size) throw refuse('request.stale');
  const payable = found.filter(hasAccount);
  if (payable.length === 0) throw refuse('request.notFound');
  return payable;
}
