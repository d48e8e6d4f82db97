/** The operations of the parents' fee. Every one is about one kindergarten's own money, or one child's. */

import { feeRoutes } from '@balapan/api/fees.ts';
import { dayAt, isoOf } from '@balapan/domain/moment.ts';
import { tiyn } from '@balapan/domain/money.ts';
import { formatMoney } from '@balapan/domain/text/format.ts';
import { type AnyOperation, writeOperation } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { chargeMonth } from './chargeMonth.ts';
import { chargesFile } from './chargesFile.ts';
import { balanceOf, bookFees, lockFees } from './entries.ts';
import { importFeeStatement } from './importStatement.ts';
import { account, balances, exceptions, months, refunds } from './readOperations.ts';
import { receipt } from './receipt.ts';
import { approve, insertRefund, isOwnChild, lockRefund, openRefund } from './refundQueries.ts';
import { assignLine, documentKey, lockException } from './statementQueries.ts';

/** The row that the rule is asked of. */
export const ownedBy = (providerId: string): { provider: string; district: null } => ({
  provider: providerId,
  district: null,
});

const charge = writeOperation(feeRoutes.charge, async ({ input, sql, now, actor, rule, newId }) => {
  const { providerId, month } = input;
  rule.allow(ownedBy(providerId));
  await lockFees(sql, providerId);
  const order = { month, providerIds: [providerId], day: dayAt(now), now, personId: actor.personId, newId };
  const told = await chargeMonth(sql, order);
  const answer = { month, ...told, total: String(told.total) };
  return { answer, events: [{ chain: providerId, subjectId: providerId, payload: { fees: answer } }] };
});

const readStatement = writeOperation(
  feeRoutes.readStatement,
  async ({ input, sql, now, actor, rule, newId }) => {
    const { providerId, name } = input;
    rule.allow(ownedBy(providerId));
    const bytes = new Uint8Array(Buffer.from(input.content, 'base64'));
    const told = await importFeeStatement(sql, { providerId, name, bytes, now, personId: actor.personId, newId });
    const { statementId, total, problems, ...counts } = told;
    const answer = { ...counts, total: String(total), problems: [...problems] };
    const payload = { feeStatement: { id: statementId, name, ...counts, total: String(total) } };
    return { answer, events: [{ chain: providerId, subjectId: statementId ?? providerId, payload }] };
  },
  { wide: 'a voucher’s number names its child; every query asks for the kindergarten’s own' },
);

const assign = writeOperation(feeRoutes.assign, async ({ input, sql, now, actor, rule, newId }) => {
  const { providerId, statementId, lineNo, childId } = input;
  rule.allow(ownedBy(providerId));
  await lockFees(sql, providerId);
  const line = await lockException(sql, providerId, statementId, lineNo);
  if (line === null || !(await isOwnChild(sql, providerId, childId))) throw refuse('request.notFound');
  await assignLine(sql, statementId, lineNo, childId);
  const amount = tiyn(line.amount);
  const key = documentKey(line.account, { ...line, amount });
  const journal = {
    id: newId(),
    kind: 'payment' as const,
    key,
    providerId,
    childId,
    month: null,
    day: line.day,
    amount,
    document: line.documentNumber,
  };
  await bookFees(sql, [journal], { now, personId: actor.personId });
  const payload = { feePayment: { journal: journal.id, statementId, lineNo, childId, amount: String(amount) } };
  return {
    answer: { childId, balance: String(await balanceOf(sql, providerId, childId)) },
    events: [{ chain: providerId, subjectId: childId, payload, children: [childId] }],
  };
});

const askRefund = writeOperation(feeRoutes.askRefund, async ({ input, sql, now, actor, rule, newId }) => {
  const { providerId, childId, reason } = input;
  rule.allow(ownedBy(providerId));
  const amount = BigInt(input.amount);
  if (amount < 1n) throw refuseField('amount', 'fee.refundNotAboveZero');
  await lockFees(sql, providerId);
  if (actor.personId === null || !(await isOwnChild(sql, providerId, childId))) throw refuse('request.notFound');
  if (await openRefund(sql, providerId, childId)) throw refuse('fee.refundOpen');
  await mustBeOverpaid(sql, providerId, childId, amount);
  const refundId = newId();
  await insertRefund(sql, { refundId, providerId, childId, amount, reason, personId: actor.personId, at: isoOf(now) });
  const payload = { refund: { id: refundId, childId, amount: String(amount), reason } };
  return { answer: { refundId }, events: [{ chain: providerId, subjectId: childId, payload, children: [childId] }] };
});

const approveRefund = writeOperation(feeRoutes.approveRefund, async ({ input, sql, now, actor, rule, newId }) => {
  const { providerId, refundId } = input;
  rule.allow(ownedBy(providerId));
  await lockFees(sql, providerId);
  const refund = await lockRefund(sql, providerId, refundId);
  if (refund === null || actor.personId === null) throw refuse('request.notFound');
  if (refund.asked_by === actor.personId) throw refuse('access.sameHand');
  const { child_id: childId, amount_tiyn: amount } = refund;
  await mustBeOverpaid(sql, providerId, childId, amount);
  await approve(sql, refundId, actor.personId, isoOf(now));
  const journal = {
    id: newId(),
    kind: 'refund' as const,
    key: `refund ${refundId}`,
    providerId,
    childId,
    month: null,
    day: dayAt(now),
    amount: tiyn(amount),
    document: null,
  };
  await bookFees(sql, [journal], { now, personId: actor.personId });
  return {
    answer: { refundId, balance: String(await balanceOf(sql, providerId, childId)) },
    events: [
      {
        chain: providerId,
        subjectId: childId,
        payload: { refund: { id: refundId, childId, amount: String(amount), journal: journal.id } },
        children: [childId],
      },
    ],
  };
});

/** @throws DomainError `fee.notOverpaid` with what may go back at most */
async function mustBeOverpaid(
  sql: Parameters<typeof balanceOf>[0],
  providerId: string,
  childId: string,
  amount: bigint,
): Promise<void> {
  const balance = await balanceOf(sql, providerId, childId);
  const over = balance < 0n ? -balance : 0n;
  if (amount > over) throw refuse('fee.notOverpaid', { sum: formatMoney(tiyn(over), 'kk') });
}

export const feeOperations: readonly AnyOperation[] = [
  chargesFile,
  charge,
  balances,
  months,
  readStatement,
  exceptions,
  assign,
  askRefund,
  refunds,
  approveRefund,
  account,
  receipt,
];
