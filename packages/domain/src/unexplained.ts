/**
 * «Unexplained tenge» (anchors.md, "Public money"): one public number that is zero when every tenge in the books has its document.
 * It is a sum of differences, each with a name, so that whoever finds it above zero knows where to look.
 */
import { type Tiyn, tiyn } from './money.ts';

/**
 * - `obligations`: what acts with two signatures come to, against what the ledger owes for them, act by act;
 * - `payments`: what confirmed payments come to, against the money that left the account in the ledger, payment by payment;
 * - `unseen`: confirmed payments that no line of a statement shows, or that differ from their act;
 * - `statementLines`: lines of statements that are no payment and stand on nobody's list of exceptions;
 * - `clearing`: what the account of payments on their way holds beyond the payments that are on their way;
 * - `budget`: the council's plan with its amendments, against what the ledger has approved, line by line;
 * - `ledger`: what all entries together differ from zero.
 */
export const unexplainedComponents = [
  'obligations',
  'payments',
  'unseen',
  'statementLines',
  'clearing',
  'budget',
  'ledger',
] as const;
export type UnexplainedComponent = (typeof unexplainedComponents)[number];

/** Each component is a sum of differences without their sign, so that one can't hide another. */
export type Unexplained = Readonly<Record<UnexplainedComponent, Tiyn>>;

/** The public number. */
export function unexplainedSum(parts: Unexplained): Tiyn {
  let sum = 0n;
  for (const component of unexplainedComponents) {
    if (parts[component] < 0n) throw new RangeError(`a difference below zero: ${component}`);
    sum += parts[component];
  }
  return tiyn(sum);
}

/** Its components that are not zero, in order. */
export function unexplainedParts(parts: Unexplained): UnexplainedComponent[] {
  return unexplainedComponents.filter((component) => parts[component] !== 0n);
}
