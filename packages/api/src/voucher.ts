/** Iterations of the whole city, and what a parent answers to an offer. */
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, id, listOf, moment, paging, reason, tiyn } from './fields.ts';
import { department, representatives } from './roles.ts';

const readers = [...department, 'auditor'] as const;
const tier = z.enum(['extraordinary', 'priority', 'teacher', 'general']);
const wish = z.enum(['kk', 'ru', 'any']);
const outcome = z.enum(['offered', 'passedOver', 'notReached', 'notYet']);
/** So many privileged children, then so many general ones. */
const pattern = z.object({ privileged: z.number().int(), general: z.number().int() });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'request.invalid' });

const summary = z.object({
  applications: count,
  offered: count,
  passedOver: count,
  notReached: count,
  notYet: count,
  offeredExtraordinary: count,
  offeredPrivileged: count,
  offeredGeneral: count,
  offeredYoungest: count,
  placesLeft: count,
  limitedBy: z.enum(['budget', 'places', 'queue']),
});

/** One line of the order: a child that gets a voucher, or is passed over. */
const line = z.object({
  applicationId: id,
  number: z.string(),
  filedAt: moment,
  outcome,
  /** Place in the order of offers; empty: no offer. */
  order: count.nullable(),
  tier,
  category: count,
  /** Place in its own category before this iteration. */
  position: count,
  age: z.int(),
  language: wish,
  reason,
});

export const iterationView = z.object({
  /** Number of the run; empty: a preview. */
  number: count.nullable(),
  asOf: day,
  policyVersion: z.string(),
  pattern,
  inputHash: sha256,
  resultHash: sha256,
  limits: z.object({
    /** Free places of all ages: those of the groups, without the promised ones. */
    places: count,
    /** Free in the groups, promised by open offers and to children who choose, awaited by waitlists; empty for a past run. */
    placesInGroups: count.nullable(),
    placesPromised: count.nullable(),
    placesWaitlisted: count.nullable(),
    /** Vouchers for which there is money until the end of the half-year. */
    vouchers: count,
    /** Children whose time has come and whose category has its turn. */
    queue: count,
    /** Months that a voucher is paid in this half-year; the general norm. */
    monthsLeft: count.nullable(),
    normTiyn: tiyn.nullable(),
    /** All offers together a month. */
    monthlyTiyn: tiyn.nullable(),
  }),
  summary,
  /** By age and language: offered, free places, children in the queue who want it (either language counts in both). */
  byAgeAndLanguage: z.array(
    z.object({ age: z.int(), language: z.enum(['kk', 'ru']), offered: count, places: count, queue: count }),
  ),
  cutOffs: z.array(
    z.object({
      category: count,
      offered: count,
      passedOver: count,
      notReached: count,
      notYet: count,
      /** Offered in the run before; empty: there was none. */
      offeredBefore: count.nullable(),
      last: z.object({ number: z.string(), filedAt: moment, order: count }).nullable(),
    }),
  ),
  /** The same data by another pattern; changes nothing. */
  whatIf: z.object({ pattern, summary }).nullable(),
  order: listOf(line),
});

const part = z.enum(['all', 'extraordinary', 'privileged', 'general', 'youngest', 'passedOver']).default('all');
const otherPattern = {
  ifPrivileged: z.coerce.number().int().min(0).max(20).optional(),
  ifGeneral: z.coerce.number().int().min(0).max(20).optional(),
};

const offerState = z.object({ applicationId: id, state: z.string(), until: moment.nullable() });

export const voucherRoutes = {
  previewIteration: route({
    name: 'voucher.previewIteration',
    method: 'GET',
    path: '/api/v1/voucher/iteration-preview',
    summary: 'What an iteration would give now: limits, order with reasons, cut-offs, comparison of patterns',
    access: { roles: readers, of: 'region' },
    query: z.object({ part, ...otherPattern, ...paging }),
    answer: iterationView,
  }),
  iteration: route({
    name: 'voucher.iteration',
    method: 'GET',
    path: '/api/v1/voucher/iterations/:number',
    summary: 'A past iteration, computed again from its record',
    access: { roles: readers, of: 'region' },
    params: z.object({ number: z.coerce.number().int().min(1) }),
    query: z.object({ part, ...otherPattern, ...paging }),
    answer: iterationView,
  }),
  iterations: route({
    name: 'voucher.iterations',
    method: 'GET',
    path: '/api/v1/voucher/iterations',
    summary: 'The iterations that were run, newest first',
    access: { roles: readers, of: 'region' },
    query: z.object(paging),
    answer: listOf(
      z.object({
        number: count,
        runAt: moment,
        places: count,
        vouchers: count,
        applications: count,
        offers: count,
        open: count,
        consented: count,
        refused: count,
        expired: count,
        inputHash: sha256,
        resultHash: sha256,
      }),
    ),
  }),
  replay: route({
    name: 'voucher.replay',
    method: 'GET',
    path: '/api/v1/voucher/iterations/:number/replay',
    summary: 'Computes a past iteration again from its record and tells whether the bytes are the same',
    access: { roles: readers, of: 'region' },
    params: z.object({ number: z.coerce.number().int().min(1) }),
    answer: z.object({ number: count, same: z.boolean(), bytes: count, inputHash: sha256, resultHash: sha256 }),
  }),
  consent: route({
    name: 'voucher.consent',
    method: 'POST',
    path: '/api/v1/voucher/applications/:applicationId/consent',
    summary: 'The parent takes the voucher; the term of choice begins',
    access: { roles: representatives, of: 'application', when: ['consent'] },
    params: z.object({ applicationId: id }),
    answer: offerState.extend({ voucherId: id, voucherNumber: z.string() }),
  }),
  refuse: route({
    name: 'voucher.refuse',
    method: 'POST',
    path: '/api/v1/voucher/applications/:applicationId/refuse',
    summary: 'The parent refuses the voucher: the application is annulled',
    access: { roles: representatives, of: 'application', when: ['refuse'], proof: 'strong' },
    params: z.object({ applicationId: id }),
    answer: offerState,
  }),
  restore: route({
    name: 'voucher.restore',
    method: 'POST',
    path: '/api/v1/voucher/applications/:applicationId/restore',
    summary: 'The parent brings an inactive application back, once, within 28 days; its moment stays',
    access: { roles: representatives, of: 'application', when: ['restore'] },
    params: z.object({ applicationId: id }),
    answer: offerState,
  }),
} as const;
