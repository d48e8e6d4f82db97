/** The end of a budget year: what its contracts have bound and no act has taken is released. */
import { z } from 'zod';
import { route } from './contract.ts';
import { count, fault, tiyn } from './fields.ts';
import { ledgerReaders } from './ledger.ts';

const year = z.coerce.number().int().min(2000).max(2100);
const sums = z.object({ kindergartens: count, local: tiyn, republican: tiyn });

export const commitmentReleaseRoutes = {
  leftCommitments: route({
    name: 'treasury.leftCommitments',
    method: 'GET',
    path: '/api/v1/treasury/left-commitments',
    summary:
      'What the contracts of a year have bound and no act has taken: what may be released, and what waits for an act',
    access: { roles: ledgerReaders, of: 'region' },
    query: z.object({ year }),
    answer: z.object({
      year: count,
      /** Why nothing may be released now; `null`: it may. */
      fault: fault.nullable(),
      release: sums,
      /** Of kindergartens with an act of the year that waits for its second signature. */
      kept: sums,
      /** Released before. */
      released: z.object({ local: tiyn, republican: tiyn }),
    }),
  }),
  releaseCommitments: route({
    name: 'treasury.releaseCommitments',
    method: 'POST',
    path: '/api/v1/treasury/commitment-releases',
    summary:
      'Releases what the contracts of a year that is over have bound and no act has taken; what waits for an act stays',
    access: { roles: ['departmentAccountant'], of: 'region', proof: 'fresh' },
    body: z.object({ year }),
    answer: z.object({ year: count, released: sums, kept: sums }),
  }),
} as const;
