/**
 * Escalation of the payment's term (domain.md 2.6, 2.12 and 3, "Late pay"): so many days before an act is due its desk's holder is
 * told, then the head of that desk, and the Department's head once it is late. The days are the policy's.
 */
import { addDays, type Day } from './day.ts';
import type { PolicyRules } from './policy.ts';

/** In the order in which an act goes through them. */
export const dueSteps = ['holder', 'head', 'late'] as const;
export type DueStep = (typeof dueSteps)[number];

type Rules = Pick<PolicyRules, 'dueReminders'>;

/** The day from which each step holds for an act that is due on a day; late is the day after. */
export function dueStepDays(dueOn: Day, { dueReminders: [holder, head] }: Rules): Readonly<Record<DueStep, Day>> {
  return { holder: addDays(dueOn, -holder), head: addDays(dueOn, -head), late: addDays(dueOn, 1) };
}

/** The furthest step that an act has come to; `null` while there is time enough. */
export function dueStepOn(dueOn: Day, today: Day, rules: Rules): DueStep | null {
  const days = dueStepDays(dueOn, rules);
  return dueSteps.findLast((step) => days[step] <= today) ?? null;
}
