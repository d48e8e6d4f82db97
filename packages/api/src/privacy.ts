/** Personal data: consents, requests of the people whose data they are, the register of transfers (law № 94-V). */
import { dataRequestKinds } from '@balapan/domain/dataRequest.ts';
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, id, listOf, moment, paging, text3 } from './fields.ts';
import { personal } from './personal.ts';
import { department, guardians, representatives } from './roles.ts';

const kind = z.enum(dataRequestKinds);
const state = z.enum(['open', 'granted', 'refused']);
const words = z.string().trim().min(1, { error: 'field.required' }).max(2000, { error: 'field.required' });
const name = z.string().trim().min(1, { error: 'field.required' }).max(100, { error: 'field.required' });

const request = z.object({
  requestId: id,
  kind,
  /** The child's given name; empty: it is about the person's own data. */
  child: personal.name(z.string()).nullable(),
  body: personal.text(z.string()),
  madeAt: moment,
  dueAt: moment,
  /** The last day for the answer; `dueAt` is its 24:00. */
  lastDay: day,
  overdue: z.boolean(),
  state,
  decidedAt: moment.nullable(),
  answer: personal.text(z.string()).nullable(),
});

export const privacyRoutes = {
  consents: route({
    name: 'privacy.consents',
    method: 'GET',
    path: '/api/v1/privacy/consents',
    summary: 'The text of the consent in force, and for each own child whether it was given',
    access: { roles: guardians, of: 'child' },
    answer: z.object({
      operator: z.object({ name: text3, bin: z.string() }),
      subject: personal.name(z.string()),
      version: count,
      body: text3,
      children: z.array(
        z.object({
          childId: id,
          name: personal.name(z.string()),
          /** May give it: a second guardian may only read. */
          mayGive: z.boolean(),
          given: z.object({ at: moment, version: count, method: z.string(), sha256: z.string() }).nullable(),
        }),
      ),
    }),
  }),
  giveConsent: route({
    name: 'privacy.giveConsent',
    method: 'POST',
    path: '/api/v1/privacy/children/:childId/consent',
    summary: 'A legal representative consents for a child to the text as read',
    access: { roles: representatives, of: 'child', notOnBehalf: true },
    params: z.object({ childId: id }),
    body: z.object({ version: z.int().positive(), language: z.enum(['kk', 'ru', 'en']) }),
    answer: z.object({ givenAt: moment }),
  }),
  ask: route({
    name: 'privacy.ask',
    method: 'POST',
    path: '/api/v1/privacy/requests',
    summary: 'A parent asks for a correction, a copy or the end of data, objects, or withdraws a consent',
    access: { roles: guardians, of: 'dataRequest' },
    body: z.object({ kind, childId: id.nullable(), text: words }),
    answer: z.object({ requestId: id, dueAt: moment }),
  }),
  mine: route({
    name: 'privacy.mine',
    method: 'GET',
    path: '/api/v1/privacy/requests/mine',
    summary: 'The parent’s own requests about data, with their answers',
    access: { roles: guardians, of: 'dataRequest' },
    answer: z.object({ rows: z.array(request) }),
  }),
  exportOwn: route({
    name: 'privacy.exportOwn',
    method: 'GET',
    path: '/api/v1/privacy/export',
    summary: 'A copy of all data of the parent and the children, piece by piece',
    access: { roles: guardians, of: 'self', proof: 'strong' },
    limit: 'export',
    query: z.object({
      language: z.enum(['kk', 'ru', 'en']).default('kk'),
      /** The `next` of the piece before; empty: the first. */
      after: z
        .string()
        .regex(/^(?:\d{1,3}\.\d{1,9})?$/, { error: 'request.invalid' })
        .default(''),
    }),
    answer: z.object({
      name: z.string(),
      madeAt: moment,
      parts: z.array(
        z.object({ table: z.string(), title: z.string(), rows: z.array(z.record(z.string(), z.unknown())) }),
      ),
      next: z.string().nullable(),
    }),
  }),
  requests: route({
    name: 'privacy.requests',
    method: 'GET',
    path: '/api/v1/privacy/requests',
    summary: 'Requests about data: the open ones by the day due, then the answered',
    access: { roles: [...department, 'auditor'], of: 'dataRequest' },
    query: z.object(paging),
    answer: listOf(
      request.extend({
        personId: id,
        childId: id.nullable(),
        person: personal.name(z.string()),
        childName: personal.name(z.string()).nullable(),
        bound: z.boolean(),
        /** Of an open objection: the child’s application that the decider may return to the queue. */
        reinstatable: z
          .object({ applicationId: id, number: z.string(), state: z.string(), filedAt: moment })
          .nullable(),
      }),
    ),
  }),
  answer: route({
    name: 'privacy.answer',
    method: 'POST',
    path: '/api/v1/privacy/requests/:requestId/answer',
    summary: 'A person decides a request with a reason; a granted correction mends the name',
    access: { roles: department, of: 'dataRequest', when: ['grant', 'refuse'] },
    params: z.object({ requestId: id }),
    body: z.object({
      granted: z.boolean(),
      reason: words,
      /** The right name; only with a granted correction. */
      corrected: z.object({ surname: name, givenName: name, patronymic: name.nullable() }).optional(),
      /** What returns to the queue; only with a granted objection. */
      reinstate: id.optional(),
    }),
    answer: z.object({ state }),
  }),
  retention: route({
    name: 'privacy.retention',
    method: 'GET',
    path: '/api/v1/privacy/retention',
    summary: 'What was masked or destroyed when its term was over: numbers of rows, the newest run first',
    access: { roles: ['departmentHead', 'administrator', 'auditor'], of: 'region' },
    query: z.object(paging),
    answer: listOf(
      z.object({ runId: id, at: moment, rows: count, rules: z.array(z.object({ code: z.string(), rows: count })) }),
    ),
  }),
  transfers: route({
    name: 'privacy.transfers',
    method: 'GET',
    path: '/api/v1/privacy/transfers',
    summary: 'The register of transfers of personal data to third parties, by day',
    access: { roles: [...department, 'auditor', 'administrator'], of: 'region' },
    query: z.object(paging),
    answer: listOf(
      z.object({
        day,
        recipient: z.enum(['bank', 'messageGateway']),
        what: z.string(),
        legalBasis: z.string(),
        count,
      }),
    ),
  }),
} as const;
