import { proposalRoutes } from '@balapan/api/proposal.ts';
import { stepsOfRole } from '@balapan/api/proposalHands.ts';
import type { ProposalStep } from '@balapan/domain/proposal.ts';
import type { Actor } from '../kernel/actor.ts';
import { offered, type RowOf } from '../kernel/rule.ts';
import type { ProposalRow } from './queries.ts';

type Ruled = Pick<ProposalRow, 'kind' | 'state' | 'providerId' | 'district' | 'madeBy' | 'checkers'>;

/** A proposal as the rule sees it: whoever has checked it, before a return as well, is one of its hands. */
export const ruledProposal = (row: Ruled): RowOf<'proposal'> => ({
  provider: row.providerId,
  district: row.district,
  state: row.state,
  hands: { maker: [row.madeBy], checker: row.checkers },
});

const { check, release, giveBack, refuse, withdraw } = proposalRoutes;

/** The steps that the actor may take now: by the rule, by the roles of the kind; the maker alone withdraws. */
export function stepsOf(actor: Actor, row: Ruled): ProposalStep[] {
  const ofRole = stepsOfRole(row.kind, actor.role);
  return offered(actor, { check, release, giveBack, refuse, withdraw }, ruledProposal(row)).filter(
    (step) => ofRole.includes(step) && (step !== 'withdraw' || actor.personId === row.madeBy),
  );
}
