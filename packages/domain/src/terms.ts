/**
 * Terms (domain.md 2.5, 2.6, 2.12): the starting day is not counted; a term in working days ends at 24:00 of its last
 * working day; a term in calendar days that ends on a day off ends on the next working day; payment has its flat days.
 */
import type { Calendar } from './calendar.ts';
import { addDays, type Day, dayOf, daysBetween, type Month, monthNumber, shiftMonth, yearOf } from './day.ts';
import { dayAt, endOfDay, type Moment } from './moment.ts';
import type { PolicyRules } from './policy.ts';

export interface Term {
  /** The last day on which one may still act. */
  readonly lastDay: Day;
  /** 24:00 of that day: from this moment on it is too late. */
  readonly endsAt: Moment;
}

export interface PaymentTerm {
  /** The flat term of the contract: paid later is late. */
  readonly dueOn: Day;
  /** The last working day not after it: the payer plans for this day. */
  readonly planBy: Day;
}

const until = (lastDay: Day): Term => ({ lastDay, endsAt: endOfDay(lastDay) });

/** A term of n working days from a moment: offered on Thursday with 2 days, it ends on Monday at 24:00. */
export function workingTerm(startMoment: Moment, n: number, calendar: Calendar): Term {
  return until(calendar.addWorkingDays(dayAt(startMoment), n));
}

/** A term of n calendar days from a day; one that ends on a day off ends on the next working day. */
export function calendarTerm(startDay: Day, n: number, calendar: Calendar): Term {
  return until(calendar.workingDayFrom(addDays(startDay, n)));
}

/** When an act is to be paid, counted from the day of the second signature (domain.md 2.12). */
export function paymentDue(
  secondSignatureDay: Day,
  calendar: Calendar,
  rules: Pick<PolicyRules, 'paymentDays'>,
): PaymentTerm {
  const dueOn = addDays(secondSignatureDay, rules.paymentDays);
  return { dueOn, planBy: calendar.workingDayUntil(dueOn) };
}

/** Full days of lateness on a day; 0 on the due day and before. */
export function daysLate(dueOn: Day, today: Day): number {
  return Math.max(0, daysBetween(dueOn, today));
}

/** Days that are left until the due day, which counts as 0; 0 also when late. */
export function daysLeft(dueOn: Day, today: Day): number {
  return Math.max(0, daysBetween(today, dueOn));
}

/** The last day for the parent to confirm a month: the 7th of the next one (domain.md 2.10), day off or not. */
export function confirmationDue(month: Month, rules: Pick<PolicyRules, 'confirmByDay'>): Day {
  const next = shiftMonth(month, 1);
  const day = dayOf(yearOf(next), monthNumber(next), rules.confirmByDay);
  if (day === null) throw new RangeError(`no day ${rules.confirmByDay} in ${next}`);
  return day;
}
