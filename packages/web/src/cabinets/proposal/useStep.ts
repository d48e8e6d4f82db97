/** Takes a step of a proposal, after which everything is read anew. */
import type { ProposalStep } from '@balapan/domain/proposal.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../shell/api.ts';

export function useStep(proposalId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ step, note }: { step: ProposalStep; note?: string }) => {
      if (step === 'giveBack') return api.proposal.giveBack({ proposalId, note: note ?? '' });
      if (step === 'refuse') return api.proposal.refuse({ proposalId, note: note ?? '' });
      return api.proposal[step]({ proposalId });
    },
    onSettled: () => cache.invalidateQueries(),
  });
}
