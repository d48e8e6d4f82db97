import { useParams } from '@tanstack/react-router';
import { ProposalView } from '../../proposal/ProposalView.tsx';

export function ProposalPage() {
  const { proposalId } = useParams({ from: '/app/department/proposals/$proposalId' });
  return <ProposalView proposalId={proposalId} />;
}
