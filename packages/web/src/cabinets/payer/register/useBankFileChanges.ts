import { useQuery } from '@tanstack/react-query';
import { api } from '../../../shell/api.ts';

/** What the bank's file would say differently from the register; one question for whoever shows it and whoever waits for it. */
export function useBankFileChanges(registerId: string, enabled = true) {
  return useQuery({
    queryKey: ['treasury.bankFileChanges', registerId],
    queryFn: () => api.treasury.bankFileChanges({ registerId }),
    enabled,
  });
}
