import type { ProposalKind } from '@balapan/domain/proposal.ts';
import { budget } from './budget.ts';
import { capacity } from './capacity.ts';
import { iteration } from './iteration.ts';
import type { KindRules } from './kind.ts';
import { norm } from './norm.ts';
import { policy } from './policy.ts';
import { privilege } from './privilege.ts';

export const kinds: Readonly<Record<ProposalKind, KindRules>> = {
  capacity,
  norm,
  policy,
  iteration,
  privilege,
  budget,
};
