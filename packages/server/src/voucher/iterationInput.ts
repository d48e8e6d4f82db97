/** From the city's rows to the input of the domain's decision. */
import { isLive } from '@balapan/domain/application.ts';
import { type Day, monthNumber } from '@balapan/domain/day.ts';
import type { IterationInput, IterationPlaces } from '@balapan/domain/iteration/input.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import type { ReadHandle } from '../kernel/operation.ts';
import { type CandidateRow, readCandidates, readMoney, readPlaces, readPromises } from './inputQueries.ts';
import { policyOn } from './policyQueries.ts';

/** The limits before the decision, as the screen shows them. */
export interface Limits {
  readonly placesInGroups: number;
  readonly placesWaitlisted: number;
  readonly placesPromised: number;
  readonly monthsLeft: number;
  readonly normTiyn: bigint;
}

export interface LoadedInput {
  readonly input: IterationInput;
  readonly policyVersion: number;
  /** Waiting applications in the order of the input. */
  readonly waiting: readonly CandidateRow[];
  /** Live ones that are not waiting: offered, inactive within their days, waitlisted. */
  readonly standing: readonly CandidateRow[];
  readonly limits: Limits;
}

/** Full months of the half-year after the current one: a voucher given now is paid from the next month on. */
export function monthsLeftInHalf(day: Day): number {
  return (12 - monthNumber(day)) % 6;
}

/**
 * Vouchers for which there is money until the end of the half-year: what the voucher lines leave after six months of the
 * contingent and after what earlier iterations of the half-year have promised, over the price of one voucher.
 *
 * [P] What came with the old system's file (open offers, waitlists) was promised under the old plan and is not taken off.
 */
export function affordable(
  money: { planTiyn: bigint; contingentTiyn: bigint; promisedMonths: bigint; normTiyn: bigint },
  monthsLeft: number,
): number {
  const price = money.normTiyn * BigInt(monthsLeft);
  const left = money.planTiyn - money.contingentTiyn * 6n - money.promisedMonths * money.normTiyn;
  return price <= 0n || left <= 0n ? 0 : Number(left / price);
}

/** Reads everything that an iteration needs, as of now. */
export async function loadInput(
  sql: ReadHandle | Pick<ReadHandle, 'query' | 'named'>,
  now: number,
): Promise<LoadedInput> {
  const asOf = dayAt(now);
  const { version, policy } = await policyOn(sql, asOf);
  const candidates = await readCandidates(sql);
  const waiting = candidates.filter(({ state }) => state === 'waiting');
  const standing = candidates.filter(
    ({ state, stateSince, voucher }) =>
      state !== 'waiting' && isLive(state, dayAt(stateSince), asOf, policy.rules, voucher),
  );
  const money = await readMoney(sql, asOf);
  const monthsLeft = monthsLeftInHalf(asOf);
  const { places, limits } = await loadPlaces(sql, asOf);
  const input: IterationInput = {
    asOf,
    policyVersion: policy.version,
    policy: policy.rules,
    applications: waiting,
    places,
    vouchersAffordable: affordable(money, monthsLeft),
  };
  return {
    input,
    policyVersion: version,
    waiting,
    standing,
    limits: { ...limits, monthsLeft, normTiyn: money.normTiyn },
  };
}

async function loadPlaces(
  sql: Pick<ReadHandle, 'query'>,
  asOf: Day,
): Promise<{ places: IterationPlaces[]; limits: Omit<Limits, 'monthsLeft' | 'normTiyn'> }> {
  const counts = await readPlaces(sql, asOf);
  const promises = new Map((await readPromises(sql)).map((row) => [`${row.age} ${row.language}`, row.promised]));
  let placesPromised = 0;
  const places = counts.map(({ age, language, inGroups, waitlisted }) => {
    const open = inGroups - waitlisted;
    const promised = Math.min(open, promises.get(`${age} ${language}`) ?? 0);
    placesPromised += promised;
    return { age, language, free: open - promised };
  });
  const sum = (of: (row: (typeof counts)[number]) => number): number =>
    counts.reduce((total, row) => total + of(row), 0);
  return {
    places,
    limits: {
      placesInGroups: sum((row) => row.inGroups),
      placesWaitlisted: sum((row) => row.waitlisted),
      placesPromised,
    },
  };
}
