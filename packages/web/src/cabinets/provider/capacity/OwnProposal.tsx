import { useParams } from '@tanstack/react-router';
import { ProposalView } from '../../proposal/ProposalView.tsx';

export function OwnProposal() {
  const { proposalId } = useParams({ from: '/app/provider/proposals/$proposalId' });
  return <ProposalView proposalId={proposalId} />;
}
