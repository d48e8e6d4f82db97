/**
 * The one rule of an operation: who may, of what, when, and by whose hand. Declared with its route; from it come the check of a
 * row, the filter of a list and the actions that a screen offers (server/kernel/rule.ts), the page docs/roles.md and what the
 * web offers.
 */
import { actLife } from '@balapan/domain/act.ts';
import { applicationLife } from '@balapan/domain/application.ts';
import { dataRequestLife } from '@balapan/domain/dataRequest.ts';
import { disputeLife } from '@balapan/domain/dispute.ts';
import { paymentRegisterLife } from '@balapan/domain/payment.ts';
import { proposalLife } from '@balapan/domain/proposal.ts';
import { referralLife } from '@balapan/domain/referral.ts';
import { voucherLife } from '@balapan/domain/voucher.ts';
import type { Proof } from './proof.ts';
import type { Role } from './roles.ts';

/**
 * A guardian who may only read and confirm (`guardianship.signs` false) is told apart child by child: `guardian` signs for the
 * child, `secondGuardian` does not. A person's role is `guardian` in both cases.
 */
export type Who = Role | 'secondGuardian';

/** The kinds of rows that have a life: what may be done with one depends on its state. */
export const lives = {
  act: actLife,
  application: applicationLife,
  dataRequest: dataRequestLife,
  dispute: disputeLife,
  paymentRegister: paymentRegisterLife,
  proposal: proposalLife,
  referral: referralLife,
  voucher: voucherLife,
} as const;
type Lives = typeof lives;
type EventOf<Kind extends keyof Lives> = Parameters<Lives[Kind]['next']>[1];

/** People who took a row through its hands before: whoever is one of them may not take the next step. */
export interface HandsOf {
  act: 'provider' | 'checker' | 'department';
  paymentRegister: 'maker' | 'checker';
  proposal: 'maker' | 'checker';
}

/** Rows that belong to a child, a group, a kindergarten, a district or an organisation, and have no life of their own. */
export const lifelessKinds = ['child', 'careGroup', 'provider', 'bankStatement'] as const;
export type RowKind = keyof Lives | (typeof lifelessKinds)[number];

type LivingRule = {
  [Kind in keyof Lives]: {
    readonly of: Kind;
    /** The row's life must allow one of these now; left out: in every state. */
    readonly when?: readonly [EventOf<Kind>, ...EventOf<Kind>[]];
    readonly notBy?: readonly (Kind extends keyof HandsOf ? HandsOf[Kind] : never)[];
  };
}[keyof Lives];

type LifelessRule = {
  /**
   * `region`: nobody's own, alike for everybody who may; `self`: the signed-in person's own session and data, asked for by who
   * they are and never by an id.
   */
  readonly of: (typeof lifelessKinds)[number] | 'region' | 'self';
  readonly when?: never;
  readonly notBy?: never;
};

/** An operation without it does not compile. */
export type Rule = {
  /** Who may; `public` also without signing in. */
  readonly roles: readonly Who[] | 'public';
  /** Of rows of the own organisation only (a payer's registers), for those who work in one. */
  readonly within?: 'organisation';
  /** What the session must have proven; default `weak`: any sign-in. */
  readonly proof?: Proof;
  /** Only the person themselves: not the support on their behalf. */
  readonly notOnBehalf?: true;
  /** Exists in a demonstration only. */
  readonly demonstration?: true;
  /** A guardian's own reading is written down too: there may be two of them. */
  readonly logsGuardians?: true;
} & (LivingRule | LifelessRule);

/** Whether a role may perform the operation at all; of which rows is a matter of the rest of the rule. */
export function mayRole(role: Role | undefined, { access }: { readonly access: Pick<Rule, 'roles'> }): boolean {
  return access.roles === 'public' || (role !== undefined && (role === 'system' || access.roles.includes(role)));
}

/** Whether the state of a row allows the operation now. */
export function mayInState(rule: Rule, state: string): boolean {
  if (rule.when === undefined) return true;
  const events: readonly string[] = (lives[rule.of].events as (state: string) => readonly string[])(state);
  return rule.when.some((event) => events.includes(event));
}
