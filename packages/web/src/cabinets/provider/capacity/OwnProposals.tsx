/** What the head has proposed: what is being decided and what is done. */
import { useNavigate } from '@tanstack/react-router';
import { ProposalList } from '../../proposal/ProposalList.tsx';

export function OwnProposals() {
  const navigate = useNavigate();
  return (
    <ProposalList
      onOpen={(proposalId) => void navigate({ to: '/app/provider/proposals/$proposalId', params: { proposalId } })}
    />
  );
}
