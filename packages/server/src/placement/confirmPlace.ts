import { placementRoutes } from '@balapan/api/placement.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { mustHaveProven, writeOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import { lockAllowed } from './choose.ts';
import { changePlaces, insertReferral } from './placeQueries.ts';
import { nextVoucherState, offerFreedPlace, placeMessage, termOf } from './rules.ts';
import { moveVouchers } from './voucherQueries.ts';
import { lockLivingEntry, moveEntry } from './waitlistQueries.ts';

/**
 * The parent takes the place that came free: it stays held and the kindergarten is asked; or declines it: the next of the
 * list gets it, the child chooses anew (domain.md 2.6).
 * @throws DomainError request.notFound, access.notRepresentative, state.refused, queue.termOver, access.strongerNeeded (to decline)
 */
export const confirmPlace = writeOperation(
  placementRoutes.confirmPlace,
  async ({ sql, input, actor, now, newId, rule, house }) => {
    // To take it is a confirmation; to let it go gives a right away.
    if (!input.accept) mustHaveProven(house, actor, 'strong');
    const voucher = await lockAllowed(sql, input.voucherId, rule);
    const entry = await lockLivingEntry(sql, voucher.id);
    if (entry?.careGroupId == null || entry.confirmBy === null) {
      throw refuse('state.refused', { state: voucher.state, event: 'confirmPlace' });
    }
    if (now >= entry.confirmBy) throw refuse('queue.termOver', { day: dayAt(entry.confirmBy - 1) });
    const chooseBy = await termOf(sql, now, 'choiceWorkingDays');
    const to = nextVoucherState(voucher.state, input.accept ? 'confirmPlace' : 'declinePlace');
    const { id: voucherId, childId } = voucher;
    const { providerId, careGroupId } = entry;
    await moveVouchers(sql, [voucherId], to, now, chooseBy);
    await moveEntry(sql, entry.id, input.accept ? 'taken' : 'left', null);
    const event = { chain: providerId, subjectId: childId };
    if (input.accept) {
      const referralId = newId();
      await insertReferral(sql, { id: referralId, voucherId, childId, providerId, careGroupId, chosenAt: now });
      return {
        answer: { voucherId, referralId, until: localIsoOf(chooseBy) },
        events: [{ ...event, payload: { waitlist: entry.id, taken: true, referral: referralId } }],
      };
    }
    await changePlaces(sql, careGroupId, { held: -1, enrolled: 0 });
    const next = await offerFreedPlace(sql, careGroupId, now);
    return {
      answer: { voucherId, referralId: null, until: localIsoOf(chooseBy) },
      events: [{ ...event, payload: { waitlist: entry.id, taken: false, next } }],
      outbox: placeMessage(next),
    };
  },
  { wide: 'a declined place goes to another child of the list' },
);
