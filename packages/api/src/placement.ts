/** From the voucher to the kindergarten: choice, waitlist, referral, enrolment. */
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, id, listOf, moment, paging } from './fields.ts';
import { personal } from './personal.ts';
import { providerOffice, representatives } from './roles.ts';

const ground = z.enum(['incompleteDocuments', 'expiredDocuments', 'unvaccinatedShare']);
const voucherParams = z.object({ voucherId: id });

export const placementRoutes = {
  choose: route({
    name: 'placement.choose',
    method: 'POST',
    path: '/api/v1/placement/vouchers/:voucherId/choose',
    summary: 'The parent chooses a kindergarten: a place is held, or the child joins its waitlist',
    access: { roles: representatives, of: 'voucher', when: ['choose'], proof: 'strong' },
    params: voucherParams,
    body: z.object({ providerId: id }),
    answer: z.object({
      outcome: z.enum(['referral', 'waitlist']),
      /** Of the referral, or of the entry in the waitlist. */
      id,
      /** Place in the waitlist; empty for a referral. */
      position: count.nullable(),
    }),
  }),
  withdraw: route({
    name: 'placement.withdraw',
    method: 'POST',
    path: '/api/v1/placement/vouchers/:voucherId/withdraw',
    summary: 'The parent takes the choice back: the referral or the entry in the waitlist ends, the voucher stays',
    access: { roles: representatives, of: 'voucher', proof: 'strong' },
    params: voucherParams,
    answer: z.object({ voucherId: id, until: moment.nullable() }),
  }),
  prolong: route({
    name: 'placement.prolong',
    method: 'POST',
    path: '/api/v1/placement/vouchers/:voucherId/prolong',
    summary: 'The parent prolongs the term of choice, once',
    access: { roles: representatives, of: 'voucher', when: ['prolong'] },
    params: voucherParams,
    answer: z.object({ voucherId: id, until: moment }),
  }),
  confirmPlace: route({
    name: 'placement.confirmPlace',
    method: 'POST',
    path: '/api/v1/placement/vouchers/:voucherId/confirm-place',
    summary: 'The parent takes, or declines, the place that came free in the waitlist’s kindergarten',
    access: { roles: representatives, of: 'voucher', when: ['confirmPlace', 'declinePlace'] },
    params: voucherParams,
    body: z.object({ accept: z.boolean() }),
    answer: z.object({ voucherId: id, referralId: id.nullable(), until: moment.nullable() }),
  }),
  referrals: route({
    name: 'placement.referrals',
    method: 'GET',
    path: '/api/v1/placement/referrals',
    summary: 'Children whose parents chose this kindergarten, and its waitlist’s length',
    access: { roles: providerOffice, of: 'referral' },
    query: z.object({ state: z.enum(['sent', 'accepted', 'refused', 'withdrawn']).default('sent'), ...paging }),
    answer: listOf(
      z.object({
        id,
        child: personal.name(z.string()),
        birthDate: day,
        guardian: personal.name(z.string()),
        phone: personal.text(z.string()).nullable(),
        careGroupId: id,
        careGroup: z.string(),
        chosenAt: moment,
        state: z.string(),
        refusalGround: ground.nullable(),
      }),
    ).extend({ waitlist: count }),
  }),
  answer: route({
    name: 'placement.answer',
    method: 'POST',
    path: '/api/v1/placement/referrals/:referralId/answer',
    summary: 'The kindergarten enrols the child, or refuses on one of three grounds',
    access: { roles: ['head', 'methodist'], of: 'referral', when: ['accept', 'refuse'] },
    params: z.object({ referralId: id }),
    /** `ground` with a refusal only; `startOn`: first day in the kindergarten, default today. */
    body: z.object({ answer: z.enum(['accept', 'refuse']), ground: ground.optional(), startOn: day.optional() }),
    answer: z.object({ referralId: id, state: z.enum(['accepted', 'refused']), enrolmentId: id.nullable() }),
  }),
} as const;
