/**
 * Each night at 00:30 the heads of all audit chains go into a file that is published and sealed: whoever keeps one can prove
 * later that history was not written anew (design.md, Audit). Each file names the hash of the one before.
 */
import { createHash } from 'node:crypto';
import { auditHeadsText, noPrevious } from '@balapan/domain/auditHeads.ts';
import { addDays, type Day } from '@balapan/domain/day.ts';
import { dayAt, type Moment, momentOf } from '@balapan/domain/moment.ts';
import { job } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import type { DueJob } from '../kernel/jobs.ts';
import { changing, type ReadHandle } from '../kernel/operation.ts';
import { firstEventAt, insertPublication, readHeads, readPublications } from './publicationQueries.ts';

/** Half an hour after midnight: whatever ran at midnight is through. */
const hour = '00:30';

const dueAfter = (day: Day): Moment => momentOf(addDays(day, 1), hour);

/** The night after the last published day, or after the first event. */
async function nextDue(sql: Pick<ReadHandle, 'query'>): Promise<Moment | null> {
  const [last] = await readPublications(sql, 1);
  if (last !== undefined) return dueAfter(addDays(last.day, 1));
  const first = await firstEventAt(sql);
  return first === null ? null : dueAfter(dayAt(first));
}

/** Publishes the day that has ended. Nights that nobody was awake in are not made up: their events are in the next file. */
export const publishHeads: DueJob = {
  name: 'access.publishHeads',
  nextDue,
  run: async (house: House) => {
    const due = await changing(house, job, publishHeads.name, async ({ sql, now }) => {
      const day = addDays(dayAt(now - 30 * 60_000), -1);
      const [last] = await readPublications(sql, 1);
      const heads = await readHeads(sql);
      const previous = last === undefined ? noPrevious : last.sha256.toString('hex');
      const file = Buffer.from(auditHeadsText({ region: house.region, day, previous, heads }));
      const sha256 = createHash('sha256').update(file).digest();
      const seal = house.seal === undefined ? null : await house.seal(file, now);
      const sums = { chains: heads.length, events: heads.reduce((sum, { seq }) => sum + seq, 0n) };
      await insertPublication(sql, { day, ...sums, file, sha256, seal }, now);
      const payload = { day, ...sums, sha256: sha256.toString('hex'), sealed: seal !== null };
      return { answer: 1, events: [{ chain: null, subjectId: null, payload }] };
    });
    return due;
  },
};
