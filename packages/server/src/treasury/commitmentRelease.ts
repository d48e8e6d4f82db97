/** The end of a budget year (domain/commitmentRelease.ts): what is bound and not taken becomes free again. */
import { commitmentReleaseRoutes } from '@balapan/api/commitmentRelease.ts';
import { monthsOfHalf } from '@balapan/domain/budget.ts';
import {
  type Leftover,
  lastDayOfYear,
  planRelease,
  type ReleasePlan,
  releaseJournal,
  sumsOfLeftovers,
} from '@balapan/domain/commitmentRelease.ts';
import { asDay, firstDay, monthOf, yearOf } from '@balapan/domain/day.ts';
import type { ErrorFact } from '@balapan/domain/errors.ts';
import { DomainError } from '@balapan/domain/errors.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { tiyn } from '@balapan/domain/money.ts';
import type { Runs } from '../kernel/audit.ts';
import { readOperation, writeOperation } from '../kernel/operation.ts';
import { hasActsOf, leftoversOf, lockLinesOfYear, releasedOf, waitingForActs } from './commitmentReleaseQueries.ts';
import { book } from './ledger.ts';

async function planOf(sql: Pick<Runs, 'query'>, year: number): Promise<ReleasePlan> {
  const rows = await leftoversOf(sql, year);
  const waiting = await waitingForActs(sql, asDay(`${year}-01-01`), lastDayOfYear(year));
  return planRelease(
    rows.map(
      (row): Leftover => ({
        providerId: row.provider_id,
        programme: row.programme,
        half: row.half,
        local: tiyn(row.local),
        republican: tiyn(row.republican),
      }),
    ),
    waiting,
  );
}

/** Why nothing may be released now. */
async function faultOf(
  sql: Pick<Runs, 'query'>,
  year: number,
  { released }: ReleasePlan,
  now: number,
): Promise<ErrorFact | null> {
  if (year >= yearOf(dayAt(now))) return { code: 'budget.yearNotOver', params: { year } };
  if (released.length === 0) return { code: 'budget.nothingLeft', params: { year } };
  const december = monthOf(lastDayOfYear(year));
  return (await hasActsOf(sql, firstDay(december)))
    ? null
    : { code: 'budget.yearNotActed', params: { month: december } };
}

const told = (leftovers: readonly Leftover[]) => {
  const { kindergartens, local, republican } = sumsOfLeftovers(leftovers);
  return { kindergartens, local: String(local), republican: String(republican) };
};

export const leftCommitments = readOperation(
  commitmentReleaseRoutes.leftCommitments,
  async ({ input: { year }, sql, now }) => {
    const plan = await planOf(sql, year);
    const fault = await faultOf(sql, year, plan, now);
    const released = await releasedOf(sql, year);
    return {
      year,
      fault: fault === null ? null : { code: fault.code, params: { ...fault.params } },
      release: told(plan.released),
      kept: told(plan.kept),
      released: { local: String(released.local), republican: String(released.republican) },
    };
  },
);

/**
 * Once more it finds what has been left since: an act that was signed meanwhile, or taken back.
 * @throws DomainError `budget.yearNotOver`, `budget.yearNotActed`, `budget.nothingLeft`
 */
export const releaseCommitments = writeOperation(
  commitmentReleaseRoutes.releaseCommitments,
  async ({ input: { year }, sql, now, newId }) => {
    await lockLinesOfYear(sql, year);
    const plan = await planOf(sql, year);
    const fault = await faultOf(sql, year, plan, now);
    if (fault !== null) throw new DomainError(fault);
    const releaseId = newId();
    await book(
      sql,
      plan.released.map((leftover) => ({
        journal: releaseJournal(leftover, { year, releaseId }),
        // Any month of the half-year names its line.
        month: monthsOfHalf(year, leftover.half)[0] ?? monthOf(lastDayOfYear(year)),
      })),
      { now, newId },
    );
    const answer = { year, released: told(plan.released), kept: told(plan.kept) };
    return { answer, events: [{ chain: null, subjectId: releaseId, payload: answer }] };
  },
);
