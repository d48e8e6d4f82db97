/** Whether a version of the policy is fit to be signed: every rule has a possible value and a source. No schema library. */
import { dayOf, isDay } from './day.ts';
import type { ErrorFact } from './errors.ts';
import { feeDayKinds } from './fee.ts';
import type { Policy, RuleName, Tier } from './policy.ts';

/** `field` is the rule, or `version`, `validFrom`, `validTo`. */
export type PolicyFault = Extract<ErrorFact, { code: `policy.${string}` }>;

type Test = (value: unknown) => boolean;
const tiers: readonly Tier[] = ['extraordinary', 'priority', 'teacher', 'general'];
const refusals: readonly string[] = ['incompleteDocuments', 'expiredDocuments', 'unvaccinatedShare'];

const isWhole = (value: unknown): value is number => Number.isInteger(value);
const between =
  (from: number, to: number): Test =>
  (value) =>
    isWhole(value) && value >= from && value <= to;
const oneOf =
  (...values: readonly unknown[]): Test =>
  (value) =>
    values.includes(value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf =
  (test: Test, least: number, most: number): Test =>
  (value) =>
    Array.isArray(value) &&
    value.length >= least &&
    value.length <= most &&
    value.every((item) => test(item)) &&
    new Set(value).size === value.length;
/** A day of any year, `06-30`. */
export const isMonthDay: Test = (value) =>
  typeof value === 'string' &&
  /^\d\d-\d\d$/.test(value) &&
  dayOf(2025, Number(value.slice(0, 2)), Number(value.slice(3))) !== null;
const isAscending: Test = (value) =>
  Array.isArray(value) && value.every((item, at) => at === 0 || item === value[at - 1] + 1);
const isDescending: Test = (value) =>
  Array.isArray(value) && value.every((item, at) => at === 0 || item < value[at - 1]);
const isExcused: Test = (value) =>
  isRecord(value) &&
  ['ill', 'leave', 'quarantine'].every((mark) => {
    const rule = value[mark];
    if (!isRecord(rule)) return false;
    const { payable, documentNeeded, daysAYear } = rule;
    const isLimit = daysAYear === null || between(0, 366)(daysAYear);
    return typeof payable === 'boolean' && typeof documentNeeded === 'boolean' && isLimit;
  });

/** What each rule may be. */
const tests: Readonly<Record<RuleName, Test>> = {
  tierOrder: listOf(oneOf(...tiers), 4, 4),
  categoryAges: (value) => listOf(between(2, 6), 5, 5)(value) && isAscending(value),
  youngestCategory: oneOf(21),
  youngestFromMonths: between(0, 36),
  youngestAfter: oneOf('allOffered', 'allReached'),
  youngestPlaceAge: between(0, 2),
  schoolYears: between(5, 8),
  schoolDay: isMonthDay,
  refreshBy: isMonthDay,
  interestSilence: oneOf('stays', 'excluded'),
  pattern: (value) => isRecord(value) && between(1, 100)(value.privileged) && between(1, 100)(value.general),
  privilegedTiers: listOf(oneOf('priority', 'teacher'), 0, 2),
  passedOverUsesSlot: oneOf(true, false),
  wishedStartDays: between(0, 366),
  anyLanguage: oneOf('moreFree', 'kkFirst', 'ruFirst'),
  consentWorkingDays: between(1, 60),
  restoreDays: between(0, 366),
  restoreTimes: between(0, 10),
  choiceWorkingDays: between(1, 60),
  prolongTimes: between(0, 10),
  prolongDays: between(0, 366),
  placeConfirmWorkingDays: between(1, 60),
  refusalReasons: listOf((value) => refusals.includes(value as string), 0, 3),
  longAbsenceDays: between(1, 366),
  excused: isExcused,
  confirmByDay: between(1, 28),
  confirmReminders: listOf(between(0, 30), 0, 5),
  confirmSilence: oneOf('held', 'accepted'),
  paymentDays: between(1, 366),
  dueReminders: (value) => listOf(between(0, 60), 2, 2)(value) && isDescending(value),
  feeDays: oneOf(...feeDayKinds),
};

export const ruleNames = Object.keys(tests) as readonly RuleName[];

/** All faults of a version; none means that it may be signed. */
export function checkPolicy(policy: Policy): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const { version, validFrom, validTo } = policy;
  if (version === '') faults.push({ field: 'version', code: 'policy.missing', params: {} });
  if (!isDay(validFrom)) faults.push({ field: 'validFrom', code: 'policy.missing', params: {} });
  if (validTo !== null && (!isDay(validTo) || validTo < validFrom))
    faults.push({ field: 'validTo', code: 'policy.period', params: {} });
  for (const field of ruleNames) {
    const value: unknown = policy.rules[field];
    if (value === undefined) faults.push({ field, code: 'policy.missing', params: {} });
    else if (!tests[field](value))
      faults.push({ field, code: 'policy.notYetSupported', params: { value: `${JSON.stringify(value)}` } });
    if (!policy.sources[field]?.text) faults.push({ field, code: 'policy.sourceMissing', params: {} });
  }
  return faults;
}
