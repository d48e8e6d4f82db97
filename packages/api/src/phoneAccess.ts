/** Coming in by phone: a code by SMS, a QR code for eGov Mobile; and the support, which acts for a caller with the caller's code. */
import { normalisePhone } from '@balapan/domain/phone.ts';
import { z } from 'zod';
import { signedIn } from './access.ts';
import { route } from './contract.ts';
import { count, id, moment } from './fields.ts';
import { everyone, support } from './roles.ts';

/** Any way of writing a number of Kazakhstan; `+7` and ten digits come out. */
const phone = z
  .string()
  .max(40)
  .refine((text) => normalisePhone(text) !== null, { error: 'field.notAPhone' })
  .transform((text) => normalisePhone(text) ?? text);
const code = z.string().regex(/^\d{6}$/, { error: 'access.codeWrong' });
/** Last digits of one's own IIN: asked of those who share a phone. */
const iinTail = z
  .string()
  .regex(/^\d{4}$/, { error: 'access.codeWrong' })
  .optional();

/** What a call or a visit is about. */
export const behalfReasons = ['position', 'offer', 'choice', 'month', 'data', 'other'] as const;
/** Which document a visitor has shown: its kind only, no number and no copy (law № 94-V, art. 7(10)). */
export const shownDocuments = ['identityCard', 'passport', 'residencePermit', 'digital'] as const;

const sent = z.object({
  codeId: id,
  /** Seconds in which the code must come back. */
  seconds: count,
});
const caller = {
  /** By the phone, or by the number of an application: one of the two. */
  phone: phone.optional(),
  application: z.string().trim().max(40).optional(),
};

export const phoneAccessRoutes = {
  askCode: route({
    name: 'access.askCode',
    method: 'POST',
    path: '/api/v1/access/sign-in/code/ask',
    summary: 'Sends a code to a phone, if a parent is known by it; the answer is the same if not',
    access: { roles: 'public', of: 'region' },
    body: z.object({ phone }),
    answer: sent,
  }),
  signInWithCode: route({
    name: 'access.signInWithCode',
    method: 'POST',
    path: '/api/v1/access/sign-in/code',
    summary: 'Signs a parent in by the code that came to their phone: a weak proof; sets the session cookie',
    access: { roles: 'public', of: 'region' },
    body: z.object({ codeId: id, phone, code, iinTail }),
    answer: signedIn,
  }),
  askBehalfCode: route({
    name: 'access.askBehalfCode',
    method: 'POST',
    path: '/api/v1/access/on-behalf/ask',
    summary: 'Sends the caller a code that lets a member of the support act for them',
    access: { roles: support, of: 'region' },
    body: z.object(caller),
    answer: sent.extend({ /** `+7 701 *** ** 67` */ to: z.string() }),
  }),
  beginBehalf: route({
    name: 'access.beginBehalf',
    method: 'POST',
    path: '/api/v1/access/on-behalf/begin',
    summary: 'Opens a session on the caller’s behalf by the code that the caller reads out; sets its own cookie',
    access: { roles: support, of: 'region' },
    body: z.object({
      ...caller,
      codeId: id,
      code,
      iinTail,
      reason: z.enum(behalfReasons),
      /** Needed of a consultation centre, where the visitor is present. */
      document: z.enum(shownDocuments).optional(),
    }),
    answer: signedIn.extend({ until: moment }),
  }),
  endBehalf: route({
    name: 'access.endBehalf',
    method: 'POST',
    path: '/api/v1/access/on-behalf/end',
    summary: 'Ends the session on somebody’s behalf; the operator’s own goes on',
    access: { roles: everyone, of: 'self' },
    answer: z.object({ ended: z.boolean() }),
  }),
  behalfToday: route({
    name: 'access.behalfToday',
    method: 'GET',
    path: '/api/v1/access/on-behalf/today',
    summary: 'One’s own calls and visits of this day, without names',
    access: { roles: support, of: 'self' },
    answer: z.object({
      calls: z.array(
        z.object({
          sessionId: id,
          reason: z.enum(behalfReasons),
          document: z.enum(shownDocuments).nullable(),
          beganAt: moment,
          /** Empty: goes on. */
          endedAt: moment.nullable(),
        }),
      ),
    }),
  }),
} as const;
