/** Who is here: signing in (in a demonstration by picking a person to be), the session, the demonstration's clock. */
import { z } from 'zod';
import { route } from './contract.ts';
import { cms, count, day, id, listOf, moment, paging, reason, text3 } from './fields.ts';
import { proofs, signInMethods } from './proof.ts';
import { cabinets, everyone, guardians, roles } from './roles.ts';

const role = z.enum(roles);
const cabinet = z.enum(cabinets);

/** A person to be. The situation in words comes from the catalogue: `situation.code` with its parameters. */
export const personToBe = z.object({
  personId: id,
  /** Empty: as a guardian. */
  appointmentId: id.nullable(),
  name: z.string(),
  role,
  cabinet,
  /** Kindergarten, district or organisation; empty for a guardian. */
  place: text3.nullable(),
  situation: reason,
});

export const me = z.object({
  /** Empty: nobody is signed in. */
  person: z
    .object({
      personId: id,
      name: z.string(),
      role,
      cabinet,
      place: text3.nullable(),
      providerIds: z.array(id),
      children: count,
      /** Stands in for somebody. */
      acting: z.boolean(),
      /** A deputy has the place until this day: read only. */
      replacedUntil: day.nullable(),
      language: z.enum(['kk', 'ru', 'en']),
      /** What the session has proven now. */
      proof: z.enum(proofs),
      /** Filled: a member of the support acts on the person's behalf, until then. */
      onBehalf: z.object({ operator: z.string(), until: moment }).nullable(),
    })
    .nullable(),
  region: text3,
  demonstration: z.boolean(),
  /** Codes can be sent by SMS here. */
  codes: z.boolean(),
  /** By the region's clock. */
  now: moment,
});

export const signedIn = z.object({ sessionId: id, role, cabinet });

/** What somebody did with a child's data, told once a day for the same person and act. */
const trace = z.object({
  day,
  /** The last moment of that day. */
  at: moment,
  times: count,
  kind: z.enum(['read', 'change']),
  /** Name of the operation; the catalogue has it in plain words. */
  operation: z.string(),
  role,
  /** By the reader themselves. */
  own: z.boolean(),
  /** By the support, at a guardian's request and with their code. */
  onBehalf: z.boolean(),
  place: text3.nullable(),
  /** Why, in the words of who did it; where a reason was written. */
  reasons: z.array(z.string()),
});

