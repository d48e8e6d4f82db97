import { placementRoutes } from '@balapan/api/placement.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { calendarTerm } from '@balapan/domain/terms.ts';
import { type WriteHandle, writeOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import type { RuleAtWork } from '../kernel/rule.ts';
import { calendarOf } from '../roster/queries.ts';
import { policyOn } from '../voucher/policyQueries.ts';
import {
  changePlaces,
  closeReferral,
  insertReferral,
  isInRoster,
  lockFittingGroups,
  lockOpenReferral,
} from './placeQueries.ts';
import { nextVoucherState, offerFreedPlace, placeAgeOf, placeMessage, termOf } from './rules.ts';
import { lockVoucher, moveVouchers, prolongVoucher, type VoucherRow } from './voucherQueries.ts';
import { countWaiting, insertWaiting, lockLivingEntry, moveEntry } from './waitlistQueries.ts';

const wide = { wide: 'places and waitlists are counted over all children' };

/** The voucher, locked, if the rule allows it. @throws DomainError request.notFound, access.notRepresentative, state.refused */
export async function lockAllowed(sql: WriteHandle, id: string, rule: RuleAtWork<'voucher'>): Promise<VoucherRow> {
  const voucher = await lockVoucher(sql, id);
  if (voucher === null) throw refuse('request.notFound');
  rule.allow({ child: voucher.childId, state: voucher.state });
  return voucher;
}

function mustBeInTerm({ chooseBy }: VoucherRow, now: number): void {
  if (chooseBy !== null && now >= chooseBy) throw refuse('queue.termOver', { day: dayAt(chooseBy - 1) });
}

/**
 * The parent chooses a kindergarten of the roster (domain.md 2.6): a free place that nobody waits for is held and the
 * kindergarten asked; else the child joins the waitlist.
 * @throws DomainError request.notFound, access.notRepresentative, state.refused, queue.termOver, place.notInRoster, place.wrongAge
 */
export const choose = writeOperation(
  placementRoutes.choose,
  async ({ sql, input, now, newId, rule }) => {
    const voucher = await lockAllowed(sql, input.voucherId, rule);
    if ((await lockOpenReferral(sql, voucher.id)) !== null) {
      throw refuse('state.refused', { state: voucher.state, event: 'choose' });
    }
    mustBeInTerm(voucher, now);
    const today = dayAt(now);
    const { providerId } = input;
    if (!(await isInRoster(sql, providerId, today))) throw refuse('place.notInRoster');
    const { rules } = (await policyOn(sql, today)).policy;
    const age = placeAgeOf(voucher.birthDate, today, rules);
    const groups = await lockFittingGroups(sql, providerId, age, voucher.language, today);
    const [best] = groups;
    if (best === undefined) throw refuse('place.wrongAge');
    const ahead = await countWaiting(sql, providerId, age, voucher.language, rules.youngestPlaceAge);
    const id = newId();
    const subject = { voucherId: voucher.id, childId: voucher.childId, providerId };
    if (best.free > 0 && ahead === 0) {
      await changePlaces(sql, best.careGroupId, { held: 1, enrolled: 0 });
      await insertReferral(sql, { id, ...subject, careGroupId: best.careGroupId, chosenAt: now });
      return {
        answer: { outcome: 'referral' as const, id, position: null },
        events: [
          {
            chain: providerId,
            subjectId: voucher.childId,
            payload: { referral: { id, ...subject, group: best.careGroupId } },
          },
        ],
      };
    }
    await insertWaiting(sql, { id, ...subject, joinedAt: now });
    await moveVouchers(sql, [voucher.id], nextVoucherState(voucher.state, 'joinWaitlist'), now, null);
    return {
      answer: { outcome: 'waitlist' as const, id, position: ahead + 1 },
      events: [{ chain: providerId, subjectId: voucher.childId, payload: { waitlist: { id, ...subject } } }],
    };
  },
  wide,
);

/**
 * The parent takes the choice back: a held place is freed and offered to the next, an entry in a waitlist ends.
 * @throws DomainError request.notFound, access.notRepresentative, state.refused
 */
export const withdraw = writeOperation(
  placementRoutes.withdraw,
  async ({ sql, input, now, rule }) => {
    const voucher = await lockAllowed(sql, input.voucherId, rule);
    const referral = await lockOpenReferral(sql, voucher.id);
    const { id: voucherId, childId: subjectId } = voucher;
    if (referral !== null) {
      await closeReferral(sql, referral.id, 'withdrawn', now);
      await changePlaces(sql, referral.careGroupId, { held: -1, enrolled: 0 });
      const next = await offerFreedPlace(sql, referral.careGroupId, now);
      return {
        answer: { voucherId, until: voucher.chooseBy === null ? null : localIsoOf(voucher.chooseBy) },
        events: [{ chain: referral.providerId, subjectId, payload: { referral: referral.id, withdrawn: true, next } }],
        outbox: placeMessage(next),
      };
    }
    const entry = await lockLivingEntry(sql, voucher.id);
    if (entry === null || entry.state !== 'waiting')
      throw refuse('state.refused', { state: voucher.state, event: 'withdraw' });
    const chooseBy = await termOf(sql, now, 'choiceWorkingDays');
    await moveEntry(sql, entry.id, 'left', null);
    await moveVouchers(sql, [voucher.id], nextVoucherState(voucher.state, 'leaveWaitlist'), now, chooseBy);
    return {
      answer: { voucherId, until: localIsoOf(chooseBy) },
      events: [{ chain: entry.providerId, subjectId, payload: { waitlist: entry.id, left: true } }],
    };
  },
  wide,
);

/**
 * The parent prolongs the term of choice: once, up to 30 calendar days from now (domain.md 2.6).
 * @throws DomainError request.notFound, access.notRepresentative, state.refused, queue.termOver, place.prolongedBefore
 */
export const prolong = writeOperation(placementRoutes.prolong, async ({ sql, input, now, rule }) => {
  const voucher = await lockAllowed(sql, input.voucherId, rule);
  mustBeInTerm(voucher, now);
  if (voucher.prolonged) throw refuse('place.prolongedBefore');
  const today = dayAt(now);
  const { rules } = (await policyOn(sql, today)).policy;
  const { endsAt } = calendarTerm(today, rules.prolongDays, await calendarOf(sql));
  await prolongVoucher(sql, voucher.id, endsAt);
  return {
    answer: { voucherId: voucher.id, until: localIsoOf(endsAt) },
    events: [
      {
        chain: null,
        subjectId: voucher.childId,
        payload: { voucher: voucher.id, before: voucher.chooseBy, after: endsAt },
      },
    ],
  };
});
