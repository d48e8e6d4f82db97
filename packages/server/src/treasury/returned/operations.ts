/**
 * Payments that the bank gave back (domain.md 2.12: "a failed payment is paid again once, never twice"). One person of the kindergarten
 * says to which account it is to be paid again, another one confirms; only then the act may enter a register, under a link.
 */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { accountHelper, returnedRoutes } from '@balapan/api/returned.ts';
import { banks } from '@balapan/domain/banks.ts';
import { daysBetween, monthOf } from '@balapan/domain/day.ts';
import { ibanMatchesBik, normaliseIban } from '@balapan/domain/iban.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { isAccountGone } from '@balapan/domain/returnReason.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type AnyOperation, readOperation, writeOperation } from '../../kernel/operation.ts';
import { refuse, refuseField } from '../../kernel/refuse.ts';
import { offered } from '../../kernel/rule.ts';
import { moveActs } from '../../settlement/moves.ts';
import { holderOf } from '../../settlement/signQueries.ts';
import { accountNotices, otherKeepers } from './notices.ts';
import { insertChange, listReturned, lockChange, paymentToAnswer, type ReturnedRow, setDecided } from './queries.ts';

type Row = AnswerOf<typeof returnedRoutes.returned>['rows'][number];

export const returned = readOperation(returnedRoutes.returned, async ({ input, sql, actor, now, rule }) => {
  const today = dayAt(now);
  const rows = await listReturned(sql, { ...input, today }, rule.own('v', 6));
  return {
    total: rows[0]?.of ?? 0,
    rows: rows.map((row): Row => {
      const { paymentId, actId, actNumber, documentNumber, register, sentOn, returnedOn, reason, words, owner } = row;
      const until = row.nextDocument === null ? today : (row.nextOn ?? today);
      return {
        ...{ paymentId, actId, actNumber, documentNumber, register, sentOn, returnedOn, reason, words, owner },
        month: monthOf(row.month),
        provider: { kk: row.kk, ru: row.ru, en: row.en },
        amount: String(row.amount),
        age: Math.max(0, daysBetween(returnedOn, until)),
        account: { iban: row.iban, bik: row.bik, kbe: row.kbe },
        change: changeOf(row),
        next: nextOf(row),
        actions: actionsOf(actor, row),
      };
    }),
  };
});

function changeOf(row: ReturnedRow): Row['change'] {
  const { changeId, changeState: state, newIban: iban, newBik: bik, newKbe: kbe, refusal } = row;
  const person = (personId: string | null, name: string | null, at: number | null) =>
    personId === null || at === null ? null : { personId, name: name ?? '', at: localIsoOf(at) };
  const madeBy = person(row.madeBy, row.maker, row.madeAt);
  if (changeId === null || state === null || iban === null || bik === null || madeBy === null) return null;
  const decidedBy = person(row.decidedBy, row.decider, row.decidedAt);
  return { changeId, state, iban, bik, kbe, madeBy, decidedBy, refusal };
}

function nextOf(row: ReturnedRow): Row['next'] {
  const { nextDocument: documentNumber, nextRegister: register, nextRegisterId: registerId, nextOn: on } = row;
  const { nextRegisterState: registerState, nextState: state } = row;
  if (documentNumber === null || register === null || registerId === null) return null;
  return registerState === null || state === null
    ? null
    : { documentNumber, register, registerId, registerState, state, on };
}

const { proposeAccount: propose, decideAccount: decide } = returnedRoutes;

/** What the rule offers, as far as the return waits for it. */
function actionsOf(actor: Actor, row: ReturnedRow): Row['actions'] {
  if (!row.isOpen || row.changeState === 'confirmed') return [];
  const isProposed = row.changeState === 'proposed';
  const isNeeded = actor.role !== accountHelper || row.isAlone;
  return offered(actor, { propose, decide }, { provider: row.providerId, district: row.district }).filter((action) =>
    action === 'propose' ? !isProposed : isProposed && isNeeded && row.madeBy !== actor.personId,
  );
}

export const proposeAccount = writeOperation(propose, async ({ input, sql, actor, now, newId, rule }) => {
  const payment = await paymentToAnswer(sql, input.paymentId);
  if (payment === null) throw refuse('request.notFound');
  rule.allow({ provider: payment.providerId, district: payment.district });
  if (actor.personId === null) throw refuse('access.forbidden');
  if (!payment.isOpen) throw refuse('account.notReturned');
  const [iban, bik] = [normaliseIban(input.iban), input.bik.toUpperCase()];
  if (!banks.some((bank) => bank.bik === bik)) throw refuseField('bik', 'bik.unknown');
  if (!ibanMatchesBik(iban, bik, banks)) throw refuseField('bik', 'iban.bikDiffers', { bik });
  if (isAccountGone(payment.reason) && iban === payment.iban) throw refuseField('iban', 'account.cameBack');
  const { id: paymentId, providerId, actNumber } = payment;
  const change = { id: newId(), paymentId, providerId, iban, bik, kbe: input.kbe, madeBy: actor.personId };
  if (!(await insertChange(sql, change, now))) throw refuse('account.proposedBefore');
  const before = { iban: payment.iban, bik: payment.bik };
  return {
    answer: { changeId: change.id },
    events: [{ chain: providerId, subjectId: payment.actId, payload: { change: { ...change, before } } }],
    outbox: await accountNotices(sql, { ...change, actNumber }, now),
  };
});

export const decideAccount = writeOperation(decide, async ({ input, sql, actor, now, rule }) => {
  const change = await lockChange(sql, input.changeId);
  const payment = change === null ? null : await paymentToAnswer(sql, change.paymentId);
  if (change === null || payment === null) throw refuse('request.notFound');
  rule.allow({ provider: payment.providerId, district: payment.district });
  const { personId } = actor;
  if (personId === null) throw refuse('access.forbidden');
  if (change.madeBy === personId) throw refuse('access.sameHand');
  if (actor.role === accountHelper) {
    const others = await otherKeepers(sql, { ...payment, ...change }, now);
    if (others.length > 0) throw refuse('account.ownSecondHand');
  }
  if (change.state !== 'proposed') throw refuse('request.stale');
  const state = input.accept ? ('confirmed' as const) : ('refused' as const);
  const refusal = input.accept ? null : (input.refusal ?? null);
  if (state === 'refused' && refusal === null) throw refuseField('refusal', 'field.required');
  if (state === 'confirmed' && !payment.isOpen) throw refuse('account.notReturned');
  await setDecided(sql, change.id, { state, personId, refusal }, now);
  if (state === 'confirmed' && payment.actState === 'paymentReturned') {
    const role = payment.payer === 'department' ? 'departmentAccountant' : 'payerOperator';
    const holderId = await holderOf(sql, role, { organisation: payment.payer }, dayAt(now));
    const { actId, providerId, actState: from } = payment;
    // Whoever signed the act may confirm its account: the two people stand in the change, not among the hands of the act.
    await moveActs(sql, [{ actId, providerId, from, event: 'answerReturn', personId: null, holderId }], now);
  }
  const { id, iban, bik, kbe } = change;
  const payload = { change: { id, before: 'proposed', after: state, refusal, account: { iban, bik, kbe } } };
  return {
    answer: { changeId: id, state },
    events: [{ chain: payment.providerId, subjectId: payment.actId, payload }],
  };
});

export const returnedOperations: readonly AnyOperation[] = [returned, proposeAccount, decideAccount];
