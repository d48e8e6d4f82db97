import { useQuery } from '@tanstack/react-query';
import { api } from '../../shell/api.ts';

/** How many proposals wait for the reader: for the first page, and for the count in the head. */
export function useMyProposals(enabled: boolean): number {
  const wish = { part: 'open', page: 1, size: 1 } as const;
  const query = useQuery({ queryKey: ['proposal.list', wish], queryFn: () => api.proposal.list(wish), enabled });
  return query.data?.mine ?? 0;
}
