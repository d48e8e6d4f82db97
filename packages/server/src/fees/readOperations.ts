/** Reading the parents' fee: balances of a kindergarten, what could not be matched, refunds, one child's account. */
import { feeRoutes } from '@balapan/api/fees.ts';
import { asMonth, daysBetween } from '@balapan/domain/day.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { readOperation } from '../kernel/operation.ts';
import { rowOfChild } from '../kernel/rule.ts';
import { childEntries, closedMonths, listBalances, listExceptions, sumBalances } from './readQueries.ts';
import { listRefunds } from './refundQueries.ts';

export const balances = readOperation(
  feeRoutes.balances,
  async ({ input, sql, rule }) => {
    const { providerId } = input;
    rule.allow({ provider: providerId, district: null });
    const rows = await listBalances(sql, providerId, input);
    const sums = await sumBalances(sql, providerId);
    return {
      total: rows[0]?.of ?? 0,
      listed: { charged: String(rows[0]?.listed_charged ?? 0), paid: String(rows[0]?.listed_paid ?? 0) },
      charged: String(sums.charged),
      paid: String(sums.paid),
      debt: String(sums.debt),
      overpaid: String(sums.overpaid),
      debtors: sums.debtors,
      rows: rows.map((row) => ({
        childId: row.child_id,
        name: row.name,
        voucher: row.voucher,
        charged: String(row.charged),
        paid: String(row.paid),
        balance: String(row.charged - row.paid),
        lastPaidOn: row.last_paid,
        refundAsked: row.refund_asked,
      })),
    };
  },
  { wide: 'a child’s voucher is not the kindergarten’s row; the sums are of its own entries alone' },
);

export const months = readOperation(feeRoutes.months, async ({ input, sql, rule }) => {
  rule.allow({ provider: input.providerId, district: null });
  const rows = await closedMonths(sql, input.providerId);
  return { rows: rows.map(({ month, charged }) => ({ month: asMonth(month), charged })) };
});

export const exceptions = readOperation(feeRoutes.exceptions, async ({ input, sql, now, rule }) => {
  rule.allow({ provider: input.providerId, district: null });
  const rows = await listExceptions(sql, input.providerId, input);
  return {
    total: rows[0]?.of ?? 0,
    rows: rows.map(({ of: _, ...row }) => ({
      ...row,
      age: Math.max(0, daysBetween(row.day, dayAt(now))),
      amount: String(row.amount),
    })),
  };
});

export const refunds = readOperation(
  feeRoutes.refunds,
  async ({ input, sql, actor, rule }) => {
    rule.allow({ provider: input.providerId, district: null });
    const rows = await listRefunds(sql, input.providerId, input);
    return {
      total: rows[0]?.of ?? 0,
      rows: rows.map((row) => ({
        refundId: row.id,
        childId: row.child_id,
        name: row.name,
        amount: String(row.amount_tiyn),
        reason: row.reason,
        askedBy: row.asked_by,
        askedAt: localIsoOf(row.asked_at),
        approvedBy: row.approved_by,
        approvedAt: row.approved_at === null ? null : localIsoOf(row.approved_at),
        mayApprove: row.approved_at === null && row.asked_id !== actor.personId,
      })),
    };
  },
  { wide: 'who approves must read the name of a child that has left; the refunds are the kindergarten’s alone' },
);

/** A kindergarten sees its own part of a child that was elsewhere before: row-level security keeps the rest. */
export const account = readOperation(feeRoutes.account, async ({ input, sql, actor, rule }) => {
  const { childId } = input;
  const rows = await childEntries(sql, childId);
  const own = rows.find(({ provider_id: id }) => actor.providers.includes(id))?.provider_id ?? null;
  rule.allow({ ...rowOfChild(childId), provider: own });
  let after = rows.reduce((sum, row) => sum + row.amount, 0n);
  const balance = after;
  const paid = rows.reduce(
    (sum, { kind, amount }) => (kind === 'payment' || kind === 'refund' ? sum - amount : sum),
    0n,
  );
  return {
    childId,
    charged: String(balance + paid),
    paid: String(paid),
    balance: String(balance),
    rows: rows.map((row) => {
      const told = {
        journalId: row.journal_id,
        kind: row.kind,
        day: row.day,
        month: row.month === null ? null : asMonth(row.month.slice(0, 7)),
        days: row.days,
        workingDays: row.working_days,
        fee: row.fee === null ? null : String(row.fee),
        amount: String(row.amount),
        after: String(after),
        document: row.document,
        provider: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
      };
      after -= row.amount;
      return told;
    }),
  };
});
