/**
 * What a person may ask about personal data, and until when it must be answered (law № 94-V of 21.05.2013): kazakhstan.md 9.1.
 */
import type { Calendar } from './calendar.ts';
import type { Moment } from './moment.ts';
import { type Term, workingTerm } from './terms.ts';
import { makeLife } from './transitions.ts';

export const dataRequestKinds = ['correction', 'objection', 'withdrawal', 'copy', 'destruction'] as const;
export type DataRequestKind = (typeof dataRequestKinds)[number];

export type DataRequestState = 'open' | 'granted' | 'refused';

/** A person decides, once. */
export const dataRequestLife = makeLife<DataRequestState, 'grant' | 'refuse'>('open', [
  ['open', 'grant', 'granted'],
  ['open', 'refuse', 'refused'],
]);

interface Rule {
  readonly workingDays: number;
  readonly article: string;
}

/**
 * Correction and destruction: art. 25(2), one working day. Objection to an automated decision: art. 19-1, three. Withdrawal of
 * a consent: art. 8(7), fifteen. A copy has no term of its own in the articles at hand: ours is that of an objection.
 */
export const dataRequestRules: Readonly<Record<DataRequestKind, Rule>> = {
  correction: { workingDays: 1, article: '25(2)' },
  objection: { workingDays: 3, article: '19-1' },
  withdrawal: { workingDays: 15, article: '8(7)' },
  copy: { workingDays: 3, article: '24' },
  destruction: { workingDays: 1, article: '25(2)' },
};

/** Until when a request must be answered; the day on which it was made is not counted. */
export function dataRequestTerm(kind: DataRequestKind, madeAt: Moment, calendar: Calendar): Term {
  return workingTerm(madeAt, dataRequestRules[kind].workingDays, calendar);
}

/** What still binds the parties and the budget over a child. */
export interface RunningMatters {
  readonly enrolled: boolean;
  readonly voucher: boolean;
  readonly application: boolean;
}

/**
 * Whether a withdrawal or destruction would go against law or an obligation that is not fulfilled (art. 8(2)): then it may only
 * be refused with a reason. A place paid from the budget, a voucher or a live application is such an obligation.
 */
export function isBound({ enrolled, voucher, application }: RunningMatters): boolean {
  return enrolled || voucher || application;
}
