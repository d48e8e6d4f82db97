/** What the operations of this subject share: the next state, and a freed place that goes to the waitlist. */
import { categoryAge, intakeYearOn } from '@balapan/domain/category.ts';
import type { Day } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import type { PolicyRules } from '@balapan/domain/policy.ts';
import { workingTerm } from '@balapan/domain/terms.ts';
import { type VoucherEvent, type VoucherState, voucherLife } from '@balapan/domain/voucher.ts';
import type { OutboxItem, WriteHandle } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { calendarOf } from '../roster/queries.ts';
import { policyOn } from '../voucher/policyQueries.ts';
import { changePlaces } from './placeQueries.ts';
import { moveVouchers } from './voucherQueries.ts';
import { lockFirstWaiting, moveEntry, readGroup } from './waitlistQueries.ts';

/** @throws DomainError state.refused where the table of transitions forbids it */
export function nextVoucherState(state: VoucherState, event: VoucherEvent): VoucherState {
  const to = voucherLife.next(state, event);
  if (to === null) throw refuse('state.refused', { state, event });
  return to;
}

/** The age of the place that a child needs on a day. */
export function placeAgeOf(birth: Day, on: Day, rules: PolicyRules): number {
  return Math.max(rules.youngestPlaceAge, categoryAge(birth, intakeYearOn(on, rules)));
}

/** The end of a term of working days by the policy of the day. */
export async function termOf(
  sql: WriteHandle,
  now: number,
  days: 'choiceWorkingDays' | 'placeConfirmWorkingDays',
): Promise<number> {
  const { rules } = (await policyOn(sql, dayAt(now))).policy;
  return workingTerm(now, rules[days], await calendarOf(sql)).endsAt;
}

export interface OfferedPlace {
  readonly entryId: string;
  readonly voucherId: string;
  readonly careGroupId: string;
  readonly confirmBy: number;
}

/**
 * A place of a group came free: the first of the kindergarten's waitlist whom it fits gets it offered, with the working days
 * to confirm; meanwhile it is held (domain.md 2.6). Null: nobody waits for it, or it is not free.
 */
export async function offerFreedPlace(
  sql: WriteHandle,
  careGroupId: string,
  now: number,
): Promise<OfferedPlace | null> {
  const group = await readGroup(sql, careGroupId);
  if (group === null || group.free <= 0) return null;
  const { rules } = (await policyOn(sql, dayAt(now))).policy;
  const first = await lockFirstWaiting(sql, group.providerId, group.age, group.language, rules.youngestPlaceAge);
  if (first === null) return null;
  const confirmBy = await termOf(sql, now, 'placeConfirmWorkingDays');
  await changePlaces(sql, careGroupId, { held: 1, enrolled: 0 });
  await moveEntry(sql, first.entryId, 'offered', { confirmBy, careGroupId });
  await moveVouchers(sql, [first.voucherId], nextVoucherState('waitlisted', 'offerPlace'), now, null);
  return { entryId: first.entryId, voucherId: first.voucherId, careGroupId, confirmBy };
}

/** The message to the parent of the child that is next. */
export function placeMessage(offered: OfferedPlace | null): OutboxItem[] {
  if (offered === null) return [];
  const { entryId, voucherId, confirmBy } = offered;
  return [
    {
      kind: 'message',
      key: `${entryId}/${confirmBy}`,
      payload: { template: 'place', voucherId, lastDay: dayAt(confirmBy - 1) },
    },
  ];
}
