/**
 * The end of a budget year: what its contracts have bound and no act has taken is released (docs/decisions/0033). A kindergarten that still
 * has an act of the year to be signed keeps what it has bound; whatever is released stays in its line, so that a late act binds it again.
 */
import type { Half } from './budget.ts';
import type { Day } from './day.ts';
import { asDay } from './day.ts';
import { commitmentReleased, type Journal } from './ledger.ts';
import { type Tiyn, tiyn } from './money.ts';

/** What a kindergarten has bound in a programme's half-year, and no act has taken. */
export interface Leftover {
  readonly providerId: string;
  readonly programme: string;
  readonly half: Half;
  readonly local: Tiyn;
  readonly republican: Tiyn;
}

export interface LeftoverSums {
  readonly kindergartens: number;
  readonly local: Tiyn;
  readonly republican: Tiyn;
}

export interface ReleasePlan {
  readonly released: readonly Leftover[];
  /** Of kindergartens with an act of the year that waits for its second signature. */
  readonly kept: readonly Leftover[];
}

/**
 * What is released now and what stays, of all that is bound.
 * @param waiting kindergartens with an act of the year that waits for its second signature
 */
export function planRelease(leftovers: readonly Leftover[], waiting: ReadonlySet<string>): ReleasePlan {
  const some = leftovers.filter(({ local, republican }) => local > 0n || republican > 0n);
  return {
    released: some.filter(({ providerId }) => !waiting.has(providerId)),
    kept: some.filter(({ providerId }) => waiting.has(providerId)),
  };
}

/** Sums of leftovers, and of how many kindergartens they are. */
export function sumsOfLeftovers(leftovers: readonly Leftover[]): LeftoverSums {
  const sum = (of: 'local' | 'republican'): Tiyn => tiyn(leftovers.reduce((all, one) => all + one[of], 0n));
  return {
    kindergartens: new Set(leftovers.map(({ providerId }) => providerId)).size,
    local: sum('local'),
    republican: sum('republican'),
  };
}

/** The last day of a budget year: what is released is booked in its December, or in the first month that is open after it. */
export const lastDayOfYear = (year: number): Day => asDay(`${year}-12-31`);

/** One journal a kindergarten, programme and half-year. `releaseId` tells two releases of a year apart. */
export function releaseJournal(leftover: Leftover, { year, releaseId }: { year: number; releaseId: string }): Journal {
  const { providerId, programme, half, local, republican } = leftover;
  return commitmentReleased({
    operationId: `${year}/${releaseId}/${providerId}/${half}/${programme}`,
    day: lastDayOfYear(year),
    programme,
    providerId,
    amount: { local, republican },
  });
}
