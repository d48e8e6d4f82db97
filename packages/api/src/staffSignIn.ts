/** Staff without an electronic signature at hand: password and second factor, passkeys, step-up, invitations, recovery by two. */
import { z } from 'zod';
import { route } from './contract.ts';
import { cms, count, id, listOf, moment, paging, text3 } from './fields.ts';
import { cabinets, everyone, roles, staff } from './roles.ts';

const signedIn = z.object({ sessionId: id, role: z.enum(roles), cabinet: z.enum(cabinets) });
const iin = z
  .string()
  .trim()
  .regex(/^\d{12}$/, { error: 'iin.length' });
const code = z.string().trim().max(10);
const password = z.string().min(1).max(1000);
const invitation = z.string().trim().min(1).max(40);
const name = z.string().trim().min(1).max(60);
/** As the browser gives it: `navigator.credentials` as JSON. */
const passkeyAnswer = z.looseObject({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.string().max(40),
});
const passkeyQuestion = z.object({ challengeId: id, options: z.record(z.string(), z.unknown()) });
const totpSetup = z.object({
  factorId: id,
  /** Base 32, for typing where no camera is. */
  secret: z.string(),
  /** `otpauth://…`, drawn as a QR code by the screen itself. */
  address: z.string(),
});
const hands = ['head', 'departmentHead', 'payerReleaser', 'administrator'] as const;
const invited = z.object({ /** Shown once. */ code: z.string(), endsAt: moment });
const done = z.object({ done: z.literal(true) });

