/** Who stands in which list of the iteration, in which order, and whose time has not come. */
import { addDays, addMonths, type Day } from '../day.ts';
import type { IterationApplication } from './input.ts';
import { type Kind, kinds, outcomes, type Run } from './run.ts';

/** Indexes of the applications of each list, by moment and id. */
export type Lists = readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array];

/** Marks those whose time has not come and sorts all others into the four lists. */
export function makeLists(run: Run): Lists {
  const { applications } = run.input;
  const kindOf = new Uint8Array(applications.length);
  const counts = [0, 0, 0, 0];
  const eligible = new Uint32Array(applications.length);
  let length = 0;
  const isDue = makeDueTest(run);
  for (let at = 0; at < applications.length; at += 1) {
    const kind = kindFor(applications[at] as IterationApplication, run);
    if (!isDue(at, kind)) continue;
    kindOf[at] = kind;
    counts[kind] = (counts[kind] as number) + 1;
    eligible[length] = at;
    length += 1;
  }
  const lists = counts.map((count) => new Uint32Array(count)) as unknown as Lists;
  const filled = [0, 0, 0, 0];
  for (const at of sortByMoment(eligible.subarray(0, length), run)) {
    const kind = kindOf[at] as Kind;
    lists[kind][filled[kind] as number] = at;
    filled[kind] = (filled[kind] as number) + 1;
  }
  return lists;
}

function kindFor(application: IterationApplication, { input: { policy } }: Run): Kind {
  if (application.categoryAge < policy.categoryAges[0]) return kinds.youngest;
  if (application.tier === 'extraordinary') return kinds.extraordinary;
  return policy.privilegedTiers.includes(application.tier) ? kinds.privileged : kinds.general;
}

/** The youngest must have their months, and everybody's wished start must have come (domain.md 2.2, 1). */
function makeDueTest(run: Run): (at: number, kind: Kind) => boolean {
  const { applications, asOf, policy } = run.input;
  const startBy = addDays(asOf, policy.wishedStartDays);
  const bornBy = lastBirthday(asOf, policy.youngestFromMonths);
  return (at, kind) => {
    const application = applications[at] as IterationApplication;
    if (kind === kinds.youngest && application.birthDate > bornBy) run.outcome[at] = outcomes.underAge;
    else if (application.wishedStart > startBy) run.outcome[at] = outcomes.startLater;
    else return true;
    return false;
  };
}

/** The latest birth date with so many full months on the day; a few days later than the plain subtraction after a short month. */
function lastBirthday(on: Day, months: number): Day {
  let birth = addMonths(on, -months);
  for (let next = addDays(birth, 1); addMonths(next, months) <= on; next = addDays(next, 1)) birth = next;
  return birth;
}

/** Indexes by moment of application, equal moments by id; what comes sorted is left as it is. */
function sortByMoment(indexes: Uint32Array, { filedAt, input: { applications } }: Run): Uint32Array {
  const idOf = (index: number): string => (applications[index] as IterationApplication).id;
  const compare = (a: number, b: number): number =>
    (filedAt[a] as number) - (filedAt[b] as number) || (idOf(a) < idOf(b) ? -1 : 1);
  const isSorted = indexes.every((index, at) => at === 0 || compare(indexes[at - 1] as number, index) < 0);
  if (isSorted) return indexes;
  const sorted = byDigits(indexes, filedAt);
  // Few moments are equal: each stretch of such is put in order by itself.
  for (let from = 0, to = 1; from < sorted.length; from = to, to += 1) {
    while (to < sorted.length && filedAt[sorted[from] as number] === filedAt[sorted[to] as number]) to += 1;
    if (to - from > 1) sorted.subarray(from, to).sort(compare);
  }
  return sorted;
}

const digit = 2 ** 16;

/** Sorts indexes by their moments from the last of three digits to the first: a city without a single comparison. */
function byDigits(indexes: Uint32Array, filedAt: Float64Array): Uint32Array {
  const first = indexes.reduce((least, index) => Math.min(least, filedAt[index] as number), Number.POSITIVE_INFINITY);
  const last = indexes.reduce((most, index) => Math.max(most, filedAt[index] as number), first);
  let [from, to]: [Uint32Array, Uint32Array] = [indexes, new Uint32Array(indexes.length)];
  for (let unit = 1; unit <= last - first; unit *= digit) {
    const digitOf = (index: number): number => Math.floor(((filedAt[index] as number) - first) / unit) % digit;
    const places = new Uint32Array(digit + 1);
    for (const index of from) places[digitOf(index) + 1] = (places[digitOf(index) + 1] as number) + 1;
    for (let at = 1; at <= digit; at += 1) places[at] = (places[at] as number) + (places[at - 1] as number);
    for (const index of from) {
      const place = places[digitOf(index)] as number;
      to[place] = index;
      places[digitOf(index)] = place + 1;
    }
    [from, to] = [to, from === indexes ? new Uint32Array(indexes.length) : from];
  }
  return from;
}
