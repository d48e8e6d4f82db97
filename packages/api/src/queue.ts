/** What a parent sees of the queue: the children, the place, why it moved, what comes next. */
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, id, moment, reason, text3 } from './fields.ts';
import { personal } from './personal.ts';
import { guardians } from './roles.ts';

const wish = z.enum(['kk', 'ru', 'any']);
const tier = z.enum(['extraordinary', 'priority', 'teacher', 'general']);

/** A term: until when, and each day until then, for the boxes. */
export const term = z.object({
  what: z.enum(['answerOffer', 'restore', 'choose', 'confirmPlace']),
  until: moment,
  lastDay: day,
  /** Working days left, today not counted. */
  workingDaysLeft: count,
  days: z.array(z.object({ day, working: z.boolean() })),
});

const applicationBrief = z.object({
  applicationId: id,
  number: z.string(),
  state: z.enum(['waiting', 'offered', 'inactive', 'accepted', 'enrolled', 'annulled']),
  tier,
  category: count,
  /** Place in the category: waiting children before this one, and one. */
  position: count.nullable(),
  /** Waiting children of the category. */
  inCategory: count,
  term: term.nullable(),
});

const voucherBrief = z.object({
  voucherId: id,
  number: z.string(),
  state: z.enum(['choosing', 'waitlisted', 'placeOffered', 'used', 'ended']),
  /** The kindergarten of the referral, the waitlist or the place that came free. */
  provider: z.object({ id, name: text3 }).nullable(),
  referralState: z.enum(['sent', 'accepted', 'refused', 'withdrawn']).nullable(),
  waitlistPosition: count.nullable(),
  mayProlong: z.boolean(),
  term: term.nullable(),
});

export const myChild = z.object({
  childId: id,
  surname: personal.name(z.string()),
  givenName: personal.name(z.string()),
  birthDate: day,
  /** Full years today. */
  age: count,
  mayAct: z.boolean(),
  application: applicationBrief.nullable(),
  voucher: voucherBrief.nullable(),
  /** The kindergarten that the child goes to. */
  enrolment: z.object({ providerId: id, provider: text3, careGroup: z.string(), from: day }).nullable(),
});

/** A move in the queue: the place before and after, and why. */
const move = z.object({ at: moment, from: count.nullable(), to: count.nullable(), reason });

export const queueRoutes = {
  myChildren: route({
    name: 'queue.myChildren',
    method: 'GET',
    path: '/api/v1/queue/my-children',
    summary: 'The children of the signed-in parent, each with its application, voucher and kindergarten',
    access: { roles: guardians, of: 'child' },
    answer: z.object({ children: z.array(myChild) }),
  }),
  place: route({
    name: 'queue.place',
    method: 'GET',
    path: '/api/v1/queue/applications/:applicationId',
    summary: 'A child’s place in the queue: number, reason of each move, what is to be expected',
    access: { roles: guardians, of: 'application' },
    params: z.object({ applicationId: id }),
    answer: z.object({
      child: myChild,
      filedAt: moment,
      language: wish,
      wishedStart: day,
      /** What the last iteration said of this child; empty: it has looked at none yet. */
      lastOutcome: z
        .object({
          number: count,
          at: moment,
          outcome: z.enum(['offered', 'passedOver', 'notReached', 'notYet']),
          reason,
        })
        .nullable(),
      moves: z.array(move),
      /** The order over the whole city that the formula gives: E extraordinary first, then rank `rank` among privileged or general. */
      expected: z
        .object({
          kind: z.enum(['extraordinary', 'privileged', 'general', 'youngest']),
          extraordinary: count,
          rank: count,
          order: count.nullable(),
          pattern: z.object({ privileged: count, general: count }),
        })
        .nullable(),
      /** Chances in tenths within the next three iterations; empty: too few are known. */
      forecast: z.object({ tenths: count, basis: count, iterations: count }).nullable(),
    }),
  }),
  byNumber: route({
    name: 'queue.byNumber',
    method: 'GET',
    path: '/api/v1/queue/by-number/:number',
    summary: 'The place of an application by its number, without names',
    access: { roles: 'public', of: 'region' },
    limit: 'search',
    params: z.object({ number: z.string().trim().min(1).max(40) }),
    answer: z.object({
      number: z.string(),
      state: z.enum(['waiting', 'offered', 'inactive', 'accepted', 'enrolled', 'annulled']),
      category: count,
      position: count.nullable(),
      inCategory: count,
      filedAt: moment,
    }),
  }),
} as const;
