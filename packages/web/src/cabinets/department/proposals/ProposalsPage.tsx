/** What the Department and its districts have to decide. */
import { routes } from '@balapan/api/routes.ts';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../../shell/me.ts';
import { ProposalList } from '../../proposal/ProposalList.tsx';

export function ProposalsPage() {
  const navigate = useNavigate();
  const may = useMay();
  return (
    <ProposalList
      withKinds={may(routes.proposal.norms)}
      onOpen={(proposalId) => void navigate({ to: '/app/department/proposals/$proposalId', params: { proposalId } })}
    />
  );
}