export const accessRoutes = {
  me: route({
    name: 'access.me',
    method: 'GET',
    path: '/api/v1/access/me',
    summary: 'Who is signed in, and what time it is in the city',
    access: { roles: 'public', of: 'self' },
    answer: me,
  }),
  people: route({
    name: 'access.people',
    method: 'GET',
    path: '/api/v1/access/people',
    summary:
      'People to be, in a demonstration: well-chosen ones, those whose name matches, of one kindergarten, in one situation',
    access: { roles: 'public', of: 'region', demonstration: true },
    query: z.object({
      search: z.string().trim().max(80).optional(),
      role: role.optional(),
      /** Number in the roster: all who work in that kindergarten, and who may sign for its children. */
      provider: z.coerce.number().int().min(1).optional(),
      /** Code of a situation: all guardians who are in it, not only some. */
      situation: z.string().max(20).optional(),
      ...paging,
    }),
    answer: listOf(personToBe),
  }),
  signIn: route({
    name: 'access.signIn',
    method: 'POST',
    path: '/api/v1/access/sign-in',
    summary: 'Signs in as a person to be, in a demonstration; sets the session cookie',
    access: { roles: 'public', of: 'region', demonstration: true },
    body: z.object({ personId: id, appointmentId: id.nullable().default(null) }),
    answer: signedIn,
  }),
  challenge: route({
    name: 'access.challenge',
    method: 'POST',
    path: '/api/v1/access/challenge',
    summary: 'A text to be signed at a sign-in: good once, for this browser, for five minutes',
    access: { roles: 'public', of: 'region' },
    answer: z.object({ challengeId: id, /** Base64. */ bytes: z.string() }),
  }),
  signInWithCertificate: route({
    name: 'access.signInWithCertificate',
    method: 'POST',
    path: '/api/v1/access/sign-in/certificate',
    summary: 'Signs in by an electronic signature over the text; sets the session cookie',
    access: { roles: 'public', of: 'region' },
    body: z.object({ challengeId: id, cms }),
    answer: signedIn,
  }),
  roles: route({
    name: 'access.roles',
    method: 'GET',
    path: '/api/v1/access/roles',
    summary: 'The roles that the signed-in person has today',
    access: { roles: everyone, of: 'self' },
    answer: z.object({
      roles: z.array(
        z.object({ appointmentId: id.nullable(), role, cabinet, place: text3.nullable(), acting: z.boolean() }),
      ),
    }),
  }),
  switchRole: route({
    name: 'access.switchRole',
    method: 'POST',
    path: '/api/v1/access/roles/switch',
    summary: 'Goes on in another of one’s own roles; the old session ends',
    access: { roles: everyone, of: 'self', proof: 'strong' },
    body: z.object({ appointmentId: id.nullable() }),
    answer: signedIn,
  }),
  sessions: route({
    name: 'access.sessions',
    method: 'GET',
    path: '/api/v1/access/sessions',
    summary: 'One’s own sessions that are not over, with device and address',
    access: { roles: everyone, of: 'self', notOnBehalf: true },
    answer: z.object({
      sessions: z.array(
        z.object({
          sessionId: id,
          role,
          madeAt: moment,
          endsAt: moment,
          method: z.enum(signInMethods),
          address: z.string().nullable(),
          device: z.string().nullable(),
          current: z.boolean(),
        }),
      ),
    }),
  }),
  endSession: route({
    name: 'access.endSession',
    method: 'POST',
    path: '/api/v1/access/sessions/:sessionId/end',
    summary: 'Ends one of one’s own sessions',
    access: { roles: everyone, of: 'self', notOnBehalf: true },
    params: z.object({ sessionId: id }),
    answer: z.object({ ended: count }),
  }),
  endOtherSessions: route({
    name: 'access.endOtherSessions',
    method: 'POST',
    path: '/api/v1/access/sessions/end-others',
    summary: 'Ends all of one’s own sessions but this one',
    access: { roles: everyone, of: 'self', notOnBehalf: true },
    answer: z.object({ ended: count }),
  }),
  signOut: route({
    name: 'access.signOut',
    method: 'POST',
    path: '/api/v1/access/sign-out',
    summary: 'Ends the session',
    access: { roles: everyone, of: 'self' },
    answer: z.object({ ended: z.boolean() }),
  }),
  traces: route({
    name: 'access.traces',
    method: 'GET',
    path: '/api/v1/access/children/:childId/traces',
    summary: 'Who has read or changed what is known of a child, the newest first',
    access: { roles: guardians, of: 'child' },
    params: z.object({ childId: id }),
    query: z.object({ kind: z.enum(['all', 'read', 'change']).default('all'), ...paging }),
    answer: listOf(trace),
  }),
  unmask: route({
    name: 'access.unmask',
    method: 'POST',
    path: '/api/v1/access/unmaskings',
    summary:
      'Shows an auditor the personal data of one child or one person for a time, for a reason that the family reads',
    access: { roles: ['auditor'], of: 'region', proof: 'strong' },
    body: z.object({
      /** One of the two. */
      childId: id.nullable().default(null),
      personId: id.nullable().default(null),
      reason: z.string().trim().min(10, { error: 'access.reasonShort' }).max(500),
      hours: z.int().min(1).max(24).default(8),
    }),
    answer: z.object({ until: moment }),
  }),
  clock: route({
    name: 'access.clock',
    method: 'GET',
    path: '/api/v1/access/clock',
    summary: 'Where the clock of a demonstration stands, where it can go at one touch, and its last moment',
    access: { roles: 'public', of: 'region', demonstration: true },
    answer: z.object({
      now: moment,
      steps: z.array(z.object({ code: z.enum(['hour', 'morning', 'workdayEnd']), at: moment })),
      last: moment,
    }),
  }),
  moveClock: route({
    name: 'access.moveClock',
    method: 'POST',
    path: '/api/v1/access/clock',
    summary: 'Moves the clock of a demonstration forward and does all that falls due on the way, in order',
    access: { roles: 'public', of: 'region', demonstration: true },
    body: z.object({ to: moment }),
    answer: z.object({ now: moment, done: z.array(z.object({ job: z.string(), at: moment, count })) }),
  }),
} as const;
