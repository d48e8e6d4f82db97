/**
 * The rules of domain.md section 2 as dated data. Each rule has a name, a value and a source; nothing in the house reads a
 * rule from anywhere else. A version is changed by two people and never edited afterwards.
 */
import type { Day } from './day.ts';
import type { FeeDays } from './fee.ts';

export type Tier = 'extraordinary' | 'priority' | 'teacher' | 'general';
export type ExcusedMark = 'ill' | 'leave' | 'quarantine';
export type RefusalReason = 'incompleteDocuments' | 'expiredDocuments' | 'unvaccinatedShare';

export interface ExcusedRule {
  readonly payable: boolean;
  readonly documentNeeded: boolean;
  /** Calendar days a year that are paid; `null` without a limit. */
  readonly daysAYear: number | null;
}

export interface PolicyRules {
  // 2.1, 2.2, 2.3: application and categories
  /** The tiers in the order of their categories: five ages each, from category 1 on. */
  readonly tierOrder: readonly [Tier, Tier, Tier, Tier];
  /** Ages that have a category in each tier: intake year minus birth year. */
  readonly categoryAges: readonly [number, number, number, number, number];
  /** The category of all who are younger than the first age. */
  readonly youngestCategory: number;
  /** Full months of life from which the youngest may get a voucher. */
  readonly youngestFromMonths: number;
  /** When the youngest are served: all others got offers, or all others had at least their turn. */
  readonly youngestAfter: 'allOffered' | 'allReached';
  /** The age of the places that the youngest need. */
  readonly youngestPlaceAge: number;
  /** Full years of life on `schoolDay` of the intake year from which a child is due at school. */
  readonly schoolYears: number;
  /** `MM-DD`. */
  readonly schoolDay: string;
  /** `MM-DD`: by this day the categories are moved on; the next day has the new intake year. */
  readonly refreshBy: string;
  /** What silence in the interest check means for a line of the old queue. */
  readonly interestSilence: 'stays' | 'excluded';
  // 2.4: iteration
  /** Of those who are not extraordinary: so many privileged, then so many general, and again. */
  readonly pattern: { readonly privileged: number; readonly general: number };
  /** Tiers that count as privileged in the pattern. */
  readonly privilegedTiers: readonly Tier[];
  /** Whether a child passed over for want of a place uses up a slot of the pattern. */
  readonly passedOverUsesSlot: boolean;
  /** Days before the wished start from which an offer may come. */
  readonly wishedStartDays: number;
  /** Which language's place a child gets whose parents take either. */
  readonly anyLanguage: 'moreFree' | 'kkFirst' | 'ruFirst';
  // 2.5, 2.6: offer and choice
  readonly consentWorkingDays: number;
  readonly restoreDays: number;
  readonly restoreTimes: number;
  readonly choiceWorkingDays: number;
  readonly prolongTimes: number;
  readonly prolongDays: number;
  readonly placeConfirmWorkingDays: number;
  // 2.7, 2.8: the kindergarten's answer, the end of a voucher
  readonly refusalReasons: readonly RefusalReason[];
  readonly longAbsenceDays: number;
  // 2.9, 2.10: attendance and confirmation
  readonly excused: Readonly<Record<ExcusedMark, ExcusedRule>>;
  /** Day of the next month by which the parent confirms. */
  readonly confirmByDay: number;
  /** Days before that on which the parent is reminded. */
  readonly confirmReminders: readonly number[];
  readonly confirmSilence: 'held' | 'accepted';
  // 2.12: payment
  readonly paymentDays: number;
  /** Days left until an act is due at which its desk's holder is told, then the head of that desk; once late, the Department's head. */
  readonly dueReminders: readonly [holder: number, head: number];
  /** Which days of a month the parents' fee is charged for. */
  readonly feeDays: FeeDays;
}

export type RuleName = keyof PolicyRules;

export interface RuleSource {
  /** `rule`: a published rule; `reading`: our reading where nothing is published (domain.md, [R] and [P]). */
  readonly standing: 'rule' | 'reading';
  /** Where it stands: paragraph, act, clause. */
  readonly text: string;
}

export interface Policy {
  /** Names the version for ever, as `2025-07-01`. */
  readonly version: string;
  readonly validFrom: Day;
  /** Last day in force; `null` while nothing replaces it. */
  readonly validTo: Day | null;
  readonly rules: PolicyRules;
  readonly sources: Readonly<Record<RuleName, RuleSource>>;
}
