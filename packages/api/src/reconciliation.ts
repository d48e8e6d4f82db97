/** The reconciliation act with a kindergarten, and its acts and payments for an accounting program. */
import { reconciledKinds } from '@balapan/domain/reconciliation.ts';
import { z } from 'zod';
import { route } from './contract.ts';
import { day, id, month, text3, tiyn } from './fields.ts';

const readers = ['accountant', 'head', 'departmentAccountant', 'departmentHead', 'auditor'] as const;
const period = z.object({ providerId: id, from: day, to: day });

export const reconciliationRoutes = {
  reconciliation: route({
    name: 'settlement.reconciliation',
    method: 'GET',
    path: '/api/v1/settlement/reconciliation',
    summary:
      'What the city owed a kindergarten at the beginning of a period, acts, payments, returns and corrections, and at its end',
    access: { roles: readers, of: 'provider' },
    query: period,
    answer: z.object({
      provider: text3,
      bin: z.string(),
      from: day,
      to: day,
      opening: tiyn,
      closing: tiyn,
      act: tiyn,
      payment: tiyn,
      return: tiyn,
      correction: tiyn,
      rows: z.array(
        z.object({
          day,
          kind: z.enum(reconciledKinds),
          document: z.string(),
          amount: tiyn,
          /** What is owed after it. */
          after: tiyn,
        }),
      ),
    }),
  }),
  reconciliationPdf: route({
    name: 'settlement.reconciliationPdf',
    method: 'GET',
    path: '/api/v1/settlement/reconciliation/pdf',
    summary: 'The same as a document to be signed by both sides, sums in words: a PDF, base64',
    access: { roles: readers, of: 'provider' },
    limit: 'export',
    query: period.extend({ language: z.enum(['kk', 'ru']).default('kk') }),
    answer: z.object({ name: z.string(), bytes: z.string() }),
  }),
  bookkeeping: route({
    name: 'settlement.bookkeeping',
    method: 'GET',
    path: '/api/v1/settlement/bookkeeping',
    summary:
      'Acts and payments of a month for an accounting program: CSV, or payments as 1CClientBankExchange (docs/bookkeeping.md), base64',
    access: { roles: readers, of: 'provider' },
    limit: 'export',
    query: z.object({
      /** Left out: all that the reader may see. */
      providerId: id.optional(),
      month,
      kind: z.enum(['acts', 'payments', 'bank']),
      /** Whose payments stand in the bank's file: it has one account. */
      payer: z.enum(['department', 'financialCentre']).default('financialCentre'),
    }),
    answer: z.object({ name: z.string(), bytes: z.string() }),
  }),
} as const;
