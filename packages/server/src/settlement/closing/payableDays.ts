/** The policy's rules on excused days as the parameters of the count in SQL (domain.md 2.9). */
import type { ExcusedMark, PolicyRules } from '@balapan/domain/policy.ts';

export interface PayableDays {
  /** Marks that are paid as they are; leave is counted apart. */
  readonly always: readonly string[];
  /** Marks that are paid where the document is there. */
  readonly withDocument: readonly string[];
  /** Whether leave is paid, and whether only with a document. */
  readonly leave: 'never' | 'always' | 'withDocument';
  /** Marked days of leave a year that are paid. */
  readonly leaveDays: number;
}

/** More days than a year has: no limit. */
const unlimited = 400;

/**
 * Leave is limited in calendar days, the register holds working days: five of them make a week of seven. So the k-th marked day
 * of leave in a year has ⌊(k − 1) · 7 / 5⌋ calendar days before it, and is paid while these are below the limit.
 */
export function payableDays(rules: Pick<PolicyRules, 'excused'>): PayableDays {
  const kinds = (['ill', 'quarantine'] as const satisfies readonly ExcusedMark[]).filter(
    (mark) => rules.excused[mark].payable,
  );
  const { leave } = rules.excused;
  return {
    always: ['present', ...kinds.filter((mark) => !rules.excused[mark].documentNeeded)],
    withDocument: kinds.filter((mark) => rules.excused[mark].documentNeeded),
    leave: leave.payable ? (leave.documentNeeded ? 'withDocument' : 'always') : 'never',
    leaveDays: leave.daysAYear === null ? unlimited : Math.ceil((leave.daysAYear * 5) / 7),
  };
}

/** Calendar days of leave before the k-th marked one of the year; k = 1, 2, 3 … */
export function leaveDaysBefore(k: number): number {
  return Math.floor(((k - 1) * 7) / 5);
}
