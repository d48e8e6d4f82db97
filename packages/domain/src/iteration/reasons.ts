/** The reason of each outcome; equal reasons without a number of their own are one shared object. */
import { addMonths } from '../day.ts';
import type { IterationApplication, IterationOutcome, IterationReason } from './input.ts';
import { outcomes, type Run, whys } from './run.ts';

export const outcomeNames: readonly IterationOutcome[] = [
  'notReached',
  'offered',
  'passedOver',
  'notYet',
  'notYet',
  'notYet',
];

/** A function that tells the reason of the application at an index. */
export function makeReasons(run: Run, extraordinaryOffered: number): (at: number) => IterationReason {
  const exhausted: IterationReason = { code: 'budgetExhausted', params: { after: run.offers } };
  const noPlace = new Map<number, IterationReason>();
  const waits = new Map<number, IterationReason>();
  return (at) => {
    const application = run.input.applications[at] as IterationApplication;
    const [age, rank] = [run.age[at] as number, run.rank[at] as number];
    switch (run.outcome[at]) {
      case outcomes.offered:
        return offerReason(run, at, application, extraordinaryOffered);
      case outcomes.passedOver:
        return shared(noPlace, age * 3 + (run.wish[at] as number), () => ({
          code: 'noPlace',
          params: { age, language: application.language },
        }));
      case outcomes.startLater:
        return { code: 'wishedStartLater', params: { wishedStart: application.wishedStart } };
      case outcomes.underAge: {
        const months = run.input.policy.youngestFromMonths;
        return { code: 'underAge', params: { months, reachedOn: addMonths(application.birthDate, months) } };
      }
      case outcomes.waits:
        return shared(waits, rank, () => ({ code: 'youngestWait', params: { others: rank } }));
      default:
        return exhausted;
    }
  };
}

function offerReason(run: Run, at: number, { tier }: IterationApplication, of: number): IterationReason {
  const { privileged, general } = run.input.policy.pattern;
  const [rank, slot] = [run.rank[at] as number, run.slot[at] as number];
  switch (run.why[at]) {
    case whys.extraordinary:
      return { code: 'extraordinary', params: { k: rank, of } };
    case whys.privileged:
      return { code: 'privileged', params: { p: rank, slot, privileged, general, tier } };
    case whys.general:
      return { code: 'general', params: { g: rank, i: slot, general, after: run.after[at] as number } };
    case whys.privilegedAlone:
      return { code: 'privilegedAlone', params: { p: rank } };
    case whys.generalAlone:
      return { code: 'generalAlone', params: { g: rank } };
    default:
      return { code: 'youngest', params: { k: rank } };
  }
}

function shared(made: Map<number, IterationReason>, key: number, make: () => IterationReason): IterationReason {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
}
