/** Where the money reports stand: in the cabinet of the reader. */
import { isMonth, type Month, monthOf, shiftMonth } from '@balapan/domain/day.ts';
import { useSearch } from '@tanstack/react-router';
import { useMe, useNow } from '../../shell/me.ts';

const paths = {
  payer: { city: '/app/payer/money', one: '/app/payer/money/$providerId' },
  department: { city: '/app/department/money', one: '/app/department/money/$providerId' },
} as const;

export const useReportPaths = () => paths[useMe().person?.cabinet === 'payer' ? 'payer' : 'department'];

/** The month that the address asks for. */
export const readMonth = ({ month }: Record<string, unknown>): { month?: Month } =>
  typeof month === 'string' && isMonth(month) ? { month } : {};

/** That month; the last one that is over where the address asks for none. */
export function useAskedMonth(): Month {
  const { month } = useSearch({ strict: false }) as { month?: Month };
  const { today } = useNow();
  return month ?? shiftMonth(monthOf(today), -1);
}
