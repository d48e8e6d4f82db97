/** What ends by the calendar between the voucher and the kindergarten. */
import { job } from '../kernel/actor.ts';
import type { DueJob } from '../kernel/jobs.ts';
import { changing, type OutboxItem } from '../kernel/operation.ts';
import { nextState } from '../voucher/answerOffer.ts';
import { type Move, moveApplications } from '../voucher/applicationQueries.ts';
import { changePlaces } from './placeQueries.ts';
import { nextVoucherState, offerFreedPlace, placeMessage } from './rules.ts';
import { earliestChoice, lockDueChoices, moveVouchers } from './voucherQueries.ts';
import { earliestConfirmation, lockDueEntries, moveEntry } from './waitlistQueries.ts';

/** No kindergarten chosen in time: the voucher ends, and with it the application (domain.md 2.6). */
export const expireChoices: DueJob = {
  name: 'placement.expireChoices',
  nextDue: earliestChoice,
  run: (house) =>
    changing(house, job, 'placement.expireChoices', async ({ sql, now }) => {
      const due = await lockDueChoices(sql, now);
      const ids = due.map(({ id }) => id);
      await moveVouchers(sql, ids, nextVoucherState('choosing', 'expire'), now, null);
      const moves = due.flatMap(({ applicationId, applicationState, childId }): Move[] =>
        applicationId === null || applicationState !== 'accepted'
          ? []
          : [{ applicationId, childId, from: applicationState, to: nextState(applicationState, 'endVoucher') }],
      );
      await moveApplications(sql, moves, { event: 'endVoucher', at: now, reason: 'choiceExpired' });
      return {
        answer: due.length,
        events: [
          { chain: null, subjectId: null, payload: { ended: ids }, children: due.map(({ childId }) => childId) },
        ],
      };
    }),
};

/** A place of the waitlist that nobody confirmed in time goes to the next; the child keeps its entry ([P], voucher.ts). */
export const expirePlaces: DueJob = {
  name: 'placement.expirePlaces',
  nextDue: earliestConfirmation,
  run: (house) =>
    changing(house, job, 'placement.expirePlaces', async ({ sql, now }) => {
      const due = await lockDueEntries(sql, now);
      const outbox: OutboxItem[] = [];
      // The place goes to the next first: who let it pass waits again only after it has found its child.
      for (const { id, voucherId, careGroupId } of due) {
        if (careGroupId === null) continue;
        await changePlaces(sql, careGroupId, { held: -1, enrolled: 0 });
        const next = await offerFreedPlace(sql, careGroupId, now);
        await moveEntry(sql, id, 'waiting', null);
        await moveVouchers(sql, [voucherId], nextVoucherState('placeOffered', 'expirePlace'), now, null);
        // Nobody else waits: it is the same child's turn again, else the place would stand empty beside a list.
        outbox.push(...placeMessage(next ?? (await offerFreedPlace(sql, careGroupId, now))));
      }
      return {
        answer: due.length,
        events: [
          {
            chain: null,
            subjectId: null,
            payload: { expired: due.map(({ id }) => id) },
            children: due.map(({ childId }) => childId),
          },
        ],
        outbox,
      };
    }),
};
