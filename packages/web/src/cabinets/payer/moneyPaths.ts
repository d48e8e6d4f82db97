/** Where the pages of the money stand: in the payer's cabinet, and in the Department's for those who read there. */
import { useMe } from '../../shell/me.ts';

const paths = {
  payer: {
    registers: '/app/payer/registers',
    register: '/app/payer/registers/$registerId',
    act: '/app/payer/acts/$actId',
    exceptions: '/app/payer/exceptions',
  },
  department: {
    registers: '/app/department/registers',
    register: '/app/department/registers/$registerId',
    act: '/app/department/acts/$actId',
    exceptions: '/app/department/exceptions',
  },
} as const;

/** Of the reader's own cabinet. */
export const useMoneyPaths = () => paths[useMe().person?.cabinet === 'department' ? 'department' : 'payer'];
