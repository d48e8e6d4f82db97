/** A payment register goes through three pairs of hands (domain.md 2.12): one makes it, another checks it, a third releases it. */
import { createHash } from 'node:crypto';
import { treasuryRoutes } from '@balapan/api/treasury.ts';
import { asMonth, firstDay } from '@balapan/domain/day.ts';
import { paidAgain, paymentSent } from '@balapan/domain/ledger.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { writePaymentFile } from '../adapters/bank/writePaymentFile.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Runs } from '../kernel/audit.ts';
import { writeOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import type { RuleAtWork } from '../kernel/rule.ts';
import { type ActMove, moveActs } from '../settlement/moves.ts';
import { holderOf } from '../settlement/signQueries.ts';
import { budgetGap } from './budgetQueries.ts';
import { book } from './ledger.ts';
import { checkRegister, failures } from './registerChecks.ts';
import { paymentOrders, registerHash } from './registerLines.ts';
import {
  candidates,
  insertBankFile,
  insertPayments,
  insertRegister,
  lockRegisters,
  nextNumbers,
  type Payer,
  type PaymentRow,
  payerRow,
  plannedPayments,
  type RegisterRow,
  readRegister,
  registerPayments,
  setChecked,
  setReleased,
} from './registerQueries.ts';
import { ruledRegister } from './ruledRegister.ts';

/** Whose registers the actor works on. */
export function payerOfActor(actor: Actor): Payer {
  return actor.organisation ?? 'financialCentre';
}

export const makeRegister = writeOperation(
  treasuryRoutes.makeRegister,
  async ({ input, actor, now, newId, sql, rule }) => {
    const payer = payerOfActor(actor);
    const month = firstDay(input.month);
    await lockRegisters(sql);
    const found = await candidates(sql, payer, month, dayAt(now), input.actIds ?? null, rule.own('a', 5));
    // A named act that is not there stands elsewhere meanwhile; without an account there is nowhere to pay to.
    if (input.actIds !== undefined && found.length !== new Set(input.actIds).size) throw refuse('request.stale');
    const payable = found.flatMap((act) =>
      act.iban === null || act.bik === null ? [] : [{ ...act, iban: act.iban, bik: act.bik }],
    );
    if (payable.length === 0) throw refuse('request.notFound');
    const { register: number, document } = await nextNumbers(sql, payer);
    const id = newId();
    const payments = payable.map((act, at) => ({
      id: newId(),
      actId: act.id,
      providerId: act.provider_id,
      documentNumber: String(document + BigInt(at)),
      iban: act.iban,
      bik: act.bik,
      amount: act.payable_tiyn,
      replaces: act.state === 'paymentReturned' ? act.returned_payment : null,
    }));
    const total = payments.reduce((sum, payment) => sum + payment.amount, 0n);
    const planned = await plannedPayments(sql, payments, now);
    await mustSuffice(sql, planned);
    const sha256 = registerHash({ number, payer, made_at: now }, planned);
    const register = { id, number, payer, month, payments: payments.length, total, sha256, madeBy: actor.personId };
    await insertRegister(sql, register, now);
    await insertPayments(sql, id, payer, payments);
    const holderId = await holderOf(sql, 'payerChecker', { organisation: payer }, dayAt(now));
    await moveActs(
      sql,
      payable.map(
        (act): ActMove => ({
          actId: act.id,
          providerId: act.provider_id,
          from: act.state,
          event: act.state === 'paymentReturned' ? 'payAgain' : 'register',
          personId: actor.personId,
          holderId,
        }),
      ),
      now,
    );
    const payload = {
      register: { id, number, payer, total, sha256: sha256.toString('hex') },
      payments: payments.map(({ id: paymentId, actId, replaces }) => ({ id: paymentId, actId, replaces })),
    };
    return {
      answer: { registerId: id, number, payments: payments.length, total: String(total) },
      events: [{ chain: null, subjectId: id, payload }],
    };
  },
);

export const check = writeOperation(treasuryRoutes.check, async ({ input, actor, now, sql, rule }) => {
  const { register, rows } = await mustMove(sql, input.registerId, rule);
  await mustHold(sql, register, rows);
  await setChecked(sql, register.id, actor.personId, now);
  return told(register, 'checked');
});

export const giveBack = writeOperation(treasuryRoutes.giveBack, async ({ input, sql, rule }) => {
  const { register } = await mustMove(sql, input.registerId, rule);
  await setChecked(sql, register.id, null, null);
  return told(register, 'draft');
});

export const release = writeOperation(treasuryRoutes.release, async ({ input, actor, now, newId, sql, rule }) => {
  const { register, rows } = await mustMove(sql, input.registerId, rule);
  await mustHold(sql, register, rows);
  const payer = await payerRow(sql, register.payer);
  if (payer === null) throw refuse('request.notFound');
  const today = dayAt(now);
  const { bytes } = writePaymentFile(paymentOrders(rows, payer, today), {
    day: today,
    time: localIsoOf(now).slice(11, 19),
  });
  const bad = failures(await checkRegister(sql, register, rows, bytes));
  if (bad.length > 0) throw refuse('payment.registerChanged');
  const name = `${register.payer}-${register.number}-${today}.txt`;
  const sha256 = createHash('sha256').update(bytes).digest();
  await insertBankFile(sql, { id: newId(), registerId: register.id, name, bytes, sha256 }, now);
  await setReleased(sql, register.id, actor.personId, now, today);
  // At the bank an act is watched by whoever reads the statements.
  const holderId = await holderOf(sql, 'payerOperator', { organisation: register.payer }, today);
  await moveActs(
    sql,
    rows.map(
      ({ act_id, provider_id, act_state }): ActMove => ({
        actId: act_id,
        providerId: provider_id,
        from: act_state,
        event: 'send',
        personId: actor.personId,
        holderId,
      }),
    ),
    now,
  );
  await bookSent(sql, rows, { day: today, now, newId });
  const payload = {
    register: { id: register.id, number: register.number, before: 'checked', after: 'released' },
    file: { name, sha256: sha256.toString('hex') },
  };
  return {
    answer: {
      registerId: register.id,
      state: 'released' as const,
      file: name,
      payments: rows.length,
      total: String(register.total_tiyn),
    },
    events: [{ chain: null, subjectId: register.id, payload }],
    outbox: [
      {
        kind: 'bankFile',
        key: register.id,
        payload: { registerId: register.id, name, sha256: sha256.toString('hex') },
      },
    ],
  };
});

async function bookSent(
  sql: Runs,
  rows: readonly PaymentRow[],
  made: { readonly day: ReturnType<typeof dayAt>; readonly now: number; newId(): string },
): Promise<void> {
  const bookings = rows.map((row) => {
    const posting = {
      operationId: row.id,
      day: made.day,
      programme: row.programme ?? '',
      providerId: row.provider_id,
      amount: { local: tiyn(row.local_tiyn), republican: tiyn(row.republican_tiyn) },
    };
    const journal = row.replaces === null ? paymentSent(posting) : paidAgain(posting);
    return { journal, month: asMonth(row.month.slice(0, 7)) };
  });
  await book(sql, bookings, made);
}

async function mustMove(
  sql: Runs,
  registerId: string,
  rule: RuleAtWork<'paymentRegister'>,
): Promise<{ register: RegisterRow; rows: PaymentRow[] }> {
  const register = await readRegister(sql, registerId, 'lock');
  if (register === null) throw refuse('request.notFound');
  rule.allow(ruledRegister(register));
  return { register, rows: await registerPayments(sql, registerId) };
}

/** Count, sum and hash are those that the maker fixed, and no check forbids to go on. */
async function mustHold(sql: Runs, register: RegisterRow, rows: readonly PaymentRow[]): Promise<void> {
  const total = rows.reduce((sum, row) => sum + row.amount_tiyn, 0n);
  const same = rows.length === register.payments && total === register.total_tiyn;
  if (!same || !registerHash(register, rows).equals(register.sha256)) throw refuse('payment.registerChanged');
  await mustSuffice(sql, rows);
  const bad = failures(await checkRegister(sql, register, rows, null));
  if (bad.length > 0) throw refuse('payment.registerChanged');
}

/** @throws DomainError budget.exceeded */
async function mustSuffice(sql: Runs, rows: readonly PaymentRow[]): Promise<void> {
  const gap = await budgetGap(sql, rows);
  if (gap !== null) throw refuse('budget.exceeded', gap);
}

function told<State extends 'draft' | 'checked'>(register: RegisterRow, state: State) {
  const payload = { register: { id: register.id, number: register.number, before: register.state, after: state } };
  return {
    answer: { registerId: register.id, state },
    events: [{ chain: null, subjectId: register.id, payload }] as const,
  };
}
