/** Once an hour the log of readings is sealed into the audit chain, so that no reading can be taken out of it later. */
import { reading } from '@balapan/database/scope.ts';
import { isoOf, type Moment, parseIso } from '@balapan/domain/moment.ts';
import { job, system } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import type { DueJob } from '../kernel/jobs.ts';
import { changing, scopeOf } from '../kernel/operation.ts';
import { allSeals, destroyedBefore, firstUnsealed, hashOfReadings, lastSeal } from './readLogQueries.ts';

const hour = 3_600_000;
/** A reading is written a moment after its clock was read: five minutes later none of the hour is on its way. */
const wait = 300_000;
const hourOf = (at: Moment): Moment => Math.floor(at / hour) * hour;

export const sealReads: DueJob = {
  name: 'access.sealReads',
  nextDue: async (sql) => {
    const first = await firstUnsealed(sql, (await lastSeal(sql))?.through ?? 0);
    return first === null ? null : hourOf(first) + hour + wait;
  },
  run: (house: House) =>
    changing(house, job, sealReads.name, async ({ sql, now }) => {
      // From where the last seal ends: an hour without readings is sealed as empty.
      const from = (await lastSeal(sql))?.through ?? 0;
      const through = hourOf(now - wait);
      const payload = { from, through, ...(await hashOfReadings(sql, from, through)) };
      return { answer: 1, events: [{ chain: null, subjectId: null, payload }] };
    }),
};

/** Stretches of the log that are not what was sealed. */
export async function readLogFaults(house: House): Promise<{ where: string; expected: string; actual: string }[]> {
  return reading(house.pool, scopeOf(house, system), async (sql) => {
    const faults: { where: string; expected: string; actual: string }[] = [];
    // A stretch whose readings were destroyed after their three years can be proven no longer.
    const gone = parseIso((await destroyedBefore(sql)) ?? '') ?? 0;
    for (const { from, through, rows, sha256 } of await allSeals(sql)) {
      if (from < gone) continue;
      const found = await hashOfReadings(sql, from, through);
      if (found.sha256 === sha256) continue;
      const where = `${isoOf(from)} – ${isoOf(through)}`;
      faults.push({ where, expected: `${rows} × ${sha256}`, actual: `${found.rows} × ${found.sha256}` });
    }
    return faults;
  });
}
