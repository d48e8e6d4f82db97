/** The states of a register's payments, as a bank or the treasury gives them out in a list. */
import { z } from 'zod';
import { route } from './contract.ts';
import { count, fileProblem, id } from './fields.ts';
import { makers } from './treasuryHands.ts';

export const bankStatusRoutes = {
  readStatuses: route({
    name: 'treasury.readStatuses',
    method: 'POST',
    path: '/api/v1/treasury/registers/statuses',
    summary:
      'Reads a list of states of a register: what was carried out and what was refused is booked, each wrong line told',
    access: { roles: makers, of: 'paymentRegister', within: 'organisation' },
    body: z.object({
      registerId: id,
      name: z.string().trim().min(1).max(200),
      content: z.base64().max(10_000_000),
    }),
    answer: z.object({
      /** These very bytes were read for this register before: nothing was written. */
      known: z.boolean(),
      executed: count,
      refused: count,
      /** Lines that say what was known. */
      repeated: count,
      problems: z.array(fileProblem),
    }),
  }),
} as const;
