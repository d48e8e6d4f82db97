/** The life of a voucher (domain.md 2.5–2.8). It stays with the child until refusal, annulment or school. */
import { makeLife } from './transitions.ts';

export type VoucherState = 'choosing' | 'waitlisted' | 'placeOffered' | 'used' | 'ended';
export type VoucherEvent =
  | 'choose'
  | 'prolong'
  | 'joinWaitlist'
  | 'leaveWaitlist'
  | 'offerPlace'
  | 'confirmPlace'
  | 'declinePlace'
  | 'expirePlace'
  | 'enrol'
  | 'transfer'
  | 'leave'
  | 'refuse'
  | 'expire'
  | 'annul'
  | 'goToSchool'
  | 'longAbsence';

/**
 * A confirmed place still needs documents and contract, so it leads back to `choosing` with a term of its own; a place not
 * confirmed in time costs that place, not the waitlist ([P], nothing is published). A transfer keeps the voucher in use.
 */
export const voucherLife = makeLife<VoucherState, VoucherEvent>('choosing', [
  // While the chosen kindergarten has to answer the voucher stays: the referral has a life of its own.
  ['choosing', 'choose', 'choosing'],
  ['choosing', 'prolong', 'choosing'],
  ['choosing', 'enrol', 'used'],
  ['choosing', 'joinWaitlist', 'waitlisted'],
  ['choosing', 'refuse', 'ended'],
  ['choosing', 'expire', 'ended'],
  ['choosing', 'annul', 'ended'],
  ['choosing', 'goToSchool', 'ended'],
  ['waitlisted', 'offerPlace', 'placeOffered'],
  ['waitlisted', 'leaveWaitlist', 'choosing'],
  ['waitlisted', 'refuse', 'ended'],
  ['waitlisted', 'annul', 'ended'],
  ['waitlisted', 'goToSchool', 'ended'],
  ['placeOffered', 'confirmPlace', 'choosing'],
  ['placeOffered', 'declinePlace', 'choosing'],
  ['placeOffered', 'expirePlace', 'waitlisted'],
  ['placeOffered', 'annul', 'ended'],
  ['placeOffered', 'goToSchool', 'ended'],
  ['used', 'transfer', 'used'],
  ['used', 'leave', 'choosing'],
  ['used', 'refuse', 'ended'],
  ['used', 'annul', 'ended'],
  ['used', 'goToSchool', 'ended'],
  ['used', 'longAbsence', 'ended'],
]);
