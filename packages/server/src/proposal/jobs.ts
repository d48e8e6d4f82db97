/** A capacity that was decided ahead comes into force on its day. */
import { dayAt, momentOf } from '@balapan/domain/moment.ts';
import { job } from '../kernel/actor.ts';
import type { DueJob } from '../kernel/jobs.ts';
import { changing } from '../kernel/operation.ts';
import { applyCapacity, earliestCapacity } from './capacityQueries.ts';

export const applyCapacities: DueJob = {
  name: 'proposal.applyCapacities',
  nextDue: async (sql) => {
    const day = await earliestCapacity(sql);
    return day === null ? null : momentOf(day, '00:00');
  },
  run: (house) =>
    changing(house, job, 'proposal.applyCapacities', async ({ sql, now }) => {
      const applied = await applyCapacity(sql, dayAt(now));
      return { answer: applied, events: [{ chain: null, subjectId: null, payload: { applied } }] };
    }),
};