export const staffSignInRoutes = {
  signInWithPassword: route({
    name: 'access.signInWithPassword',
    method: 'POST',
    path: '/api/v1/access/sign-in/password',
    summary: 'Signs in by a password and a code of an application, both at once; sets the session cookie',
    access: { roles: 'public', of: 'region' },
    body: z.object({ iin, password, code }),
    answer: signedIn,
  }),
  passkeyChallenge: route({
    name: 'access.passkeyChallenge',
    method: 'POST',
    path: '/api/v1/access/sign-in/passkey/challenge',
    summary: 'What a passkey is asked at a sign-in: good once, for this browser, for five minutes',
    access: { roles: 'public', of: 'region' },
    answer: passkeyQuestion,
  }),
  signInWithPasskey: route({
    name: 'access.signInWithPasskey',
    method: 'POST',
    path: '/api/v1/access/sign-in/passkey',
    summary: 'Signs in by a passkey that has checked its owner; sets the session cookie',
    access: { roles: 'public', of: 'region' },
    body: z.object({ challengeId: id, response: passkeyAnswer }),
    answer: signedIn,
  }),
  openInvitation: route({
    name: 'access.openInvitation',
    method: 'POST',
    path: '/api/v1/access/invitations/open',
    summary: 'Looks at a one-time invitation without using it: whose it is, and what to set up',
    access: { roles: 'public', of: 'region' },
    body: z.object({ iin, invitation }),
    answer: z.object({ name: z.string(), endsAt: moment, totp: totpSetup.nullable(), passkey: passkeyQuestion }),
  }),
  acceptInvitation: route({
    name: 'access.acceptInvitation',
    method: 'POST',
    path: '/api/v1/access/invitations/accept',
    summary: 'Uses an invitation up: sets the password and proves a second factor; sets the session cookie',
    access: { roles: 'public', of: 'region' },
    body: z.object({
      iin,
      invitation,
      password,
      factor: z.union([
        z.object({ kind: z.literal('totp'), factorId: id, name, code }),
        z.object({ kind: z.literal('passkey'), challengeId: id, name, response: passkeyAnswer }),
      ]),
    }),
    answer: signedIn,
  }),
  stepUpWays: route({
    name: 'access.stepUpWays',
    method: 'GET',
    path: '/api/v1/access/step-up',
    summary: 'By what the signed-in person can prove once more who they are',
    access: { roles: everyone, of: 'self', proof: 'strong' },
    answer: z.object({ code: z.boolean(), passkey: z.boolean(), certificate: z.boolean() }),
  }),
  stepUpWithCode: route({
    name: 'access.stepUpWithCode',
    method: 'POST',
    path: '/api/v1/access/step-up/code',
    summary: 'Proves by a code of an application who is signed in; the proof is fresh again',
    access: { roles: everyone, of: 'self', proof: 'strong' },
    body: z.object({ code }),
    answer: done,
  }),
  stepUpChallenge: route({
    name: 'access.stepUpChallenge',
    method: 'POST',
    path: '/api/v1/access/step-up/passkey/challenge',
    summary: 'What the signed-in person’s passkeys are asked: good once, for this session',
    access: { roles: everyone, of: 'self', proof: 'strong' },
    answer: passkeyQuestion,
  }),
  stepUpWithPasskey: route({
    name: 'access.stepUpWithPasskey',
    method: 'POST',
    path: '/api/v1/access/step-up/passkey',
    summary: 'Proves by a passkey who is signed in; the proof is fresh again',
    access: { roles: everyone, of: 'self', proof: 'strong' },
    body: z.object({ challengeId: id, response: passkeyAnswer }),
    answer: done,
  }),
  stepUpWithCertificate: route({
    name: 'access.stepUpWithCertificate',
    method: 'POST',
    path: '/api/v1/access/step-up/certificate',
    summary:
      'Proves by an electronic signature over a text of `access.challenge` who is signed in; the proof is fresh again',
    access: { roles: everyone, of: 'self', proof: 'strong' },
    body: z.object({ challengeId: id, cms }),
    answer: done,
  }),
  signInWays: route({
    name: 'access.signInWays',
    method: 'GET',
    path: '/api/v1/access/sign-in-ways',
    summary: 'One’s own password and second factors: what there is, when it was last used',
    access: { roles: staff, of: 'self' },
    answer: z.object({
      userName: z.string(),
      passwordChangedAt: moment.nullable(),
      factors: z.array(
        z.object({
          factorId: id,
          kind: z.enum(['totp', 'passkey']),
          name: z.string(),
          madeAt: moment,
          lastUsedAt: moment.nullable(),
        }),
      ),
      /** Whether codes of an application can be kept here. */
      canKeepCodes: z.boolean(),
    }),
  }),
  setPassword: route({
    name: 'access.setPassword',
    method: 'POST',
    path: '/api/v1/access/sign-in-ways/password',
    summary: 'Sets one’s own password; all other sessions end',
    access: { roles: staff, of: 'self', proof: 'fresh' },
    body: z.object({ password }),
    answer: z.object({ ended: count }),
  }),
  beginTotp: route({
    name: 'access.beginTotp',
    method: 'POST',
    path: '/api/v1/access/sign-in-ways/totp',
    summary: 'Begins an application with codes; it opens nothing until one of its codes was given',
    access: { roles: staff, of: 'self', proof: 'fresh' },
    body: z.object({ name }),
    answer: totpSetup,
  }),
  proveTotp: route({
    name: 'access.proveTotp',
    method: 'POST',
    path: '/api/v1/access/sign-in-ways/totp/:factorId/prove',
    summary: 'The first code of an application: from now on it is a second factor',
    access: { roles: staff, of: 'self', proof: 'fresh' },
    params: z.object({ factorId: id }),
    body: z.object({ code }),
    answer: done,
  }),
  beginPasskey: route({
    name: 'access.beginPasskey',
    method: 'POST',
    path: '/api/v1/access/sign-in-ways/passkey/challenge',
    summary: 'What the device is asked for a new passkey: good once, for this session',
    access: { roles: staff, of: 'self', proof: 'fresh' },
    answer: passkeyQuestion,
  }),
  addPasskey: route({
    name: 'access.addPasskey',
    method: 'POST',
    path: '/api/v1/access/sign-in-ways/passkey',
    summary: 'Adds a passkey',
    access: { roles: staff, of: 'self', proof: 'fresh' },
    body: z.object({ challengeId: id, name, response: passkeyAnswer }),
    answer: z.object({ factorId: id }),
  }),
  renameFactor: route({
    name: 'access.renameFactor',
    method: 'POST',
    path: '/api/v1/access/sign-in-ways/factors/:factorId/rename',
    summary: 'Gives a second factor another name',
    access: { roles: staff, of: 'self', proof: 'fresh' },
    params: z.object({ factorId: id }),
    body: z.object({ name }),
    answer: done,
  }),
  removeFactor: route({
    name: 'access.removeFactor',
    method: 'POST',
    path: '/api/v1/access/sign-in-ways/factors/:factorId/remove',
    summary: 'Removes a second factor, but never the last one',
    access: { roles: staff, of: 'self', proof: 'fresh' },
    params: z.object({ factorId: id }),
    answer: done,
  }),
  staffAccess: route({
    name: 'access.staffAccess',
    method: 'GET',
    path: '/api/v1/access/staff',
    summary: 'The staff whom one may invite or help to come in again: what they come in with, and recoveries that wait',
    access: { roles: hands, of: 'region' },
    query: z.object({
      search: z.string().trim().max(80).optional(),
      which: z.enum(['all', 'waiting']).default('all'),
      ...paging,
    }),
    answer: listOf(
      z.object({
        personId: id,
        name: z.string(),
        posts: z.array(z.object({ role: z.enum(roles), place: text3.nullable() })),
        hasPassword: z.boolean(),
        factors: count,
        /** An invitation that waits, valid until. */
        invitedUntil: moment.nullable(),
        recovery: z
          .object({
            recoveryId: id,
            reason: z.string(),
            askedBy: z.string(),
            askedAt: moment,
            endsAt: moment,
            /** Asked by the reader themself: somebody else confirms. */
            own: z.boolean(),
          })
          .nullable(),
        may: z.array(z.enum(['invite', 'ask', 'confirm', 'drop'])),
      }),
    ),
  }),
  invite: route({
    name: 'access.invite',
    method: 'POST',
    path: '/api/v1/access/staff/:personId/invite',
    summary: 'A one-time invitation for somebody who has nothing to come in with yet; the code is shown once',
    access: { roles: hands, of: 'region', proof: 'fresh' },
    params: z.object({ personId: id }),
    answer: invited,
  }),
  askRecovery: route({
    name: 'access.askRecovery',
    method: 'POST',
    path: '/api/v1/access/staff/:personId/recovery',
    summary: 'Asks to give somebody their lost access back; a second person confirms',
    access: { roles: hands, of: 'region', proof: 'fresh' },
    params: z.object({ personId: id }),
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    answer: z.object({ recoveryId: id, endsAt: moment }),
  }),
  confirmRecovery: route({
    name: 'access.confirmRecovery',
    method: 'POST',
    path: '/api/v1/access/recoveries/:recoveryId/confirm',
    summary:
      'The second person confirms: password, second factors and sessions end, a one-time invitation is shown once',
    access: { roles: hands, of: 'region', proof: 'fresh' },
    params: z.object({ recoveryId: id }),
    answer: invited,
  }),
  dropRecovery: route({
    name: 'access.dropRecovery',
    method: 'POST',
    path: '/api/v1/access/recoveries/:recoveryId/drop',
    summary: 'Takes a recovery back or refuses it',
    access: { roles: hands, of: 'region' },
    params: z.object({ recoveryId: id }),
    answer: done,
  }),
} as const;
