/** The journal: what the audit has written, page by page, with the place of each event in its chain. */
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, id, moment, text3 } from './fields.ts';
import type { Role } from './roles.ts';
import { roles } from './roles.ts';

export const journalReaders = ['head', 'administrator', 'departmentHead', 'auditor'] as const satisfies readonly Role[];

/** A kindergarten, or zeros for the region's own chain. */
const chain = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, { error: 'field.notAnId' });

const eventView = z.object({
  chain,
  seq: count,
  at: moment,
  operation: z.string(),
  role: z.enum(roles),
  /** Who acted; empty: the system. */
  person: z
    .object({
      /** Both empty: one of a family, who is not for the reader. */
      personId: id.nullable(),
      name: z.string().nullable(),
      /** In somebody's place: «и. о.». */
      acting: z.boolean(),
    })
    .nullable(),
  /** For whom, where somebody acted for another. */
  onBehalf: z.object({ name: z.string().nullable() }).nullable(),
  /** Kindergarten of the chain; empty: the region. */
  provider: z.object({ providerId: id, name: text3 }).nullable(),
  source: z.enum(['web', 'cli', 'import', 'job']),
});

const one = { params: z.object({ chain, seq: z.coerce.number().int().min(1) }) };

export const journalRoutes = {
  events: route({
    name: 'journal.events',
    method: 'GET',
    path: '/api/v1/journal/events',
    summary: 'Events of the audit, the newest first: a month of the region, a year of one person or kindergarten',
    access: { of: 'region', roles: journalReaders },
    query: z.object({
      from: day,
      to: day,
      operation: z.string().max(60).optional(),
      actor: id.optional(),
      providerId: id.optional(),
      /** Where the page before ended. */
      after: z.string().max(90).optional(),
      /** Rows at most: pages go on from the last row. */
      most: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({
      rows: z.array(eventView),
      /** Empty: there are no more. */
      next: z.string().nullable(),
      /** Operations to choose from. */
      operations: z.array(z.string()),
    }),
  }),
  event: route({
    name: 'journal.event',
    method: 'GET',
    path: '/api/v1/journal/events/:chain/:seq',
    summary: 'One event: who, when, from which session, its place in the chain, and the publication that covers it',
    access: { of: 'region', roles: journalReaders },
    ...one,
    answer: eventView.extend({
      subjectId: id.nullable(),
      /** The sign-in that it came from. */
      session: z
        .object({ method: z.string(), madeAt: moment, address: z.string().nullable(), device: z.string().nullable() })
        .nullable(),
      previous: z.string(),
      hash: z.string(),
      /** The hash computed again from what is stored is the stored one. */
      whole: z.boolean(),
      /** The first publication that covers it. */
      published: z.object({ day, sha256: z.string() }).nullable(),
    }),
  }),
  contents: route({
    name: 'journal.contents',
    method: 'GET',
    path: '/api/v1/journal/events/:chain/:seq/contents',
    summary: 'What an event changed, before and after; closed to whom personal data are not for',
    access: { of: 'region', roles: journalReaders },
    ...one,
    answer: z.object({
      /** JSON; empty: closed to the reader. */
      payload: z.string().nullable(),
      /** Texts that people wrote are hidden. */
      masked: z.boolean(),
      children: z.array(z.object({ childId: id })),
    }),
  }),
} as const;
