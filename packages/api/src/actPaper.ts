/** An act on paper: form Р-1 and its annex. */
import { z } from 'zod';
import { route } from './contract.ts';
import { id } from './fields.ts';
import { department, providerOffice } from './roles.ts';
import { actReaders } from './settlement.ts';

export const actPaperRoutes = {
  paper: route({
    name: 'settlement.paper',
    method: 'GET',
    path: '/api/v1/settlement/acts/:actId/paper',
    summary: 'An act as form Р-1 in Kazakh and Russian, without a child: a PDF, base64',
    access: { roles: actReaders, of: 'act' },
    limit: 'export',
    params: z.object({ actId: id }),
    answer: z.object({ name: z.string(), bytes: z.string() }),
  }),
  annex: route({
    name: 'settlement.annex',
    method: 'GET',
    path: '/api/v1/settlement/acts/:actId/annex',
    summary: 'The annex of form Р-1, the children of an act with their IIN and sums: a PDF, base64',
    access: { roles: [...providerOffice, ...department], of: 'act' },
    limit: 'export',
    params: z.object({ actId: id }),
    answer: z.object({
      name: z.string(),
      bytes: z.string(),
      /** Who is named in it: so the reading is written down. */
      children: z.array(z.object({ childId: id })),
    }),
  }),
} as const;
