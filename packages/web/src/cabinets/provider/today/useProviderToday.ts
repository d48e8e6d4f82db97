import { useQuery } from '@tanstack/react-query';
import { api } from '../../../shell/api.ts';

/** What waits in the kindergarten: for the first page, and for the counts in the head. */
export function useProviderToday(enabled: boolean) {
  return useQuery({ queryKey: ['today.provider'], queryFn: () => api.today.provider(), enabled });
}
