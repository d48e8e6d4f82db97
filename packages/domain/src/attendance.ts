/** Marks of the electronic register (domain.md 2.9; letters of look.md). */
import type { Day } from './day.ts';
import type { ErrorCode } from './errors.ts';
import type { PolicyRules } from './policy.ts';

/** What a person may enter. */
export type Mark = 'present' | 'ill' | 'leave' | 'quarantine' | 'unexcused';
/** What a cell may show. */
export type CellMark = Mark | 'unmarked';

export const marks: readonly Mark[] = ['present', 'ill', 'leave', 'quarantine', 'unexcused'];

/** One letter a mark; quarantine is Р in Kazakh, because К is taken by «келді». */
export const markLetters: Readonly<Record<'kk' | 'ru' | 'en', Readonly<Record<Mark, string>>>> = {
  kk: { present: 'К', ill: 'А', leave: 'Д', quarantine: 'Р', unexcused: 'С' },
  ru: { present: 'Я', ill: 'Б', leave: 'О', quarantine: 'К', unexcused: 'Н' },
  en: { present: 'P', ill: 'I', leave: 'L', quarantine: 'Q', unexcused: 'N' },
};

/** The mark of a letter of that language, in either case; `null` for another letter. */
export function markOfLetter(letter: string, language: 'kk' | 'ru' | 'en'): Mark | null {
  return marks.find((mark) => markLetters[language][mark] === letter.toUpperCase()) ?? null;
}

/**
 * Whether the state pays for the day (domain.md 2.9): really attended, or excused.
 * @param hasDocument the certificate or the order is in the file
 * @param leaveDaysUsed calendar days of leave that the child has used in this year before this day
 */
export function isPayable(
  mark: CellMark,
  hasDocument: boolean,
  rules: Pick<PolicyRules, 'excused'>,
  leaveDaysUsed: number,
): boolean {
  if (mark === 'present') return true;
  if (mark === 'unexcused' || mark === 'unmarked') return false;
  const rule = rules.excused[mark];
  if (!rule.payable || (rule.documentNeeded && !hasDocument)) return false;
  return mark !== 'leave' || rule.daysAYear === null || leaveDaysUsed < rule.daysAYear;
}

export interface MarkDay {
  readonly day: Day;
  readonly today: Day;
  readonly isWorkingDay: boolean;
  /** The group is closed by order of the authority: nobody can be present. */
  readonly isClosed: boolean;
  readonly enrolledFrom: Day;
  /** Last day of the enrolment; `null` while it lasts. */
  readonly enrolledTo: Day | null;
  /** The month's register is confirmed and frozen. */
  readonly isFrozen: boolean;
}

/**
 * Why the mark may not stand on the day, `null` if it may: only working days of the enrolment, never after the register was
 * frozen, nothing of the future but leave that was asked for, nobody present in a closed group, quarantine only by order.
 */
export function markRefusal(mark: Mark, on: MarkDay): Extract<ErrorCode, `mark.${string}`> | null {
  if (on.isFrozen) return 'mark.frozen';
  if (!on.isWorkingDay) return 'mark.dayOff';
  if (on.day < on.enrolledFrom) return 'mark.beforeEnrolment';
  if (on.enrolledTo !== null && on.day > on.enrolledTo) return 'mark.afterEnrolment';
  if (on.day > on.today && mark !== 'leave') return 'mark.future';
  if (on.isClosed && mark === 'present') return 'mark.closedDay';
  if (!on.isClosed && mark === 'quarantine') return 'mark.orderNeeded';
  return null;
}
