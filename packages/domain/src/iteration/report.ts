/** From the working state to the answer: an item for each application, sums, cut-offs and counts. */
import type { WishedLanguage } from '../category.ts';
import type {
  CutOff,
  IterationCount,
  IterationItem,
  IterationPlaces,
  IterationResult,
  IterationSummary,
} from './input.ts';
import type { Lists } from './lists.ts';
import { makeReasons, outcomeNames } from './reasons.ts';
import { kinds, outcomes, placeLanguages, type Run } from './run.ts';

const wishes: readonly WishedLanguage[] = ['kk', 'ru', 'any'];
type Tally = {
  readonly offered: number;
  readonly passedOver: number;
  readonly notReached: number;
  readonly notYet: number;
};
const codes = 6;

/** What a run through the lists came to: the outcome of each application with its reason, sums, cut-offs. */
export function report(run: Run, lists: Lists): IterationResult {
  const offeredIn = (list: Uint32Array): number =>
    list.reduce((sum, at) => sum + (run.outcome[at] === outcomes.offered ? 1 : 0), 0);
  const offered = lists.map(offeredIn) as [number, number, number, number];
  const counts = countAll(run);
  return {
    items: makeItems(run, offered[kinds.extraordinary]),
    summary: summarise(run, counts, offered),
    cutOffs: cutOffsOf(run),
    counts,
    placesLeft: placesLeftOf(run),
  };
}

function makeItems(run: Run, extraordinaryOffered: number): IterationItem[] {
  const reasonOf = makeReasons(run, extraordinaryOffered);
  return run.input.applications.map((application, at) => {
    const isOffered = run.outcome[at] === outcomes.offered;
    return {
      id: application.id,
      outcome: outcomeNames[run.outcome[at] as number] as IterationItem['outcome'],
      order: isOffered ? (run.order[at] as number) : null,
      age: run.age[at] as number,
      language: isOffered ? (placeLanguages[run.given[at] as number] as 'kk' | 'ru') : application.language,
      reason: reasonOf(at),
    };
  });
}

/** How often each outcome came for each key; keys below `limit`. */
function tally(run: Run, limit: number, keyOf: (at: number) => number): (key: number) => Tally | null {
  const counts = new Uint32Array(limit * codes);
  for (let at = 0; at < run.outcome.length; at += 1) {
    const slot = keyOf(at) * codes + (run.outcome[at] as number);
    counts[slot] = (counts[slot] as number) + 1;
  }
  return (key) => {
    const count = (outcome: number): number => counts[key * codes + outcome] as number;
    const [offered, passedOver, notReached] = [
      count(outcomes.offered),
      count(outcomes.passedOver),
      count(outcomes.open),
    ];
    const notYet = count(outcomes.startLater) + count(outcomes.underAge) + count(outcomes.waits);
    return offered + passedOver + notReached + notYet === 0 ? null : { offered, passedOver, notReached, notYet };
  };
}

/** Tallies by tier, place age and wished language, in this order. */
function countAll(run: Run): IterationCount[] {
  const { tierOrder } = run.input.policy;
  const limit = tierOrder.length * 256 * 3;
  const tallyOf = tally(
    run,
    limit,
    (at) => ((run.tier[at] as number) * 256 + (run.age[at] as number)) * 3 + (run.wish[at] as number),
  );
  return Array.from({ length: limit }, (_, key) => key).flatMap((key) => {
    const counts = tallyOf(key);
    const tier = tierOrder[Math.floor(key / 768)] as IterationCount['tier'];
    const language = wishes[key % 3] as WishedLanguage;
    return counts === null ? [] : [{ tier, age: Math.floor(key / 3) % 256, language, ...counts }];
  });
}

function summarise(run: Run, counts: readonly IterationCount[], offered: readonly number[]): IterationSummary {
  const { vouchersAffordable, places } = run.input;
  const sum = (name: keyof Tally): number => counts.reduce((total, count) => total + count[name], 0);
  const placesFree = places.reduce((total, place) => total + place.free, 0);
  const notReached = sum('notReached');
  return {
    applications: run.outcome.length,
    offered: run.offers,
    passedOver: sum('passedOver'),
    notReached,
    notYet: sum('notYet'),
    offeredExtraordinary: offered[kinds.extraordinary] as number,
    offeredPrivileged: offered[kinds.privileged] as number,
    offeredGeneral: offered[kinds.general] as number,
    offeredYoungest: offered[kinds.youngest] as number,
    vouchersAffordable,
    vouchersLeft: vouchersAffordable - run.offers,
    placesFree,
    placesLeft: placesFree - run.offers,
    limitedBy: notReached > 0 ? 'budget' : sum('passedOver') > 0 ? 'places' : 'queue',
  };
}

function cutOffsOf(run: Run): CutOff[] {
  const tallyOf = tally(run, 256, (at) => run.category[at] as number);
  const last = new Map<number, number>();
  for (let at = 0; at < run.outcome.length; at += 1) {
    const category = run.category[at] as number;
    if ((run.order[at] as number) > (run.order[last.get(category) ?? -1] ?? 0)) last.set(category, at);
  }
  return Array.from({ length: 255 }, (_, at) => at + 1).flatMap((category) => {
    const counts = tallyOf(category);
    return counts === null ? [] : [{ category, ...counts, last: lastServed(run, last.get(category) ?? -1) }];
  });
}

function lastServed(run: Run, at: number): CutOff['last'] {
  const application = run.input.applications[at];
  if (application === undefined) return null;
  const { id, number, filedAt } = application;
  return { id, number, filedAt, order: run.order[at] as number };
}

function placesLeftOf(run: Run): IterationPlaces[] {
  return run.input.places.map(({ age, language }) => ({
    age,
    language,
    free: run.free[age * 2 + placeLanguages.indexOf(language)] as number,
  }));
}
