/**
 * The working state of one iteration: parallel arrays over the applications, because a whole city is decided in the time of
 * a few sorts. Nothing outside decide.ts and report.ts sees it.
 */
import { categoryByAge, type WishedLanguage } from '../category.ts';
import type { IterationApplication, IterationInput } from './input.ts';

export const kinds = { extraordinary: 0, privileged: 1, general: 2, youngest: 3 } as const;
export type Kind = (typeof kinds)[keyof typeof kinds];

/** What happened to an application; `open` is one whose turn never came. */
export const outcomes = { open: 0, offered: 1, passedOver: 2, startLater: 3, underAge: 4, waits: 5 } as const;
/** Which rule gave an offer. */
export const whys = {
  extraordinary: 0,
  privileged: 1,
  general: 2,
  privilegedAlone: 3,
  generalAlone: 4,
  youngest: 5,
} as const;
export type Why = (typeof whys)[keyof typeof whys];

const languages = { kk: 0, ru: 1, any: 2 } as const;
export const placeLanguages = ['kk', 'ru'] as const;

export interface Run {
  readonly input: IterationInput;
  readonly filedAt: Float64Array;
  /** Place age that the child needs. */
  readonly age: Uint8Array;
  /** Index in the policy's order of tiers. */
  readonly tier: Uint8Array;
  /** Category number, 0 without one. */
  readonly category: Uint8Array;
  /** 0 kk, 1 ru, 2 any. */
  readonly wish: Uint8Array;
  readonly outcome: Uint8Array;
  readonly why: Uint8Array;
  /** Number of the offer, from 1. */
  readonly order: Uint32Array;
  /** k, p or g of the reason. */
  readonly rank: Uint32Array;
  /** For the general: i-th after the offer `after`; for the privileged: the slot. */
  readonly slot: Uint32Array;
  readonly after: Uint32Array;
  /** Language of the place given: 0 kk, 1 ru. */
  readonly given: Uint8Array;
  /** Free places, at `age * 2 + language`. */
  readonly free: Int32Array;
  offers: number;
}

/** Ages beyond the largest that a place has all mean "no place". */
const noAge = 255;

/** A run before its first offer: all places free, nobody decided. */
export function makeRun(input: IterationInput): Run {
  const count = input.applications.length;
  const free = new Int32Array(2 * (noAge + 1));
  for (const place of input.places) free[place.age * 2 + languages[place.language]] = place.free;
  const run: Run = {
    input,
    filedAt: new Float64Array(count),
    age: new Uint8Array(count),
    tier: new Uint8Array(count),
    category: new Uint8Array(count),
    wish: new Uint8Array(count),
    outcome: new Uint8Array(count),
    why: new Uint8Array(count),
    order: new Uint32Array(count),
    rank: new Uint32Array(count),
    slot: new Uint32Array(count),
    after: new Uint32Array(count),
    given: new Uint8Array(count),
    free,
    offers: 0,
  };
  const { policy } = input;
  for (let at = 0; at < count; at += 1) {
    const { filedAt, categoryAge, tier, language } = input.applications[at] as IterationApplication;
    run.filedAt[at] = filedAt;
    // The youngest need a place of the age that the policy says, all others one of their category age.
    run.age[at] = categoryAge < policy.categoryAges[0] ? policy.youngestPlaceAge : categoryAge;
    run.tier[at] = policy.tierOrder.indexOf(tier);
    run.category[at] = categoryByAge(categoryAge, tier, policy) ?? 0;
    run.wish[at] = wishOf(language);
  }
  return run;
}

/** Compared, not looked up: a text that comes from a database is no known name of a property, and finding it takes ten times as long. */
function wishOf(language: WishedLanguage): number {
  if (language === 'kk') return languages.kk;
  return language === 'ru' ? languages.ru : languages.any;
}

/** Gives the child a fitting place and the next number, or passes it over; tells whether it got one. */
export function serve(run: Run, at: number, why: Why, rank: number, slot: number, after: number): boolean {
  const language = fittingLanguage(run, at);
  if (language < 0) {
    run.outcome[at] = outcomes.passedOver;
    return false;
  }
  const key = (run.age[at] as number) * 2 + language;
  run.free[key] = (run.free[key] as number) - 1;
  run.offers += 1;
  run.outcome[at] = outcomes.offered;
  run.given[at] = language;
  run.order[at] = run.offers;
  run.why[at] = why;
  run.rank[at] = rank;
  run.slot[at] = slot;
  run.after[at] = after;
  return true;
}

/** 0 kk, 1 ru, −1 without a free place. Who takes either gets the language that the policy says. */
function fittingLanguage(run: Run, at: number): number {
  const key = (run.age[at] as number) * 2;
  const wish = run.wish[at] as number;
  if (wish !== languages.any) return (run.free[key + wish] as number) > 0 ? wish : -1;
  const [kk, ru] = [run.free[key] as number, run.free[key + 1] as number];
  if (kk <= 0 && ru <= 0) return -1;
  if (kk <= 0 || ru <= 0) return kk > 0 ? 0 : 1;
  const { anyLanguage } = run.input.policy;
  return anyLanguage === 'ruFirst' || (anyLanguage === 'moreFree' && ru > kk) ? 1 : 0;
}
