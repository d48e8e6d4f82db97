/** The life of a referral (domain.md 2.6, 2.7): the kindergarten answers, or the parent takes the choice back before. */
import { makeLife } from './transitions.ts';

export type ReferralState = 'sent' | 'accepted' | 'refused' | 'withdrawn';
export type ReferralEvent = 'accept' | 'refuse' | 'withdraw';

export const referralLife = makeLife<ReferralState, ReferralEvent>('sent', [
  ['sent', 'accept', 'accepted'],
  ['sent', 'refuse', 'refused'],
  ['sent', 'withdraw', 'withdrawn'],
]);
