/** What a kindergarten is told of each payment that has reached it: the list, and the advice on paper. */
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, id, listOf, month, paging, tiyn } from './fields.ts';
import { accountKeepers } from './returned.ts';
import { payer } from './settlement.ts';
import { fileReaders } from './treasuryHands.ts';

export const adviceRoutes = {
  payments: route({
    name: 'treasury.payments',
    method: 'GET',
    path: '/api/v1/treasury/payments',
    summary: 'Payments that have reached the kindergarten, the newest first',
    access: { roles: accountKeepers, of: 'provider' },
    query: z.object(paging),
    answer: listOf(
      z.object({
        paymentId: id,
        actId: id,
        actNumber: z.string(),
        month,
        payer,
        amount: tiyn,
        documentNumber: z.string(),
        register: count,
        paidOn: day,
        iban: z.string(),
      }),
    ),
  }),
  advice: route({
    name: 'treasury.advice',
    method: 'GET',
    path: '/api/v1/treasury/payments/:paymentId/advice',
    summary:
      'The advice of a confirmed payment as PDF, base64: act, months, what was netted, register and bank document',
    access: { roles: [...accountKeepers, ...fileReaders], of: 'provider' },
    limit: 'export',
    params: z.object({ paymentId: id }),
    query: z.object({ language: z.enum(['kk', 'ru']).default('kk') }),
    answer: z.object({ name: z.string(), bytes: z.string() }),
  }),
} as const;
