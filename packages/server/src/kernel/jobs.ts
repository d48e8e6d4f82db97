/** What falls due by the calendar: terms that end. Each job knows its next moment and may be run twice. */

import { type ReadHandle, reading, writing } from '@balapan/database/scope.ts';
import { isoOf, type Moment } from '@balapan/domain/moment.ts';
import { job } from './actor.ts';
import type { House } from './house.ts';
import { scopeOf } from './operation.ts';

export interface DueJob {
  /** `voucher.expireOffers`: its name in the audit. */
  readonly name: string;
  /** The earliest moment at which something is due; null: nothing is open. */
  readonly nextDue: (sql: ReadHandle, now: Moment) => Promise<Moment | null>;
  /** Does all that is due by the house's clock; returns how many. Safe to run twice. */
  readonly run: (house: House) => Promise<number>;
}

export interface JobDone {
  readonly job: string;
  readonly at: Moment;
  readonly count: number;
}

/** Rounds without end would mean a job that leaves its own work due. */
const mostRounds = 10_000;

/** Does what is due up to a moment, in order of the terms, telling `moveTo` each moment on the way. */
export async function runDueJobs(
  house: House,
  jobs: readonly DueJob[],
  until: Moment,
  moveTo: (at: Moment) => Promise<void> = async () => {},
): Promise<JobDone[]> {
  const done: JobDone[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const next = await earliest(house, jobs);
    if (next === null || next.due > until) return done;
    const at = Math.max(next.due, house.now());
    await moveTo(at);
    const count = await next.job.run(house);
    if (count === 0) throw new Error(`${next.job.name} left what was due at ${isoOf(next.due)}`);
    done.push({ job: next.job.name, at, count });
  }
  throw new Error('the jobs that fall due find no end');
}

async function earliest(house: House, jobs: readonly DueJob[]): Promise<{ job: DueJob; due: Moment } | null> {
  return reading(house.pool, scopeOf(house, job), async (sql) => {
    let first: { job: DueJob; due: Moment } | null = null;
    for (const candidate of jobs) {
      const due = await candidate.nextDue(sql, house.now());
      if (due !== null && (first === null || due < first.due)) first = { job: candidate, due };
    }
    return first;
  });
}

/** Puts the demonstration's clock to a moment, in the database and in the house. */
export async function setClock(house: House, at: Moment): Promise<void> {
  await writing(house.pool, scopeOf(house, job), (sql) =>
    sql.query('UPDATE region SET clock_at = $1::timestamptz', [isoOf(at)]),
  );
  house.setClock(at);
}
