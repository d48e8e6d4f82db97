/** The electronic act (ЭАВР) in the tax authority's ИС ЭСФ: what the head signs, and where it stands there. */
import { z } from 'zod';
import { route } from './contract.ts';
import { cms, id, moment } from './fields.ts';
import { actReaders } from './settlement.ts';

export const eactState = z.enum(['waiting', 'sent', 'delivered', 'confirmed', 'declined', 'revoked', 'failed']);

export const eactRoutes = {
  eacts: route({
    name: 'settlement.eacts',
    method: 'GET',
    path: '/api/v1/settlement/acts/:actId/electronic',
    summary: 'Electronic acts of an act, the newest first, each with its way in ИС ЭСФ',
    access: { roles: actReaders, of: 'act' },
    params: z.object({ actId: id }),
    answer: z.object({
      rows: z.array(
        z.object({
          eactId: id,
          number: z.string(),
          state: eactState,
          registration: z.string().nullable(),
          /** Why it was declined or failed, in the words of ИС ЭСФ or of the customer. */
          cause: z.string().nullable(),
          madeAt: moment,
          since: moment,
          moves: z.array(z.object({ at: moment, state: eactState, cause: z.string().nullable() })),
        }),
      ),
      /** The reader may sign one now. */
      maySign: z.boolean(),
    }),
  }),
  eactDocument: route({
    name: 'settlement.eactDocument',
    method: 'GET',
    path: '/api/v1/settlement/acts/:actId/electronic/document',
    summary: 'The body of the electronic act that would be signed now, as base64',
    access: { roles: ['head'], of: 'act' },
    params: z.object({ actId: id }),
    answer: z.object({ number: z.string(), bytes: z.string() }),
  }),
  signEact: route({
    name: 'settlement.signEact',
    method: 'POST',
    path: '/api/v1/settlement/acts/electronic',
    summary: 'The head signs the electronic act of an act that both sides have signed; it goes to ИС ЭСФ by itself',
    access: { roles: ['head'], of: 'act', proof: 'strong' },
    body: z.object({
      /** Made by whoever sends it: sent twice it is one. */
      eactId: id,
      actId: id,
      /** Over the bytes of `eactDocument`. */
      cms,
    }),
    answer: z.object({ eactId: id, state: eactState }),
  }),
} as const;
