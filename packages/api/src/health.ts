/** A child's health file: the family and the kindergarten that the child attends now; nobody else (law № 94-V; kazakhstan.md 9.1). */
import { healthKinds, healthReaders, healthWriters } from '@balapan/domain/health.ts';
import { z } from 'zod';
import { route } from './contract.ts';
import { id, moment, text3 } from './fields.ts';
import { personal } from './personal.ts';
import { guardians, representatives, roles } from './roles.ts';

const kind = z.enum(healthKinds);
const childId = id;

export const healthRoutes = {
  file: route({
    name: 'health.file',
    method: 'GET',
    path: '/api/v1/health/children/:childId',
    summary: 'What is known of a child’s health, as far as the role may read it; every reading is written down',
    access: { roles: [...healthReaders, 'secondGuardian'], of: 'child', logsGuardians: true, proof: 'strong' },
    params: z.object({ childId }),
    answer: z.object({
      childId,
      /** A consent is in force; without it there is no file. */
      open: z.boolean(),
      /** When it was given. */
      consentedAt: moment.nullable(),
      /** The kinds that this role may read, in their order. */
      kinds: z.array(kind),
      mayWrite: z.array(kind),
      notes: z.array(z.object({ kind, value: personal.text(z.string()), writtenAt: moment, role: z.enum(roles) })),
    }),
  }),
  write: route({
    name: 'health.write',
    method: 'POST',
    path: '/api/v1/health/children/:childId/notes',
    summary: 'Writes a note of a child’s health anew; an empty value takes it out',
    access: { roles: healthWriters, of: 'child', proof: 'strong' },
    params: z.object({ childId }),
    body: z.object({ kind, value: z.string().max(4000).nullable() }),
    answer: z.object({ writtenAt: moment }),
  }),
  consent: route({
    name: 'health.consent',
    method: 'GET',
    path: '/api/v1/health/children/:childId/consent',
    summary: 'The text of the consent to a health file, and whether it was given for the child',
    access: { roles: guardians, of: 'child', proof: 'strong' },
    params: z.object({ childId }),
    answer: z.object({
      operator: z.object({ name: text3, bin: z.string() }),
      subject: personal.name(z.string()),
      version: z.int().nonnegative(),
      body: text3,
      mayGive: z.boolean(),
      given: z.object({ at: moment, version: z.int() }).nullable(),
    }),
  }),
  giveConsent: route({
    name: 'health.giveConsent',
    method: 'POST',
    path: '/api/v1/health/children/:childId/consent',
    summary: 'A legal representative consents to a health file; the file is opened',
    access: { roles: representatives, of: 'child', proof: 'strong' },
    params: z.object({ childId }),
    body: z.object({ version: z.int().positive(), language: z.enum(['kk', 'ru', 'en']) }),
    answer: z.object({ givenAt: moment }),
  }),
  endConsent: route({
    name: 'health.endConsent',
    method: 'POST',
    path: '/api/v1/health/children/:childId/consent/end',
    summary: 'A legal representative ends the consent: the file is closed at once and destroyed the next night',
    access: { roles: representatives, of: 'child', proof: 'strong' },
    params: z.object({ childId }),
    answer: z.object({ endedAt: moment }),
  }),
} as const;
