import { placementRoutes } from '@balapan/api/placement.ts';
import { dayAt, localIsoOf } from '@balapan/domain/moment.ts';
import { readOperation, type WriteHandle, writeOperation } from '../kernel/operation.ts';
import { refuse, refuseField } from '../kernel/refuse.ts';
import { nextState } from '../voucher/answerOffer.ts';
import { moveApplications } from '../voucher/applicationQueries.ts';
import { policyOn } from '../voucher/policyQueries.ts';
import {
  changePlaces,
  closeReferral,
  insertEnrolment,
  listReferrals,
  lockReferral,
  type ReferralRow,
} from './placeQueries.ts';
import { nextVoucherState, offerFreedPlace, placeMessage, termOf } from './rules.ts';
import { lockVoucher, moveVouchers, type VoucherRow } from './voucherQueries.ts';
import { countWaitlist } from './waitlistQueries.ts';

const wide = { wide: 'a child that is not enrolled yet is no child of the kindergarten' };

export const referrals = readOperation(
  placementRoutes.referrals,
  async ({ sql, rule, input: { state, page, size } }) => {
    const found = await listReferrals(sql, rule.own('r', 4), state, (page - 1) * size, size);
    const rows = found.map(({ total: _, chosenAt, ...row }) => ({ ...row, chosenAt: localIsoOf(chosenAt) }));
    return { rows, total: found[0]?.total ?? 0, waitlist: await countWaitlist(sql, rule.own('w', 1)) };
  },
  wide,
);

/**
 * The kindergarten answers a referral (domain.md 2.7): it enrols the child from a day on, or refuses on one of the grounds of
 * the policy; then the parent chooses anew with a new term [P], and the place goes to the waitlist.
 * @throws DomainError request.notFound, state.refused, field.required (ground), queue.enrolled
 */
export const answer = writeOperation(
  placementRoutes.answer,
  async (call) => {
    const { sql, input, rule, now } = call;
    const referral = await lockReferral(sql, input.referralId);
    if (referral === null) throw refuse('request.notFound');
    rule.allow({ child: referral.childId, provider: referral.providerId, state: referral.state });
    const voucher = await lockVoucher(sql, referral.voucherId);
    if (voucher === null) throw refuse('request.notFound');
    const event = { chain: referral.providerId, subjectId: referral.childId };
    if (input.answer === 'refuse') {
      const { ground } = input;
      if (ground === undefined) throw refuseField('ground', 'field.required');
      const { rules } = (await policyOn(sql, dayAt(now))).policy;
      if (!rules.refusalReasons.includes(ground)) {
        throw refuseField('ground', 'field.unknownValue', { allowed: rules.refusalReasons.join(', ') });
      }
      await closeReferral(sql, referral.id, 'refused', now, ground);
      await moveVouchers(sql, [voucher.id], voucher.state, now, await termOf(sql, now, 'choiceWorkingDays'));
      await changePlaces(sql, referral.careGroupId, { held: -1, enrolled: 0 });
      const next = await offerFreedPlace(sql, referral.careGroupId, now);
      return {
        answer: { referralId: referral.id, state: 'refused' as const, enrolmentId: null },
        events: [{ ...event, payload: { referral: referral.id, refused: ground, next } }],
        outbox: placeMessage(next),
      };
    }
    const from = input.startOn ?? dayAt(now);
    if (from < dayAt(now)) throw refuseField('startOn', 'field.tooEarly', { from: dayAt(now) });
    const enrolmentId = call.newId();
    await enrol(sql, call.house.region, { enrolmentId, referral, voucher, from, now });
    return {
      answer: { referralId: referral.id, state: 'accepted' as const, enrolmentId },
      events: [
        { ...event, payload: { referral: referral.id, enrolment: enrolmentId, from, group: referral.careGroupId } },
      ],
    };
  },
  wide,
);

interface Enrol {
  readonly enrolmentId: string;
  readonly referral: ReferralRow;
  readonly voucher: VoucherRow;
  readonly from: ReturnType<typeof dayAt>;
  readonly now: number;
}

async function enrol(
  sql: WriteHandle,
  region: string,
  { enrolmentId, referral, voucher, from, now }: Enrol,
): Promise<void> {
  const { childId, providerId, careGroupId } = referral;
  const enrolment = {
    id: enrolmentId,
    childId,
    childIin: voucher.childIin,
    providerId,
    careGroupId,
    voucherId: voucher.id,
    from,
  };
  if (!(await insertEnrolment(sql, region, enrolment))) throw refuse('queue.enrolled');
  await closeReferral(sql, referral.id, 'accepted', now);
  await changePlaces(sql, careGroupId, { held: -1, enrolled: 1 });
  await moveVouchers(sql, [voucher.id], nextVoucherState(voucher.state, 'enrol'), now, null);
  const { applicationId, applicationState } = voucher;
  if (applicationId === null || applicationState === null) return;
  const to = nextState(applicationState, 'enrol');
  await moveApplications(sql, [{ applicationId, childId, from: applicationState, to }], { event: 'enrol', at: now });
}
