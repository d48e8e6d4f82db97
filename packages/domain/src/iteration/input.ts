/** What an iteration knows and what it answers (domain.md 2.4). Plain data: the same input gives the same answer, byte for byte. */
import type { Language, Tier, WishedLanguage } from '../category.ts';
import type { Day } from '../day.ts';
import type { Moment } from '../moment.ts';
import type { PolicyRules } from '../policy.ts';

export interface IterationApplication {
  readonly id: string;
  /** The number that people read. */
  readonly number: string;
  readonly filedAt: Moment;
  readonly tier: Tier;
  /** Intake year minus birth year; below the first age of the policy it is the youngest category. */
  readonly categoryAge: number;
  readonly birthDate: Day;
  readonly language: WishedLanguage;
  readonly wishedStart: Day;
}

/** Free places of one age and language over the whole city; each age and language at most once. */
export interface IterationPlaces {
  /** Category age of the group; `youngestPlaceAge` of the policy for the youngest. */
  readonly age: number;
  readonly language: Language;
  readonly free: number;
}

export interface IterationInput {
  readonly asOf: Day;
  readonly policyVersion: string;
  readonly policy: PolicyRules;
  readonly applications: readonly IterationApplication[];
  readonly places: readonly IterationPlaces[];
  /** Vouchers for which there is money. */
  readonly vouchersAffordable: number;
}

/**
 * `offered`: gets a voucher; `passedOver`: had its turn, but no place fits; `notReached`: the money ended before its turn;
 * `notYet`: its time has not come.
 */
export type IterationOutcome = 'offered' | 'passedOver' | 'notReached' | 'notYet';

/** Why, with the parameters of its text (text/texts/iteration.ts). `order` numbers are those of the offers. */
export type IterationReason =
  /** k-th of n extraordinary children. */
  | { readonly code: 'extraordinary'; readonly params: { readonly k: number; readonly of: number } }
  /** p-th privileged child; `slot` of `privileged` before `general` general ones. */
  | {
      readonly code: 'privileged';
      readonly params: {
        readonly p: number;
        readonly slot: number;
        readonly privileged: number;
        readonly general: number;
        readonly tier: Tier;
      };
    }
  /** g-th general child; i-th of `general` after the offer № `after`. */
  | {
      readonly code: 'general';
      readonly params: { readonly g: number; readonly i: number; readonly general: number; readonly after: number };
    }
  /** The other list is empty, so its slots go to this one. */
  | { readonly code: 'privilegedAlone'; readonly params: { readonly p: number } }
  | { readonly code: 'generalAlone'; readonly params: { readonly g: number } }
  /** k-th of the youngest, after all others. */
  | { readonly code: 'youngest'; readonly params: { readonly k: number } }
  | { readonly code: 'noPlace'; readonly params: { readonly age: number; readonly language: WishedLanguage } }
  | { readonly code: 'budgetExhausted'; readonly params: { readonly after: number } }
  | { readonly code: 'wishedStartLater'; readonly params: { readonly wishedStart: Day } }
  | { readonly code: 'underAge'; readonly params: { readonly months: number; readonly reachedOn: Day } }
  /** Other categories still have so many children without an offer. */
  | { readonly code: 'youngestWait'; readonly params: { readonly others: number } };

export type IterationReasonCode = IterationReason['code'];

export interface IterationItem {
  readonly id: string;
  readonly outcome: IterationOutcome;
  /** 1, 2, 3 … over all offers; `null` without one. */
  readonly order: number | null;
  /** Age of the place that is offered or was needed. */
  readonly age: number;
  /** Language of the place that is offered; else as wished. */
  readonly language: WishedLanguage;
  readonly reason: IterationReason;
}

/** The last child of a category that got an offer: everybody can check the own result against it. */
export interface CutOff {
  readonly category: number;
  readonly offered: number;
  readonly passedOver: number;
  readonly notReached: number;
  readonly notYet: number;
  readonly last: {
    readonly id: string;
    readonly number: string;
    readonly filedAt: Moment;
    readonly order: number;
  } | null;
}

export interface IterationCount {
  readonly tier: Tier;
  readonly age: number;
  readonly language: WishedLanguage;
  readonly offered: number;
  readonly passedOver: number;
  readonly notReached: number;
  readonly notYet: number;
}

export interface IterationSummary {
  readonly applications: number;
  readonly offered: number;
  readonly passedOver: number;
  readonly notReached: number;
  readonly notYet: number;
  readonly offeredExtraordinary: number;
  readonly offeredPrivileged: number;
  readonly offeredGeneral: number;
  readonly offeredYoungest: number;
  readonly vouchersAffordable: number;
  readonly vouchersLeft: number;
  readonly placesFree: number;
  readonly placesLeft: number;
  /** What ended the iteration: money, places, or the end of the queue. */
  readonly limitedBy: 'budget' | 'places' | 'queue';
}

export interface IterationResult {
  /** One for each application, in the order of the input. */
  readonly items: readonly IterationItem[];
  readonly summary: IterationSummary;
  /** By category number; categories without applications are absent. */
  readonly cutOffs: readonly CutOff[];
  /** By tier, place age and wished language. */
  readonly counts: readonly IterationCount[];
  /** What is left, in the order of the input. */
  readonly placesLeft: readonly IterationPlaces[];
}
