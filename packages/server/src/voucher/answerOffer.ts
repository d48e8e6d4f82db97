import { voucherRoutes } from '@balapan/api/voucher.ts';
import {
  type ApplicationEvent,
  type ApplicationState,
  applicationLife,
  canRestore,
  restorableUntil,
} from '@balapan/domain/application.ts';
import { dayAt, endOfDay, localIsoOf } from '@balapan/domain/moment.ts';
import { workingTerm } from '@balapan/domain/terms.ts';
import { type AuditEvent, type WriteHandle, writeOperation } from '../kernel/operation.ts';
import { refuse } from '../kernel/refuse.ts';
import type { RuleAtWork } from '../kernel/rule.ts';
import { calendarOf } from '../roster/queries.ts';
import {
  type ApplicationRow,
  closeOffers,
  insertVoucher,
  lockApplication,
  markRestored,
  moveApplications,
} from './applicationQueries.ts';
import { policyOn } from './policyQueries.ts';

/** The state after an event. @throws DomainError state.refused where the table of transitions forbids it */
export function nextState(state: ApplicationState, event: ApplicationEvent): ApplicationState {
  const to = applicationLife.next(state, event);
  if (to === null) throw refuse('state.refused', { state, event });
  return to;
}

/** The application, locked, if the rule allows it. */
async function lockAllowed(sql: WriteHandle, id: string, rule: RuleAtWork<'application'>): Promise<ApplicationRow> {
  const application = await lockApplication(sql, id);
  if (application === null) throw refuse('request.notFound');
  const { childId: child, district, state } = application;
  rule.allow({ child, district, state });
  return application;
}

function openOffer(application: ApplicationRow, now: number): string {
  const { offerId, answerBy, state } = application;
  if (offerId === null || answerBy === null) throw refuse('state.refused', { state, event: 'answer' });
  if (now >= answerBy) throw refuse('queue.termOver', { day: dayAt(answerBy - 1) });
  return offerId;
}

const changed = (before: ApplicationRow, to: ApplicationState, more: object = {}): AuditEvent => ({
  chain: null,
  subjectId: before.id,
  payload: { application: before.id, from: before.state, to, ...more },
});

/**
 * The parent takes the voucher (domain.md 2.5): from now on the working days of the choice count.
 * @throws DomainError request.notFound, access.notRepresentative, state.refused, queue.termOver
 */
export const consent = writeOperation(voucherRoutes.consent, async ({ sql, input, now, newId, rule }) => {
  const application = await lockAllowed(sql, input.applicationId, rule);
  const offerId = openOffer(application, now);
  const to = nextState(application.state, 'consent');
  const { policy } = await policyOn(sql, dayAt(now));
  const chooseBy = workingTerm(now, policy.rules.choiceWorkingDays, await calendarOf(sql)).endsAt;
  const { id: applicationId, childId } = application;
  await closeOffers(sql, [offerId], 'consented', now);
  await moveApplications(sql, [{ applicationId, childId, from: application.state, to }], { event: 'consent', at: now });
  const voucher = { id: newId(), number: voucherNumber(application.number), childId, applicationId };
  await insertVoucher(sql, { ...voucher, issuedAt: now, chooseBy });
  return {
    answer: {
      applicationId,
      state: to,
      until: localIsoOf(chooseBy),
      voucherId: voucher.id,
      voucherNumber: voucher.number,
    },
    events: [changed(application, to, { offer: offerId, voucher })],
  };
});

/** A voucher carries the digits of its application; vouchers of the children's file have seven. */
const voucherNumber = (application: string): string =>
  `75-25-${application.replace(/\D/g, '').slice(4) || application}`;

/**
 * The parent refuses the voucher: the application is annulled (domain.md 2.5).
 * @throws DomainError request.notFound, access.notRepresentative, state.refused, queue.termOver
 */
export const refuseOffer = writeOperation(voucherRoutes.refuse, async ({ sql, input, now, rule }) => {
  const application = await lockAllowed(sql, input.applicationId, rule);
  const offerId = openOffer(application, now);
  const to = nextState(application.state, 'refuse');
  const { id: applicationId, childId } = application;
  await closeOffers(sql, [offerId], 'refused', now);
  await moveApplications(sql, [{ applicationId, childId, from: application.state, to }], { event: 'refuse', at: now });
  return {
    answer: { applicationId, state: to, until: null },
    events: [changed(application, to, { offer: offerId })],
  };
});

/**
 * The parent brings an inactive application back: once, within 28 calendar days; its moment stays (domain.md 2.5).
 * @throws DomainError request.notFound, access.notRepresentative, state.refused, queue.restoredBefore, queue.termOver
 */
export const restore = writeOperation(voucherRoutes.restore, async ({ sql, input, now, rule }) => {
  const application = await lockAllowed(sql, input.applicationId, rule);
  const to = nextState(application.state, 'restore');
  const { rules } = (await policyOn(sql, dayAt(now))).policy;
  const since = dayAt(application.stateSince);
  if (!canRestore(since, Number(application.restored), dayAt(now), rules)) {
    if (application.restored) throw refuse('queue.restoredBefore');
    throw refuse('queue.termOver', { day: restorableUntil(since, rules) });
  }
  const { id: applicationId, childId } = application;
  await markRestored(sql, applicationId);
  await moveApplications(sql, [{ applicationId, childId, from: application.state, to }], { event: 'restore', at: now });
  return {
    answer: { applicationId, state: to, until: null },
    events: [changed(application, to, { restored: true })],
  };
});

/** 24:00 of the last day on which an inactive application may be restored. */
export const restoreEndsAt = (since: number, restoreDays: number): number =>
  endOfDay(restorableUntil(dayAt(since), { restoreDays }));
