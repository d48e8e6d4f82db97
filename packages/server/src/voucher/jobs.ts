/** What ends by the calendar in the life of an offer. */
import { dayAt } from '@balapan/domain/moment.ts';
import { job } from '../kernel/actor.ts';
import type { DueJob } from '../kernel/jobs.ts';
import { changing } from '../kernel/operation.ts';
import {
  closeOffers,
  earliestLapse,
  earliestOffer,
  lockDueOffers,
  lockLapsed,
  moveApplications,
} from './applicationQueries.ts';
import { policyOn } from './policyQueries.ts';

/** No answer within the working days: the application turns inactive (domain.md 2.5). */
export const expireOffers: DueJob = {
  name: 'voucher.expireOffers',
  nextDue: earliestOffer,
  run: (house) =>
    changing(house, job, 'voucher.expireOffers', async ({ sql, now }) => {
      const due = await lockDueOffers(sql, now);
      await closeOffers(
        sql,
        due.map(({ offerId }) => offerId),
        'expired',
        now,
      );
      const moves = due.map(
        ({ applicationId, childId }) => ({ applicationId, childId, from: 'offered', to: 'inactive' }) as const,
      );
      await moveApplications(sql, moves, { event: 'expire', at: now });
      return {
        answer: due.length,
        events: [
          {
            chain: null,
            subjectId: null,
            payload: { expired: due.map(({ offerId }) => offerId) },
            children: due.map(({ childId }) => childId),
          },
        ],
      };
    }),
};

/** An inactive application that nobody restored within its days is annulled. */
export const lapseInactive: DueJob = {
  name: 'voucher.lapseInactive',
  nextDue: async (sql, now) => earliestLapse(sql, (await policyOn(sql, dayAt(now))).policy.rules.restoreDays),
  run: (house) =>
    changing(house, job, 'voucher.lapseInactive', async ({ sql, now }) => {
      const { restoreDays } = (await policyOn(sql, dayAt(now))).policy.rules;
      const due = await lockLapsed(sql, restoreDays, now);
      const moves = due.map(
        ({ applicationId, childId }) => ({ applicationId, childId, from: 'inactive', to: 'annulled' }) as const,
      );
      await moveApplications(sql, moves, { event: 'lapse', at: now });
      return {
        answer: due.length,
        events: [
          {
            chain: null,
            subjectId: null,
            payload: { lapsed: due.map(({ applicationId }) => applicationId) },
            children: due.map(({ childId }) => childId),
          },
        ],
      };
    }),
};
