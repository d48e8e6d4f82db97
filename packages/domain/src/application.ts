/** The life of an application (domain.md 2.1, 2.5) and what counts as live in the city's figures (domain.md 1). */
import { addDays, type Day } from './day.ts';
import type { PolicyRules } from './policy.ts';
import { makeLife } from './transitions.ts';
import type { VoucherState } from './voucher.ts';

/** `accepted`: the voucher is held, its own life tells more (voucher.ts). */
export type ApplicationState = 'waiting' | 'offered' | 'inactive' | 'accepted' | 'enrolled' | 'annulled';
export type ApplicationEvent =
  | 'offer'
  | 'consent'
  | 'refuse'
  | 'expire'
  | 'restore'
  | 'reinstate'
  | 'lapse'
  | 'withdraw'
  | 'annul'
  | 'enrol'
  | 'endVoucher';

export const applicationLife = makeLife<ApplicationState, ApplicationEvent>('waiting', [
  ['waiting', 'offer', 'offered'],
  ['waiting', 'withdraw', 'annulled'],
  ['waiting', 'annul', 'annulled'],
  ['offered', 'consent', 'accepted'],
  ['offered', 'refuse', 'annulled'],
  ['offered', 'expire', 'inactive'],
  ['offered', 'annul', 'annulled'],
  ['inactive', 'restore', 'waiting'],
  // A person at the department granted an objection to an automated decision (law № 94-V, art. 19-1).
  ['inactive', 'reinstate', 'waiting'],
  ['annulled', 'reinstate', 'waiting'],
  ['inactive', 'lapse', 'annulled'],
  ['inactive', 'withdraw', 'annulled'],
  ['inactive', 'annul', 'annulled'],
  ['accepted', 'enrol', 'enrolled'],
  ['accepted', 'endVoucher', 'annulled'],
]);

/** The last day on which an inactive application may be restored: flat calendar days (domain.md 2.5). */
export function restorableUntil(inactiveSince: Day, rules: Pick<PolicyRules, 'restoreDays'>): Day {
  return addDays(inactiveSince, rules.restoreDays);
}

/** Whether an inactive application may come back: once, and within its 28 days. It keeps its moment. */
export function canRestore(
  inactiveSince: Day,
  restoredTimes: number,
  on: Day,
  rules: Pick<PolicyRules, 'restoreDays' | 'restoreTimes'>,
): boolean {
  return restoredTimes < rules.restoreTimes && on <= restorableUntil(inactiveSince, rules);
}

/**
 * Whether an application stands in the queue on a day: waiting, offered, inactive within its 28 days, or waitlisted
 * (accepted, its voucher waiting for a place).
 * @param since the day on which the state began
 * @param voucher the state of the held voucher, `null` without one
 */
export function isLive(
  state: ApplicationState,
  since: Day,
  on: Day,
  rules: Pick<PolicyRules, 'restoreDays'>,
  voucher: VoucherState | null = null,
): boolean {
  switch (state) {
    case 'waiting':
    case 'offered':
      return true;
    case 'inactive':
      return on <= restorableUntil(since, rules);
    case 'accepted':
      return voucher === 'waitlisted' || voucher === 'placeOffered';
    default:
      return false;
  }
}
