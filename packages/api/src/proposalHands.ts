/** Which roles make, check and release what: one table for the check, for the filter of the desk and for the buttons shown. */
import { type ProposalKind, type ProposalStep, proposalKinds } from '@balapan/domain/proposal.ts';
import type { Role } from './roles.ts';

interface Hands {
  readonly make: readonly Role[];
  readonly check: readonly Role[];
  readonly release: readonly Role[];
}

/** The Department's head releases; a privilege, of which there are thousands, also another specialist. */
export const proposalHands = {
  capacity: { make: ['head'], check: ['districtSpecialist'], release: ['departmentHead'] },
  norm: { make: ['departmentAccountant'], check: ['departmentSpecialist'], release: ['departmentHead'] },
  policy: {
    make: ['departmentSpecialist'],
    check: ['departmentSpecialist', 'departmentAccountant'],
    release: ['departmentHead'],
  },
  iteration: {
    make: ['departmentSpecialist', 'departmentAccountant'],
    check: ['departmentSpecialist', 'departmentAccountant'],
    release: ['departmentHead'],
  },
  budget: { make: ['departmentAccountant'], check: ['departmentSpecialist'], release: ['departmentHead'] },
  privilege: {
    make: ['districtSpecialist', 'departmentSpecialist'],
    check: ['districtSpecialist', 'departmentSpecialist'],
    release: ['departmentSpecialist', 'departmentHead'],
  },
} as const satisfies Readonly<Record<ProposalKind, Hands>>;

const handsOf = (kind: ProposalKind): Hands => proposalHands[kind];
const rolesOf = (hand: keyof Hands): readonly Role[] => [
  ...new Set(proposalKinds.flatMap((kind) => handsOf(kind)[hand])),
];

export const proposalCheckers = rolesOf('check');
export const proposalReleasers = rolesOf('release');
export const proposalMakers = rolesOf('make');
/** Everybody who has a hand in something, and the auditor, who reads all of it. */
export const proposalDesk: readonly Role[] = [
  ...new Set([...proposalMakers, ...proposalCheckers, ...proposalReleasers]),
  'auditor',
];

/** What a role may do with proposals of a kind; whose hand is free is another question (`isFreeHand`). */
export function stepsOfRole(kind: ProposalKind, role: Role): ProposalStep[] {
  const { make, check, release } = handsOf(kind);
  const steps: ProposalStep[] = [];
  if (check.includes(role)) steps.push('check');
  if (release.includes(role)) steps.push('release');
  if (check.includes(role) || release.includes(role)) steps.push('giveBack', 'refuse');
  if (make.includes(role)) steps.push('withdraw');
  return steps;
}

/** The kinds that a role has a hand in; an auditor reads all. */
export function kindsOfRole(role: Role): readonly ProposalKind[] {
  if (role === 'auditor') return proposalKinds;
  return proposalKinds.filter((kind) => stepsOfRole(kind, role).length > 0);
}
