/** Where the money of an act is now: the steps of its way, from the register to the account. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import type { ActState } from '@balapan/domain/act.ts';
import type { Step } from '../../kit/Steps.tsx';

export type ActDetail = AnswerOf<Routes['settlement']['act']>;

/** Whether the act waits for the reader: taking a signed one back may be done, but nobody waits for it. */
export const isTurnOf = (act: Pick<ActDetail, 'actions'>): boolean => act.actions.some((one) => one !== 'replace');

export const stepNames = [
  'register',
  'parents',
  'provider',
  'check',
  'department',
  'payer',
  'bank',
  'account',
] as const;
export type StepName = (typeof stepNames)[number];
const unpaidSteps = stepNames.slice(0, stepNames.indexOf('payer'));

/** The step that an act in a state stands before; `account` done means all are. */
const waitsBefore: Readonly<Record<ActState, StepName | null>> = {
  draft: 'provider',
  returned: 'provider',
  disputed: 'check',
  signedByProvider: 'check',
  checked: 'department',
  signedByDepartment: 'payer',
  held: 'payer',
  paymentReturned: 'account',
  inRegister: 'payer',
  sent: 'bank',
  paid: null,
  netted: null,
  replaced: null,
};

export interface MoneyStep {
  readonly name: StepName;
  readonly state: Step['state'];
}

/** @param isMine whether the reader is the one who must act */
export function moneySteps(act: Pick<ActDetail, 'state' | 'daysLate'>, isMine: boolean): MoneyStep[] {
  // A version that is replaced goes nowhere any more; where nothing is to be paid, nobody pays.
  if (act.state === 'replaced') return [];
  if (act.state === 'netted') return unpaidSteps.map((name) => ({ name, state: 'done' }));
  const before = waitsBefore[act.state];
  const at = before === null ? stepNames.length : stepNames.indexOf(before);
  const isTrouble =
    act.daysLate > 0 || act.state === 'returned' || act.state === 'disputed' || act.state === 'paymentReturned';
  return stepNames.map((name, index) => {
    if (index < at) return { name, state: 'done' };
    if (index > at) return { name, state: 'next' };
    return { name, state: isMine ? 'you' : isTrouble ? 'late' : 'now' };
  });
}
