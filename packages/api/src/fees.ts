/** The parents' fee: charges by days attended, payments by the bank's file, debts, refunds, receipts (domain.md 1). */
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, fileProblem, id, listOf, moment, month, paging, tiyn } from './fields.ts';
import { personal } from './personal.ts';
import { guardians } from './roles.ts';

const keepers = ['accountant', 'head'] as const;
const ofProvider = z.object({ providerId: id });

export const feeKind = z.enum(['charge', 'correction', 'payment', 'refund']);
/** Why a line of a statement is nobody's payment. */
export const feeException = z.enum(['noNumber', 'unknownNumber', 'severalChildren']);

export const feeRoutes = {
  charge: route({
    name: 'fees.charge',
    method: 'POST',
    path: '/api/v1/fees/charges',
    summary:
      'Charges the parents’ fee of a closed month; run again only what the register has changed since is corrected',
    access: { roles: keepers, of: 'provider' },
    body: z.object({ providerId: id, month }),
    answer: z.object({ month, charged: count, corrected: count, total: tiyn }),
  }),
  chargesFile: route({
    name: 'fees.chargesFile',
    method: 'GET',
    path: '/api/v1/fees/providers/:providerId/charges/:month/file',
    summary: 'The charges of a month child by child as a workbook (XLSX), base64',
    access: { roles: keepers, of: 'provider' },
    limit: 'export',
    params: ofProvider.extend({ month }),
    query: z.object({ language: z.enum(['kk', 'ru', 'en']) }),
    answer: z.object({
      name: z.string(),
      bytes: z.string(),
      /** Who is named in it: so the reading is written down. */
      children: z.array(z.object({ childId: id })),
    }),
  }),
  balances: route({
    name: 'fees.balances',
    method: 'GET',
    path: '/api/v1/fees/providers/:providerId/balances',
    summary: 'What each child’s parents were charged, have paid and owe; the largest debts first',
    access: { roles: keepers, of: 'provider' },
    params: ofProvider,
    query: z.object({
      state: z.enum(['owes', 'overpaid']).optional(),
      search: z.string().trim().max(80).optional(),
      sort: z.enum(['balance', 'name', 'charged', 'paid']).default('balance'),
      order: z.enum(['asc', 'desc']).default('desc'),
      ...paging,
    }),
    answer: listOf(
      z.object({
        childId: id,
        name: personal.name(z.string()),
        voucher: z.string().nullable(),
        charged: tiyn,
        /** Payments less refunds. */
        paid: tiyn,
        /** Above zero: owed by the parents; below: paid too much. */
        balance: tiyn,
        lastPaidOn: day.nullable(),
        /** A refund waits for the second person: no other one can be asked for. */
        refundAsked: z.boolean(),
      }),
    ).extend({
      /** Of the children that the state and the search leave, on all pages; the sums below are of the whole kindergarten. */
      listed: z.object({ charged: tiyn, paid: tiyn }),
      charged: tiyn,
      paid: tiyn,
      debt: tiyn,
      overpaid: tiyn,
      debtors: count,
    }),
  }),
  months: route({
    name: 'fees.months',
    method: 'GET',
    path: '/api/v1/fees/providers/:providerId/months',
    summary: 'The closed months of a kindergarten, newest first, and which of them are charged',
    access: { roles: keepers, of: 'provider' },
    params: ofProvider,
    answer: z.object({ rows: z.array(z.object({ month, charged: z.boolean() })) }),
  }),
  readStatement: route({
    name: 'fees.readStatement',
    method: 'POST',
    path: '/api/v1/fees/statements',
    summary: 'Reads a statement of the kindergarten’s bank: what names a voucher is booked, the rest are exceptions',
    access: { roles: keepers, of: 'provider' },
    body: ofProvider.extend({
      name: z.string().trim().min(1).max(200),
      content: z.base64().max(10_000_000),
    }),
    answer: z.object({
      /** These very bytes were read before: nothing was written. */
      known: z.boolean(),
      lines: count,
      matched: count,
      total: tiyn,
      /** Of these lines an earlier file had. */
      repeated: count,
      exceptions: count,
      problems: z.array(fileProblem),
    }),
  }),
  exceptions: route({
    name: 'fees.exceptions',
    method: 'GET',
    path: '/api/v1/fees/providers/:providerId/exceptions',
    summary: 'Money that came in and names no child, the oldest first',
    access: { roles: keepers, of: 'provider' },
    params: ofProvider,
    query: z.object(paging),
    answer: listOf(
      z.object({
        statementId: id,
        lineNo: count,
        day,
        /** Calendar days since. */
        age: count,
        document: z.string(),
        amount: tiyn,
        party: personal.text(z.string()).nullable(),
        purpose: personal.text(z.string()),
        reason: feeException,
      }),
    ),
  }),
  assign: route({
    name: 'fees.assign',
    method: 'POST',
    path: '/api/v1/fees/assignments',
    summary: 'Says whose payment an exception is; it is booked',
    access: { roles: keepers, of: 'provider' },
    body: z.object({ providerId: id, statementId: id, lineNo: z.int().min(1).max(1_000_000), childId: id }),
    answer: z.object({ childId: id, balance: tiyn }),
  }),
  askRefund: route({
    name: 'fees.askRefund',
    method: 'POST',
    path: '/api/v1/fees/refunds',
    summary: 'Asks to pay back what was paid too much',
    access: { roles: keepers, of: 'provider' },
    body: z.object({ providerId: id, childId: id, amount: tiyn, reason: z.string().trim().min(3).max(300) }),
    answer: z.object({ refundId: id }),
  }),
  refunds: route({
    name: 'fees.refunds',
    method: 'GET',
    path: '/api/v1/fees/providers/:providerId/refunds',
    summary: 'Refunds, those that wait for the second person first',
    access: { roles: keepers, of: 'provider' },
    params: ofProvider,
    query: z.object(paging),
    answer: listOf(
      z.object({
        refundId: id,
        childId: id,
        name: personal.name(z.string()),
        amount: tiyn,
        reason: personal.text(z.string()),
        askedBy: z.string(),
        askedAt: moment,
        approvedBy: z.string().nullable(),
        approvedAt: moment.nullable(),
        mayApprove: z.boolean(),
      }),
    ),
  }),
  approveRefund: route({
    name: 'fees.approveRefund',
    method: 'POST',
    path: '/api/v1/fees/refunds/approvals',
    summary: 'The second person pays a refund back; who asked for it may not',
    access: { roles: keepers, of: 'provider', proof: 'fresh' },
    body: z.object({ providerId: id, refundId: id }),
    answer: z.object({ refundId: id, balance: tiyn }),
  }),
  account: route({
    name: 'fees.account',
    method: 'GET',
    path: '/api/v1/fees/children/:childId',
    summary: 'What a child’s parents were charged and paid, newest first, with the balance',
    access: { roles: [...guardians, ...keepers], of: 'child' },
    params: z.object({ childId: id }),
    answer: z.object({
      childId: id,
      charged: tiyn,
      paid: tiyn,
      balance: tiyn,
      rows: z.array(
        z.object({
          journalId: id,
          kind: feeKind,
          day,
          /** Of a charge or its correction. */
          month: month.nullable(),
          days: count.nullable(),
          workingDays: count.nullable(),
          fee: tiyn.nullable(),
          /** As it changes the debt: a payment is below zero. */
          amount: tiyn,
          /** The debt after it. */
          after: tiyn,
          document: z.string().nullable(),
          provider: z.object({ kk: z.string(), ru: z.string(), en: z.string() }),
        }),
      ),
    }),
  }),
  receipt: route({
    name: 'fees.receipt',
    method: 'GET',
    path: '/api/v1/fees/children/:childId/receipts/:journalId',
    summary: 'The receipt of a payment as a PDF, base64',
    access: { roles: [...guardians, ...keepers], of: 'child' },
    limit: 'export',
    params: z.object({ childId: id, journalId: id }),
    query: z.object({ language: z.enum(['kk', 'ru', 'en']).default('kk') }),
    answer: z.object({ name: z.string(), bytes: z.string() }),
  }),
} as const;
