/** A quarter of a city's money, month by month: when each step from marks to the bank and back is taken. Pure. */
import { type Calendar, makeCalendar } from '@balapan/domain/calendar.ts';
import { draftCalendar } from '@balapan/domain/calendarDraft.ts';
import { addDays, asDay, type Day, firstDay, type Month, shiftMonth, yearOf } from '@balapan/domain/day.ts';
import { type Moment, momentOf } from '@balapan/domain/moment.ts';

/** What is done to a month, in this order. */
export const monthSteps = [
  /** The paper registers come as a file. */
  'bringMarks',
  /** Registers are frozen, acts made. */
  'close',
  /** The heads of the kindergartens sign. */
  'signAsProviders',
  /** The districts check most acts and give some back. */
  'check',
  /** What was given back is made anew and signed again. */
  'redraft',
  /** The districts check what is left. */
  'checkRest',
  'signAsDepartment',
  /** Registers through three hands; the file goes to the bank. */
  'pay',
  /** The bank's statement: paid, returned, strange. */
  'readStatement',
  /** What came back is paid a second time. */
  'payAgain',
  'readSecondStatement',
  /** Wrong days of the paid month are found and corrected. */
  'correct',
  /** The council amends the budget, once in the quarter. */
  'amend',
] as const;

export type MonthStep = (typeof monthSteps)[number];

export interface QuarterSlot {
  readonly at: Moment;
  readonly month: Month;
  readonly step: MonthStep;
}

/** Working days after the month's end on which a step is taken (0: the first). Marks are confirmed by the 7th. */
const onWorkingDay: Readonly<Record<MonthStep, number>> = {
  bringMarks: 6,
  close: 7,
  signAsProviders: 7,
  check: 8,
  redraft: 8,
  checkRest: 9,
  signAsDepartment: 9,
  pay: 10,
  readStatement: 12,
  payAgain: 13,
  readSecondStatement: 15,
  correct: 16,
  amend: 16,
};

const clockTimes: Readonly<Record<MonthStep, string>> = {
  bringMarks: '10:00',
  close: '09:00',
  signAsProviders: '12:00',
  check: '10:00',
  redraft: '15:00',
  checkRest: '09:30',
  signAsDepartment: '15:00',
  pay: '10:00',
  readStatement: '10:00',
  payAgain: '10:00',
  readSecondStatement: '10:00',
  correct: '10:00',
  amend: '12:00',
};

/** The slots of so many months from the first on, none of them before `notBefore`. */
export function planQuarter(first: Month, months: number, notBefore: Moment): QuarterSlot[] {
  const slots: QuarterSlot[] = [];
  for (let at = 0; at < months; at += 1) {
    const month = shiftMonth(first, at);
    const days = workingDaysFrom(firstDay(shiftMonth(month, 1)));
    for (const step of monthSteps) {
      const day = days[onWorkingDay[step]] ?? asDay(`${shiftMonth(month, 1)}-28`);
      slots.push({ at: Math.max(notBefore, momentOf(day, clockTimes[step])), month, step });
    }
  }
  return slots;
}

/** Twenty working days from a day on. */
function workingDaysFrom(from: Day): Day[] {
  const calendar: Calendar = makeCalendar(draftCalendar(yearOf(from), yearOf(from) + 1));
  const days: Day[] = [];
  for (let day = from; days.length < 20; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) days.push(day);
  return days;
}
