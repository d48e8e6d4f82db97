/**
 * The parents' fee of a month that was closed is charged by itself, and what a later register changes is corrected (decision 31). What
 * was closed long before, as months that came in files, stays the kindergarten's own to charge.
 */
import { asMonth } from '@balapan/domain/day.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import { dayAt, type Moment } from '@balapan/domain/moment.ts';
import { job } from '../kernel/actor.ts';
import type { Runs } from '../kernel/audit.ts';
import type { DueJob } from '../kernel/jobs.ts';
import { changing } from '../kernel/operation.ts';
import { chargeFirst } from './chargeFirst.ts';
import { type Charged, type ChargeOrder, chargeMonth } from './chargeMonth.ts';
import { chargedAlready, earliestClosed, takeRegisters, untaken } from './closedQueries.ts';

const week = 7 * 24 * 3_600_000;
/** Kindergartens that are charged in one transaction. */
const batch = 100;

export const chargeClosed: DueJob = {
  name: 'fees.chargeClosed',
  nextDue: (sql, now: Moment) => earliestClosed(sql, now - week),
  run: (house) =>
    changing(house, job, 'fees.chargeClosed', async ({ sql, now, newId }) => {
      const registers = await untaken(sql, now - week, batch);
      let [charged, corrected] = [0, 0];
      for (const [month, of] of Map.groupBy(registers, (row) => row.month)) {
        const all = of.map(({ provider_id }) => provider_id);
        const before = await chargedAlready(sql, month, all);
        const [again, first] = [all.filter((id) => before.has(id)), all.filter((id) => !before.has(id))];
        const order = { month: asMonth(month.slice(0, 7)), day: dayAt(now), now };
        if (first.length > 0) charged += await chargeFirst(sql, { ...order, providerIds: first });
        if (again.length === 0) continue;
        const told = await chargedOrNothing(sql, { ...order, providerIds: again, personId: null, newId });
        charged += told?.charged ?? 0;
        corrected += told?.corrected ?? 0;
      }
      await takeRegisters(sql, registers, now);
      const payload = { fees: { registers: registers.length, charged, corrected } };
      return { answer: registers.length, events: [{ chain: null, subjectId: null, payload }] };
    }),
};

/** A month without a fee, or registers without children: nothing is charged, and nothing was written. */
async function chargedOrNothing(sql: Runs, order: ChargeOrder): Promise<Charged | null> {
  try {
    return await chargeMonth(sql, order);
  } catch (error) {
    if (error instanceof DomainError && (error.code === 'fee.noNorm' || error.code === 'fee.notClosed')) return null;
    throw error;
  }
}
