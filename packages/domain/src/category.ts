/** Categories of the queue (domain.md 2.2, 2.3): 1–5 extraordinary, 6–10 priority, 11–15 teachers, 16–20 general, 21 youngest. */
import { type Day, fullYears, yearOf } from './day.ts';
import type { PolicyRules, Tier } from './policy.ts';

export type { Tier } from './policy.ts';
export type AgeBand = '0-2' | '2-6';
export type Language = 'kk' | 'ru';
export type WishedLanguage = Language | 'any';

/** All tiers, in the order of the categories of the policy in force. */
export const tiers: readonly Tier[] = ['extraordinary', 'priority', 'teacher', 'general'];

/** The age that decides the category: intake year minus birth year; 1 or less is the youngest. */
export function categoryAge(birth: Day, intakeYear: number): number {
  return intakeYear - yearOf(birth);
}

/** The intake year on a day: from the day after the yearly refresh (30 June) on it is the year itself, before it the last. */
export function intakeYearOn(day: Day, rules: Pick<PolicyRules, 'refreshBy'>): number {
  return day.slice(5) > rules.refreshBy ? yearOf(day) : yearOf(day) - 1;
}

/** Whether the child is due at school in the intake year: full years on 1 September (domain.md 2.2). */
export function isOverAge(
  birth: Day,
  intakeYear: number,
  rules: Pick<PolicyRules, 'schoolYears' | 'schoolDay'>,
): boolean {
  return fullYears(birth, `${intakeYear}-${rules.schoolDay}` as Day) >= rules.schoolYears;
}

/** The category number, or `null` for a child over age, who has none. */
export function categoryOf(birth: Day, tier: Tier, intakeYear: number, rules: PolicyRules): number | null {
  if (isOverAge(birth, intakeYear, rules)) return null;
  return categoryByAge(categoryAge(birth, intakeYear), tier, rules);
}

/** The category of a category age and tier; `null` for an age without one. */
export function categoryByAge(
  age: number,
  tier: Tier,
  rules: Pick<PolicyRules, 'categoryAges' | 'youngestCategory' | 'tierOrder'>,
): number | null {
  if (age < rules.categoryAges[0]) return rules.youngestCategory;
  const at = rules.categoryAges.indexOf(age);
  return at < 0 ? null : rules.tierOrder.indexOf(tier) * rules.categoryAges.length + at + 1;
}

/** What a category number means; `null` for a number that is none. The youngest have no tier and no one age. */
export function describeCategory(
  category: number,
  rules: Pick<PolicyRules, 'categoryAges' | 'youngestCategory' | 'tierOrder'>,
): { readonly tier: Tier; readonly age: number } | 'youngest' | null {
  if (category === rules.youngestCategory) return 'youngest';
  const tier = rules.tierOrder[Math.floor((category - 1) / rules.categoryAges.length)];
  const age = rules.categoryAges[(category - 1) % rules.categoryAges.length];
  return tier === undefined || age === undefined ? null : { tier, age };
}

/** The band of the city's figures: full years on the day, "0–2" is under two (domain.md 1). */
export function figureAgeBand(birth: Day, on: Day): AgeBand {
  return fullYears(birth, on) < 2 ? '0-2' : '2-6';
}
